import { sha256 } from '../../functions/store/cases.ts'
import type { Api } from './api.ts'

/** The cookie of a browser in which somebody of the town is signed in. */
export const signedIn = async ({ town }: Api, name: string): Promise<string> => {
  const secret = sha256(name).slice(0, 32)
  const at = town.program.clock.now()
  const person = town.who(name).id
  const times = { created: at.toISOString(), seen: at.toISOString() }
  await town.store.sessions.save(
    sha256(secret),
    { person, csrf: 'c'.repeat(32), strong: false, ...times },
    new Date(at.getTime() + 3_600_000),
  )
  return `session=${person}.${secret}`
}
