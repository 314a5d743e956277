import { z } from 'zod'
import { Conflict, DismissedConflict } from '../../../domain/conflict-kind.ts'
import { CaseId, PersonId, TaskId } from '../../../domain/ids.ts'
import { notFound } from '../../../domain/refusal.ts'
import { Words } from '../../../domain/words.ts'
import { remindPanels } from '../../commands/panel-run.ts'
import {
  add,
  AddExpert,
  assign,
  AssignPanel,
  dismiss,
  DismissConflict,
  MoreTime,
  moreTimeFor,
  remindReviewers,
  replace,
  ReplaceExpert,
} from '../../commands/panels.ts'
import { isFound } from '../panels/candidates.tsx'
import { loadsFor, LoadsView } from '../panels/loads-view.ts'
import { openPanels } from '../panels/open-panels.ts'
import { barredBy, reasonsOf } from '../panels/panel-words.ts'
import { CasePanel, PanelsView } from '../panels/panels-shape.ts'
import { casePanel, PanelFilter, panelsFor } from '../panels/panels-view.ts'
import { besides, proposalFor, ProposalView } from '../panels/proposal-view.ts'
import { InBatch } from './boards.ts'
import { InCase } from './cases.ts'
import { Done, operationsOn, PageQuery } from './operation.ts'

const { list, operation } = operationsOn('Panels')
/** Who judges what in a call or a year: proposed, assigned, followed and changed by the office. */
export const panelOperations = list

operation({
  method: 'get',
  path: '/boards/{batch}/panels',
  id: 'getPanels',
  summary: 'The panels of a call or a year, how far each sheet is, and what to look at (officers, auditors)',
  params: InBatch,
  query: PageQuery.extend(PanelFilter.shape),
  answer: PanelsView,
  run: async ({ web, person, path, query: { after, limit, ...filter } }) =>
    panelsFor(web, person(), path.batch, filter, { limit: limit ?? 25, after }),
})

operation({
  method: 'get',
  path: '/boards/{batch}/panels/{case}',
  id: 'getPanel',
  summary: 'The panel of one case, with suspicions that were found to be none (officers, auditors)',
  params: InBatch.extend(InCase.shape),
  answer: CasePanel.extend({ dismissed: z.array(DismissedConflict) }),
  run: async ({ web, person, path }) => {
    const open = await openPanels(web, person(), path.batch)
    const row = open.desk.rows.find(({ id }) => id === path.case)
    if (!row) throw notFound()
    return { ...casePanel(row, open), dismissed: row.dismissed ?? [] }
  },
})

const Candidate = z.object({
  person: PersonId,
  name: z.string(),
  organisation: z.string(),
  fields: z.array(z.string()),
  load: z.number().int().describe('Cases of this call that they have'),
  reasons: z.array(Words),
  barred: Words.optional().describe('Why they are not to be chosen'),
  conflicts: z.array(Conflict).describe('What stands against them'),
})

operation({
  method: 'get',
  path: '/boards/{batch}/panels/{case}/candidates',
  id: 'listCandidates',
  summary: 'The experts beside one case, the best first, with what speaks for and against each (officers)',
  params: InBatch.extend(InCase.shape),
  query: z.object({
    text: z.string().max(200).optional().describe('A part of their name, organisation, field or region'),
    limit: PageQuery.shape.limit,
  }),
  answer: z.object({ items: z.array(Candidate) }),
  run: async ({ web, person, path, query: { text = '', limit } }) => {
    const open = await openPanels(web, person(), path.batch, 'staff-panels')
    const row = open.desk.rows.find(({ id }) => id === path.case)
    if (!row) throw notFound()
    const found = besides(open, row).filter((suits) => text.trim() === '' || isFound(suits, text))
    return {
      items: found.slice(0, limit ?? 25).map((suits) => {
        const barred = barredBy(suits)
        const { id, name, expertise } = suits.person
        return {
          ...{ person: id, name, organisation: expertise?.organisationName ?? '' },
          fields: expertise?.fields ?? [],
          load: suits.load,
          reasons: reasonsOf(suits, open.panel),
          ...(barred === undefined ? {} : { barred }),
          conflicts: [...suits.against],
        }
      }),
    }
  },
})

operation({
  method: 'get',
  path: '/boards/{batch}/panel-proposal',
  id: 'proposePanels',
  summary:
    'Panels for all cases that need one, with the reasons (officers). Nothing is decided: confirm by `runBulk` with `do: panel`, or `assignPanel`',
  params: InBatch,
  query: z.object({
    case: CaseId.optional().describe('Only for this case, also where it has a panel assigned'),
  }),
  answer: ProposalView,
  run: ({ web, person, path, query }) =>
    proposalFor(web, person(), path.batch, query.case === undefined ? [] : [query.case]),
})

operation({
  method: 'get',
  path: '/boards/{batch}/expert-loads',
  id: 'getExpertLoads',
  summary: 'What every expert has in a call, and in the year of its programme (officers, auditors)',
  params: InBatch,
  answer: LoadsView,
  run: ({ web, person, path }) => loadsFor(web, person(), path.batch),
})

const Reminded = z.object({
  reminded: z.number().int().describe('Sheets; each is reminded of once on a day'),
})

operation({
  method: 'post',
  path: '/boards/{batch}/panel-reminders',
  id: 'remindPanels',
  summary: 'Remind the experts of a call of sheets that are out, once a day (officers)',
  params: InBatch,
  body: z.strictObject({ which: z.enum(['overdue', 'soon', 'all']) }),
  answer: Reminded,
  run: async ({ web, person, asking, path, body }) => {
    const open = await openPanels(web, person(), path.batch, 'staff-panels')
    return remindPanels(web.world, asking(), open.desk.rows, body.which)
  },
})

operation({
  method: 'put',
  path: '/cases/{case}/panel',
  id: 'assignPanel',
  summary:
    'Assign a panel to a case for when its review begins, or take the assignment back with nobody (officers)',
  params: InCase,
  body: AssignPanel,
  answer: Done,
  run: ({ web, asking, path, body }) => assign(web.world, asking(), path.case, body),
})

operation({
  method: 'post',
  path: '/cases/{case}/panel/replacements',
  id: 'replaceExpert',
  summary: 'Give the place of an expert to somebody else, with the reason (officers)',
  params: InCase,
  body: ReplaceExpert,
  answer: Done,
  run: ({ web, asking, path, body }) => replace(web.world, asking(), path.case, body),
})

operation({
  method: 'post',
  path: '/cases/{case}/panel/additions',
  id: 'addExpert',
  summary: 'Ask one more expert while the panel is at work, with the reason (officers)',
  params: InCase,
  body: AddExpert,
  answer: Done,
  run: ({ web, asking, path, body }) => add(web.world, asking(), path.case, body),
})

operation({
  method: 'post',
  path: '/cases/{case}/panel/extensions',
  id: 'extendSheet',
  summary: 'Give more time for one sheet, with the reason; only ever later (officers)',
  params: InCase,
  body: MoreTime,
  answer: Done,
  run: ({ web, asking, path, body }) => moreTimeFor(web.world, asking(), path.case, body),
})

operation({
  method: 'post',
  path: '/cases/{case}/panel/dismissals',
  id: 'dismissConflict',
  summary: 'Put on record that a suspected conflict is none, with the reason (officers)',
  params: InCase,
  body: DismissConflict,
  answer: Done,
  run: ({ web, asking, path, body }) => dismiss(web.world, asking(), path.case, body),
})

operation({
  method: 'post',
  path: '/cases/{case}/panel/reminders',
  id: 'remindExperts',
  summary: 'Remind the experts of a case, or one of them, once a day (officers)',
  params: InCase,
  body: z.strictObject({ task: TaskId.optional() }),
  answer: Reminded,
  run: ({ web, asking, path, body }) =>
    remindReviewers(web.world, asking(), path.case, body.task === undefined ? undefined : [body.task]),
})
