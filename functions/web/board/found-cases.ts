import { allCalls } from '../../calls-of.ts'
import { folded, saysAll, type SeenRow } from '../../../domain/board-filter.ts'
import { changeRound } from '../../../domain/change.ts'
import { type OrganisationId, schemeCode } from '../../../domain/ids.ts'
import { readOrganisationCode } from '../../../domain/organisation-code.ts'
import { organisationId } from '../../../domain/organisation.ts'
import type { Person } from '../../../domain/person.ts'
import { may } from '../../../domain/policy.ts'
import type { Web } from '../context.ts'
import { type Batch, batchFor, batchOfCall } from './batch.ts'
import { keptRows } from './board-view.ts'
import { seenRows } from './seen-rows.ts'

/** What was found in one call or year, whose board has the same cases. */
export type Found = { readonly batch: Batch; readonly rows: readonly SeenRow[] }

/** The newest calls of a programme that are looked through; an older one is found on its own board. */
const callsOfProgramme = 10
/** Of each way in which an organisation belongs to a case: led, joined. */
const casesOfOrganisation = 200

/**
 * The cases whose title, lead or number has every word that is asked for, or that an organisation of this code leads or
 * joined. It reads the rows of the boards, and of them what this reader may see: what a board withholds cannot be asked for
 * here either.
 */
export const foundCases = async (web: Web, person: Person, asked: string): Promise<readonly Found[]> => {
  const { world } = web
  if (folded(asked) === '') return []
  const batches = await batchesOf(web, person)
  const code = readOrganisationCode(asked)
  const [kept, parties] = await Promise.all([
    Promise.all(
      batches.map(async (batch) => {
        const drafts = may(person, { to: 'list-drafts', scheme: batch.scheme })
        return { batch, ids: (await keptRows(web, batch, drafts)).rows }
      }),
    ),
    code.ok ? casesWith(web, organisationId(code.code)) : new Set<string>(),
  ])
  const seen = await seenRows(
    world,
    person,
    kept.flatMap(({ ids }) => ids),
  )
  const matching = new Map<string, SeenRow>(
    seen
      .filter(
        (row) =>
          saysAll(asked, [row.title, row.leadName, row.number]) ||
          // Who reviews a case without its names does not find it by who belongs to it.
          (row.lead !== undefined && parties.has(row.id)),
      )
      .map((row) => [row.id, row]),
  )
  return kept.flatMap(({ batch, ids }) => {
    const rows = ids.flatMap(({ id }) => matching.get(id) ?? [])
    return rows.length === 0 ? [] : [{ batch, rows }]
  })
}

/** The newest calls of each programme, and the evaluations and changes of this year and the last. */
const batchesOf = async (web: Web, person: Person): Promise<readonly Batch[]> => {
  const { schemes } = web.world
  const listed = (code: string): boolean => may(person, { to: 'list-cases', scheme: code })
  const [calls, programmes] = await Promise.all([allCalls(web.world), schemes.current()])
  const year = web.world.now().getUTCFullYear()
  const years = programmes
    .filter(({ ref }) => listed(schemeCode(ref)))
    .flatMap(({ ref, evaluation, changes }) =>
      [year, year - 1].flatMap((one) => [
        ...(evaluation === undefined ? [] : [`evaluation-${schemeCode(ref)}-${one}`]),
        ...(changes === undefined ? [] : [changeRound(schemeCode(ref), one)]),
      ]),
    )
  const counted = new Map<string, number>()
  const newest = calls
    .toSorted((a, b) => (a.opens < b.opens ? 1 : -1))
    .filter((call) => {
      const code = schemeCode(call.scheme)
      const before = counted.get(code) ?? 0
      counted.set(code, before + 1)
      return listed(code) && before < callsOfProgramme
    })
  return [
    ...newest.map(batchOfCall),
    ...(await Promise.all(years.map((name) => batchFor(web, person, name)))),
  ]
}

const casesWith = async ({ world }: Web, organisation: OrganisationId): Promise<ReadonlySet<string>> => {
  const page = { limit: casesOfOrganisation }
  const [led, joined] = await Promise.all([
    world.store.cases.ledBy(organisation, page),
    world.store.cases.joinedBy(organisation, page),
  ])
  return new Set<string>([...led.items.map(({ id }) => id), ...joined.items.map((one) => one.case)])
}
