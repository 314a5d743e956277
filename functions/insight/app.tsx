import { Hono } from 'hono'
import type { RequestValues, Web } from '../web/context.ts'
import { greet, limitBody, recognise } from '../web/door.ts'
import { leanAnswer } from '../web/lean-answer.ts'
import { openIdConnect } from '../web/sign-in/oidc.ts'
import type { Site } from '../web/page.tsx'
import { feeds } from '../web/open-data/feeds.ts'
import { openDataPage } from '../web/open-data/open-data.tsx'
import { openDataFiles } from '../web/open-data/open-data-files.ts'
import { sitemap } from '../web/open-data/sitemap.ts'
import { failed, notThere } from '../web/refused.tsx'
import { choosePage } from './choose.tsx'
import { countedPage } from './counted-page.tsx'
import { exports } from './exports.tsx'
import { figurePages } from './figure-pages.tsx'
import { reportPage } from './report.tsx'
import { reportStyleRoute } from './report-style.ts'

/**
 * Figures over whole calls and years, and what everybody takes away of the whole register: apart from the pages, so that
 * reading thousands of rows keeps nobody waiting who works on one case. The same door, sign-in and policy.
 */
export const createInsightApp = (web: Web): Hono<RequestValues> => {
  const app = new Hono<RequestValues>()
  const site: Site = { app, web, oidc: openIdConnect(web.settings) }

  app.use(greet(web))
  app.use(leanAnswer(web.settings))
  app.use(limitBody)

  // The same for every reader: before anybody is recognised, and for every cache on the way.
  openDataFiles(site)
  feeds(site)
  sitemap(site)
  reportStyleRoute(app)
  app.use(recognise(web))

  openDataPage(site)
  choosePage(site)
  countedPage(site)
  exports(site)
  reportPage(site)
  figurePages(site)

  app.notFound((c) => notThere(c, web))
  app.onError((problem, c) => failed(problem, c, web))
  return app
}

/** Which paths it answers. */
export const isInsight = (path: string): boolean =>
  /^\/((insight|open-data)(\/.*)?|(feeds|sitemaps)\/.+|robots\.txt|sitemap\.xml)$/.test(path)
