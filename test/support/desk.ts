import type { Hono } from 'hono'
import { createFilesApp } from '../../functions/files/app.tsx'
import { createInsightApp, isInsight } from '../../functions/insight/app.tsx'
import { createApp } from '../../functions/web/app.tsx'
import type { RequestValues, Web } from '../../functions/web/context.ts'
import { fileAssetsHere } from '../../infra/file-assets.ts'
import { sha256 } from '../../functions/store/cases.ts'
import type { Town } from './town.ts'

/** The town's pages and files, asked by people who are signed in. */
export const openDesk = (town: Town) => {
  const web: Web = {
    world: town.program.world,
    settings: {
      publicUrl: 'http://localhost:3000',
      issuer: 'http://localhost:3001',
      issuerName: 'practice',
      clientId: 'consort',
      audience: 'urn:consort:test',
      practice: false,
      style: '',
      script: '',
      wall: () => town.program.clock.now(),
      log: () => undefined,
    },
  }
  const pages = createApp(web)
  const files = createFilesApp(web, {
    files: town.program.storage.files,
    assets: async (name) => (await fileAssetsHere())(name),
  })
  const insight = createInsightApp(web)
  const appOf = (path: string): Hono<RequestValues> =>
    path.startsWith('/files/') ? files : isInsight(path.split('?')[0] ?? '') ? insight : pages

  const cookieOf = async (name: string): Promise<string> => {
    const secret = sha256(name).slice(0, 32)
    const at = town.program.clock.now()
    const times = { created: at.toISOString(), seen: at.toISOString() }
    const person = town.who(name).id
    await town.store.sessions.save(
      sha256(secret),
      { person, csrf: 'c'.repeat(32), strong: false, ...times },
      new Date(at.getTime() + 3_600_000),
    )
    return `session=${person}.${secret}`
  }

  return {
    /** The pages for whoever asks by themselves, with a cookie or without. */
    pages,
    get: async (name: string, path: string, headers: Readonly<Record<string, string>> = {}) =>
      appOf(path).request(path, { headers: { ...headers, cookie: await cookieOf(name) } }),
    /** A form; a file in it makes it one of several parts. */
    post: async (name: string, path: string, values: Readonly<Record<string, string | File>>) => {
      const body = new FormData()
      for (const [key, value] of Object.entries({ csrf: 'c'.repeat(32), ...values })) body.append(key, value)
      const plain = new URLSearchParams()
      for (const [key, value] of body) if (typeof value === 'string') plain.append(key, value)
      const hasFile = Object.values(values).some((value) => value instanceof File)
      return appOf(path).request(path, {
        method: 'POST',
        headers: { cookie: await cookieOf(name), origin: 'http://localhost:3000' },
        body: hasFile ? body : plain,
      })
    },
    /** A form in which a name may come several times. */
    postAll: async (name: string, path: string, values: readonly (readonly [string, string])[]) => {
      const body = new URLSearchParams({ csrf: 'c'.repeat(32) })
      for (const [key, value] of values) body.append(key, value)
      return appOf(path).request(path, {
        method: 'POST',
        headers: { cookie: await cookieOf(name), origin: 'http://localhost:3000' },
        body,
      })
    },
    stop: () => town.program.stop(),
  }
}
export type Desk = ReturnType<typeof openDesk>
