import { Hono } from 'hono'
import { notFound, Refusal } from '../../../domain/refusal.ts'
import { withStandIns } from '../../stand-ins.ts'
import { enrol } from '../../commands/people.ts'
import type { RequestValues, Web } from '../context.ts'
import { languageFrom, type OpenIdConnect, tokenAssurance } from '../sign-in/oidc.ts'
import { afterwardsOperations } from './afterwards.ts'
import { approvalOperations } from './approvals.ts'
import { delegationOperations } from './delegations.ts'
import { boardOperations } from './boards.ts'
import { bulkOperations } from './bulk.ts'
import { callOperations, publicOperations } from './calls.ts'
import { caseListOperations } from './case-lists.ts'
import { caseOperations } from './cases.ts'
import { memberOperations } from './members.ts'
import { changeOperations } from './changes.ts'
import { recordOperations } from './consortium-record.ts'
import { noteOperations } from './notes.ts'
import { failedApi } from './failed.ts'
import { openApiDocument } from './document.ts'
import type { ApiContext, Operation } from './operation.ts'
import { holidayOperations } from './holidays.ts'
import { robotOperations } from './robots.ts'
import { messageOperations } from './messages.ts'
import { overdueOperations } from './overdue.ts'
import { meetingOperations } from './meetings.ts'
import { panelOperations } from './panels.ts'
import { peopleOperations } from './people.ts'
import { programmeOperations } from './programmes.ts'
import { extensionOperations } from './extensions.ts'
import { receiptOperations } from './receipts.ts'
import { reviewOperations } from './reviews.ts'
import { rankingOperations } from './rankings.ts'
import { reportOperations } from './report.ts'
import { referencePage } from './reference.tsx'
import { schemeOperations } from './schemes.ts'
import { taskOperations } from './tasks.ts'
import { templateOperations } from './templates.ts'

export const operations: readonly Operation[] = [
  ...taskOperations,
  ...approvalOperations,
  ...delegationOperations,
  ...reviewOperations,
  ...caseOperations,
  ...afterwardsOperations,
  ...reportOperations,
  ...memberOperations,
  ...caseListOperations,
  ...boardOperations,
  ...bulkOperations,
  ...panelOperations,
  ...meetingOperations,
  ...noteOperations,
  ...receiptOperations,
  ...extensionOperations,
  ...overdueOperations,
  ...rankingOperations,
  ...changeOperations,
  ...recordOperations,
  ...programmeOperations,
  ...callOperations,
  ...schemeOperations,
  ...publicOperations,
  ...messageOperations,
  ...holidayOperations,
  ...robotOperations,
  ...templateOperations,
  ...peopleOperations.flat(),
]

/** The API under `/api`: one door for tokens, one for errors, and an operation a line. */
export const apiRoutes = (web: Web, oidc: OpenIdConnect): Hono<RequestValues> => {
  const { world, settings } = web
  const api = new Hono<RequestValues>()

  api.get('/', (c) => referencePage(c, web, operations))
  api.get('/openapi.json', (c) => {
    c.header('cache-control', 'public, max-age=300')
    return c.json(openApiDocument(operations, settings.publicUrl))
  })

  api.use(async (c, next) => {
    const token = /^Bearer (\S{20,4096})$/i.exec(c.req.header('authorization') ?? '')?.[1]
    const claims = token === undefined ? undefined : await oidc.bearer(token)
    if (token !== undefined && claims === undefined) throw new Refusal('sign-in-needed')
    c.set('assurance', claims && tokenAssurance(claims, settings))
    if (claims)
      c.set(
        'person',
        await withStandIns(
          world,
          await enrol(world, {
            issuer: settings.issuerName,
            subject: claims.sub,
            name: claims.name ?? claims.preferred_username ?? claims.sub,
            email: claims.email ?? '',
            language: languageFrom(claims, c.var.language),
            administrator: settings.firstAdministrator === claims.sub,
          }),
          c.var.arrived,
        ),
      )
    await next()
  })

  for (const operation of operations)
    api.on(operation.method, operation.path.replaceAll(/\{(\w+)\}/g, ':$1'), async (c) => {
      if (!operation.open && !c.var.person) throw new Refusal('sign-in-needed')
      const { answer, location } = await operation.run(c, web)
      for (const [name, value] of Object.entries(caching(operation, c))) c.header(name, value)
      if (location !== undefined) c.header('location', `${settings.publicUrl}/api${location}`)
      return c.json(operation.answer.parse(answer), operation.status)
    })

  // A mounted application is not asked for its own `notFound`.
  api.all('*', (c) => failedApi(notFound(), c, web))
  api.onError((problem, c) => failedApi(problem, c, web))
  return api
}

/**
 * Who may keep an answer. A public operation may say more to a reader who is known, so only what was asked for by
 * nobody in particular is for everybody's cache, and a cache is told what to tell readers apart by.
 */
const caching = ({ open, method }: Operation, c: ApiContext): Record<string, string> => {
  if (!open || method !== 'get') return { 'cache-control': 'no-store' }
  const known = c.req.header('authorization') ?? c.req.header('cookie')
  return {
    'cache-control': known === undefined ? 'public, max-age=60' : 'private, no-store',
    vary: 'authorization, cookie',
  }
}
