import { z } from 'zod'
import { HistoryEvent } from '../../../domain/history.ts'
import { CallId, CaseId, OrganisationId } from '../../../domain/ids.ts'
import { Message } from '../../../domain/message.ts'
import { speaksFor } from '../../../domain/person.ts'
import { type CaseRight, may } from '../../../domain/policy.ts'
import { notFound, Refusal } from '../../../domain/refusal.ts'
import { Words } from '../../../domain/words.ts'
import {
  discardApplication,
  inviteMember,
  NewObjection,
  object,
  OpenApplication,
  saveCaseSection,
  startApplication,
  submitApplication,
  takeOutMember,
} from '../../commands/applications.ts'
import { momentFor } from '../../commands/run.ts'
import { batchFor, statusOf } from '../board.tsx'
import { CaseSummary, CaseView, caseView, Problems, summaryOf } from '../case-view.ts'
import { memberByCode } from '../cases/write.tsx'
import { type Asked, Done, operationsOn, pageFrom, pageOf, PageQuery } from './operation.ts'
import { instant } from '../../../domain/calendar.ts'

const { list, operation } = operationsOn('Cases')
export const caseOperations = list

const InCase = z.object({ case: CaseId })

/** The case of the path, when the caller may see it, or has this right on it. */
const load = async (asked: Asked<{ case: CaseId }, unknown, unknown>, right: CaseRight = 'see-case') => {
  const file = await asked.web.world.store.cases.load(asked.path.case)
  if (!file || !may(asked.person(), { to: right, file })) throw notFound()
  return {
    file,
    moment: await momentFor(asked.web.world, file.head.scheme, instant(new Date(asked.arrived))),
  }
}

operation({
  method: 'post',
  path: '/cases',
  id: 'startApplication',
  summary: 'Start an application in an open call, for an organisation that you speak for',
  status: 201,
  body: OpenApplication,
  answer: z.object({ case: CaseId }),
  run: ({ web, asking, body }) => startApplication(web.world, asking(), body),
})

const JoinedRow = z.object({
  case: CaseId,
  title: z.string(),
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
      await batchFor(web, person(), query.batch)
      const status = statusOf(query.status)
      if (query.status !== undefined && status === undefined)
        throw new Refusal('invalid', { problems: [{ field: 'status', code: 'not-an-option' }] })
      const page =
        status === undefined
          ? await cases.byTime(query.batch, pageFrom(query))
          : await cases.byStatus(query.batch, status, pageFrom(query))
      const auditor = person().offices.some((office) => office.role === 'auditor')
      return {
        ...page,
        items: page.items
          .filter((head) => auditor || head.status.is !== 'draft')
          .map((head) => summaryOf(head)),
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
  path: '/cases/{case}',
  id: 'getCase',
  summary: 'A case as you may see it',
  params: InCase,
  answer: CaseView,
  run: async (asked) => {
    const { file, moment } = await load(asked)
    return caseView(asked.person(), file, moment)
  },
})

operation({
  method: 'put',
  path: '/cases/{case}/sections/{section}',
  id: 'saveSection',
  summary: 'Save a section as typed; what was not understood is kept and named',
  params: InCase.extend({ section: z.string().max(40) }),
  body: z.strictObject({
    answers: z.record(
      z.string().max(40),
      z.union([z.string().max(8000), z.number(), z.array(z.string().max(60)).max(60)]),
    ),
    basedOn: z
      .string()
      .max(40)
      .optional()
      .describe('`saved` of the section that this was made from; refused when somebody saved since'),
  }),
  answer: z.object({ problems: Problems }),
  run: async ({ web, asking, path, body }) => {
    const { problems } = await saveCaseSection(web.world, asking(), {
      ...path,
      answers: body.answers,
      basedOn: body.basedOn,
    })
    return {
      problems: problems.map(({ field, code, facts }) => ({
        field,
        code,
        ...(facts ? { facts: { ...facts } } : {}),
      })),
    }
  },
})

operation({
  method: 'post',
  path: '/cases/{case}/members',
  id: 'nameMember',
  summary: 'Name a registered organisation as a member or co-lead; it is asked to confirm',
  status: 201,
  params: InCase,
  body: z.strictObject({
    code: z.string().min(1).max(60),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .default('CN'),
    role: z.enum(['member', 'co-lead']).default('member'),
  }),
  answer: z.object({ organisation: OrganisationId }),
  run: async ({ web, asking, path, body }) => {
    const organisation = await memberByCode(web.world, body.code, body.country)
    await inviteMember(web.world, asking(), { case: path.case, organisation, role: body.role })
    return { organisation }
  },
})

operation({
  method: 'delete',
  path: '/cases/{case}/members/{organisation}',
  id: 'takeOutMember',
  summary: 'Take a member out again',
  params: InCase.extend({ organisation: OrganisationId }),
  answer: Done,
  run: ({ web, asking, path }) => takeOutMember(web.world, asking(), path),
})

operation({
  method: 'post',
  path: '/cases/{case}/submission',
  id: 'submitApplication',
  summary: 'Hand the application in. The receipt names what was handed in by its hash',
  params: InCase,
  answer: z.object({ number: z.string(), at: z.string(), hash: z.string() }),
  run: async (asked) => {
    await submitApplication(asked.web.world, asked.asking(), asked.path.case)
    const { file } = await load(asked)
    const receipt = file.head.kind === 'application' ? file.head.receipt : undefined
    if (!receipt) throw notFound()
    return receipt
  },
})

operation({
  method: 'post',
  path: '/cases/{case}/withdrawal',
  id: 'giveUpDraft',
  summary: 'Give a draft up',
  params: InCase,
  body: z.strictObject({ reason: z.string().trim().min(2).max(2000) }),
  answer: Done,
  run: ({ web, asking, path, body }) => discardApplication(web.world, asking(), path.case, body.reason),
})

operation({
  method: 'post',
  path: '/cases/{case}/objections',
  id: 'object',
  summary: 'Object to a case under public notice, under a real name or an organisation’s seal',
  status: 201,
  params: InCase,
  body: NewObjection,
  answer: z.object({ objection: z.string() }),
  run: ({ web, asking, path, body }) => object(web.world, asking(), path.case, body),
})

operation({
  method: 'get',
  path: '/cases/{case}/history',
  id: 'getHistory',
  summary: 'The hash-chained history of a case (officers, auditors)',
  params: InCase,
  answer: z.object({ items: z.array(HistoryEvent) }),
  run: async (asked) => {
    const { file } = await load(asked, 'see-trail')
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
  answer: pageOf(Message),
  run: async (asked) => {
    await load(asked, 'see-messages')
    return asked.web.world.store.cases.messages(asked.path.case, pageFrom(asked.query))
  },
})

export const CallRef = z.object({ call: CallId })
