import { z } from 'zod'
import type { CaseFile, CaseHead } from '../../domain/case.ts'
import { CaseId } from '../../domain/ids.ts'
import { Grade } from '../../domain/evaluation-rules.ts'
import type { Moment } from '../../domain/moment.ts'
import { holds, type Person } from '../../domain/person.ts'
import { rankingOf, selectedOf, selectionOf, type Ranked } from '../../domain/ranking.ts'
import { notFound } from '../../domain/refusal.ts'
import { casesOf } from '../other-cases.ts'
import type { World } from '../ports.ts'
import { batchFor } from './board/batch.ts'
import { CaseSummary } from './case-shape.ts'
import type { Web } from './context.ts'
import { defined } from './defined.ts'
import { listing } from './listed-cases.ts'

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
})
export type Ranking = z.infer<typeof Ranking>

/** Where one application stands among the others of its call, which are not named. */
export const Standing = Limits.extend({
  ...Place.shape,
  of: z.number().int(),
  all: z.array(Place.extend({ case: CaseId.optional().describe('Only of the application itself') })),
})
export type Standing = z.infer<typeof Standing>

const placeOf = ({ place, tied, mean, line }: Ranked) => ({ place, tied, mean, line })

/** The ranking of a call or a year, for who lists its cases and has none of their own organisation among them. */
export const rankingFor = async (web: Web, person: Person, batch: string): Promise<Ranking> => {
  const { scheme } = await batchFor(web, person, batch)
  const heads = await casesOf(web.world, batch)
  if (!holds(person, 'auditor', scheme) && (await takesPart(web.world, person, heads))) throw notFound()
  const [first] = heads
  const moment = first && { scheme: await web.world.schemes.load(first.scheme) }
  const selection = first && moment ? selectionOf(first, moment) : undefined
  const ranked = rankingOf(heads, selection?.most)
  const row = await listing(web.world, person, heads)
  return {
    ...defined({ most: selection?.most, mayBeNone: selection?.mayBeNone }),
    selected: selectedOf(heads).length,
    items: ranked.map((one) => ({
      ...placeOf(one),
      case: row(one.head),
      spread: one.spread,
      sheets: one.sheets,
      ...(one.head.kind === 'evaluation' ? defined({ grade: one.head.grade }) : {}),
    })),
  }
}

/** Somebody whose organisation is in one of the cases does not compare it with the others. */
const takesPart = async (world: World, person: Person, heads: readonly CaseHead[]): Promise<boolean> => {
  const { organisation } = person.expertise ?? {}
  const own = [
    ...person.represents.flatMap((held) => (held.state === 'active' ? [held.organisation] : [])),
    ...(organisation === undefined ? [] : [organisation]),
  ]
  if (heads.some(({ lead }) => own.includes(lead))) return true
  const ids = new Set<string>(heads.map(({ id }) => id))
  for (const one of own) {
    const joined = await world.store.cases.joinedBy(one, { limit: 200 })
    if (joined.items.some((row) => ids.has(row.case))) return true
  }
  return false
}

/** Where an application under approval stands, in a programme that lets only so many of a call pass. */
export const standingOf = async (
  world: World,
  { head }: CaseFile,
  moment: Moment,
): Promise<Standing | undefined> => {
  const selection = selectionOf(head, moment)
  if (selection === undefined) return undefined
  const heads = await casesOf(world, head.batch)
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
