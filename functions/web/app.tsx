import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { instant } from '../../domain/calendar.ts'
import { Refusal } from '../../domain/refusal.ts'
import { Language } from '../../domain/words.ts'
import { accountPages } from './account.tsx'
import { deskPage } from './administration.tsx'
import { callForms } from './administration-calls.tsx'
import { importForm } from './administration-import.tsx'
import { schemeDeskPages } from './administration-schemes.tsx'
import { schemeDraftPages } from './administration-schemes-draft.tsx'
import { schemeEditPages } from './administration-schemes-edit.tsx'
import { schemeProgrammePages } from './administration-schemes-programme.tsx'
import { schemeSeenPages } from './administration-schemes-seen.tsx'
import { personForm } from './administration-people.tsx'
import { applicationPages } from './applications.tsx'
import { apiRoutes, failedApi } from './api/routes.ts'
import { boardPages } from './board.tsx'
import { rankingPage } from './ranking.tsx'
import { callPages } from './calls.tsx'
import { answerPage } from './cases/answer-task.tsx'
import { changePages } from './changes.tsx'
import { changeForm } from './changes-form.tsx'
import { casePage } from './cases/case.tsx'
import { checkPage } from './cases/check-and-submit.tsx'
import { trailPages } from './cases/trail.tsx'
import { memberPages } from './cases/write-members.tsx'
import { sectionPage } from './cases/write-section.tsx'
import type { RequestValues, Web } from './context.ts'
import { homePages } from './home.tsx'
import { noticePages } from './notices.tsx'
import { openIdConnect } from './oidc.ts'
import { organisationDetailsPage } from './organisation-details.tsx'
import { milestonePages } from './milestones.tsx'
import { resultPages } from './results.tsx'
import { organisationPages } from './organisations.tsx'
import type { Site } from './page.tsx'
import { preCheckPages } from './precheck/precheck.tsx'
import { programmePages } from './programmes/programmes.tsx'
import { registerPages } from './register.tsx'
import { failed, notThere } from './refused.tsx'
import { doneCookie, languageCookie, signedInBy } from './session.ts'
import { signInPages } from './sign-in.tsx'
import { taskPages } from './tasks.tsx'
import { icon } from './ui/icon.ts'

/** The largest form or request body: many times the longest application, far below what a gateway takes. */
const bodyBytes = 512 * 1024

/** Pages and API as one application: under Lambda, and under Node on one machine. */
export const createApp = (web: Web): Hono<RequestValues> => {
  const { world, settings } = web
  const oidc = openIdConnect(settings)
  const app = new Hono<RequestValues>()
  const site: Site = { app, web, oidc }

  app.use(async (c, next) => {
    c.set('requestId', world.newId())
    // The time that counts for a deadline is taken before anything is read.
    c.set('arrived', instant(world.now()))
    c.set('language', languageOf(c.req.header('accept-language')))
    c.set('done', false)
    await next()
    for (const [name, value] of Object.entries(securityHeaders(settings.issuer, settings.publicUrl)))
      c.header(name, value)
    c.header('x-request-id', c.var.requestId)
  })
  app.use(
    bodyLimit({
      maxSize: bodyBytes,
      onError: () =>
        Promise.reject(new Refusal('body-too-large', { facts: { max: `${bodyBytes / 1024} KB` } })),
    }),
  )

  assets(site)
  app.route('/api', apiRoutes(web, oidc))

  app.use(async (c, next) => {
    const signedIn = await signedInBy(c, web)
    c.set('signedIn', signedIn)
    c.set('person', signedIn?.person)
    if (c.req.method === 'GET') c.set('done', doneCookie.take(c, settings))
    const chosen = Language.safeParse(languageCookie.read(c, settings))
    if (chosen.success) c.set('language', chosen.data)
    if (c.req.method === 'POST' && !fromHere(c.req.raw.headers, settings.publicUrl))
      throw new Refusal('not-found')
    c.header('cache-control', 'no-store')
    await next()
  })

  homePages(site)
  signInPages(site)
  accountPages(site)
  taskPages(site)
  preCheckPages(site)
  programmePages(site)
  callPages(site)
  organisationPages(site)
  organisationDetailsPage(site)
  resultPages(site)
  milestonePages(site)
  applicationPages(site)
  boardPages(site)
  rankingPage(site)
  trailPages(site)
  sectionPage(site)
  memberPages(site)
  checkPage(site)
  answerPage(site)
  casePage(site)
  noticePages(site)
  registerPages(site)
  changePages(site)
  changeForm(site)
  deskPage(site)
  callForms(site)
  importForm(site)
  personForm(site)
  schemeDeskPages(site)
  schemeProgrammePages(site)
  schemeDraftPages(site)
  schemeEditPages(site)
  schemeSeenPages(site)

  app.notFound((c) => notThere(c, web))
  app.onError((problem, c) =>
    c.req.path.startsWith('/api/') ? failedApi(problem, c, web) : failed(problem, c, web),
  )
  return app
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

const securityHeaders = (issuer: string, publicUrl: string): Record<string, string> => ({
  // A form may be answered with a redirect to the issuer, which browsers count as the form's target.
  'content-security-policy': `default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self' ${new URL(issuer).origin}; base-uri 'none'; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  ...(publicUrl.startsWith('https:')
    ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }
    : {}),
})

const assets = ({ app, web: { settings } }: Site): void => {
  const files = {
    'style.css': ['text/css; charset=utf-8', settings.style],
    'script.js': ['text/javascript; charset=utf-8', settings.script],
    'icon.svg': ['image/svg+xml', icon],
  } as const
  for (const [name, [type, body]] of Object.entries(files))
    app.get(`/assets/${name}`, (c) =>
      c.body(body, 200, { 'content-type': type, 'cache-control': 'public, max-age=300' }),
    )
}
