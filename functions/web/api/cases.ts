import { z } from 'zod'
import { Answer } from '../../../domain/form.ts'
import { CaseId } from '../../../domain/ids.ts'
import type { CaseRight } from '../../../domain/case-rights.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import {
  NewObjection,
  object,
  OpenApplication,
  saveCaseSection,
  startApplication,
} from '../../commands/applications.ts'
import { discardApplication, submitApplication } from '../../commands/submission.ts'
import { momentFor } from '../../commands/run.ts'
import { draftWithDeadline } from '../../current-deadline.ts'
import { withRegister } from '../../in-register.ts'
import { CaseView, Problems } from '../case-view/case-shape.ts'
import { withApplicants } from '../case-view/blind-view.ts'
import { withChecks } from '../case-view/with-checks.ts'
import { caseView } from '../case-view/case-view.ts'
import { type Asked, Done, operationsOn } from './operation.ts'

const { list, operation } = operationsOn('Cases')
export const caseOperations = list

export const InCase = z.object({ case: CaseId })

/** The case of the path, when the caller has this right on it. */
export const openCase = async (
  asked: Asked<{ case: CaseId }, unknown, unknown>,
  right: CaseRight = 'see-case',
) => {
  const loaded = await asked.web.world.store.cases.load(asked.path.case)
  if (!loaded || !may(asked.person(), { to: right, file: loaded })) throw notFound()
  const file = await draftWithDeadline(asked.web.world, loaded, asked.arrived)
  const moment = await momentFor(asked.web.world, file.head.scheme, asked.arrived)
  const known = await withRegister(asked.web.world, file, moment)
  return { file, moment: await withApplicants(asked.web.world, asked.person(), file, known) }
}

operation({
  method: 'post',
  path: '/cases',
  id: 'startApplication',
  summary: 'Start an application in an open call, for an organisation that you speak for',
  status: 201,
  body: OpenApplication,
  answer: z.object({ case: CaseId }),
  location: (answer) => `/cases/${answer.case}`,
  run: ({ web, asking, body }) => startApplication(web.world, asking(), body),
})

operation({
  method: 'get',
  path: '/cases/{case}',
  id: 'getCase',
  summary: 'A case as you may see it',
  params: InCase,
  answer: CaseView,
  run: async (asked) => {
    const { file, moment } = await openCase(asked)
    return caseView(asked.person(), file, await withChecks(asked.web.world, asked.person(), file, moment))
  },
})

operation({
  method: 'put',
  path: '/cases/{case}/sections/{section}',
  id: 'saveSection',
  summary: 'Save a section as typed; what was not understood is kept and named',
  params: InCase.extend({ section: z.string().max(40) }),
  body: z.strictObject({
    answers: z.record(z.string().max(40), Answer),
    basedOn: z
      .string()
      .max(40)
      .optional()
      .describe('`saved` of the section that this was made from; refused when somebody saved since'),
  }),
  answer: z.object({
    problems: Problems,
    saved: z
      .string()
      .optional()
      .describe('`basedOn` of the next save; not said to a request with a key, which may be a repeated one'),
  }),
  run: async ({ web, asking, path, body, arrived }) => {
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
      ...(asking().key === undefined ? { saved: arrived } : {}),
    }
  },
})

operation({
  method: 'post',
  path: '/cases/{case}/submission',
  id: 'submitApplication',
  summary: 'Hand the application in. The receipt names what was handed in by its hash',
  params: InCase,
  answer: z.object({ number: z.string(), at: z.string(), hash: z.string() }),
  run: ({ web, asking, path }) => submitApplication(web.world, asking(), path.case),
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
