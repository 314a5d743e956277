import { param, type Site, show, signedInPerson, viewHere } from '../page.tsx'
import { Empty, Table, Tag } from '../ui/parts.tsx'
import { loadsFor } from './loads-view.ts'

/** What every expert has in a call and in the year, so that nobody is given too much. */
export const loadsPage = ({ app, web }: Site): void => {
  app.get('/calls/:call/panels/experts', async (c) => {
    const loads = await loadsFor(web, signedInPerson(c), param(c, 'call'))
    const view = viewHere(c, web)
    const { t, say } = view
    const title = t('专家承担情况', 'Experts and their load')
    return show(
      c,
      view,
      title,
      <>
        <p class="crumb">
          <a href={`/board/${loads.batch}`}>{say(loads.title)}</a>
          {' · '}
          <a href={`/calls/${loads.batch}/panels`}>{t('评审组', 'Panels')}</a>
        </p>
        <h1>{title}</h1>
        <p>
          {t(
            `平均每人 ${loads.mean} 件，最多 ${loads.most} 件。件数含已指派、未交和已提交；年度件数含本计划本年内各批次和年度评估。`,
            `${loads.mean} cases each on average, ${loads.most} at most. Assigned, out and handed in count; the year has all calls and evaluations of this programme in this calendar year.`,
          )}
        </p>
        {loads.items.length === 0 ? (
          <Empty>{t('本计划还没有专家。', 'The programme has no experts yet.')}</Empty>
        ) : (
          <Table
            caption={title}
            heads={[
              t('专家', 'Expert'),
              t('领域', 'Fields'),
              t('本批次', 'This call'),
              t('已指派', 'Assigned'),
              t('未交', 'Out'),
              t('已提交', 'Handed in'),
              t('回避', 'Stepped aside'),
              t('逾期关闭', 'Closed, too late'),
              t('本年', 'This year'),
            ]}
            rows={loads.items.map((one) => [
              <span>
                {one.name}
                <small class="below">{[one.organisation, one.region].filter(Boolean).join(' · ')}</small>
              </span>,
              one.fields.join(t('、', ', ')),
              <span>
                <strong>{one.load}</strong>
                {one.most === undefined ? '' : ` / ${one.most}`}{' '}
                {one.most !== undefined && one.load > one.most ? (
                  <Tag tone="bad">{t('超出上限', 'over the limit')}</Tag>
                ) : null}
              </span>,
              `${one.assigned}`,
              <span>
                {one.out}{' '}
                {one.late === 0 ? null : <Tag tone="bad">{t(`逾期 ${one.late}`, `${one.late} late`)}</Tag>}
              </span>,
              `${one.handedIn}`,
              `${one.aside}`,
              `${one.missed}`,
              `${one.year}`,
            ])}
          />
        )}
      </>,
    )
  })
}
