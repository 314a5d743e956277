import type { Hono } from 'hono'
import type { RequestValues } from '../web/context.ts'

/** What a page that draws a PDF loads: a script, its worker, tables of Chinese characters, standard fonts. */
export type FileAssets = (name: string) => Promise<Uint8Array<ArrayBuffer> | undefined>

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  bcmap: 'application/octet-stream',
  pfb: 'application/octet-stream',
  ttf: 'font/ttf',
}

/** The worker's own policy: it fetches from us and from nowhere else, and makes no code out of text. */
const policy = "default-src 'none'; script-src 'self'; connect-src 'self'"

/** The version of the library is in the address, so that they may be kept for a year. */
export const fileAssets = (app: Hono<RequestValues>, assets: FileAssets): void => {
  app.get('/files/assets/:version/:name{[A-Za-z0-9._/-]+}', async (c) => {
    const name = c.req.param('name')
    const type = types[name.split('.').at(-1) ?? '']
    const body = type === undefined || name.includes('..') ? undefined : await assets(name)
    if (type === undefined || body === undefined) return c.notFound()
    return c.body(body, 200, {
      'content-type': type,
      'content-security-policy': policy,
      'cache-control': 'public, max-age=31536000, immutable',
    })
  })
}
