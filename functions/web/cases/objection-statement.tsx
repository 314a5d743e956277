import { ObjectionId } from '../../../domain/ids.ts'
import { notFound } from '../../../domain/refusal.ts'
import { commentOnObjection, Statement } from '../../commands/objections.ts'
import type { CaseView } from '../case-view/case-shape.ts'
import type { View } from '../context.ts'
import { asking, formPage, nothingTyped, openCase, param, type Site, show, viewHere } from '../page.tsx'
import { first, parsed } from '../typed-form.ts'
import { AreaField, ErrorSummary, Form, Kept, Submit } from '../ui/form.tsx'
import { Day, Moment, Narrow, Tag } from '../ui/parts.tsx'

/** The applicants answer an objection: what is objected, until when, and what they say to it. */
export const statementPage = (site: Site): void => {
  const { web } = site
  formPage(
    site,
    '/cases/:case/objections/:objection',
    async (c, typed) => {
      const { view: it } = await openCase(c, web)
      const raised = it.raised?.find(({ id }) => id === param(c, 'objection'))
      if (!raised || raised.until === undefined) throw notFound()
      const view = viewHere(c, web)
      const { t } = view
      const title = t('就异议作出说明', 'Answer an objection')
      const labels = { text: t('说明', 'Statement') }
      const now = typed ?? nothingTyped
      return show(
        c,
        view,
        title,
        <Narrow under={`/cases/${it.id}`} of={it.title} title={title}>
          <ErrorSummary view={view} typed={now} labels={labels} />
          <blockquote class="prose">{raised.grounds}</blockquote>
          <p>
            {t('可在此时间前说明：', 'You may answer until ')}
            <Moment view={view} at={raised.until} />
          </p>
          {raised.open ? (
            <Form view={view} action={`/cases/${it.id}/objections/${raised.id}`}>
              <AreaField
                view={view}
                typed={now}
                name="text"
                label={labels.text}
                hint={t(
                  '只能说明一次；受理人员会与异议一并审阅。',
                  'Once only. The officer reads it together with the objection.',
                )}
                rows={8}
                max={4000}
              />
              <div class="actions">
                <Submit>{t('提交说明', 'Send the statement')}</Submit>
                <a class="button quiet" href={`/cases/${it.id}`}>
                  {t('返回', 'Back')}
                </a>
              </div>
            </Form>
          ) : (
            <>
              {raised.statement === undefined ? null : <p class="prose">{raised.statement}</p>}
              <Kept view={view} typed={typed} labels={labels} />
            </>
          )}
        </Narrow>,
      )
    },
    async (c, values) => {
      const { file } = await openCase(c, web)
      const objection = ObjectionId.safeParse(param(c, 'objection'))
      if (!objection.success) throw notFound()
      const { text } = parsed(Statement, { text: first(values, 'text') })
      await commentOnObjection(web.world, asking(c, values), {
        case: file.head.id,
        objection: objection.data,
        text,
      })
      return `/cases/${file.head.id}`
    },
  )
}

const states = {
  open: { tone: 'act', zh: '处理中', en: 'being decided' },
  dismissed: { tone: 'still', zh: '不成立', en: 'dismissed' },
  upheld: { tone: 'bad', zh: '成立', en: 'upheld' },
} as const

/** Objections as the applicants see them: that one was raised, what it says where they may answer, what became of it. */
export const RaisedPanel = ({ view, it: { id, raised = [] } }: { view: View; it: CaseView }) => {
  const { t, say } = view
  return raised.length === 0 ? null : (
    <section>
      <h2>{t('公示期间的异议', 'Objections during the notice')}</h2>
      {raised.map((one) => (
        <article class="card">
          <p>
            <Tag tone={states[one.state].tone}>{say(states[one.state])}</Tag> <Day view={view} at={one.at} />
          </p>
          {one.grounds === undefined ? (
            <p class="hint">
              {t('异议内容由受理人员处理，不对外公开。', 'What it says is for the office alone.')}
            </p>
          ) : (
            <p class="prose">{one.grounds}</p>
          )}
          {one.statement === undefined ? null : (
            <p class="prose">
              <strong>{t('贵方的说明：', 'You answered: ')}</strong>
              {one.statement}
            </p>
          )}
          {one.reason === undefined ? null : (
            <p class="prose">
              <strong>{t('处理意见：', 'Decision: ')}</strong>
              {one.reason}
            </p>
          )}
          {one.open && one.until !== undefined ? (
            <p class="actions">
              <a class="button" href={`/cases/${id}/objections/${one.id}`}>
                {t('作出说明', 'Answer it')}
              </a>{' '}
              <span>
                {t('截止 ', 'until ')}
                <Moment view={view} at={one.until} />
              </span>
            </p>
          ) : null}
        </article>
      ))}
    </section>
  )
}
