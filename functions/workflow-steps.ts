import { instant } from '../domain/calendar.ts'
import type { CaseFile } from '../domain/case.ts'
import { Position, type Step } from '../domain/case-run.ts'
import { chainSoFar } from '../domain/climb.ts'
import { isOver } from '../domain/cycle.ts'
import type { Decision } from '../domain/decision.ts'
import { ringsAt } from '../domain/escalation.ts'
import type { Part, Wait } from '../domain/formal-check.ts'
import type { Stamp } from '../domain/history.ts'
import type { Moment } from '../domain/moment.ts'
import { notFound } from '../domain/refusal.ts'
import { advance, stepId, visitOf } from '../domain/step.ts'
import { z } from 'zod'
import { momentFor, persistently } from './commands/run.ts'
import type { World } from './ports/world.ts'

/** What a step's rule is given. The world is there for reading only: whoever decides gets facts, not services. */
type Given = {
  readonly file: CaseFile
  readonly position: Position
  readonly moment: Moment
  readonly world: World
}

/** One step of a workflow, as the state machine calls it. */
export type TaskHandler = (world: World, input: unknown) => Promise<Position>

const load = async (world: World, position: Position): Promise<{ file: CaseFile; moment: Moment }> => {
  const file = await world.store.cases.load(position.case)
  if (!file) throw notFound()
  return { file, moment: await momentFor(world, file.head.scheme, instant(world.now())) }
}

const bySystem = (moment: Moment): Stamp => ({ by: 'system', as: 'system', at: moment.now })

/**
 * A step that answers at once. A repeated or replaced execution finds the step done in the record and passes on
 * with the outcome of the first time.
 */
export const automaticTask =
  (name: string, decide: (given: Given) => Part | Promise<Part>): TaskHandler =>
  (world, input) =>
    persistently(async () => {
      const position = Position.parse(input)
      const { file, moment } = await load(world, position)
      const id = stepId(name, visitOf(position, name))
      const recorded = file.steps.find((step) => step.id === id)
      if (file.head.run?.cycle === position.cycle && recorded?.state.is === 'done')
        return advance(position, name, recorded.state.outcome)
      if (isOver(file.head, position.cycle)) return advance(position, name, 'takenBack')
      const { outcome, ...decision } = await decide({ file, position, moment, world })
      const done: Step = {
        id,
        task: name,
        opened: moment.now,
        state: { is: 'done', outcome, at: moment.now },
      }
      await world.store.cases.commit(
        file,
        { ...decision, steps: [...(decision.steps ?? []), done] },
        { stamp: bySystem(moment) },
      )
      return advance(position, name, outcome)
    })

const PersonalInput = z.object({ position: Position, token: z.string().min(1).max(2048) })

/**
 * A step that waits for people. The first call opens their tasks and keeps the token; a later one (after a
 * restart) only brings the new token, or, when the answer is there already, hands it on at once.
 */
export const personalTask =
  (name: string, open: (given: Given) => Wait | Promise<Wait>): TaskHandler =>
  (world, input) =>
    persistently(async () => {
      const { position, token } = PersonalInput.parse(input)
      const { file, moment } = await load(world, position)
      const id = stepId(name, visitOf(position, name))
      const recorded = file.steps.find((step) => step.id === id)
      const own = file.head.run?.cycle === position.cycle
      const over = isOver(file.head, position.cycle) && !(own && recorded?.state.is === 'done')
      // The token of a run that is over has a name of its own: the next run may wait at the same step.
      const step = over ? `${id}/${position.cycle}` : id
      const decision = over
        ? { head: file.head, events: [], resume: { step, output: advance(position, name, 'takenBack') } }
        : recorded
          ? again(file, recorded, position)
          : await firstTime(name, id, { file, position, moment, world }, open)
      await world.store.cases.commit(file, decision, { stamp: bySystem(moment), token: { step, token } })
      return position
    })

const again = (file: CaseFile, step: Step, position: Position): Decision =>
  step.state.is === 'done'
    ? {
        head: file.head,
        events: [],
        resume: { step: step.id, output: advance(position, step.task, step.state.outcome) },
      }
    : { head: file.head, events: [], steps: [{ ...step, state: { ...step.state, resume: position } }] }

const firstTime = async (
  name: string,
  id: string,
  given: Given,
  open: (given: Given) => Wait | Promise<Wait>,
): Promise<Decision> => {
  const { position, moment } = given
  const wait = await open(given)
  if ('outcome' in wait) {
    const { outcome, ...decision } = wait
    const done: Step = { id, task: name, opened: moment.now, state: { is: 'done', outcome, at: moment.now } }
    return {
      ...decision,
      steps: [...(decision.steps ?? []), done],
      resume: { step: id, output: advance(position, name, outcome) },
    }
  }
  const { due, ...decision } = wait
  const chain = chainSoFar(given.file, position, name)
  const alarm = ringsAt(due, chain, moment.now)
  const waiting: Step = {
    id,
    task: name,
    opened: moment.now,
    state: { is: 'waiting', resume: position, ...(due === undefined ? {} : { due }) },
    ...(chain === undefined ? {} : { escalation: chain }),
    // What is past already rings at once: the clock does not look back.
    ...(alarm === undefined ? {} : { alarm }),
  }
  return { ...decision, steps: [...(decision.steps ?? []), waiting] }
}
