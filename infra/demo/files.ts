import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type Browser, browser, type Page } from './browser.ts'
import type { Stage } from './stage.ts'

const Session = z.object({ csrf: z.string() })
const Piece = z.object({ n: z.number(), size: z.number(), to: z.string().optional() })
const Pieces = z.object({ state: z.string(), pieces: z.array(Piece) })
const Begun = z.object({ document: z.string(), pieces: z.array(Piece) })

export type Announced = { readonly place: string; readonly name: string; readonly size?: number }

/** Files are sent by pages, so whoever brings one signs in as a browser does, and not with a token. */
export const filesOf = async (stage: Stage, subject: string, id: string) => {
  const { baseUrl } = stage.reach
  const visit = browser(stage.reach.fetch)
  await signIn(visit, baseUrl, subject)
  const { csrf } = Session.parse(read(await visit(`${baseUrl}/session`)))
  const base = `${baseUrl}/files/cases/${id}/documents`
  const post = async <Out>(path: string, out: z.ZodType<Out>, json: unknown): Promise<Out> =>
    out.parse(read(await visit(`${base}${path}`, { json, headers: { 'x-csrf': csrf } })))
  const state = async (document: string): Promise<string> =>
    (await post(`/${document}/pieces`, Pieces, {})).state

  return {
    visit,
    /** Says what will come: the id of the file, and where its one piece is put. */
    begin: async ({ place, name, size }: Announced, bytes: Buffer) => {
      const part = { size: size ?? bytes.byteLength, sha256: sha256(bytes) }
      const { document, pieces } = await post('', Begun, {
        ...{ place, name, type: 'application/pdf' },
        ...{ size: part.size, parts: [part] },
      })
      return { document, to: pieces[0]?.to ?? '' }
    },
    /** Storage's answer to these bytes at a signed address. */
    put: async (to: string, bytes: Buffer): Promise<number> => {
      const headers = { 'x-amz-checksum-sha256': sha256(bytes) }
      const response = await fetch(to, { method: 'PUT', headers, body: Uint8Array.from(bytes) })
      await response.arrayBuffer()
      return response.status
    },
    finish: (document: string): Promise<unknown> => post(`/${document}/finish`, z.unknown(), {}),
    state,
    /** Waits until it was looked into, and says what came of it. */
    inspected: async (document: string): Promise<string> => {
      let now = ''
      await stage.until(`${document} was looked into`, async () => {
        now = await state(document)
        return now !== 'received'
      })
      return now
    },
    contentOf: (document: string): string => `${base}/${document}/content`,
  }
}

/** A file from a person's desk to its place in a case: announced, put into storage, looked into. */
export const bringFile = async (
  stage: Stage,
  subject: string,
  id: string,
  announced: Announced,
  bytes: Buffer,
): Promise<string> => {
  const files = await filesOf(stage, subject, id)
  const { document, to } = await files.begin(announced, bytes)
  const status = await files.put(to, bytes)
  if (status !== 200) throw new Error(`storage answered ${status} to ${announced.name}`)
  await files.finish(document)
  const came = await files.inspected(document)
  if (came !== 'clean' && came !== 'not-scanned') throw new Error(`${announced.name} is ${came}`)
  return document
}

/** By way of the practice issuer's page, where one chooses who to be. */
export const signIn = async (visit: Browser, baseUrl: string, subject: string): Promise<Page> => {
  const choose = await visit(`${baseUrl}/sign-in`, { form: { back: '/me' } })
  const { 1: action = '/' } = /action="(\/interaction\/[^"]+)"/.exec(choose.html) ?? []
  return visit(new URL(action, choose.url).href, { form: { person: subject } })
}

const read = ({ status, url, html }: Page): unknown => {
  if (status !== 200) throw new Error(`${url}: ${status} ${html.slice(0, 300)}`)
  return JSON.parse(html)
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('base64')
