import { z } from 'zod'
import { schemeCode } from '../../domain/ids.ts'
import type { Office } from '../../domain/person.ts'
import type { Scheme } from '../../domain/scheme.ts'
import { stepOf } from '../../domain/scheme-step.ts'
import { personas } from '../local/personas.ts'
import { as, type Stage } from './stage.ts'

const Me = z.looseObject({ id: z.string(), revision: z.number(), offices: z.array(z.unknown()) })

/** The office holders: everybody signs in once, then the administrator appoints them, over the public API. */
export const appointOffices = async (stage: Stage): Promise<Map<string, string>> => {
  const subjectOf = new Map<string, string>()
  const administrator = as(stage, 'administrator')
  await administrator.get('/me', Me)
  for (const persona of personas) {
    const me = await as(stage, persona.subject).get('/me', Me)
    subjectOf.set(me.id, persona.subject)
    if (persona.offices.length === 0 || me.offices.length > 0) continue
    await administrator.put(`/people/${me.id}`, {
      offices: persona.offices,
      active: true,
      revision: me.revision,
      ...(persona.expertise === undefined ? {} : { expertise: persona.expertise }),
    })
  }
  return subjectOf
}

/** The same people hold the same offices of other programmes too, the chain of each in the order of its levels. */
export const appointBeside = async (stage: Stage, schemes: readonly Scheme[]): Promise<void> => {
  const administrator = as(stage, 'administrator')
  for (const persona of personas) {
    const more = persona.offices
      .filter(({ scheme }) => scheme !== '*')
      .flatMap(({ role, level }) => schemes.flatMap((scheme) => officesIn(scheme, role, level)))
    if (more.length === 0) continue
    const me = await as(stage, persona.subject).get('/me', Me)
    await administrator.put(`/people/${me.id}`, {
      offices: [...me.offices, ...more],
      active: true,
      revision: me.revision,
      ...(persona.expertise === undefined ? {} : { expertise: persona.expertise }),
    })
  }
}

const ranks = ['division', 'bureau', 'meeting']

const officesIn = (scheme: Scheme, role: Office['role'], level: string | undefined): Office[] => {
  const code = schemeCode(scheme.ref)
  if (role !== 'approver') return [{ role, scheme: code }]
  const chains = [stepOf(scheme, 'approval')?.levels ?? [], scheme.evaluation?.levels ?? []]
  const held = chains.flatMap((levels) =>
    levels.filter((_, index) => ranks[Math.min(index, ranks.length - 1)] === level).map(({ id }) => id),
  )
  return [...new Set(held)].map((id) => ({ role, scheme: code, level: id }))
}

/** Subjects by what they do. Taken from the personas, so that a person to sign in as is a person of the demo. */
export const subjectsWith = (role: string, level?: string): string[] =>
  personas
    .filter((persona) =>
      persona.offices.some(
        (office) => office.role === role && (level === undefined || office.level === level),
      ),
    )
    .map((persona) => persona.subject)
