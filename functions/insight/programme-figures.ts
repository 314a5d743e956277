import { network } from '../../domain/insight/network.ts'
import { support } from '../../domain/insight/support.ts'
import type { Person } from '../../domain/person.ts'
import { may } from '../../domain/policy.ts'
import type { RegisterLine } from '../../domain/register-line.ts'
import type { Scheme } from '../../domain/scheme.ts'
import { registerLines } from '../register-lines.ts'
import type { Web } from '../web/context.ts'
import type { Figures } from './figures.ts'
import { programmeCasesFor } from './programme-cases.ts'

/** A programme over the years: its calls compared, grades, support and outcomes, and the organisations that its consortia share. */
export const programmeFiguresFor = async (
  web: Web,
  person: Person,
  scheme: string,
  programme: Scheme,
): Promise<Figures> => {
  const lines = (await registerLines(web.world)).filter((line) => line.programme === scheme)
  const [cases, supported] = await Promise.all([
    programmeCasesFor(web, person, scheme, programme),
    may(person, { to: 'see-support-in-sums', scheme }) ? supportFor(web, lines, programme) : [],
  ])
  const inForce = lines.filter(({ is }) => is === 'recognised')
  return {
    figures: [...cases.figures, ...supported, network(inForce.map(groupOf), 'consortia')],
    titles: new Map([...cases.titles, ...lines.map(({ id, name }) => [id, name] as const)]),
  }
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
