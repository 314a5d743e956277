import { CaseId, TaskId } from '../../../domain/ids.ts'
import { may } from '../../../domain/policy.ts'
import { notFound, Refusal } from '../../../domain/refusal.ts'
import { answer } from '../../commands/tasks.ts'
import { nothingTyped, type Typed, type View, withZones } from '../context.ts'
import { keptForm } from '../kept-form.ts'
import { asking, type Here, param, type Site, show, signedInPerson, viewHere } from '../page.tsx'
import { refusals } from '../words/refusal-words.ts'
import { StepUpNote } from '../sign-in/step-up.tsx'
import { first, readForm } from '../typed-form.ts'
import { ErrorSummary, Kept } from '../ui/form.tsx'
import { oneMinute } from './approval-list.ts'
import { leaderHere, MinuteHead } from './approvals.tsx'
import { DecidedSaid } from './decided-said.tsx'
import { decisionFieldId, decisionFrom, DecisionForm } from './decision-form.tsx'
import { MinuteFacts } from './minute-facts.tsx'

const path = '/approvals/:case/:task'

/** One case of the list on a page of its own, and where every decision on one case is sent. */
export const decideOnePage = (site: Site): void => {
  const { app, web } = site

  app.get(path, async (c) => minutePage(site, c, await keptForm(c, web)))

  app.post(path, async (c) => {
    const values = await readForm(c.req)
    c.set('form', values)
    const person = signedInPerson(c)
    if (first(values, 'csrf') !== c.var.signedIn?.session.csrf) throw new Refusal('sign-in-needed')
    const { once: _, ...kept } = values
    try {
      const { id, task } = addressed(c)
      const leader = leaderHere(c, person, first(values, 'for'))
      const seen = /^\d{1,9}$/.test(first(values, 'seen')) ? Number(first(values, 'seen')) : undefined
      await answer(web.world, asking(c, values), {
        case: id,
        task,
        answer: { kind: 'approval', answer: decisionFrom(values) },
        seen,
      })
      return c.redirect(`/approvals?for=${leader}&decided=${id}.${task}`, 303)
    } catch (problem) {
      if (!(problem instanceof Refusal) || ['sign-in-needed', 'step-up-needed'].includes(problem.code))
        throw problem
      const { status, words } = refusals[problem.code]
      c.status(status)
      return minutePage(site, c, {
        values: kept,
        problems: problem.problems,
        ...(problem.problems.length === 0 ? { refused: refusedAs(problem) ?? words(problem.facts) } : {}),
      })
    }
  })
}

/** What a leader is told in the words of a decision, where the usual ones are about something else. */
const refusedAs = ({ code }: Refusal) =>
  code === 'changed-meanwhile'
    ? {
        zh: '此案有新的情况，您的决定没有提交。请看过下面的最新内容后再决定。',
        en: 'Something new happened to this case, and your decision was not taken. Read what stands below, then decide.',
      }
    : undefined

const addressed = (c: Here): { id: CaseId; task: TaskId } => {
  const id = CaseId.safeParse(param(c, 'case'))
  const task = TaskId.safeParse(param(c, 'task'))
  if (!id.success || !task.success) throw notFound()
  return { id: id.data, task: task.data }
}

const minutePage = async (site: Site, c: Here, typed: Typed | undefined) => {
  const { web } = site
  const person = signedInPerson(c)
  const { id, task } = addressed(c)
  const reader = { world: web.world, person, arrived: c.var.arrived, stepUp: web.settings.stepUp }
  const minute = await oneMinute(reader, id, task)
  if (minute === undefined) return decidedPage(site, c, typed)
  c.set('zone', (await web.world.schemes.load(minute.scheme)).timeZone)
  const view = await withZones(viewHere(c, web), web.world, [minute.scheme])
  const { t } = view
  const now = typed ?? nothingTyped
  return show(
    c,
    view,
    minute.title,
    <div class="narrow">
      <Crumb view={view} />
      <h1 id={`m-${minute.task}`}>{minute.title}</h1>
      <MinuteHead view={view} minute={minute} />
      <ErrorSummary
        view={view}
        typed={now}
        labels={labelsOf(view)}
        where={(field) =>
          ['remark', 'to'].includes(field) ? `#${decisionFieldId(minute.task, field)}` : '#decide'
        }
      />
      <MinuteFacts view={view} minute={minute} whole />
      <p>
        <a href={`/cases/${minute.case}/tasks/${minute.task}`}>
          {t('查看全部申报内容、评分表和文件', 'Read the whole case: answers, sheets and files')}
        </a>
      </p>
      <section class="judgement" id="decide" aria-label={t('决定', 'Decision')} tabindex={-1}>
        <StepUpNote view={view} minutes={minute.stepUp} assurance={c.var.assurance} />
        <DecisionForm view={view} minute={minute} typed={now} whole leader={leaderOf(c, now)} />
      </section>
    </div>,
  )
}

/** Whose list it came from; somebody who opened the page by its address goes back to the first. */
const leaderOf = (c: Here, typed: Typed): string =>
  first(typed.values, 'for') || (c.req.query('for') ?? leaderHere(c, signedInPerson(c), ''))

const Crumb = ({ view }: { view: View }) => (
  <p class="crumb">
    <a href="/approvals">{view.t('待审批', 'Decisions')}</a>
  </p>
)

const labelsOf = ({ t }: View) => ({
  decision: t('决定', 'Decision'),
  remark: t('意见', 'Remark'),
  to: t('退回到', 'Return to'),
})

/**
 * Decided already, not needed any more, or not the reader's any longer: a page that was open in a second tab, or a
 * delegation that ended meanwhile. What was typed is given back.
 */
const decidedPage = async ({ web }: Site, c: Here, typed: Typed | undefined) => {
  const person = signedInPerson(c)
  const { id, task: taskId } = addressed(c)
  const file = await web.world.store.cases.load(id)
  const task = file?.tasks.find((one) => one.id === taskId)
  const mine = file && task?.kind === 'approval' && may(person, { to: 'answer', file, task })
  if (!mine && first(typed?.values ?? {}, 'remark').trim() === '') throw notFound()
  if (mine) c.set('zone', (await web.world.schemes.load(file.head.scheme)).timeZone)
  const view = viewHere(c, web)
  const { t } = view
  const title = mine ? file.head.title : t('没有找到', 'Not found')
  return show(
    c,
    view,
    title,
    <div class="narrow">
      <Crumb view={view} />
      <h1>{title}</h1>
      <ErrorSummary view={view} typed={{ ...(typed ?? nothingTyped), problems: [] }} />
      {mine ? (
        <p>
          <DecidedSaid view={view} file={file} task={task} />{' '}
          <a href={`/cases/${id}`}>{t('查看案件', 'See the case')}</a>
        </p>
      ) : (
        <p>
          {t(
            '您现在不能决定此案：委托可能已经结束或被撤销。您的决定没有提交。',
            'This is not yours to decide now: a delegation may be over, or was revoked. Your decision was not taken.',
          )}
        </p>
      )}
      <Kept view={view} typed={typed && { ...typed, values: remarkOf(typed) }} labels={labelsOf(view)} />
    </div>,
  )
}

const remarkOf = ({ values }: Typed): Typed['values'] => ({ remark: values.remark ?? [] })
