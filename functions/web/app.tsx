import { appointmentsPage } from './administration/appointments.tsx'
import { Hono } from 'hono'
import { accountPages } from './account/account.tsx'
import { deskPage } from './administration/administration.tsx'
import { callForms } from './administration/calls.tsx'
import { importForm } from './administration/import.tsx'
import { schemeDeskPages } from './schemes-desk/schemes-desk.tsx'
import { schemeDraftPages } from './schemes-desk/draft.tsx'
import { schemeEditPages } from './schemes-desk/edit.tsx'
import { schemeProgrammePages } from './schemes-desk/programme.tsx'
import { schemeSeenPages } from './schemes-desk/seen.tsx'
import { personForm } from './administration/people.tsx'
import { applicationPages } from './applications.tsx'
import { failedApi } from './api/failed.ts'
import { apiRoutes } from './api/routes.ts'
import { approvalsPage } from './approvals/approvals.tsx'
import { decideManyPages } from './approvals/decide-many.tsx'
import { decideOnePage } from './approvals/decide-one.tsx'
import { delegationPages } from './approvals/delegations.tsx'
import { reviewPages } from './reviews/reviews.tsx'
import { sheetAutosave, takingBack } from './reviews/sheet-autosave.ts'
import { comparePage } from './reviews/compare.tsx'
import { meetingItemPage } from './meetings/item-page.tsx'
import { meetingListPages } from './meetings/meetings.tsx'
import { meetingPage } from './meetings/meeting-page.tsx'
import { minutesPage } from './meetings/minutes-page.tsx'
import { declarationRoute } from './reviews/declare.tsx'
import { boardPages } from './board/board.tsx'
import { recommendationPages } from './recommendations.tsx'
import { panelPages } from './panels/panels.tsx'
import { rankingPage } from './ranking/ranking.tsx'
import { callPages } from './calls/calls.tsx'
import { answerPage } from './cases/answer-task.tsx'
import { changePages } from './changes/changes.tsx'
import { changePlanPages } from './changes/plan.tsx'
import { changeForm } from './changes/form.tsx'
import { notePages } from './cases/notes.tsx'
import { officerPages } from './cases/officer.tsx'
import { overduePage } from './cases/overdue.tsx'
import { casePage } from './cases/case.tsx'
import { defenceCalendar } from './cases/defence-calendar.ts'
import { statementPage } from './cases/objection-statement.tsx'
import { appealPage } from './cases/appeal.tsx'
import { comparisonPage } from './cases/comparison.tsx'
import { reportPages } from './cases/report.tsx'
import { documentPage } from './cases/document-page.tsx'
import { checkPage } from './cases/check-and-submit.tsx'
import { receiptPages } from './cases/receipt.tsx'
import { leavePage } from './cases/leave.tsx'
import { takeBackPages } from './cases/take-back.tsx'
import { extensionPages } from './extensions.tsx'
import { receiptCheckPages } from './receipts/receipts.tsx'
import { trailPages } from './trail/trail.tsx'
import { caseMessagesPage } from './cases/case-messages.tsx'
import { memberPages } from './cases/write-members.tsx'
import { partPage } from './cases/member-part.tsx'
import { remindersPage } from './cases/member-reminders.tsx'
import { importPages } from './cases/import.tsx'
import { callTemplate } from './calls/call-template.ts'
import { startFromPages } from './calls/start-from.tsx'
import { ownDataRoutes } from './account/own-data.ts'
import { wholeApplicationPage } from './cases/whole-application.tsx'
import { sectionPage } from './cases/write-section.tsx'
import { autosaveRoutes } from './cases/autosave.ts'
import type { RequestValues, Web } from './context.ts'
import { greet, limitBody, recognise } from './door.ts'
import { homePages } from './home.tsx'
import { invitationPages } from './invitations.tsx'
import { leanAnswer } from './lean-answer.ts'
import { noticePages } from './notices/notices.tsx'
import { openIdConnect } from './sign-in/oidc.ts'
import { organisationDetailsPage } from './organisations/organisation-details.tsx'
import { robotPages } from './robots/robot-pages.tsx'
import { holidayPages } from './holidays/holiday-pages.tsx'
import { messagePages } from './messages/messages.ts'
import { milestonePages } from './milestones/milestones.tsx'
import { resultPages } from './results.tsx'
import { organisationDesk } from './organisations-desk/one-organisation.tsx'
import { organisationsList } from './organisations-desk/organisations-list.tsx'
import { organisationPages } from './organisations/organisations.tsx'
import type { Site } from './page.tsx'
import { preCheckPages } from './precheck/precheck.tsx'
import { programmePages } from './programmes/programmes.tsx'
import { registerPages } from './register/register.tsx'
import { failed, notThere } from './refused.tsx'
import { sessionRoute } from './script-route.ts'
import { signInPages } from './sign-in/sign-in.tsx'
import { taskPages } from './tasks/tasks.tsx'
import { icon } from './ui/icon.ts'

/** Pages and API as one application: under Lambda, and under Node on one machine. */
export const createApp = (web: Web): Hono<RequestValues> => {
  const oidc = openIdConnect(web.settings)
  const app = new Hono<RequestValues>()
  const site: Site = { app, web, oidc }

  app.use(greet(web))
  app.use(leanAnswer(web.settings))
  app.use(limitBody)

  assets(site)
  app.route('/api', apiRoutes(web, oidc))

  app.use(recognise(web))

  homePages(site)
  signInPages(site)
  accountPages(site)
  messagePages(site)
  holidayPages(site)
  robotPages(site)
  taskPages(site)
  approvalsPage(site)
  delegationPages(site)
  decideManyPages(site)
  decideOnePage(site)
  recommendationPages(site)
  reviewPages(site)
  declarationRoute(site)
  meetingListPages(site)
  meetingPage(site)
  meetingItemPage(site)
  minutesPage(site)
  sheetAutosave(site)
  comparePage(site)
  takingBack(site)
  preCheckPages(site)
  programmePages(site)
  callPages(site)
  organisationPages(site)
  organisationDetailsPage(site)
  resultPages(site)
  milestonePages(site)
  applicationPages(site)
  boardPages(site)
  rankingPage(site)
  panelPages(site)
  trailPages(site)
  caseMessagesPage(site)
  sectionPage(site)
  autosaveRoutes(site)
  sessionRoute(site)
  memberPages(site)
  partPage(site)
  remindersPage(site)
  invitationPages(site)
  checkPage(site)
  takeBackPages(site)
  leavePage(site)
  receiptPages(site)
  receiptCheckPages(site)
  extensionPages(site)
  reportPages(site)
  comparisonPage(site)
  appealPage(site)
  statementPage(site)
  defenceCalendar(site)
  answerPage(site)
  wholeApplicationPage(site)
  importPages(site)
  callTemplate(site)
  startFromPages(site)
  ownDataRoutes(site)
  documentPage(site)
  notePages(site)
  officerPages(site)
  overduePage(site)
  casePage(site)
  noticePages(site)
  registerPages(site)
  changePages(site)
  changePlanPages(site)
  changeForm(site)
  deskPage(site)
  appointmentsPage(site)
  organisationsList(site)
  organisationDesk(site)
  callForms(site)
  importForm(site)
  personForm(site)
  schemeDeskPages(site)
  schemeProgrammePages(site)
  schemeDraftPages(site)
  schemeEditPages(site)
  schemeSeenPages(site)

  app.notFound((c) => notThere(c, web))
  app.onError((problem, c) =>
    c.req.path.startsWith('/api/') ? failedApi(problem, c, web) : failed(problem, c, web),
  )
  return app
}

const assets = ({ app, web: { settings } }: Site): void => {
  const files = {
    'style.css': ['text/css; charset=utf-8', settings.style],
    'script.js': ['text/javascript; charset=utf-8', settings.script],
    'icon.svg': ['image/svg+xml', icon],
    ...Object.fromEntries(
      Object.entries(settings.scripts ?? {}).map(
        ([name, text]) => [`${name}.js`, ['text/javascript; charset=utf-8', text]] as const,
      ),
    ),
  } as const
  for (const [name, [type, body]] of Object.entries(files))
    app.get(`/assets/${name}`, (c) =>
      c.body(body, 200, { 'content-type': type, 'cache-control': 'public, max-age=300' }),
    )
}
