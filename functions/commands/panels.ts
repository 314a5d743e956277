import { z } from 'zod'
import { Extension } from '../../domain/call.ts'
import type { CaseFile } from '../../domain/case.ts'
import { standing } from '../../domain/conflict-check.ts'
import { ConflictKind } from '../../domain/conflict-kind.ts'
import type { Decision } from '../../domain/decision.ts'
import { type CaseId, PersonId, schemeCode, TaskId } from '../../domain/ids.ts'
import type { Moment } from '../../domain/moment.ts'
import {
  addToPanel,
  assignPanel,
  type Chosen,
  dismissConflict,
  replaceExpert,
} from '../../domain/panel-assign.ts'
import { moreTimeForSheet, remindExperts } from '../../domain/panel-reminder.ts'
import { type PanelRow, panelRowOf } from '../../domain/panel-row.ts'
import { holds } from '../../domain/person.ts'
import { may } from '../../domain/policy.ts'
import { notFound, Refusal } from '../../domain/refusal.ts'
import { openPanelDesk, type PanelDesk, panelIn, panelMark } from '../panel-desk.ts'
import type { World } from '../ports/world.ts'
import { stampOf } from './as-lead.ts'
import { type Asking, momentFor, onCase, persistently, stale } from './run.ts'

const reason = z.string().trim().min(2).max(2000)

export const AssignPanel = z.strictObject({
  experts: z.array(PersonId).max(21).describe('Who is to judge it; nobody takes the assignment back'),
  reason: reason.optional().describe('Why these and not those whom the program proposes'),
  seen: z
    .string()
    .max(40)
    .optional()
    .describe('Of the panel that this was chosen from; refused when it changed'),
})
export type AssignPanel = z.infer<typeof AssignPanel>

export const DismissConflict = z.strictObject({
  expert: PersonId,
  conflict: ConflictKind,
  with: z.string().max(200).optional().describe('The member of the case that it is about'),
  reason,
})
export type DismissConflict = z.infer<typeof DismissConflict>

export const ReplaceExpert = z.strictObject({
  task: TaskId.describe('The sheet that is asked for in vain'),
  expert: PersonId,
  reason,
})
export type ReplaceExpert = z.infer<typeof ReplaceExpert>

export const AddExpert = z.strictObject({ expert: PersonId, reason })
export type AddExpert = z.infer<typeof AddExpert>

export const MoreTime = z.strictObject({
  task: TaskId.describe('The sheet that is out'),
  due: Extension.shape.to.describe('Only ever later'),
  reason,
})
export type MoreTime = z.infer<typeof MoreTime>

const Done = z.object({})

/** Somebody as the officer chooses them: an expert of the programme, with all that is known of them and this case. */
export const chosenFrom =
  (
    { people, check, loads }: PanelDesk,
    { head }: Pick<CaseFile, 'head'>,
    row: PanelRow,
    { scheme }: Moment,
  ) =>
  (id: PersonId): Chosen => {
    const person = people.find((one) => one.id === id)
    if (!person || !holds(person, 'expert', schemeCode(head.scheme))) throw notFound()
    const most = panelIn(scheme, row.kind)?.mostCases
    // Whoever has this case already is not given one more.
    const own = row.assigned?.experts.some((one) => one.person === id) === true ? 1 : 0
    return {
      person,
      against: standing(person, check(person, row), row.dismissed),
      full: most !== undefined && (loads.get(id) ?? 0) - own >= most,
    }
  }

type Chooses = (file: CaseFile, moment: Moment, chosen: (id: PersonId) => Chosen) => Decision

/** An officer's hand on a panel: with everything that is known now of whoever they choose. */
const choosing = (
  world: World,
  asking: Asking,
  what: {
    readonly command: string
    readonly case: CaseId
    readonly input: unknown
    readonly seen?: string | undefined
  },
  decide: Chooses,
  opened?: PanelDesk,
): Promise<object> =>
  onCase(
    world,
    asking,
    what,
    async (file, moment) => {
      if (!may(asking.person, { to: 'choose-experts', file })) throw notFound()
      const row = panelRowOf(file)
      if (!row) throw new Refusal('not-at-this-step')
      if (what.seen !== undefined && what.seen !== panelMark(row, world.digest)) throw stale()
      const desk = opened ?? (await openPanelDesk(world, file.head.batch, moment.scheme, row.kind))
      const decision = decide(file, moment, chosenFrom(desk, file, row, moment))
      return { decision, stamp: stampOf(asking, 'officer'), result: {} }
    },
    Done.parse,
  )

/** Gives a case to a panel, for when its review begins. `opened` is the desk that many are assigned from at once. */
export const assign = (
  world: World,
  asking: Asking,
  id: CaseId,
  input: AssignPanel,
  opened?: PanelDesk,
): Promise<object> =>
  choosing(
    world,
    asking,
    { command: 'assign-panel', case: id, input, seen: input.seen },
    (file, moment, chosen) =>
      assignPanel(file, input.experts.map(chosen), input.reason, stampOf(asking, 'officer'), moment),
    opened,
  )

/** Puts on record that a suspected conflict is none. */
export const dismiss = (world: World, asking: Asking, id: CaseId, input: DismissConflict): Promise<object> =>
  choosing(world, asking, { command: 'dismiss-conflict', case: id, input }, (file, _, chosen) => {
    const { person, against } = chosen(input.expert)
    const conflict = against.find(({ is, with: about }) => is === input.conflict && about === input.with)
    if (!conflict) throw notFound()
    return dismissConflict(file, person, conflict, input.reason, stampOf(asking, 'officer'))
  })

/** Gives the place of who does not answer, or should not, to somebody else. */
export const replace = (world: World, asking: Asking, id: CaseId, input: ReplaceExpert): Promise<object> =>
  choosing(world, asking, { command: 'replace-expert', case: id, input }, (file, moment, chosen) => {
    const task = file.tasks.find((one) => one.id === input.task && one.kind === 'score')
    if (!task) throw notFound()
    return replaceExpert(file, task, chosen(input.expert), input.reason, moment)
  })

/** Asks one more expert while the panel is at work. */
export const add = (world: World, asking: Asking, id: CaseId, input: AddExpert): Promise<object> =>
  choosing(world, asking, { command: 'add-expert', case: id, input }, (file, moment, chosen) =>
    addToPanel(file, chosen(input.expert), input.reason, moment),
  )

/** Gives more time for one sheet that is out. */
export const moreTimeFor = (world: World, asking: Asking, id: CaseId, input: MoreTime): Promise<object> =>
  onCase(
    world,
    asking,
    { command: 'more-time-for-sheet', case: id, input },
    (file, moment) => {
      const task = file.tasks.find((one) => one.id === input.task && one.kind === 'score')
      if (!task || !may(asking.person, { to: 'choose-experts', file })) throw notFound()
      const decision = moreTimeForSheet(file, task, { to: input.due, reason: input.reason }, moment)
      return { decision, stamp: stampOf(asking, 'officer'), result: {} }
    },
    Done.parse,
  )

/** Reminds the experts of a case of sheets that are out, or one of them; each once on a day. */
export const remindReviewers = (
  world: World,
  asking: Asking,
  id: CaseId,
  only: readonly TaskId[] | undefined,
): Promise<{ reminded: number }> =>
  persistently(async () => {
    const file = await world.store.cases.load(id)
    if (!file || !may(asking.person, { to: 'choose-experts', file })) throw notFound()
    const moment = await momentFor(world, file.head.scheme, asking.arrived)
    const decision = remindExperts(file, only, moment)
    if (!decision) return { reminded: 0 }
    await world.store.cases.commit(file, decision, { stamp: stampOf(asking, 'officer') })
    return { reminded: decision.tell?.length ?? 0 }
  })
