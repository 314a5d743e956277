import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { instant } from '../../domain/calendar.ts'
import { Refusal } from '../../domain/refusal.ts'
import { Language } from '../../domain/words.ts'
import { withStandIns } from '../stand-ins.ts'
import type { RequestValues, Web, WebSettings } from './context.ts'
import { assuranceOf, doneCookie, languageCookie, signedInBy } from './session.ts'

/** What every request passes before a page sees it: the same door for the pages and for the files. */
type Step = MiddlewareHandler<RequestValues>

/** The largest form or request body: many times the longest application, far below what a gateway takes. */
const bodyBytes = 512 * 1024

/** Numbers the request, takes its time, guesses its language, and gives the answer its security headers. */
export const greet =
  ({ world, settings }: Web): Step =>
  async (c, next) => {
    c.set('requestId', world.newId())
    // The time that counts for a deadline is taken before anything is read.
    c.set('arrived', instant(world.now()))
    c.set('language', languageOf(c.req.header('accept-language')))
    c.set('done', false)
    c.set('forEverybody', false)
    await next()
    for (const [name, value] of Object.entries(securityHeaders(settings)))
      // A page that shows what somebody sent has a stricter policy of its own.
      if (!c.res.headers.has(name)) c.header(name, value)
    c.header('x-request-id', c.var.requestId)
  }

export const limitBody: Step = bodyLimit({
  maxSize: bodyBytes,
  onError: () => Promise.reject(new Refusal('body-too-large', { facts: { max: `${bodyBytes / 1024} KB` } })),
})

/** Who is signed in and what language they chose. A form of another site goes no further. */
export const recognise =
  (web: Web): Step =>
  async (c, next) => {
    const { settings } = web
    const signedIn = await signedInBy(c, web)
    c.set('signedIn', signedIn)
    c.set('person', signedIn && (await withStandIns(web.world, signedIn.person, c.var.arrived)))
    c.set('assurance', signedIn && assuranceOf(signedIn, settings))
    if (c.req.method === 'GET') c.set('done', doneCookie.take(c, settings))
    const chosen = Language.safeParse(languageCookie.read(c, settings))
    if (chosen.success) c.set('language', chosen.data)
    if (c.req.method === 'POST' && !fromHere(c.req.raw.headers, settings.publicUrl))
      throw new Refusal('not-found')
    c.header('cache-control', 'no-store')
    await next()
  }

/** The first language of the browser's list that we speak. */
const languageOf = (accepted: string | undefined): Language => {
  for (const part of (accepted ?? '').split(',')) {
    const code = part.trim().slice(0, 2).toLowerCase()
    const language = Language.safeParse(code)
    if (language.success) return language.data
  }
  return 'zh'
}

/** A form of another site is not taken, whatever cookie comes along (Fetch Metadata, else Origin). */
const fromHere = (headers: Headers, publicUrl: string): boolean => {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  const origin = headers.get('origin')
  return origin === null || origin === new URL(publicUrl).origin
}

/** Where a page may fetch from, send to and show pictures of, besides itself. */
type Beyond = { readonly form: readonly string[]; readonly connect: readonly string[] }

const policy = ({ form, connect }: Beyond): string =>
  [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "img-src 'self'",
    `connect-src ${["'self'", ...connect].join(' ')}`,
    `form-action ${["'self'", ...form].join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

const securityHeaders = ({ issuer, publicUrl, storage }: WebSettings): Record<string, string> => {
  const kept = storage === undefined ? [] : [storage]
  return {
    // A form may be answered with a redirect to the issuer, which browsers count as the form's target. Files go
    // straight to where they are kept.
    'content-security-policy': policy({ form: [new URL(issuer).origin, ...kept], connect: kept }),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    ...(publicUrl.startsWith('https:')
      ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }
      : {}),
  }
}
