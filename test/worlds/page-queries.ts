import { BoardFilter } from '../../domain/board-filter.ts'
import { RegisterQuery } from '../../domain/register-search.ts'
import { fields as holidayFields } from '../../functions/web/holidays/holiday-form.ts'
import { TrailFilter } from '../../functions/web/trail/trail-filter.ts'

/** What one file of the pages reads behind the question mark of an address, and at which addresses that stands. */
export type PageQuery = { readonly names: readonly string[]; readonly at: readonly string[] }

const board: PageQuery = {
  names: [...BoardFilter.keyof().options, 'columns', 'status'],
  at: ['/board/', '/files/board/'],
}

/**
 * Every file that reads a query. The OpenAPI document says the API's own; pages have no such table, so this is it, and a
 * test holds it against the source. Without an address a name stands behind those of a sign-in, which are not asked.
 */
export const pageQueries: Readonly<Record<string, PageQuery>> = {
  'functions/files/board-files.ts': board,
  'functions/files/document-files.tsx': {
    names: ['back', 'name', 'place', 'owner', 'show'],
    at: ['/files/cases/'],
  },
  'functions/files/upload-page.tsx': { names: ['back', 'format'], at: ['/files/cases/'] },
  'functions/insight/counted-page.tsx': { names: ['row', 'column'], at: ['/insight/:subject/'] },
  'functions/web/administration/calls.tsx': { names: ['scheme'], at: ['/administration/calls'] },
  'functions/web/administration/import.tsx': {
    names: ['imported', 'skipped'],
    at: ['/administration/import'],
  },
  'functions/web/administration/people.tsx': { names: ['scheme'], at: ['/administration/people'] },
  'functions/web/schemes-desk/edit.tsx': { names: ['path'], at: ['/administration/schemes/'] },
  'functions/web/administration/administration.tsx': { names: ['scheme', 'text'], at: ['/administration'] },
  'functions/web/applications.tsx': { names: ['organisation', 'list'], at: ['/applications'] },
  'functions/web/approvals/approvals.tsx': { names: ['for', 'decided'], at: ['/approvals'] },
  'functions/web/approvals/decide-many.tsx': { names: ['item'], at: ['/approvals/decided'] },
  'functions/web/approvals/decide-one.tsx': { names: ['for'], at: ['/approvals/'] },
  'functions/web/board/board.tsx': board,
  'functions/web/board/find.tsx': { names: ['case'], at: ['/board/find'] },
  'functions/web/cases/comparison.tsx': { names: ['from', 'to'], at: ['/cases/:case/comparison'] },
  'functions/web/cases/receipt.tsx': { names: ['number'], at: ['/cases/:case/receipt'] },
  'functions/web/cases/whole-application.tsx': { names: ['language'], at: ['/cases/:case/document'] },
  'functions/web/cases/write-members.tsx': { names: ['replace'], at: ['/cases/:case/members'] },
  'functions/web/cases/write-section.tsx': { names: ['row'], at: ['/cases/:case/sections/'] },
  'functions/web/certificates/check.tsx': { names: ['number', 'check'], at: ['/certificates'] },
  'functions/web/changes/form.tsx': {
    names: ['organisation', 'reason', 'text'],
    at: ['/register/:consortium/changes/'],
  },
  'functions/web/changes/plan.tsx': {
    names: ['field', 'reason', 'text'],
    at: ['/register/:consortium/changes/plan'],
  },
  'functions/web/holidays/look-page.tsx': {
    names: holidayFields,
    at: ['/administration/holidays/:year/look'],
  },
  'functions/web/kept-form.ts': {
    names: ['kept'],
    at: ['/approvals', '/cases/', '/calls/', '/register/:consortium/', '/organisations'],
  },
  'functions/web/administration/managed-programmes.tsx': { names: ['scheme'], at: ['/administration/'] },
  'functions/web/meetings/meetings.tsx': { names: ['batch', 'title', 'agenda'], at: ['/meetings/new'] },
  'functions/web/messages/all-messages.tsx': {
    names: ['person', 'case', 'kind', 'state', 'day'],
    at: ['/administration/messages'],
  },
  'functions/web/messages/templates.tsx': {
    names: ['subject', 'text', 'with'],
    at: ['/administration/templates/'],
  },
  'functions/web/open-data/feeds.ts': { names: ['language'], at: ['/feeds/'] },
  'functions/web/open-data/open-data-files.ts': { names: ['after'], at: ['/open-data/'] },
  'functions/web/open-data/sitemap.ts': { names: ['part'], at: ['/sitemaps/'] },
  'functions/web/organisations-desk/organisations-list.tsx': {
    names: ['text', 'state'],
    at: ['/administration/organisations'],
  },
  'functions/web/page.tsx': {
    names: ['after'],
    at: [
      ...['/tasks', '/applications', '/approvals', '/board', '/calls', '/me/', '/meetings', '/notices'],
      ...['/recommendations', '/reviews', '/cases/:case/messages', '/administration', '/register'],
    ],
  },
  'functions/web/panels/change-panel.tsx': { names: ['task', 'find'], at: ['/calls/:call/panels/:case/'] },
  'functions/web/panels/conflicts.tsx': { names: ['expert'], at: ['/calls/:call/panels/:case/conflicts'] },
  'functions/web/panels/panels.tsx': {
    names: ['after', 'reminded', 'stage', 'sheet', 'warned', 'text'],
    at: ['/calls/:call/panels'],
  },
  'functions/web/panels/proposal.tsx': { names: ['case'], at: ['/calls/:call/panels/proposal'] },
  'functions/web/precheck/precheck.tsx': {
    names: ['documents', 'do'],
    at: ['/programmes/:code/check'],
  },
  'functions/web/public-page.tsx': {
    names: ['language'],
    at: ['/calls', '/certificates', '/notices', '/open-data', '/programmes', '/receipts', '/register'],
  },
  'functions/web/receipts/receipts.tsx': { names: ['number'], at: ['/receipts/check'] },
  'functions/web/recommendations.tsx': { names: ['unit'], at: ['/recommendations'] },
  'functions/web/register/list.tsx': {
    names: [...Object.keys(RegisterQuery.shape), 'name', 'page'],
    at: ['/register'],
  },
  'functions/web/register/register.tsx': { names: ['check'], at: ['/register/:consortium'] },
  'functions/web/results.tsx': { names: ['corrects'], at: ['/register/:consortium/results'] },
  'functions/web/reviews/compare.tsx': { names: ['batch'], at: ['/reviews/compare'] },
  'functions/web/sign-in/sign-in.tsx': { names: ['state', 'code'], at: [] },
  'functions/web/tasks/tasks.tsx': { names: ['audience'], at: ['/tasks'] },
  'functions/web/trail/trail.tsx': { names: Object.keys(TrailFilter.shape), at: ['/cases/:case/trail'] },
}

/** The names that a page may read behind the question mark. */
export const queryAt = (path: string): string[] => [
  ...new Set(
    Object.values(pageQueries).flatMap(({ names, at }) =>
      at.some((start) => path === start || path.startsWith(start)) ? [...names] : [],
    ),
  ),
]
