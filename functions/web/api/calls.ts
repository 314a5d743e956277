import { z } from 'zod'
import { CallView, callView } from '../calls/call-view.ts'
import { CallId, CaseId, ConsortiumId, SchemeRef } from '../../../domain/ids.ts'
import { Consortium } from '../../../domain/consortium.ts'
import { notFound } from '../../../domain/refusal.ts'
import { Scheme } from '../../../domain/scheme.ts'
import { ChangeCall, changeCall, NewCall, openCall } from '../../commands/calls.ts'
import { momentFor } from '../../commands/run.ts'
import { entryFor } from '../../entry-for.ts'
import { CaseSummary } from '../case-view/case-shape.ts'
import { NoticeView, noticeView } from '../notices/notice-view.ts'
import { summaryOf } from '../case-view/case-view.ts'
import { Done, operationsOn, pageFrom, pageOf, PageQuery } from './operation.ts'

const calls = operationsOn('Programmes and calls')
const open = operationsOn('Public register and notices')
export const callOperations = calls.list
export const publicOperations = open.list

calls.operation({
  method: 'get',
  path: '/schemes',
  id: 'listSchemes',
  summary: 'The newest version of every programme',
  open: true,
  answer: z.object({ items: z.array(Scheme) }),
  run: async ({ web }) => ({ items: [...(await web.world.schemes.current())] }),
})

calls.operation({
  method: 'get',
  path: '/schemes/{scheme}',
  id: 'getScheme',
  summary: 'A version of a programme: its form, rules, steps, rubric and what is still to be confirmed',
  open: true,
  params: z.object({ scheme: SchemeRef }),
  answer: Scheme,
  run: ({ web, path }) => web.world.schemes.load(path.scheme),
})

calls.operation({
  method: 'get',
  path: '/calls',
  id: 'listCalls',
  summary: 'Calls, the last to close first',
  open: true,
  query: PageQuery,
  answer: pageOf(CallView),
  run: async ({ web, query }) => {
    const page = await web.world.store.calls.list(pageFrom(query))
    return { ...page, items: page.items.map(callView) }
  },
})

const InCall = z.object({ call: CallId })

calls.operation({
  method: 'get',
  path: '/calls/{call}',
  id: 'getCall',
  summary: 'A call',
  open: true,
  params: InCall,
  answer: CallView,
  run: async ({ web, path }) => {
    const call = await web.world.store.calls.load(path.call)
    if (!call) throw notFound()
    return callView(call)
  },
})

calls.operation({
  method: 'post',
  path: '/calls',
  id: 'openCall',
  summary: 'Announce a call (administrators)',
  status: 201,
  body: NewCall,
  answer: InCall,
  location: ({ call }) => `/calls/${call}`,
  run: ({ web, asking, body }) => openCall(web.world, asking(), body),
})

calls.operation({
  method: 'patch',
  path: '/calls/{call}',
  id: 'changeCall',
  summary: 'Change a call that has not opened yet (administrators)',
  params: InCall,
  body: ChangeCall,
  answer: Done,
  run: ({ web, asking, path, body }) => changeCall(web.world, asking(), path.call, body),
})

open.operation({
  method: 'get',
  path: '/notices',
  id: 'listNotices',
  summary: 'What is under public notice now, the first to end first',
  open: true,
  query: PageQuery,
  answer: pageOf(CaseSummary),
  run: async ({ web, query }) => {
    const page = await web.world.store.cases.underNotice(pageFrom(query))
    return { ...page, items: page.items.map((head) => summaryOf(head)) }
  },
})

open.operation({
  method: 'get',
  path: '/notices/{case}',
  id: 'getNotice',
  summary: 'A public notice: who is proposed, until when, and how to object',
  open: true,
  params: z.object({ case: CaseId }),
  answer: NoticeView,
  run: async ({ web, path, arrived }) => {
    const file = await web.world.store.cases.load(path.case)
    if (!file) throw notFound()
    return noticeView(file, await momentFor(web.world, file.head.scheme, arrived))
  },
})

open.operation({
  method: 'get',
  path: '/register',
  id: 'listConsortia',
  summary: 'The public register, by name',
  open: true,
  query: PageQuery.extend({ name: z.string().max(100).optional().describe('Names that begin so') }),
  answer: pageOf(Consortium),
  run: async ({ web, query, reader }) => {
    const page = await web.world.store.consortia.register({
      ...pageFrom(query),
      ...(query.name === undefined ? {} : { nameBegins: query.name }),
    })
    return {
      ...page,
      items: await Promise.all(page.items.map((entry) => entryFor(web.world, reader, entry))),
    }
  },
})

open.operation({
  method: 'get',
  path: '/register/{consortium}',
  id: 'getConsortium',
  summary: 'An entry of the public register',
  open: true,
  params: z.object({ consortium: ConsortiumId }),
  answer: Consortium,
  run: async ({ web, path, reader }) => {
    const entry = await web.world.store.consortia.load(path.consortium)
    if (!entry) throw notFound()
    return entryFor(web.world, reader, entry)
  },
})

open.operation({
  method: 'get',
  path: '/certificates/{number}',
  id: 'checkCertificate',
  summary: 'The entry that a certificate number belongs to',
  open: true,
  params: z.object({ number: z.string().max(60) }),
  answer: Consortium,
  run: async ({ web, path, reader }) => {
    const entry = await web.world.store.consortia.byNumber(path.number)
    if (!entry) throw notFound()
    return entryFor(web.world, reader, entry)
  },
})
