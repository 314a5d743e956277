import { CaseId } from '../../../domain/ids.ts'
import type { OverdueWork } from '../../../domain/overdue.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import { taskWords } from '../../../domain/task-words.ts'
import { pressOverdue } from '../../commands/run-case.ts'
import type { View } from '../context.ts'
import { asking, formPage, type Here, param, type Site, show, signedInPerson, viewHere } from '../page.tsx'
import { ErrorSummary, Form, Submit } from '../ui/form.tsx'
import { Day, Facts, Tag } from '../ui/parts.tsx'
import { openOverdue } from './overdue-view.ts'
import { Rungs, turnSaid, workingDaysSaid } from './overdue-work.tsx'

/**
 * What those above see of a case whose work at the office is overdue: which, whose turn, since when, how far it has
 * climbed. Nothing of what the case says. They can press for it here.
 */
export const overduePage = (site: Site): void => {
  const { web } = site
  const idHere = (c: Here): CaseId => {
    const id = CaseId.safeParse(param(c, 'case'))
    if (!id.success) throw notFound()
    return id.data
  }
  formPage(
    site,
    '/cases/:case/overdue',
    async (c, typed) => {
      const person = signedInPerson(c)
      const { file, moment, view: it } = await openOverdue(web.world, person, idHere(c), c.var.arrived)
      c.set('zone', moment.scheme.timeZone)
      const view = viewHere(c, web)
      const { t, say } = view
      const title = t('逾期督办', 'Overdue at the office')
      return show(
        c,
        view,
        title,
        <div class="narrow">
          <p class="crumb">
            {may(person, { to: 'see-case', file }) ? (
              <a href={`/cases/${it.case}`}>{t('案件', 'The case')}</a>
            ) : may(person, { to: 'decide' }) ? (
              <a href="/approvals">{t('待审批', 'Decisions')}</a>
            ) : (
              <a href="/me/messages">{t('我的通知', 'My messages')}</a>
            )}
          </p>
          <h1>{title}</h1>
          {typed === undefined ? null : <ErrorSummary view={view} typed={typed} />}
          <p>
            <strong>{it.title}</strong>
            <br />
            <span class="hint">
              {say(it.programme)} · {it.leadName}
            </span>
          </p>
          {it.works.length === 0 ? <p class="empty">{t('没有逾期事项。', 'Nothing was overdue.')}</p> : null}
          {it.works.map((work) => (
            <Work view={view} work={work} officer={it.officer} />
          ))}
          {it.press === undefined ? null : <Press view={view} id={it.case} pressed={it.press.today} />}
        </div>,
      )
    },
    async (c, values) => {
      const id = idHere(c)
      await pressOverdue(web.world, asking(c, values), id)
      return `/cases/${id}/overdue`
    },
  )
}

const Work = ({ view, work, officer }: { view: View; work: OverdueWork; officer: string | undefined }) => {
  const { t, say } = view
  return (
    <section class="card">
      <h2>
        {say(taskWords[work.kind])}{' '}
        {work.over === undefined ? (
          <Tag tone="bad">
            {t(`已逾期 ${workingDaysSaid(view, work.days)}`, `${workingDaysSaid(view, work.days)} late`)}
          </Tag>
        ) : (
          <Tag tone="good">{t('已办结', 'done')}</Tag>
        )}
      </h2>
      <Facts
        facts={[
          [t('原定期限', 'Was due'), <Day view={view} at={work.since} />],
          [t('等待', 'Waits for'), turnSaid(view, work)],
          [t('经办人', 'In charge'), officer ?? t('未指定', 'nobody yet')],
          work.over === undefined
            ? undefined
            : [
                t('办结', 'Done'),
                <>
                  <Day view={view} at={work.over} />{' '}
                  {t(
                    `，逾期 ${workingDaysSaid(view, work.days)}`,
                    `, ${workingDaysSaid(view, work.days)} late`,
                  )}
                </>,
              ],
          [t('上报', 'Who hears of it'), <Rungs view={view} work={work} />],
        ]}
      />
    </section>
  )
}

const Press = ({ view, id, pressed }: { view: View; id: string; pressed: boolean }) => {
  const { t } = view
  return pressed ? (
    <p class="note">{t('今天已催办。', 'It was pressed for today.')}</p>
  ) : (
    <Form view={view} action={`/cases/${id}/overdue`}>
      <p class="hint">
        {t(
          '催办会通知受理人员和当前办理人，并记入案件记录。每天一次。',
          'The officers and whoever’s turn it is are told, and it goes on record. Once a day.',
        )}
      </p>
      <Submit>{t('催办', 'Press for it')}</Submit>
    </Form>
  )
}
