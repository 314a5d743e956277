import { z } from 'zod'
import { OrganisationId, PersonId } from '../../domain/ids.ts'
import { practiceUscc } from '../../domain/organisation-code.ts'
import type { Office } from '../../domain/person.ts'
import type { OrganisationKind } from '../../domain/organisation-kind.ts'
import type { World } from '../../functions/ports/world.ts'
import { createInsightApp } from '../../functions/insight/app.tsx'
import { createApp } from '../../functions/web/app.tsx'
import type { Web, WebSettings } from '../../functions/web/context.ts'
import type { LogLine } from '../../functions/web/problem.ts'
import { startIssuer } from './issuer.ts'
import { openTown } from './town.ts'

export const audience = 'urn:consort:test'

export type Answer = { readonly status: number; readonly headers: Headers; readonly json: unknown }
type Asking = {
  readonly token?: string | undefined
  readonly body?: unknown
  /** Sent as it is, instead of `body`. */
  readonly raw?: string
  readonly key?: string
  readonly cookie?: string
}

export const Items = z.object({ items: z.array(z.looseObject({})), next: z.string().optional() })
const Registered = z.looseObject({ organisation: OrganisationId })
const Me = z.looseObject({ id: PersonId, revision: z.number() })

/** The town with its web part, asked over the API as anybody by a real token of a real issuer. */
export const openApi = async (
  change: (world: World) => World = (world) => world,
  options: Parameters<typeof openTown>[0] = {},
  stepUp?: WebSettings['stepUp'],
) => {
  const [town, issuer] = await Promise.all([openTown(options), startIssuer(audience)])
  const logged: LogLine[] = []
  const web: Web = {
    world: change(town.program.world),
    settings: {
      publicUrl: 'http://localhost:3000',
      issuer: issuer.url,
      issuerName: 'practice',
      clientId: 'consort',
      audience,
      firstAdministrator: 'first',
      practice: false,
      stepUp,
      style: '',
      script: '',
      wall: () => town.program.clock.now(),
      log: (line) => logged.push(line),
    },
  }
  const app = createApp(web)
  /** Every body that was answered, for what must never be in one. */
  const said: string[] = []

  const ask = async (method: string, path: string, asking: Asking = {}): Promise<Answer> => {
    const { token, body, raw, key, cookie } = asking
    const response = await app.request(`/api${path}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(cookie === undefined ? {} : { cookie }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(body === undefined && raw === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(raw !== undefined ? { body: raw } : body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    said.push(text)
    const json: unknown = response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text
    return { status: response.status, headers: response.headers, json }
  }

  /** One person's way to the API. */
  const as = (subject: string, claims: Record<string, unknown> = {}) => {
    const send = async (method: string, path: string, asking: Asking) =>
      ask(method, path, { ...asking, token: await issuer.token(subject, { claims }) })
    return {
      get: (path: string) => send('GET', path, {}),
      post: (path: string, body: unknown = {}, key?: string) =>
        send('POST', path, { body, ...(key === undefined ? {} : { key }) }),
      put: (path: string, body: unknown) => send('PUT', path, { body }),
      patch: (path: string, body: unknown) => send('PATCH', path, { body }),
      delete: (path: string) => send('DELETE', path, {}),
      /** A body as it is typed, well formed or not. */
      raw: (method: string, path: string, raw: string) => send(method, path, { raw }),
    }
  }

  /** The first administrator gives somebody offices, as over the API anywhere else. */
  const appoint = async (subject: string, offices: readonly Office[]): Promise<void> => {
    await as('first').get('/me')
    const { id, revision } = Me.parse((await as(subject).get('/me')).json)
    const { status } = await as('first').put(`/people/${id}`, { offices, active: true, revision })
    if (status !== 200) throw new Error(`${subject} was not appointed: ${status}`)
  }

  /** Gives whoever signs in by this name what the person of the town with the same name may do. */
  const standFor = async (subject: string): Promise<void> => {
    const { id } = Me.parse((await as(subject).get('/me')).json)
    const person = await town.store.people.load(id)
    if (!person) throw new Error(`${subject} did not sign in`)
    const { offices, represents } = town.who(subject)
    await town.store.people.save({ ...person, offices, represents, revision: person.revision + 1 })
  }

  /** Registers an organisation by the person of the same name, who speaks for it then. */
  const register = async (name: string, kind: OrganisationKind = 'enterprise'): Promise<OrganisationId> => {
    const given = { code: practiceUscc(name), name, kind, place: '上海临港' }
    return Registered.parse((await as(name).post('/organisations', given)).json).organisation
  }

  /** Every item of a list, page by page; a page may be empty before the last. */
  const all = async (subject: string, path: string): Promise<Record<string, unknown>[]> => {
    const found: Record<string, unknown>[] = []
    let after: string | undefined
    do {
      const mark =
        after === undefined ? '' : `${path.includes('?') ? '&' : '?'}after=${encodeURIComponent(after)}`
      const page = Items.parse((await as(subject).get(`${path}${mark}`)).json)
      found.push(...page.items)
      after = page.next
    } while (after !== undefined)
    return found
  }

  return {
    town,
    issuer,
    app,
    /** What is counted, and taken away, over the whole of the record. */
    insight: createInsightApp(web),
    web,
    ask,
    as,
    appoint,
    standFor,
    register,
    all,
    said,
    logged,
    stop: async (): Promise<void> => {
      await issuer.stop()
      await town.program.stop()
    },
  }
}
export type Api = Awaited<ReturnType<typeof openApi>>
