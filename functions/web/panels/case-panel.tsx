import { isSameDay } from '../../../domain/panel-reminder.ts'
import { TaskId } from '../../../domain/ids.ts'
import { may } from '../../../domain/policy.ts'
import { Refusal } from '../../../domain/refusal.ts'
import { remindReviewers } from '../../commands/panels.ts'
import type { View } from '../context.ts'
import { asking, type Here, onPost, type Site, show, viewHere } from '../page.tsx'
import { failed } from '../refused.tsx'
import { first } from '../typed-form.ts'
import { Form, Submit } from '../ui/form.tsx'
import { Due, Empty, Facts, Moment } from '../ui/parts.tsx'
import { changePages } from './change-panel.tsx'
import { conflictPage } from './conflicts.tsx'
import { type OneCase, openOneCase } from './one-case.ts'
import { RulesSaid } from './panel-filter.tsx'
import { DayOr, SheetTag, StageTag, Warnings } from './panel-table.tsx'
import type { CasePanel, PanelPlace } from './panels-shape.ts'
import { casePanel, rulesOf } from './panels-view.ts'
import { conflictSaid } from './panel-words.ts'

/** The panel of one case: who is how far, and what the office can do about it. */
export const casePanelPage = (site: Site): void => {
  const { app, web } = site
  changePages(site)
  conflictPage(site)
  onPost(site, '/calls/:call/panels/:case/reminders', {
    act: async (c, values) => {
      const { row, path } = await openOneCase(c, site, 'staff-panels')
      const task = TaskId.safeParse(first(values, 'task'))
      const { reminded } = await remindReviewers(
        web.world,
        asking(c, values),
        row.id,
        task.success ? [task.data] : undefined,
      )
      if (reminded === 0) throw new Refusal('reminded-today')
      return path
    },
    again: (c, { refused }) =>
      failed(new Refusal(refused === undefined ? 'invalid' : 'reminded-today'), c, web),
  })
  app.get('/calls/:call/panels/:case', (c) => drawPanel(site, c))
}

const drawPanel = async (site: Site, c: Here): Promise<Response> => {
  const one = await openOneCase(c, site, 'see-panels')
  const { open, row, person, path } = one
  const panel = casePanel(row, open)
  const view = viewHere(c, site.web)
  const { t, say } = view
  const staffs = may(person, { to: 'staff-panels', scheme: open.batch.scheme, rows: open.desk.rows })
  const chooses = staffs && ['unassigned', 'assigned', 'stuck'].includes(panel.stage)
  return show(
    c,
    view,
    t(`${row.title}：评审组`, `Panel: ${row.title}`),
    <>
      <p class="crumb">
        <a href={`/board/${open.batch.id}`}>{say(open.batch.title)}</a>
        {' · '}
        <a href={`/calls/${open.batch.id}/panels`}>{t('评审组', 'Panels')}</a>
      </p>
      <h1>
        {row.title} <small>{t('评审组', 'Panel')}</small>
      </h1>
      <p>
        <StageTag view={view} stage={panel.stage} />{' '}
        <a href={`/cases/${row.id}`}>{t('打开案件', 'Open the case')}</a>
      </p>
      <RulesSaid view={view} rules={rulesOf(open)} />
      <Facts
        facts={[
          [t('牵头单位', 'Lead'), panel.lead],
          panel.field ? [t('领域', 'Field'), say(panel.field)] : undefined,
          [t('轮次', 'Round'), `${panel.round}`],
          panel.reason === undefined ? undefined : [t('指派理由', 'Why these'), panel.reason],
        ]}
      />
      <h2>{t('需留意', 'To look at')}</h2>
      <Warnings view={view} warnings={panel.warnings} />
      <Suspicions view={view} one={one} panel={panel} staffs={staffs} />
      <h2>{t('专家', 'Experts')}</h2>
      {panel.places.length === 0 ? (
        <Empty>{t('还没有专家。', 'There are no experts yet.')}</Empty>
      ) : (
        <PlaceTable view={view} one={one} panel={panel} staffs={staffs} />
      )}
      <div class="actions">
        {chooses ? (
          <a class="button" href={`/calls/${open.batch.id}/panels/proposal?case=${row.id}`}>
            {t('拟定并选择专家', 'Propose and choose')}
          </a>
        ) : null}
        {staffs && panel.stage === 'review' ? (
          <>
            <a class="button quiet" href={`${path}/addition`}>
              {t('增加一名专家', 'Ask one more expert')}
            </a>
            <Remind view={view} path={path} all />
          </>
        ) : null}
      </div>
      <Dismissed view={view} one={one} />
    </>,
  )
}

/** Suspected conflicts of the panel, each with a way to look into it. */
const Suspicions = ({
  view: { t },
  one,
  panel,
  staffs,
}: {
  view: View
  one: OneCase
  panel: CasePanel
  staffs: boolean
}) => {
  const suspected = new Map(
    panel.warnings.flatMap((warning) =>
      warning.is === 'conflict' && !warning.fact ? [[warning.person, warning.name] as const] : [],
    ),
  )
  return suspected.size === 0 || !staffs ? null : (
    <p>
      {[...suspected].map(([id, name]) => (
        <a href={`${one.path}/conflicts?expert=${id}`}>
          {t(`核实${name}的疑似利益冲突`, `Look into the suspected conflict of ${name}`)}
        </a>
      ))}
    </p>
  )
}

type TableProps = { view: View; one: OneCase; panel: CasePanel; staffs: boolean }

const PlaceTable = ({ view, one, panel, staffs }: TableProps) => {
  const { t } = view
  const heads = [
    t('专家', 'Expert'),
    t('评分表', 'Sheet'),
    t('期限', 'Due'),
    t('上次提醒', 'Reminded'),
    t('操作', 'Do'),
  ]
  return (
    <table>
      <caption class="visually-hidden">{t('专家', 'Experts')}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th scope="col">{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {panel.places.map((place) => (
          <tr>
            <td data-head={heads[0]}>
              <span>
                {place.name}
                <small class="below">
                  {[
                    place.organisation,
                    ...(place.field === undefined
                      ? []
                      : [t(`${place.field}席位`, `place for ${place.field}`)]),
                    t(`本批次 ${place.load} 件`, `${place.load} of this call`),
                  ]
                    .filter((text) => text !== '')
                    .join(' · ')}
                </small>
              </span>
            </td>
            <td data-head={heads[1]}>
              <SheetTag view={view} place={place} />
            </td>
            <td data-head={heads[2]}>
              {isOut(place) ? <Due view={view} at={place.due} /> : <DayOr view={view} at={place.at} />}
            </td>
            <td data-head={heads[3]}>
              <DayOr view={view} at={place.reminded} />
            </td>
            <td data-head={heads[4]}>
              {staffs && isOut(place) ? <Actions view={view} one={one} place={place} /> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const isOut = ({ stage }: PanelPlace): boolean => ['asked', 'declared', 'drafted'].includes(stage)

const Actions = ({ view, one, place }: { view: View; one: OneCase; place: PanelPlace }) => {
  const { t } = view
  const { open, path } = one
  const today =
    place.reminded !== undefined && isSameDay(place.reminded, { now: open.now, scheme: open.scheme })
  const who = <span class="visually-hidden"> {place.name}</span>
  return (
    <span class="row-actions">
      {today ? (
        <span class="hint">{t('今天已提醒', 'reminded today')}</span>
      ) : (
        <Remind view={view} path={path} place={place} />
      )}
      <a href={`${path}/time?task=${place.task ?? ''}`}>
        {t('延长期限', 'More time')}
        {who}
      </a>
      <a href={`${path}/replacement?task=${place.task ?? ''}`}>
        {t('更换', 'Replace')}
        {who}
      </a>
    </span>
  )
}

const Remind = ({
  view,
  path,
  place,
  all = false,
}: {
  view: View
  path: string
  place?: PanelPlace
  all?: boolean
}) => (
  <Form view={view} action={`${path}/reminders`} class="inline">
    {place?.task === undefined ? null : <input type="hidden" name="task" value={place.task} />}
    <Submit class="quiet">
      {all ? view.t('提醒全部未交', 'Remind all that are out') : view.t('提醒', 'Remind')}
      {place === undefined ? null : <span class="visually-hidden"> {place.name}</span>}
    </Submit>
  </Form>
)

/** Suspicions that were looked into: who found that there is nothing in them, when and why. */
const Dismissed = ({ view, one: { row, open } }: { view: View; one: OneCase }) =>
  row.dismissed === undefined || row.dismissed.length === 0 ? null : (
    <>
      <h2>{view.t('已核实不构成冲突', 'Suspicions found to be none')}</h2>
      <ul>
        {row.dismissed.map((entry) => (
          <li>
            {open.desk.who.get(entry.person)?.name ?? ''}
            {view.t('：', ': ')}
            {view.say(conflictSaid(entry))}
            {view.t('。理由：', '. Because: ')}
            {entry.reason} (<Moment view={view} at={entry.at} />)
          </li>
        ))}
      </ul>
    </>
  )
