import { everything } from '../../every-page.ts'
import { z } from 'zod'
import { type CaseFile, type CaseHead, endedAt } from '../../../domain/case.ts'
import { CaseId } from '../../../domain/ids.ts'
import { Grade } from '../../../domain/evaluation-rules.ts'
import type { Moment } from '../../../domain/moment.ts'
import { holds, type Person } from '../../../domain/person.ts'
import type { SeenRow } from '../../../domain/board-filter.ts'
import { inRank, type Place as Placed, rankingOf, selectedOf, selectionOf } from '../../../domain/ranking.ts'
import { type Selection, stepOf } from '../../../domain/scheme-step.ts'
import { notFound } from '../../../domain/refusal.ts'
import { casesOf } from '../../other-cases.ts'
import type { World } from '../../ports/world.ts'
import { SelectionDecision } from '../../../domain/selection.ts'
import { batchFor } from '../board/batch.ts'
import { type OpenBoard, openBoard } from '../board/board-view.ts'
import { CaseSummary } from '../case-view/case-shape.ts'
import type { Web } from '../context.ts'
import { defined } from '../defined.ts'

const Place = z.object({
  place: z.number().int().describe('From 1; equal means share a place'),
  tied: z.boolean(),
  mean: z.number(),
  line: z
    .enum(['over', 'at', 'under', 'none'])
    .describe('Over or under the line after as many as may pass; at it when a tie lies on both sides'),
})

const Limits = z.object({
  most: z.number().int().optional().describe('As many of the call may pass'),
  mayBeNone: z.boolean().optional().describe('Nobody need be selected'),
  selected: z.number().int().describe('Finally approved or recognised so far'),
})

/** A call's reviewed applications, or a year's evaluations, the best first. */
export const Ranking = Limits.extend({
  items: z.array(
    Place.extend({
      case: CaseSummary,
      spread: z.number(),
      sheets: z.number().int(),
      grade: Grade.optional(),
    }),
  ),
  cutOff: z
    .object({
      mean: z.number().describe('Of the last who may pass'),
      tied: z.number().int().describe('So many have that mean and lie on both sides of the line'),
    })
    .optional(),
  decisions: z
    .array(SelectionDecision)
    .describe('Whom the office put forward, or that it put forward nobody; the last one counts'),
})
export type Ranking = z.infer<typeof Ranking>

/** Where one application stands among the others of its call, which are not named. */
export const Standing = Limits.extend({
  ...Place.shape,
  of: z.number().int(),
  all: z.array(Place.extend({ case: CaseId.optional().describe('Only of the application itself') })),
})
export type Standing = z.infer<typeof Standing>

const placeOf = ({ place, tied, mean, line }: Placed) => ({ place, tied, mean, line })

/** The ranking of a call or a year, for who lists its cases and has none of their own organisation among them. */
export const rankingFor = async (web: Web, person: Person, batch: string): Promise<Ranking> => {
  const { open, ranked, selection } = await openRanking(web, person, batch)
  const decisions = await web.world.store.selections.of(open.batch.id)
  const row = summariesOf(open)
  const line = cutOff(ranked, selection)
  return {
    ...defined({ most: selection?.most, mayBeNone: selection?.mayBeNone }),
    selected: open.whole.filter((one) => one.selected).length,
    items: ranked.map((one) => ({
      ...placeOf(one),
      case: row(one.row),
      spread: one.row.spread ?? 0,
      sheets: one.row.sheets ?? 0,
      ...defined({ grade: one.row.grade }),
    })),
    ...(line === undefined ? {} : { cutOff: line }),
    decisions: [...decisions],
  }
}

/** Where the line is: the mean of the last who may pass, and how many stand on both sides of it with that mean. */
const cutOff = (
  ranked: readonly Placed[],
  selection: Selection | undefined,
): Ranking['cutOff'] | undefined => {
  const most = selection?.most
  const last = most === undefined ? undefined : ranked[most - 1]
  if (last === undefined || ranked.length <= (most ?? 0)) return undefined
  return { mean: last.mean, tied: last.line === 'at' ? ranked.filter(({ line }) => line === 'at').length : 0 }
}

/** The rows that have a mean, in order, for whoever may compare them. */
export const openRanking = async (web: Web, person: Person, name: string) => {
  const open = await openBoard(web, person, await batchFor(web, person, name))
  const { whole, rows, batch } = open
  if (!holds(person, 'auditor', batch.scheme) && (await takesPart(web.world, person, whole))) throw notFound()
  const [first] = whole
  const scheme = first && (await web.world.schemes.load(first.scheme))
  const selection = first?.kind === 'application' && scheme ? stepOf(scheme, 'review')?.selection : undefined
  const ranked = inRank(
    rows.flatMap((row) =>
      row.mean === undefined || row.status === 'withdrawn' ? [] : [{ id: row.id, mean: row.mean, row }],
    ),
    selection?.most,
  )
  return { open, ranked, selection }
}

/** A row as lists of cases show one. */
const summariesOf =
  ({ batch, scheme }: OpenBoard) =>
  (row: SeenRow): CaseSummary => ({
    ...{ id: row.id, kind: row.kind, title: row.title, scheme: row.scheme },
    ...{ batch: batch.id, batchTitle: batch.title, opened: row.opened },
    ...defined({ lead: row.lead, leadName: row.leadName }),
    status: {
      ...{ is: row.status, since: row.since },
      ...defined({ level: row.level, ends: row.ends, grade: row.grade }),
      ...(scheme && ['recognised', 'refused'].includes(row.status) ? { verb: scheme.outcome.verb } : {}),
    },
    ended: endedAt(row.status),
  })

/** Somebody whose organisation is in one of the cases does not compare it with the others. */
const takesPart = async (
  world: World,
  person: Person,
  heads: readonly Pick<CaseHead, 'id' | 'lead'>[],
): Promise<boolean> => {
  const { organisation } = person.expertise ?? {}
  const own = [
    ...person.represents.flatMap((held) => (held.state === 'active' ? [held.organisation] : [])),
    ...(organisation === undefined ? [] : [organisation]),
  ]
  if (heads.some(({ lead }) => own.includes(lead))) return true
  const ids = new Set<string>(heads.map(({ id }) => id))
  for (const one of own) {
    const joined = await everything((page) => world.store.cases.joinedBy(one, page))
    if (joined.some((row) => ids.has(row.case))) return true
  }
  return false
}

/** Where an application under approval stands, in a programme that lets only so many of a call pass. */
export const standingOf = async (
  world: World,
  file: CaseFile,
  moment: Moment,
): Promise<Standing | undefined> =>
  selectionOf(file.head, moment) === undefined
    ? undefined
    : standingAmong(await casesOf(world, file.head.batch), file, moment)

/** The same among cases that were read already: a list of approvals reads those of a call once. */
export const standingAmong = (
  heads: readonly CaseHead[],
  { head }: Pick<CaseFile, 'head'>,
  moment: Pick<Moment, 'scheme'>,
): Standing | undefined => {
  const selection = selectionOf(head, moment)
  if (selection === undefined) return undefined
  const ranked = rankingOf(heads, selection.most)
  const own = ranked.find((one) => one.head.id === head.id)
  return (
    own && {
      ...placeOf(own),
      ...defined({ most: selection.most }),
      mayBeNone: selection.mayBeNone,
      selected: selectedOf(heads).length,
      of: ranked.length,
      all: ranked.map((one) => ({ ...placeOf(one), ...(one === own ? { case: head.id } : {}) })),
    }
  )
}
