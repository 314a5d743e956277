import { z } from 'zod'
import { TimeLimit } from '../../../domain/calendar.ts'
import type { CaseFile } from '../../../domain/case.ts'
import type { Moment } from '../../../domain/moment.ts'
import type { Person } from '../../../domain/person.ts'
import { scoreTasks } from '../../../domain/panel.ts'
import { hatsOn } from '../../../domain/hats.ts'
import { may } from '../../../domain/policy.ts'
import { readerOf, storyOf } from '../../../domain/timeline.ts'
import { Words } from '../../../domain/words.ts'

const Time = z.string()

/** Where a case is, in plain words for this reader. */
export const StoryView = z.object({
  now: Words.describe('Where it is'),
  turn: Words.describe('Whose turn it is'),
  since: Time,
  due: Time.optional(),
  next: Words.optional(),
  you: Words.describe('What you have to do'),
  steps: z.array(
    z.object({
      title: Words,
      state: z.enum(['done', 'now', 'next', 'ended']),
      since: Time.optional(),
      limit: TimeLimit.optional(),
    }),
  ),
})
export type StoryView = z.infer<typeof StoryView>

export const storyView = (person: Person, file: CaseFile, moment: Moment): StoryView => {
  const mine = file.tasks.some(
    (task) => task.state.is === 'open' && may(person, { to: 'answer', file, task }),
  )
  const hats = hatsOn(person, file)
  const { due, ...story } = storyOf(file, readerOf(hats), mine, moment)
  // When the others' sheets are due tells when one of them was replaced, or given more time.
  const shown =
    file.head.status.is === 'review' && hats.has('expert') && !may(person, { to: 'see-experts', file })
      ? ownDue(person, file)
      : due
  return {
    ...story,
    ...(shown === undefined ? {} : { due: shown }),
    steps: story.steps.map((step) => ({ ...step })),
  }
}

const ownDue = ({ id }: Person, file: CaseFile): string | undefined =>
  scoreTasks(file).find(
    ({ state, audience }) => state.is === 'open' && audience.is === 'person' && audience.person === id,
  )?.due
