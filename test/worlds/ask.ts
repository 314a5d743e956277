import { canonical } from '../../domain/history.ts'
import { sha256 } from '../../functions/store/cases.ts'
import type { startIssuer } from '../support/issuer.ts'
import { bodyFor } from './body.ts'
import type { Values } from './ids.ts'
import { filled, nameOf, type Route } from './routes.ts'
import { intruder, type Role, roles, type World } from './world.ts'

/** Numbers that decide what is asked, drawn beforehand: the same ones in every world. */
export type Drawn = {
  readonly picks: readonly number[]
  readonly english: boolean
  readonly head: boolean
  /** How often the same route was asked before: each time with another third of what stands behind its question mark. */
  readonly turn: number
}

/** One request, the same in every world. */
export type Asked = {
  readonly route: string
  readonly door: Route['door']
  readonly role: Role
  readonly method: string
  readonly address: string
  readonly language: 'zh' | 'en'
  readonly type?: string
  readonly body?: string
}

/** Fills a route with ids and words, and a write with a body that is wrong, or that the role may not send. */
export const askedOf = (
  route: Route,
  role: Role,
  { picks, english, head, turn }: Drawn,
  values: Values,
): Asked => {
  let next = 0
  const draw = (): number => {
    next += 1
    return picks[next % picks.length] ?? 0
  }
  const pick = (from: readonly string[]): string => from[draw() % Math.max(from.length, 1)] ?? 'nothing'
  const path = filled(route.path, (name) => pick(values[name] ?? []))
  const query = new URLSearchParams()
  for (const [at, [name, listed]] of Object.entries(route.query).entries()) {
    const known = listed.length > 0 ? listed : (values[`?${name}`] ?? values[name] ?? [])
    if (known.length > 0 && at % 3 === turn % 3) query.set(name, pick(known))
  }
  const behind = query.size === 0 ? '' : `?${query.toString()}`
  const method = route.method === 'GET' && head ? 'HEAD' : route.method
  const asked: Asked = {
    ...{ route: nameOf(route), door: route.door, role, method },
    language: english ? 'en' : 'zh',
    address: `${route.door === 'api' ? '/api' : ''}${path}${behind}`,
  }
  return route.method === 'GET' ? asked : { ...asked, ...bodyFor(route, role, draw, pick, values) }
}

export type Answer = { readonly status: number; readonly headers: string; readonly body: Buffer }

const csrf = 'c'.repeat(32)
const sessionHours = 12

export type Ask = (world: World, asked: Asked, name: string) => Promise<Answer>

/** Asks worlds as somebody: pages and files with a session, the API with a token. */
export const asker = (issuer: Awaited<ReturnType<typeof startIssuer>>) => {
  const tokens = new Map<string, Promise<string>>()
  const tokenOf = (role: string): Promise<string> => {
    const known =
      tokens.get(role) ??
      issuer.token(role, { expires: '6h', claims: { name: role, email: `${role}@practice.example` } })
    tokens.set(role, known)
    return known
  }
  const signedIn = new WeakMap<World['town'], number>()
  /** A day's work: everybody signs in at the same time, whether anything is asked of them or not. */
  const signIn = async ({ town }: World): Promise<void> => {
    const at = town.program.clock.now()
    const before = signedIn.get(town)
    if (before !== undefined && at.getTime() - before < (sessionHours - 2) * 3_600_000) return
    signedIn.set(town, at.getTime())
    const times = { created: at.toISOString(), seen: at.toISOString() }
    for (const role of [...roles, intruder])
      if (role !== undefined)
        await town.store.sessions.save(
          sha256(secretOf(role)),
          { person: town.who(role).id, csrf, strong: false, ...times },
          new Date(at.getTime() + sessionHours * 3_600_000),
        )
  }

  const ask: Ask = async (world, asked, name) => {
    const { role, door, method, address, language, type, body } = asked
    const known: Record<string, string> =
      role === undefined
        ? {}
        : door === 'api'
          ? { authorization: `Bearer ${await tokenOf(role)}` }
          : { cookie: `language=${language}; session=${world.town.who(role).id}.${secretOf(role)}` }
    world.begin(name)
    const answer = await (door === 'api' ? world.pages : world[door]).request(address, {
      method,
      headers: {
        ...{ 'accept-language': language, origin: 'http://localhost:3000' },
        ...known,
        ...(type === undefined ? {} : { 'content-type': type }),
      },
      ...(body === undefined ? {} : { body }),
    })
    const sent = Buffer.from(await answer.arrayBuffer())
    const headers = [...answer.headers].toSorted(([a], [b]) => (a < b ? -1 : 1))
    await world.town.program.idle()
    return {
      status: answer.status,
      headers: headers.map(([header, value]) => `${header}: ${value}`).join('\n'),
      body: answer.headers.get('content-type')?.includes('json') === true ? ordered(sent) : sent,
    }
  }
  return { ask, signIn }
}

const secretOf = (role: string): string => sha256(role).slice(0, 32)

/** The store keeps no order of the fields within one value: what counts is what they say, and the order of lists. */
const ordered = (sent: Buffer): Buffer => {
  const json: unknown = sent.length === 0 ? null : JSON.parse(sent.toString('utf8'))
  return Buffer.from(canonical(json))
}

/** Where the next page of a list is: the API, open data and pages each say it with a cursor of its own. */
export const nextOf = (address: string, { status, body }: Answer): string | undefined => {
  if (status !== 200) return undefined
  const text = body.toString('utf8')
  const cursor =
    /"next":"(?:[^"]*[?&]after=)?([^"]+)"/.exec(text)?.[1] ?? /[?&](?:amp;)?after=([^"&]+)"/.exec(text)?.[1]
  if (cursor === undefined) return undefined
  const [path = '', query = ''] = address.split('?')
  const params = new URLSearchParams(query)
  params.set('after', decodeURIComponent(cursor))
  return `${path}?${params.toString()}`
}

/** Where two answers differ first, or nothing; `alike` takes out what tells nothing. */
export const difference = (
  one: Answer,
  other: Answer,
  alike: (text: string) => string = (text) => text,
): string | undefined => {
  if (one.status !== other.status) return `status ${one.status} and ${other.status}`
  if (one.headers !== other.headers) return `headers: ${firstOf(one.headers, other.headers)}`
  if (one.body.equals(other.body)) return undefined
  const [mine, theirs] = [alike(one.body.toString('latin1')), alike(other.body.toString('latin1'))]
  return mine === theirs ? undefined : firstOf(one.body.toString('utf8'), other.body.toString('utf8'))
}

export const firstOf = (one: string, other: string): string => {
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  const from = Math.max(0, at - 80)
  return `at ${at}:\n  ${one.slice(from, at + 160)}\n  ${other.slice(from, at + 160)}`
}

/** One request in a line. */
export const said = ({ role, method, address, language, body }: Asked): string =>
  `${role ?? 'anybody'} (${language}): ${method} ${address}${body === undefined ? '' : ` ${body}`}`
