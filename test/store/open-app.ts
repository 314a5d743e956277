import { idFrom, PersonId } from '../../domain/ids.ts'
import type { Person } from '../../domain/person.ts'
import type { World } from '../../functions/ports/world.ts'
import { personIdOf } from '../../functions/commands/people.ts'
import { calendarsOf } from '../../functions/calendars.ts'
import { shipped } from '../../schemes/all.ts'
import { schemesOf } from '../../functions/schemes.ts'
import { sha256 } from '../../functions/store/cases.ts'
import { createApp } from '../../functions/web/app.tsx'
import { createInsightApp } from '../../functions/insight/app.tsx'
import type { Web } from '../../functions/web/context.ts'
import { person } from '../support/cases.ts'
import { startIssuer } from '../support/issuer.ts'
import { type OpenStore, openStore } from './open-store.ts'
import { noSealer } from '../../functions/sealer.ts'
import { noSigner } from '../../functions/no-signer.ts'

const audience = 'urn:consort:test'
const issuerName = 'practice'
const now = new Date('2030-06-03T02:00:00.000Z')

/** The pages and the API over an empty table of their own, with nothing behind them: no workflow, no relay. */
export const openApp = async () => {
  const [open, issuer] = await Promise.all([openStore(), startIssuer(audience)])
  let made = 0
  const world: World = {
    store: open.store,
    schemes: schemesOf(open.store.schemes, () => now, shipped),
    now: () => now,
    newId: () => idFrom(Buffer.from(sha256(`id ${(made += 1)}`).slice(0, 26), 'hex')),
    digest: sha256,
    signer: noSigner,
    sealer: noSealer,
    calendars: calendarsOf(open.store.holidays, () => now),
  }
  const web: Web = {
    world,
    settings: {
      publicUrl: 'http://localhost:3000',
      issuer: issuer.url,
      issuerName,
      clientId: 'consort',
      audience,
      practice: false,
      style: '',
      script: '',
      log: () => undefined,
      wall: () => now,
    },
  }
  const app = createApp(web)
  const figures = createInsightApp(web)

  return {
    ...open,
    web,
    world,
    app,
    figures,
    issuer,
    settle: settler(open),
    stop: () => stopBoth(open, issuer),
  }
}
export type OpenApp = Awaited<ReturnType<typeof openApp>>

const stopBoth = async (open: OpenStore, issuer: { stop(): Promise<void> }): Promise<void> => {
  await issuer.stop()
  await open.stop()
}

/** Somebody with a session: a person that the issuer's tokens name too, and the cookie of a browser. */
const settler =
  ({ store }: OpenStore) =>
  async (subject: string, more: Partial<Person> = {}): Promise<{ person: Person; cookie: string }> => {
    const id: PersonId = personIdOf(sha256, issuerName, subject)
    const somebody = person(subject, { ...more, id, issuer: issuerName, subject })
    await store.people.save(somebody)
    const secret = sha256(`secret of ${subject}`).slice(0, 32)
    const at = now.toISOString()
    const session = { person: id, csrf: secret, strong: true, created: at, seen: at }
    await store.sessions.save(sha256(secret), session, new Date(now.getTime() + 3_600_000))
    return { person: somebody, cookie: `session=${id}.${secret}` }
  }
