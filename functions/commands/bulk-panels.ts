import { answerTask } from '../../domain/answer.ts'
import type { BulkAction, PanelChoice } from '../../domain/bulk.ts'
import type { CaseFile } from '../../domain/case.ts'
import type { CaseId, TaskId } from '../../domain/ids.ts'
import type { Moment } from '../../domain/moment.ts'
import { assignPanel, requireFree } from '../../domain/panel-assign.ts'
import { panelRowOf } from '../../domain/panel-row.ts'
import { may } from '../../domain/policy.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Task } from '../../domain/task.ts'
import type { TaskAnswer } from '../../domain/task-answer.ts'
import { openPanelDesk, type PanelDesk, panelMark } from '../panel-desk.ts'
import type { World } from '../ports/world.ts'
import { stampOf } from './as-lead.ts'
import { assign, chosenFrom } from './panels.ts'
import { type Asking, momentFor, stale } from './run.ts'
import { answer } from './tasks.ts'

type Panels = Extract<BulkAction, { do: 'panel' }>

/** Panels of a call are put together at one desk: read once, and with the loads as they grow from case to case. */
export type BulkDesk = {
  /** Decides as the command will; refused where that would refuse. Nothing is written. */
  tryOn(file: CaseFile, action: Panels, task: Task | undefined, asking: Asking, moment: Moment): void
  /** The command that exists for one case: its panel is assigned, or who waits for experts is answered with them. */
  choose(asking: Asking, id: CaseId, action: Panels, task: TaskId | undefined): Promise<object>
}

export const openBulkDesk = async (
  world: World,
  batch: string,
  action: Panels,
): Promise<BulkDesk | undefined> => {
  const [first] = action.panels
  const file = first && (await world.store.cases.load(first.case))
  const row = file && panelRowOf(file)
  if (!file || !row || file.head.batch !== batch) return undefined
  const scheme = await world.schemes.load(file.head.scheme)
  const opened = await openPanelDesk(world, batch, scheme, row.kind)
  const loads = new Map(opened.loads)
  const desk: PanelDesk = { ...opened, loads }
  const taken = ({ case: id, experts }: PanelChoice): void => {
    const before = new Set(
      opened.rows.find((one) => one.id === id)?.assigned?.experts.map(({ person }) => person),
    )
    for (const person of experts) if (!before.has(person)) loads.set(person, (loads.get(person) ?? 0) + 1)
  }
  return {
    tryOn: (on, given, task, asking, moment) => {
      const choice = choiceOf(given, on.head.id)
      const now = panelRowOf(on)
      if (!now) throw new Refusal('not-at-this-step')
      if (choice.seen !== undefined && choice.seen !== panelMark(now, world.digest)) throw stale()
      if (!may(asking.person, { to: 'choose-experts', file: on })) throw new Refusal('conflict-of-interest')
      const stamp = stampOf(asking, 'officer')
      const chosen = choice.experts.map(chosenFrom(desk, on, now, moment))
      if (task) {
        requireFree(on, chosen, moment, 'experts')
        answerTask(on, task, retry(choice, given), stamp, moment)
      } else assignPanel(on, chosen, given.reason, stamp, moment)
      taken(choice)
    },
    choose: async (asking, id, given, task) => {
      const choice = choiceOf(given, id)
      const { experts, seen } = choice
      const { reason } = given
      const input = {
        experts,
        ...(reason === undefined ? {} : { reason }),
        ...(seen === undefined ? {} : { seen }),
      }
      const done =
        task === undefined
          ? await assign(world, asking, id, input, desk)
          : await goOn(world, asking, desk, choice, task, retry(choice, given))
      taken(choice)
      return done
    },
  }
}

/** Answers the office's task of a review that waits, with people against whom nothing stands. */
const goOn = async (
  world: World,
  asking: Asking,
  desk: PanelDesk,
  choice: PanelChoice,
  task: TaskId,
  given: TaskAnswer,
): Promise<object> => {
  const file = await world.store.cases.load(choice.case)
  const row = file && panelRowOf(file)
  // Once it is answered, the command says itself what became of it: the same click is answered as the first one.
  if (file && row && file.tasks.some(({ id, state }) => id === task && state.is === 'open')) {
    if (choice.seen !== undefined && choice.seen !== panelMark(row, world.digest)) throw stale()
    const moment = await momentFor(world, file.head.scheme, asking.arrived)
    requireFree(file, choice.experts.map(chosenFrom(desk, file, row, moment)), moment, 'experts')
  }
  return answer(world, asking, { case: choice.case, task, answer: given })
}

const choiceOf = ({ panels }: Panels, id: CaseId): PanelChoice => {
  const choice = panels.find((one) => one.case === id)
  if (!choice) throw new Refusal('not-at-this-step')
  return choice
}

/** A review that waits for the officer goes on with these; that asks for a reason. */
const retry = ({ experts }: PanelChoice, { reason }: Panels): TaskAnswer => {
  if (reason === undefined)
    throw new Refusal('invalid', { problems: [{ field: 'reason', code: 'reason-for-retry' }] })
  return { kind: 'review-help', answer: { decision: 'retry', experts, reason } }
}
