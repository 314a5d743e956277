import { foldedNumber, numbersToTry } from '../../domain/certificate-number.ts'
import { RecordLine } from '../../domain/consortium-record.ts'
import { Consortium, Party } from '../../domain/consortium.ts'
import type { Decision } from '../../domain/decision.ts'
import { ConsortiumId, schemeCode } from '../../domain/ids.ts'
import { RecordSums, recordSums } from '../../domain/record-sums.ts'
import { z } from 'zod'
import type { Store } from '../ports/store.ts'
import { indexKeys, keys, partyKey, registerKey } from './keys.ts'
import { along } from './once.ts'
import { everything } from '../every-page.ts'
import { isNew, type Item, nextRevision, type Table, type Write } from './table.ts'
import { transact } from './transaction.ts'

/** Rows of an earlier program hold the name alone. */
const About = z.union([
  z.string().transform((name) => ({ name, programme: undefined })),
  z.object({ name: z.string(), programme: z.string().nullable() }),
])

/** The register: an entry, a row per party for that organisation's list, and the certificate number's claim. */
export const consortiumStore = (
  table: Table,
  onItems: (items: readonly Item[]) => void,
): Store['consortia'] => {
  const load = async (id: string) => {
    const item = await table.get(keys.consortium(id))
    return item && Consortium.parse(item.data)
  }
  const recordOf = async (id: string) => {
    const rows = await everything((page) =>
      table.query({ key: keys.consortium(id).pk, begins: 'RECORD#', consistent: true }, page),
    )
    return rows.map((row) => RecordLine.parse(row.data))
  }
  return {
    load,
    save: async (consortium, options) => {
      const { effects, writes: told } = along(consortium.id, consortium.revision, options)
      const writes = [...told, ...consortiumWrites(consortium)]
      // A consortium of very many parties is written in two goes: its key and entry in the first, rows of a list after.
      await transact(table, writes.slice(0, 90))
      if (writes.length > 90) await transact(table, writes.slice(90))
      onItems(effects)
    },
    register: async ({ nameBegins, ...page }) => {
      const { items, ...rest } = await table.query(
        { index: 'list', key: registerKey, ...(nameBegins ? { begins: nameBegins } : {}) },
        page,
      )
      return { ...rest, items: items.map((item) => Consortium.parse(item.data)) }
    },
    record: recordOf,
    enter: async (line, before, options) => {
      const { consortium, seq, hash } = line
      const { effects, writes } = along(`${consortium}.record`, seq, options)
      await transact(table, [
        { put: { ...keys.recordLine(consortium, seq), type: 'record-line', data: line }, guard: isNew },
        // Where the record ends, so that a tail that is missing shows. The line's own number guards both.
        {
          put: {
            ...keys.record(consortium),
            type: 'record-end',
            data: { consortium, revision: seq, hash },
            about: recordSums([...before, line]),
          },
        },
        ...writes,
      ])
      onItems(effects)
    },
    sums: async (ids) => {
      const ends = await table.getMany(ids.map((id) => keys.record(id)))
      const sums = new Map<ConsortiumId, RecordSums>()
      for (const { pk, about } of ends) {
        const id = ConsortiumId.parse(pk.slice('CONSORTIUM#'.length))
        const kept = RecordSums.safeParse(about)
        // The end of an earlier program's record does not say.
        sums.set(id, kept.success ? kept.data : recordSums(await recordOf(id)))
      }
      return sums
    },
    byNumber: async (number) => {
      for (const one of numbersToTry(number)) {
        const claim = await table.get(keys.claim(`certificate:${one}`))
        if (claim) return load(z.string().parse(claim.data))
      }
      return undefined
    },
    ofOrganisation: async (organisation, page) => {
      const { items, ...rest } = await table.query({ index: 'list', key: partyKey(organisation) }, page)
      return {
        ...rest,
        items: items.map((item) => ({
          consortium: ConsortiumId.parse(item.pk.slice('CONSORTIUM#'.length)),
          ...About.parse(item.about),
          role: Party.parse(item.data).role,
        })),
      }
    },
  }
}

/** Everything that an entry of the register is written as. */
export const consortiumWrites = (
  consortium: Consortium,
  changed?: Decision['parties'],
  numbered = false,
): Write[] => {
  const { standing } = consortium
  const first = consortium.revision === 1
  const entry: Item = {
    ...keys.consortium(consortium.id),
    type: 'consortium',
    data: consortium,
    ...indexKeys.consortium(consortium),
  }
  const rows: Item[] = (first ? consortium.parties : (changed?.written ?? [])).map((party) => ({
    ...keys.party(consortium.id, party.organisation),
    type: 'party',
    data: party,
    about: {
      name: consortium.name,
      programme: 'scheme' in standing ? schemeCode(standing.scheme) : null,
    },
    ...indexKeys.party(consortium, party),
  }))
  const number: Item[] =
    standing.is === 'recognised' && (first || numbered)
      ? [
          {
            ...keys.claim(`certificate:${foldedNumber(standing.number)}`),
            type: 'claim',
            data: consortium.id,
          },
        ]
      : []
  return [
    { put: entry, guard: nextRevision(consortium.revision) },
    ...rows.map((put) => ({ put })),
    ...(changed?.removed ?? []).map((id) => ({ remove: keys.party(consortium.id, id) })),
    ...number.map((put) => ({ put, guard: nextRevision(1) })),
  ]
}
