import { Hono } from 'hono'
import type { RequestValues, Web } from '../web/context.ts'
import { greet, limitBody, recognise } from '../web/door.ts'
import { openIdConnect } from '../web/oidc.ts'
import type { Site } from '../web/page.tsx'
import { failed, notThere } from '../web/refused.tsx'
import { batchPage } from './batch-page.tsx'
import { choosePage } from './choose.tsx'
import { countedPage } from './counted-page.tsx'
import { exports } from './exports.tsx'

/**
 * Everything under `/insight`: figures over whole calls and years. Apart from the pages, so that reading thousands of
 * rows for a meeting keeps nobody waiting who works on one case. The same door, sign-in and policy.
 */
export const createInsightApp = (web: Web): Hono<RequestValues> => {
  const app = new Hono<RequestValues>()
  const site: Site = { app, web, oidc: openIdConnect(web.settings) }

  app.use(greet(web))
  app.use(limitBody)
  app.use(recognise(web))

  choosePage(site)
  countedPage(site)
  exports(site)
  batchPage(site)

  app.notFound((c) => notThere(c, web))
  app.onError((problem, c) => failed(problem, c, web))
  return app
}

/** Which paths it answers. */
export const isInsight = (path: string): boolean => path === '/insight' || path.startsWith('/insight/')
