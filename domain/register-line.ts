import { z } from 'zod'
import { civilDate } from './calendar.ts'
import { Token } from './condition.ts'
import type { Consortium } from './consortium.ts'
import { Grade } from './evaluation-rules.ts'
import { ConsortiumId, schemeCode } from './ids.ts'
import { Outcome } from './outcome.ts'
import { publicEntry } from './public-entry.ts'
import type { Scheme } from './scheme.ts'
import { Words } from './words.ts'

/** An entry of the register as it is searched, sorted and counted: what everybody may know of it, on one line. */
export const RegisterLine = z.strictObject({
  id: ConsortiumId,
  /** Of the entry that it was made from: the later one holds. */
  revision: z.number().int(),
  name: z.string(),
  is: z.enum(['recognised', 'revoked', 'expired', 'withdrawn', 'reported']),
  verb: Words.optional(),
  trial: z.literal(true).optional(),
  number: z.string().optional(),
  former: z.array(z.string()).optional(),
  programme: z.string().optional(),
  kind: Outcome.shape.kind.optional(),
  tier: Token.optional(),
  field: z.string().optional(),
  place: z.string().optional(),
  /** When it was given: an instant, or a day, month or year of a report. */
  since: z.string().optional(),
  year: z.number().int().optional(),
  until: z.string().optional(),
  ended: z.string().optional(),
  mergedInto: z.string().optional(),
  leads: z.array(z.string()),
  members: z.array(z.string()),
  /** The last one, where the programme publishes grades. */
  grade: z.strictObject({ year: z.number().int(), grade: Grade }).optional(),
})
export type RegisterLine = z.infer<typeof RegisterLine>

/** The line of an entry. A programme that cannot be read publishes nothing beside name, number and standing. */
export const lineOf = (
  entry: Consortium,
  scheme: Pick<Scheme, 'outcome' | 'timeZone'> | undefined,
): RegisterLine => {
  const shown = publicEntry(entry, scheme)
  const named = (leading: boolean): string[] =>
    shown.parties.filter(({ role }) => (role !== 'member') === leading).map(({ name }) => name)
  const grade = shown.grades.toSorted((a, b) => b.year - a.year).at(0)
  return {
    id: shown.id,
    revision: shown.revision,
    name: shown.name,
    is: shown.standing.is,
    ...(shown.verb === undefined ? {} : { verb: shown.verb }),
    ...(shown.standing.is === 'recognised' && shown.provisionalUntil !== undefined ? { trial: true } : {}),
    ...(shown.former === undefined ? {} : { former: shown.former.map(({ number }) => number) }),
    ...(shown.tier === undefined ? {} : { tier: shown.tier }),
    ...(shown.field === undefined ? {} : { field: shown.field }),
    ...(shown.place === undefined ? {} : { place: shown.place }),
    ...(scheme === undefined ? {} : { kind: scheme.outcome.kind }),
    ...datesOf(shown, scheme),
    leads: named(true),
    members: named(false),
    ...(grade === undefined ? {} : { grade: { year: grade.year, grade: grade.grade } }),
  }
}

const datesOf = ({ standing }: Consortium, scheme: Pick<Scheme, 'timeZone'> | undefined) => {
  if (standing.is === 'reported')
    return {
      ...(standing.announced === undefined
        ? {}
        : { since: standing.announced, year: Number(standing.announced.slice(0, 4)) }),
      ...(standing.endedOn === undefined ? {} : { ended: standing.endedOn }),
    }
  return {
    number: standing.number,
    programme: schemeCode(standing.scheme),
    since: standing.recognised,
    year: Number(civilDate(standing.recognised, scheme?.timeZone ?? 'Asia/Shanghai').slice(0, 4)),
    ...(standing.validUntil === undefined ? {} : { until: standing.validUntil }),
    ...(standing.is === 'recognised'
      ? {}
      : {
          ended: standing.ended,
          ...(standing.mergedInto === undefined ? {} : { mergedInto: standing.mergedInto }),
        }),
  }
}
