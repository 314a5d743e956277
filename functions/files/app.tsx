import { Hono } from 'hono'
import type { RequestValues, Web } from '../web/context.ts'
import { failedApi } from '../web/api/failed.ts'
import { greet, limitBody, recognise } from '../web/door.ts'
import { leanAnswer } from '../web/lean-answer.ts'
import { openIdConnect } from '../web/sign-in/oidc.ts'
import type { Site } from '../web/page.tsx'
import { failed, notThere } from '../web/refused.tsx'
import { boardFiles } from './board-files.ts'
import { documentFiles } from './document-files.tsx'
import { evidenceFiles } from './evidence/evidence-files.ts'
import { type FileAssets, fileAssets } from './file-assets.ts'
import { paperFiles } from './pdf/paper-files.ts'
import type { Files } from './storage.ts'
import { uploadPage } from './upload-page.tsx'

/** Where files lie, and what the page of one loads to draw it. */
export type FilesPorts = { readonly files: Files; readonly assets: FileAssets }

/**
 * Everything under `/files`: what needs a heavy library (storage, drawing of PDF) and would slow every page's cold
 * start. The same door, sign-in and policy as the pages.
 */
export const createFilesApp = (web: Web, { files, assets }: FilesPorts): Hono<RequestValues> => {
  const app = new Hono<RequestValues>()
  const site: Site = { app, web, oidc: openIdConnect(web.settings) }

  app.use(greet(web))
  app.use(leanAnswer(web.settings))
  app.use(limitBody)
  fileAssets(app, assets)
  app.use(recognise(web))

  documentFiles(site, files)
  uploadPage(site, files)
  paperFiles(site)
  boardFiles(site)
  evidenceFiles(site, files, assets)

  app.notFound((c) => notThere(c, web))
  app.onError((problem, c) =>
    // A script reads a problem, a person a page.
    c.req.header('accept')?.includes('json') ? failedApi(problem, c, web) : failed(problem, c, web),
  )
  return app
}
