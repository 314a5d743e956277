import { compareCalls } from '../../domain/insight/calls.ts'
import { grades } from '../../domain/insight/grades.ts'
import { numbersAlone } from '../../domain/insight/withheld.ts'
import { isHandedIn } from '../../domain/hats.ts'
import { schemeCode } from '../../domain/ids.ts'
import type { Person } from '../../domain/person.ts'
import { may } from '../../domain/policy.ts'
import type { Scheme } from '../../domain/scheme.ts'
import { allCalls } from '../calls-of.ts'
import type { Batch } from '../web/board/batch.ts'
import { keptRows } from '../web/board/board-view.ts'
import { seenRows } from '../web/board/seen-rows.ts'
import type { Web } from '../web/context.ts'
import type { Figures } from './figures.ts'

/** So many years of evaluations are shown, this one the last. */
const mostYears = 6
/** So many calls are compared, the newest first. */
const mostCalls = 10

/** What the boards of a programme's calls and years come to, one against the other. */
export const programmeCasesFor = async (
  web: Web,
  person: Person,
  scheme: string,
  programme: Scheme,
): Promise<Figures> => {
  const [calls, years] = await Promise.all([callsIn(web, scheme), yearsIn(web, scheme, programme)])
  const whole = may(person, { to: 'list-cases', scheme })
  const kept = [...calls, ...years].flatMap(({ rows }) => rows)
  const seen = whole ? await seenRows(web.world, person, kept) : kept
  const byId = new Map(seen.map((row) => [row.id, row]))
  const shown = <Of extends { readonly rows: typeof kept }>(one: Of) => ({
    ...one,
    rows: one.rows.flatMap(({ id }) => byId.get(id) ?? []),
  })
  const figures = [
    compareCalls(calls.map(shown), programme.outcome.verb),
    ...(programme.evaluation === undefined ? [] : [grades(years.map(shown))]),
  ]
  return whole
    ? { figures, titles: new Map(seen.map(({ id, title }) => [id, title])) }
    : { figures: figures.map(numbersAlone), titles: new Map() }
}

/** The calls that have opened, each with what was handed in to it. */
const callsIn = async (web: Web, scheme: string) => {
  const now = web.world.now().toISOString()
  const opened = (await allCalls(web.world))
    .filter((call) => schemeCode(call.scheme) === scheme && call.opens <= now)
    .toSorted((a, b) => (a.opens === b.opens ? (a.id < b.id ? 1 : -1) : a.opens < b.opens ? 1 : -1))
  return Promise.all(
    opened.slice(0, mostCalls).map(async (call) => {
      const [version, rows] = await Promise.all([
        web.world.schemes.load(call.scheme),
        rowsOf(web, { id: call.id, scheme, kind: 'application', title: call.title }),
      ])
      return { call, scheme: version, rows }
    }),
  )
}

const yearsIn = async (web: Web, scheme: string, { evaluation, title }: Scheme) => {
  if (evaluation === undefined) return []
  const last = web.world.now().getUTCFullYear()
  return Promise.all(
    Array.from({ length: mostYears }, async (_, index) => {
      const year = last - mostYears + 1 + index
      const id = `evaluation-${scheme}-${year}`
      return { year, rows: await rowsOf(web, { id, scheme, kind: 'evaluation', title }) }
    }),
  )
}

/** What nobody handed in is counted for nobody. */
const rowsOf = async (web: Web, batch: Batch) =>
  (await keptRows(web, batch, false)).rows.filter((row) => isHandedIn({ ...row, receipt: row.number }))
