import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import { remindPanels } from '../../commands/panel-run.ts'
import { asking, type Here, onPost, param, type Site, show, signedInPerson, viewHere } from '../page.tsx'
import { failed } from '../refused.tsx'
import { first } from '../typed-form.ts'
import { Refusal } from '../../../domain/refusal.ts'
import { Form, Submit } from '../ui/form.tsx'
import { More } from '../ui/parts.tsx'
import { casePanelPage } from './case-panel.tsx'
import { loadsPage } from './expert-loads.tsx'
import { openPanels } from './open-panels.ts'
import { PanelFilterForm, panelsPath, RulesSaid } from './panel-filter.tsx'
import { PanelTable } from './panel-table.tsx'
import { PanelTiles } from './panel-tiles.tsx'
import { proposalPages } from './proposal.tsx'
import { PanelFilter, panelsFor } from './panels-view.ts'

const rowsOfPage = 50

/** Who judges what in a call or a year, how far they are, and what the office does about it. */
export const panelPages = (site: Site): void => {
  const { app, web } = site
  loadsPage(site)
  proposalPages(site)
  casePanelPage(site)
  app.get('/calls/:call/panels', (c) => panelsPage(site, c))
  onPost(site, '/calls/:call/panels/reminders', {
    act: async (c, values) => {
      const open = await openPanels(web, signedInPerson(c), param(c, 'call'), 'staff-panels')
      const which = first(values, 'which')
      if (which !== 'overdue' && which !== 'soon' && which !== 'all') throw notFound()
      const { reminded } = await remindPanels(web.world, asking(c, values), open.desk.rows, which)
      return `/calls/${open.batch.id}/panels?reminded=${reminded}`
    },
    again: (c, { refused }) =>
      failed(new Refusal(refused === undefined ? 'invalid' : 'nobody-to-remind'), c, web),
  })
}

const panelsPage = async ({ web }: Site, c: Here): Promise<Response> => {
  const person = signedInPerson(c)
  const filter = filterIn(c)
  const { open, ...panels } = await panelsFor(web, person, param(c, 'call'), filter, {
    limit: rowsOfPage,
    after: c.req.query('after'),
  })
  c.set('zone', open.scheme.timeZone)
  const view = viewHere(c, web)
  const { t, say } = view
  const staffs = may(person, { to: 'staff-panels', scheme: open.batch.scheme, rows: open.desk.rows })
  const path = `/calls/${panels.batch}/panels`
  const toStaff = panels.cases.unassigned + panels.cases.stuck
  const reminded = /^\d{1,5}$/.exec(c.req.query('reminded') ?? '')?.[0]
  const out = panels.sheets.asked + panels.sheets.declared + panels.sheets.drafted
  return show(
    c,
    view,
    t('评审组', 'Panels'),
    <>
      <p class="crumb">
        <a href="/board">{t('案件', 'Cases')}</a>
        {' · '}
        <a href={`/board/${panels.batch}`}>{say(panels.title)}</a>
      </p>
      <h1>{t('评审组', 'Panels')}</h1>
      <RulesSaid view={view} rules={panels.rules} />
      {reminded === undefined ? null : (
        <output class="kept">
          {t(
            `已提醒 ${reminded} 份评分表。今天已提醒过的不重复提醒。`,
            `${reminded} ${reminded === '1' ? 'sheet' : 'sheets'} reminded of. Who was reminded today already hears no second time.`,
          )}
        </output>
      )}
      <PanelTiles view={view} panels={panels} filter={filter} />
      <p class="actions">
        {staffs && toStaff > 0 ? (
          <a class="button" href={`${path}/proposal`}>
            {t(
              `为 ${toStaff} 件案件拟定评审组`,
              `Propose panels for ${toStaff} ${toStaff === 1 ? 'case' : 'cases'}`,
            )}
          </a>
        ) : null}
        <a class="button quiet" href={`${path}/experts`}>
          {t('专家承担情况', 'Experts and their load')}
        </a>
      </p>
      {staffs && out > 0 ? (
        <Form view={view} action={`${path}/reminders`} class="inline">
          <p class="actions">
            {panels.late > 0 ? (
              <Submit name="which" value="overdue">
                {t(`提醒全部逾期（${panels.late} 份）`, `Remind all that are late (${panels.late})`)}
              </Submit>
            ) : null}
            {panels.soon > 0 ? (
              <Submit name="which" value="soon" class="quiet">
                {t(
                  `提醒三日内到期（${panels.soon} 份）`,
                  `Remind all due within three days (${panels.soon})`,
                )}
              </Submit>
            ) : null}
            <Submit name="which" value="all" class="quiet">
              {t(`提醒全部未交（${out} 份）`, `Remind all that are out (${out})`)}
            </Submit>
          </p>
        </Form>
      ) : null}
      <PanelFilterForm view={view} batch={panels.batch} filter={filter} />
      <p class="found">
        <strong>
          {t(`共 ${panels.matching} 件`, `${panels.matching} ${panels.matching === 1 ? 'case' : 'cases'}`)}
        </strong>
      </p>
      <PanelTable view={view} panels={panels} />
      <More view={view} path={panelsPath(panels.batch, filter)} next={panels.next} />
    </>,
  )
}

/** What an address asks for; what cannot be is left out. */
const filterIn = (c: Here): PanelFilter => {
  const { stage, sheet, warned, text } = c.req.query()
  const kept = Object.entries({ stage, sheet, warned, text }).filter(
    ([name, value]) =>
      value !== undefined && value.trim() !== '' && PanelFilter.safeParse({ [name]: value }).success,
  )
  return PanelFilter.parse(Object.fromEntries(kept))
}
