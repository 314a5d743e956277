import { z } from 'zod'
import { HistoryEvent } from '../../../domain/history.ts'
import { CaseId, OrganisationId, SchemeRef } from '../../../domain/ids.ts'
import { speaksFor } from '../../../domain/person.ts'
import { may } from '../../../domain/policy.ts'
import { notFound, Refusal } from '../../../domain/refusal.ts'
import { Words } from '../../../domain/words.ts'
import { batchFor, statusOf } from '../board/batch.ts'
import { CaseSummary } from '../case-view/case-shape.ts'
import { summaryOf } from '../case-view/case-view.ts'
import { listing } from '../listed-cases.ts'
import { InCase, openCase } from './cases.ts'
import { MessageView, messageView } from './messages.ts'
import { operationsOn, pageFrom, pageOf, PageQuery } from './operation.ts'

const { list, operation } = operationsOn('Cases')
/** Lists of cases, and the lists that belong to one case. */
export const caseListOperations = list

const JoinedRow = z.object({
  case: CaseId,
  title: z.string(),
  scheme: SchemeRef.optional().describe('Absent in rows of an earlier program'),
  batchTitle: Words,
  role: z.string(),
  joined: z.string(),
})

operation({
  method: 'get',
  path: '/cases',
  id: 'listCases',
  summary:
    'Cases of a call or of a year of evaluations (officers, auditors), or those that an organisation of yours leads',
  query: PageQuery.extend({
    batch: z.string().max(60).optional().describe('A call’s id, or `evaluation-{scheme}-{year}`'),
    status: z.string().max(40).optional().describe('With `batch`: only cases that stand here'),
    organisation: OrganisationId.optional().describe('An organisation that you speak for'),
  }),
  answer: pageOf(CaseSummary),
  run: async ({ web, person, query }) => {
    const { cases } = web.world.store
    if (query.batch !== undefined) {
      const { scheme } = await batchFor(web, person(), query.batch)
      const status = statusOf(query.status)
      // A draft is the applicants' own until it is handed in, and when it is given up.
      const hidden = status === 'draft' && !may(person(), { to: 'list-drafts', scheme })
      if (query.status !== undefined && (status === undefined || hidden))
        throw new Refusal('invalid', { problems: [{ field: 'status', code: 'not-an-option' }] })
      const page =
        status === undefined
          ? await cases.byTime(query.batch, pageFrom(query))
          : await cases.byStatus(query.batch, status, pageFrom(query))
      const row = await listing(web.world, person(), page.items)
      return {
        ...page,
        items: page.items.filter((head) => may(person(), { to: 'see-in-lists', head })).map(row),
      }
    }
    if (query.organisation === undefined)
      throw new Refusal('invalid', { problems: [{ field: 'batch', code: 'missing' }] })
    if (!speaksFor(person(), query.organisation)) throw notFound()
    const page = await cases.ledBy(query.organisation, pageFrom(query))
    return { ...page, items: page.items.map((head) => summaryOf(head, true)) }
  },
})

operation({
  method: 'get',
  path: '/organisations/{organisation}/memberships',
  id: 'listMemberships',
  summary: 'Applications that an organisation of yours was named in',
  params: z.object({ organisation: OrganisationId }),
  query: PageQuery,
  answer: pageOf(JoinedRow),
  run: async ({ web, person, path, query }) => {
    if (!speaksFor(person(), path.organisation)) throw notFound()
    return web.world.store.cases.joinedBy(path.organisation, pageFrom(query))
  },
})

operation({
  method: 'get',
  path: '/cases/{case}/history',
  id: 'getHistory',
  summary: 'The hash-chained history of a case (officers, auditors)',
  params: InCase,
  answer: z.object({ items: z.array(HistoryEvent) }),
  run: async (asked) => {
    const { file } = await openCase(asked, 'see-trail')
    return { items: file.events.toSorted((a, b) => a.seq - b.seq) }
  },
})

operation({
  method: 'get',
  path: '/cases/{case}/messages',
  id: 'listMessages',
  summary: 'What was sent about a case, to whom and when (officers, auditors)',
  params: InCase,
  query: PageQuery,
  answer: pageOf(MessageView),
  run: async (asked) => {
    const { file } = await openCase(asked, 'see-messages')
    const page = await asked.web.world.store.cases.messages(asked.path.case, pageFrom(asked.query))
    const seen = page.items.filter((message) => may(asked.person(), { to: 'see-message', message, file }))
    return { ...page, items: seen.map(messageView) }
  },
})
