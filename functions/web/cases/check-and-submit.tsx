import { askedOf } from '../../../domain/case-form.ts'
import { Refusal } from '../../../domain/refusal.ts'
import { discardApplication, submitApplication } from '../../commands/submission.ts'
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
import { first } from '../typed-form.ts'
import { ErrorSummary, Form, Submit, TextField } from '../ui/form.tsx'
import { Empty, Moment } from '../ui/parts.tsx'
import { fieldLabels } from '../ui/field-words.ts'
import { AnswerList } from '../ui/scheme-field.tsx'
import { problemSaid } from '../problem-words.ts'
import { MemberTable } from './member-table.tsx'
import { KeptAside } from './kept-aside.tsx'
import { RulePanel } from './rule-panel.tsx'
import { whereToFix } from './where-to-fix.ts'
import { refusedHere } from './refused-here.tsx'

/** Everything once more, what is still missing, and the submission; or giving the draft up. */
export const checkPage = (site: Site): void => {
  const { web } = site
  formPage(
    site,
    '/cases/:case/check',
    async (c, typed) => {
      const { view: it, file, moment } = await openCase(c, web)
      const view = viewHere(c, web)
      const { t } = view
      const missing = it.missing ?? []
      // Others may read the page; only the lead of a draft has something to hand in.
      const submits = it.missing !== undefined && it.status.is === 'draft'
      const sections = askedOf(file, moment)
      const labels = fieldLabels(view, sections, it.lastYear)
      const now = typed ?? nothingTyped
      return show(
        c,
        view,
        t('检查并提交', 'Check and submit'),
        <>
          <p class="crumb">
            <a href={`/cases/${it.id}`}>{it.title}</a>
          </p>
          <h1>{t('检查并提交', 'Check and submit')}</h1>
          {now.refused ? <ErrorSummary view={view} typed={now} /> : null}
          {!submits ? (
            <Empty>{t('现在不能提交。', 'It cannot be submitted now.')}</Empty>
          ) : missing.length === 0 ? (
            <p class="ready">{t('内容完整，可以提交。', 'Everything is complete. You can submit.')}</p>
          ) : (
            <div class="error-summary" role="alert">
              <h2>{t(`还有 ${missing.length} 处需要完成`, `${missing.length} things are still missing`)}</h2>
              <ul>
                {missing.map((problem) => (
                  <li>
                    <a href={whereToFix(it.id, problem.field, sections)}>
                      {labels[problem.field] === undefined ? '' : `${labels[problem.field]}${t('：', ': ')}`}
                      {view.say(problemSaid(problem))}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          )}
          <RulePanel view={view} it={it} />
          {sections.map((section) => (
            <section>
              <h2>
                {view.say(section.title)}{' '}
                {submits ? (
                  <a class="small" href={`/cases/${it.id}/sections/${section.id}`}>
                    {t('修改', 'Change')}
                    <span class="visually-hidden"> {view.say(section.title)}</span>
                  </a>
                ) : null}
              </h2>
              <AnswerList
                view={view}
                section={section}
                answers={it.sections.find((candidate) => candidate.id === section.id)?.answers ?? {}}
                lastYear={it.lastYear}
              />
            </section>
          ))}
          <KeptAside view={view} it={it} />
          <section>
            <h2>{t('成员单位', 'Members')}</h2>
            <MemberTable view={view} members={it.members} />
          </section>
          {submits ? (
            <>
              <Form view={view} action={`/cases/${it.id}/check`}>
                {it.closes ? (
                  <p>
                    {t('申报截止：', 'The call closes: ')}
                    <Moment view={view} at={it.closes} />
                  </p>
                ) : null}
                <div class="actions">
                  <Submit>{t('提交申报', 'Submit the application')}</Submit>
                  <a class="button quiet" href={`/cases/${it.id}`}>
                    {t('返回', 'Back')}
                  </a>
                </div>
              </Form>
              <details>
                <summary>{t('放弃这份草稿', 'Give this draft up')}</summary>
                <Form view={view} action={`/cases/${it.id}/withdrawal`} class="narrow">
                  <TextField view={view} typed={nothingTyped} name="reason" label={t('原因', 'Reason')} />
                  <Submit class="danger">{t('放弃', 'Give up')}</Submit>
                </Form>
              </details>
            </>
          ) : null}
        </>,
      )
    },
    async (c, values) => {
      const { file } = await openCase(c, web)
      await submitApplication(web.world, asking(c, values), file.head.id)
      return `/cases/${file.head.id}`
    },
  )
  // Where a refused withdrawal was shown: a switch of language comes back to it.
  site.app.get('/cases/:case/withdrawal', (c) => c.redirect(`/cases/${param(c, 'case')}/check`, 303))
  onPost(site, '/cases/:case/withdrawal', {
    act: async (c, values) => {
      const { file } = await openCase(c, web)
      const reason = first(values, 'reason').trim()
      if (reason.length < 2)
        throw new Refusal('invalid', { problems: [{ field: 'reason', code: 'missing' }] })
      await discardApplication(web.world, asking(c, values), file.head.id, reason.slice(0, 2000))
      return `/cases/${file.head.id}`
    },
    again: async (c, typed) => refusedHere(c, site, typed),
  })
}
