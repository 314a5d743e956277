import { levelsOf } from '../../../domain/approval.ts'
import { formOf } from '../../../domain/case-form.ts'
import type { CaseFile } from '../../../domain/case.ts'
import type { Stamp } from '../../../domain/history.ts'
import type { Moment } from '../../../domain/moment.ts'
import { taskWords } from '../../../domain/task-words.ts'
import type { Words } from '../../../domain/words.ts'
import type { World } from '../../ports/world.ts'

/** What the ids in a trail are called: `people` by their id, `known` everything that a fact may name. */
export type TrailNames = {
  readonly people: ReadonlyMap<string, string>
  readonly known: ReadonlyMap<string, string>
}

/** Whoever did something on a case, or wrote in a section of it. */
const stampsOf = (file: CaseFile): Stamp[] => [
  ...file.events.map(({ stamp }) => stamp),
  ...file.sections.flatMap((section) => section.authors ?? [section.saved]),
]

export const trailNames = async (
  { store }: World,
  file: CaseFile,
  moment: Moment,
  say: (words: Words) => string,
): Promise<TrailNames> => {
  const ids = [
    ...new Set(
      stampsOf(file).flatMap(({ by, inPlaceOf }) => [
        ...(by === 'system' ? [] : [by]),
        ...(inPlaceOf === undefined ? [] : [inPlaceOf]),
      ]),
    ),
  ]
  const people = new Map((await store.people.loadMany(ids)).map((one) => [String(one.id), one.name]))
  const known = new Map([
    ...people,
    ...formOf(file.head, moment).map((section) => [section.id, say(section.title)] as const),
    ...levelsOf(file.head, moment).map((level) => [level.id, say(level.title)] as const),
    ...file.tasks.map((task) => [String(task.id), say(taskWords[task.kind])] as const),
    [file.head.batch, say(file.head.batchTitle)] as const,
    [String(file.head.lead), file.head.leadName] as const,
  ])
  return { people, known }
}
