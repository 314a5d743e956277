import { schemeCode } from '../../domain/ids.ts'
import type { Person } from '../../domain/person.ts'
import { may } from '../../domain/policy.ts'
import { notFound } from '../../domain/refusal.ts'
import type { Scheme } from '../../domain/scheme.ts'
import type { Words } from '../../domain/words.ts'
import { type Batch, batchFor } from '../web/board/batch.ts'
import type { Web } from '../web/context.ts'

/** What figures are of: a call or a year, or a programme over the years. */
export type Subject = {
  readonly id: string
  /** The programme's code. */
  readonly scheme: string
  readonly title: Words
} & ({ readonly batch: Batch } | { readonly programme: Scheme })

export const programmeSubject = (code: string): string => `programme-${code}`

/** The subject of this name. The policy is asked before anything of it is read. */
export const subjectFor = async (web: Web, person: Person, name: string): Promise<Subject> => {
  const [, code] = /^programme-([a-z][a-z0-9-]*)$/.exec(name) ?? []
  if (code === undefined) {
    const batch = await batchFor(web, person, name, 'see-insight')
    return { id: batch.id, scheme: batch.scheme, title: batch.title, batch }
  }
  if (!may(person, { to: 'see-insight', scheme: code })) throw notFound()
  const programme = (await web.world.schemes.current()).find(({ ref }) => schemeCode(ref) === code)
  if (programme === undefined) throw notFound()
  return { id: name, scheme: code, title: programme.title, programme }
}
