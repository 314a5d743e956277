import { requireAnswerable } from './answer.ts'
import { inOrder, titleFor } from './blind.ts'
import type { CaseFile } from './case.ts'
import type { Decision } from './decision.ts'
import { canonical, type Stamp } from './history.ts'
import type { Moment } from './moment.ts'
import { reviewRules } from './panel.ts'
import { Refusal } from './refusal.ts'
import type { Panel, Tie } from './rubric.ts'
import { tiesOf } from './scheme-words.ts'
import type { Task } from './task.ts'

/** All that an expert is shown before the declaration: enough to judge a tie by, and nothing of what is applied for. */
export type Asked = {
  readonly title: string
  readonly blind: Panel['blind']
  /** Nobody is named where the review is double blind: the question is asked in general words. */
  readonly organisations: readonly { readonly name: string; readonly role: 'lead' | 'co-lead' | 'member' }[]
  readonly ties: readonly Tie[]
  /** Of what was shown: a declaration is made about this and nothing else. */
  readonly seen: string
}

export const askedBefore = (file: CaseFile, moment: Moment): Asked => {
  const { panel } = reviewRules(file, moment)
  const { blind } = panel
  const organisations =
    blind === 'double'
      ? []
      : inOrder(file.members)
          .filter(({ confirmation }) => confirmation.is !== 'declined')
          .map(({ name, role }) => ({ name, role }))
  const shown = { title: titleFor(file, blind, moment), blind, organisations, ties: tiesOf(panel) }
  return { ...shown, seen: moment.digest(canonical(shown)) }
}

/**
 * None of the ties applies: stamped into the chain of the case, with what was asked, and with it the application is
 * opened to the expert. Said twice, it was said the first time.
 */
export const declareNone = (
  file: CaseFile,
  task: Task,
  { seen }: { readonly seen?: string | undefined },
  stamp: Stamp,
  moment: Moment,
): Decision => {
  requireAnswerable(task, moment)
  const asked = askedBefore(file, moment)
  if (seen !== undefined && seen !== asked.seen)
    throw new Refusal('changed-meanwhile', { facts: { stale: true } })
  return {
    head: file.head,
    tasks: [{ ...task, declared: stamp }],
    events: [
      {
        what: 'no-tie-declared',
        facts: {
          task: task.id,
          round: task.round,
          ties: asked.ties.map(({ id }) => id).join(','),
          shown: asked.seen,
        },
      },
    ],
  }
}
