import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { PersonId } from '../../domain/ids.ts'
import type { Person } from '../../domain/person.ts'
import type { Assurance } from '../../domain/step-up.ts'
import type { Session } from '../ports/people-store.ts'
import { sha256 } from '../store/cases.ts'
import type { RequestValues, SignedIn, Web, WebSettings } from './context.ts'

type Here = Context<RequestValues>

/** A working day with its evening, whatever is done in it. */
const sessionHours = 12
/** A form that is open over lunch is still signed in; a desk that was left is not for long. */
const idleMinutes = 120
/** So much of the idle time passes before a sign of life is written down. */
const noteMinutes = 5

const minute = 60_000
const languageDays = 365

const secure = (settings: WebSettings): boolean => settings.publicUrl.startsWith('https:')
/** The `__Host-` prefix binds a cookie to this host; browsers take it over HTTPS only. */
const cookieName = (settings: WebSettings, name: string): string =>
  secure(settings) ? `__Host-${name}` : name

const put = (c: Here, settings: WebSettings, name: string, value: string, maxAge: number): void =>
  setCookie(c, cookieName(settings, name), value, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: secure(settings),
    maxAge,
  })

export const freshSecret = (): string => randomBytes(16).toString('hex')

/** Who is signed in: session and person come in one request; the cookie is opaque and holds no facts. */
export const signedInBy = async (c: Here, { world, settings }: Web): Promise<SignedIn | undefined> => {
  const [id, secret] = (getCookie(c, cookieName(settings, 'session')) ?? '').split('.')
  const person = PersonId.safeParse(id)
  if (!person.success || secret === undefined || !/^[0-9a-f]{32}$/.test(secret)) return undefined
  const secretHash = sha256(secret)
  const found = await world.store.sessions.load(person.data, secretHash)
  if (!found?.person.active) return undefined
  const now = settings.wall()
  // The table's own expiry may come days late.
  if (endOf(found.session) <= now.toISOString()) return undefined
  const signedIn = { ...found, secretHash }
  return isWork(c) ? renewed(signedIn, world, now) : signedIn
}

/** When it ends if nothing more is done: by its age, or by nobody being there. */
const endOf = ({
  expires,
  idle,
}: {
  readonly expires: string
  readonly idle?: string | undefined
}): string => (idle === undefined || expires < idle ? expires : idle)

/** What a page asks by itself keeps nobody signed in. */
const isWork = (c: Here): boolean => c.req.path !== '/session' && !c.req.path.endsWith('/here')

const renewed = async (signedIn: SignedIn, { store }: Web['world'], now: Date): Promise<SignedIn> => {
  const { session, secretHash } = signedIn
  const fresh = new Date(now.getTime() + idleMinutes * minute)
  if (session.idle === undefined || fresh.getTime() - Date.parse(session.idle) < noteMinutes * minute)
    return signedIn
  const { expires, ...rest } = session
  const next = { ...rest, seen: now.toISOString(), idle: fresh.toISOString() }
  await store.sessions.save(secretHash, next, new Date(expires))
  return { ...signedIn, session: { ...next, expires } }
}

/** For how many seconds whoever is here stays signed in if nothing more is done. */
export const secondsLeft = ({ session }: SignedIn, { wall }: WebSettings): number =>
  Math.max(0, Math.floor((Date.parse(endOf(session)) - wall().getTime()) / 1000))

/** How sure one can be of whoever holds the session. */
export const assuranceOf = ({ session }: SignedIn, { wall, stepUp }: WebSettings): Assurance => ({
  strong: session.strong,
  byDefault: stepUp?.minutes,
  ...(session.authenticated === undefined
    ? {}
    : { seconds: Math.max(0, (wall().getTime() - Date.parse(session.authenticated)) / 1000) }),
})

/** A sign-in begins a session of its own; one that was there before ends with it. */
export const beginSession = async (
  c: Here,
  { world, settings }: Web,
  person: Person,
  { strong, authenticated }: Pick<Session, 'strong' | 'authenticated'>,
): Promise<void> => {
  const { signedIn } = c.var
  if (signedIn) await world.store.sessions.end(signedIn.person.id, signedIn.secretHash)
  const secret = freshSecret()
  const now = settings.wall()
  const expires = new Date(now.getTime() + sessionHours * 3_600_000)
  await world.store.sessions.save(
    sha256(secret),
    {
      person: person.id,
      csrf: freshSecret(),
      strong,
      ...(authenticated === undefined ? {} : { authenticated }),
      created: now.toISOString(),
      seen: now.toISOString(),
      idle: new Date(now.getTime() + idleMinutes * minute).toISOString(),
    },
    expires,
  )
  put(c, settings, 'session', `${person.id}.${secret}`, sessionHours * 3600)
}

export const endSession = async (c: Here, { world, settings }: Web): Promise<void> => {
  const { signedIn } = c.var
  if (signedIn) await world.store.sessions.end(signedIn.person.id, signedIn.secretHash)
  put(c, settings, 'session', '', 0)
}

/** The cookie that ties a sign-in under way to this browser. */
export const signInCookie = {
  put: (c: Here, settings: WebSettings, state: string) => put(c, settings, 'sign-in', state, 600),
  read: (c: Here, settings: WebSettings) => getCookie(c, cookieName(settings, 'sign-in')),
  remove: (c: Here, settings: WebSettings) => put(c, settings, 'sign-in', '', 0),
}

export const sessionCookie = {
  /** Also of a session that ended: whose browser it is, is known. */
  isThere: (c: Here, settings: WebSettings): boolean =>
    getCookie(c, cookieName(settings, 'session')) !== undefined,
}

/** Says on the next page that what was sent is done. */
export const doneCookie = {
  put: (c: Here, settings: WebSettings) => put(c, settings, 'done', '1', 60),
  take: (c: Here, settings: WebSettings): boolean => {
    if (getCookie(c, cookieName(settings, 'done')) !== '1') return false
    put(c, settings, 'done', '', 0)
    return true
  },
}

export const languageCookie = {
  put: (c: Here, settings: WebSettings, language: string) =>
    put(c, settings, 'language', language, languageDays * 86_400),
  read: (c: Here, settings: WebSettings) => getCookie(c, cookieName(settings, 'language')),
}
