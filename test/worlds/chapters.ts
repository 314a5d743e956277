import { type Secret, type SecretName, secrets } from './secrets.ts'
import { life } from './whole-life.ts'

const chapterOf = (name: string): number => life.findIndex((one) => one.name === name)

/** Where the told case is at its end, and other cases begin that have secrets of their own. */
const afterwards = 'a change'

/** From when on worlds differ in a secret. */
export const beginsAt = (name: SecretName): number => chapterOf(secrets[name].since)

/** From when on nothing more is asked of a secret: it is out, or it is of an application that came to its end. */
export const outAt = (name: SecretName): number => {
  const { since, until }: Secret = secrets[name]
  if (until !== undefined) return chapterOf(until)
  return chapterOf(since) < chapterOf(afterwards) ? chapterOf(afterwards) : life.length
}
