import { z } from 'zod'
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

/** Subjects by what they do. Taken from the personas, so that a person to sign in as is a person of the demo. */
export const subjectsWith = (role: string, level?: string): string[] =>
  personas
    .filter((persona) =>
      persona.offices.some(
        (office) => office.role === role && (level === undefined || office.level === level),
      ),
    )
    .map((persona) => persona.subject)
