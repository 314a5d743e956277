import type { MiddlewareHandler } from 'hono'
import { compress } from 'hono/compress'
import { etag } from 'hono/etag'
import type { RequestValues, WebSettings } from './context.ts'
import type { Here } from './page.tsx'
import { sessionCookie } from './session.ts'

type Step = MiddlewareHandler<RequestValues>

/** For so long a page for everybody may be shown again without asking: a call that was moved is seen a minute later. */
const pageSeconds = 60

const answered = (): Promise<void> => Promise.resolve()
const validated = etag({ weak: true })
const packed = compress()

/**
 * What goes over the line once, and no more of it than needed: a page that reads the same for everybody may be kept
 * by every cache on the way, whoever has an answer still is told so (304), and text is sent packed.
 */
export const leanAnswer =
  (settings: WebSettings): Step =>
  async (c, next) => {
    await next()
    if (c.var.forEverybody) keep(c, settings)
    const kept = c.res.headers.get('cache-control')?.startsWith('public') ?? false
    if (kept) await validated(c, answered)
    if (kept || !isAnswerToWords(c)) await packed(c, answered)
  }

/** Only what a stranger asked for, was found, and comes with nothing for this one reader. */
const keep = (c: Here, settings: WebSettings): void => {
  const isOnes = sessionCookie.isThere(c, settings) || c.res.headers.has('set-cookie')
  if (isOnes || c.res.status !== 200 || !['GET', 'HEAD'].includes(c.req.method)) return
  // The clock of a practice copy is on every page, and is moved by weeks.
  c.header('cache-control', settings.practice ? 'public, no-cache' : `public, max-age=${pageSeconds}`)
  c.header('vary', 'Cookie, Accept-Language, Accept-Encoding')
}

/** The length of a packed page tells whether what was asked for stands in it too (BREACH): such a page is not packed. */
const isAnswerToWords = (c: Here): boolean => c.req.method !== 'GET' || new URL(c.req.url).search !== ''
