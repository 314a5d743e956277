import { askedOf } from '../../../domain/case-form.ts'
import { isTable } from '../../../domain/form.ts'
import { CaseId } from '../../../domain/ids.ts'
import { notFound } from '../../../domain/refusal.ts'
import { selfSheetId, selfTotal } from '../../../domain/self-score.ts'
import { answer } from '../../commands/tasks.ts'
import { vouchForPrefilled } from '../../commands/report.ts'
import {
  asking,
  formPage,
  nothingTyped,
  onPost,
  openCase,
  param,
  type Site,
  show,
  viewHere,
} from '../page.tsx'
import { problemSaid } from '../words/problem-words.ts'
import { first } from '../typed-form.ts'
import { fieldLabels } from '../ui/field-words.ts'
import { ErrorSummary, Form, Submit } from '../ui/form.tsx'
import { Due, Empty, Facts, Tag } from '../ui/parts.tsx'
import { filesOf } from '../ui/document-field.tsx'
import { AnswerList } from '../ui/scheme-field.tsx'
import { sectionStates } from './section-list.tsx'
import { PrefilledNote } from './prefilled.tsx'
import { refusedHere } from './refused-here.tsx'
import { TargetsPanel } from './report-targets.tsx'
import { whereToFix } from './where-to-fix.ts'

/** The year's report on one page: what was filled in before, what is still missing, and handing it in. */
export const reportPages = (site: Site): void => {
  const { web } = site
  formPage(
    site,
    '/cases/:case/report',
    async (c, typed) => {
      const { view: it, file, moment } = await openCase(c, web)
      if (it.kind !== 'evaluation' || it.sections.length === 0) throw notFound()
      const view = viewHere(c, web)
      const { t, say } = view
      const form = askedOf(file, moment)
      const labels = fieldLabels(view, form, it.lastYear, (name) => {
        const [section, field = ''] = name.split('.')
        const answer = it.sections.find(({ id }) => id === section)?.answers[field]
        return isTable(answer) ? answer.rows.map(({ id }) => id) : []
      })
      const task = it.tasks.find(({ kind, mine }) => mine && kind === 'report')
      const unchecked = (it.missing ?? []).filter(({ code }) => code === 'prefilled-unchecked')
      const missing = (it.missing ?? []).filter(({ code }) => code !== 'prefilled-unchecked')
      const now = typed ?? nothingTyped
      const rubric = moment.scheme.evaluation?.rubric
      const total =
        rubric && it.sections.some(({ id }) => id === selfSheetId)
          ? selfTotal(file.sections, rubric)
          : undefined
      return show(
        c,
        view,
        t('年度报告', 'Annual report'),
        <>
          <p class="crumb">
            <a href={`/cases/${it.id}`}>{it.title}</a>
          </p>
          <h1>
            {t('年度报告', 'Annual report')} <small>{say(it.batchTitle)}</small>
          </h1>
          {now.refused ? <ErrorSummary view={view} typed={now} /> : null}
          <Facts
            facts={[
              task ? [t('期限', 'Due'), <Due view={view} at={task.due} />] : undefined,
              total === undefined ? undefined : [t('自评总分', 'Own score'), `${total} / 100`],
            ]}
          />
          {task === undefined ? (
            <Empty>{t('现在没有需要提交的报告。', 'There is no report to hand in now.')}</Empty>
          ) : (
            <>
              {missing.length + unchecked.length === 0 ? (
                <p class="ready">
                  {t('内容完整，可以提交。', 'Everything is complete. You can hand it in.')}
                </p>
              ) : (
                <div class="error-summary" role="alert">
                  <h2>
                    {t(
                      `提交前还有 ${missing.length + unchecked.length} 处`,
                      `${missing.length + unchecked.length} things before it can be handed in`,
                    )}
                  </h2>
                  <ul>
                    {missing.map((problem) => (
                      <li>
                        <a href={whereToFix(it.id, problem.field, form)}>
                          {labels[problem.field] === undefined
                            ? ''
                            : `${labels[problem.field]}${t('：', ': ')}`}
                          {say(problemSaid(problem))}
                        </a>
                      </li>
                    ))}
                    {unchecked.length === 0 ? null : (
                      <li>
                        <a href="#unchecked">
                          {t(
                            `${unchecked.length} 处预填内容尚未核对`,
                            unchecked.length === 1
                              ? 'one answer that was filled in before is not checked yet'
                              : `${unchecked.length} answers that were filled in before are not checked yet`,
                          )}
                        </a>
                      </li>
                    )}
                  </ul>
                </div>
              )}
            </>
          )}
          {unchecked.length === 0 || task === undefined ? null : (
            <section id="unchecked" tabindex={-1}>
              <h2>{t('尚未核对的预填内容', 'Filled in before, not checked yet')}</h2>
              {form.map((section) => {
                const state = it.sections.find(({ id }) => id === section.id)
                return state && Object.keys(state.prefilled ?? {}).length > 0 ? (
                  <>
                    <h3>{say(section.title)}</h3>
                    <PrefilledNote view={view} it={it} section={section} state={state} back="report" />
                  </>
                ) : null
              })}
            </section>
          )}
          <TargetsPanel view={view} form={form} sections={it.sections} />
          <h2>{t('报告内容', 'What it says')}</h2>
          {form.map((section) => {
            const state = it.sections.find(({ id }) => id === section.id)
            return state ? (
              <section>
                <h3>
                  {say(section.title)}{' '}
                  <Tag tone={sectionStates[state.state].tone}>{say(sectionStates[state.state])}</Tag>{' '}
                  {state.writable ? (
                    <a href={`/cases/${it.id}/sections/${section.id}`}>
                      {t('填写', 'Fill in')}
                      <span class="visually-hidden">
                        {t('：', ': ')}
                        {say(section.title)}
                      </span>
                    </a>
                  ) : null}
                </h3>
                <AnswerList
                  view={view}
                  section={section}
                  answers={state.answers}
                  lastYear={it.lastYear}
                  members={it.members}
                  files={filesOf(it)}
                />
              </section>
            ) : null
          })}
          {task && missing.length + unchecked.length === 0 ? (
            <Form view={view} action={`/cases/${it.id}/report`}>
              <input type="hidden" name="task" value={task.id} />
              <div class="actions">
                <Submit>{t('提交年度报告', 'Hand the report in')}</Submit>
              </div>
            </Form>
          ) : null}
        </>,
      )
    },
    async (c, values) => {
      const { view: it, file } = await openCase(c, web)
      const id = first(values, 'task')
      const task = file.tasks.find((one) => one.id === id)
      if (!task || task.kind !== 'report') throw notFound()
      await answer(web.world, asking(c, values), {
        case: file.head.id,
        task: task.id,
        answer: { kind: 'report', answer: { decision: 'report' } },
      })
      return `/cases/${it.id}`
    },
  )

  onPost(site, '/cases/:case/report/still-right', {
    act: async (c, values) => {
      const id = CaseId.safeParse(param(c, 'case'))
      if (!id.success) throw notFound()
      const section = first(values, 'section').slice(0, 40)
      await vouchForPrefilled(web.world, asking(c, values), { case: id.data, section })
      return first(values, 'back') === 'report'
        ? `/cases/${id.data}/report#unchecked`
        : `/cases/${id.data}/sections/${section}`
    },
    again: (c, typed) => refusedHere(c, site, typed),
  })
}
