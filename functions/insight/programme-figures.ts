import { grades } from '../../domain/insight/grades.ts'
import { network } from '../../domain/insight/network.ts'
import { support } from '../../domain/insight/support.ts'
import { numbersAlone } from '../../domain/insight/withheld.ts'
import type { Person } from '../../domain/person.ts'
import { may } from '../../domain/policy.ts'
import type { RegisterLine } from '../../domain/register-line.ts'
import type { Scheme } from '../../domain/scheme.ts'
import { registerLines } from '../register-lines.ts'
import { keptRows } from '../web/board/board-view.ts'
import { seenRows } from '../web/board/seen-rows.ts'
import type { Web } from '../web/context.ts'
import type { Figures } from './figures.ts'

/** So many years of evaluations are shown, this one the last. */
const mostYears = 6

/** A programme over the years: grades, support and outcomes, and the organisations that its consortia share. */
export const programmeFiguresFor = async (
  web: Web,
  person: Person,
  scheme: string,
  programme: Scheme,
): Promise<Figures> => {
  const lines = (await registerLines(web.world)).filter((line) => line.programme === scheme)
  const [graded, supported] = await Promise.all([
    gradesFor(web, person, scheme, programme),
    may(person, { to: 'see-support-in-sums', scheme }) ? supportFor(web, lines, programme) : [],
  ])
  const inForce = lines.filter(({ is }) => is === 'recognised')
  return {
    figures: [...graded.figures, ...supported, network(inForce.map(groupOf), 'consortia')],
    titles: new Map([...graded.titles, ...lines.map(({ id, name }) => [id, name] as const)]),
  }
}

const gradesFor = async (web: Web, person: Person, scheme: string, programme: Scheme): Promise<Figures> => {
  if (programme.evaluation === undefined) return { figures: [], titles: new Map() }
  const last = web.world.now().getUTCFullYear()
  const years = await Promise.all(
    Array.from({ length: mostYears }, async (_, index) => {
      const year = last - mostYears + 1 + index
      const id = `evaluation-${scheme}-${year}`
      const batch = { id, scheme, kind: 'evaluation', title: programme.title } as const
      return { year, rows: (await keptRows(web, batch, false)).rows }
    }),
  )
  if (!may(person, { to: 'list-cases', scheme }))
    return { figures: [numbersAlone(grades(years))], titles: new Map() }
  const seen = await seenRows(
    web.world,
    person,
    years.flatMap(({ rows }) => rows),
  )
  const byId = new Map(seen.map((row) => [row.id, row]))
  const shown = years.map(({ year, rows }) => ({ year, rows: rows.flatMap(({ id }) => byId.get(id) ?? []) }))
  return { figures: [grades(shown)], titles: new Map(seen.map(({ id, title }) => [id, title])) }
}

const supportFor = async (web: Web, lines: readonly RegisterLine[], programme: Scheme) => {
  if (programme.milestones === undefined && programme.results.length === 0) return []
  const sums = await web.world.store.consortia.sums(lines.map(({ id }) => id))
  const supported = lines.flatMap(({ id, name }) => {
    const own = sums.get(id)
    return own === undefined ? [] : [{ id, name, sums: own }]
  })
  return [support(supported, programme.results, programme.currency)]
}

/** The register names those parties that the programme publishes: by name, for a line has no codes. */
const groupOf = ({ id, name, leads, members }: RegisterLine) => ({
  ...{ id, name },
  parties: [
    ...leads.map((party) => ({ key: party, name: party, leads: true })),
    ...members.map((party) => ({ key: party, name: party, leads: false })),
  ],
})
