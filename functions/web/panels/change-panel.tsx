import { candidatesFor } from '../../../domain/assignment-proposal.ts'
import { TaskId } from '../../../domain/ids.ts'
import type { PanelSeat } from '../../../domain/panel-row.ts'
import { notFound } from '../../../domain/refusal.ts'
import { zoneWords } from '../../../domain/scheme-words.ts'
import { add, AddExpert, MoreTime, moreTimeFor, replace, ReplaceExpert } from '../../commands/panels.ts'
import { nothingTyped, type Typed, type View } from '../context.ts'
import { asking, formPage, type Here, type Site, show, viewHere } from '../page.tsx'
import { closingInstant, first, parsed } from '../typed-form.ts'
import { AreaField, ErrorSummary, Form, Submit, TextField } from '../ui/form.tsx'
import { Facts, Moment, Narrow } from '../ui/parts.tsx'
import { Candidates, isFound } from './candidates.tsx'
import { type OneCase, openOneCase } from './one-case.ts'
import { barredBy } from './panel-words.ts'

/** As many people are offered at once; a search finds the others. */
const offered = 20

/** A panel at work is changed: somebody else for a place, one more, or more time for a sheet. */
export const changePages = (site: Site): void => {
  choicePage(site, 'replacement')
  choicePage(site, 'addition')
  timePage(site)
}

/** The sheet that the address names, as long as it is out. */
const seatIn = (c: Here, { row }: OneCase, typed: Typed | undefined): PanelSeat => {
  const id = TaskId.safeParse(c.req.query('task') ?? typed?.values.task?.[0])
  const seat = row.seats.find((one) => one.task === id.data)
  if (!seat) throw notFound()
  return seat
}

/** Somebody else for a place, or one more expert: a person is chosen, and why. */
const choicePage = (site: Site, action: 'replacement' | 'addition'): void => {
  const { web } = site
  formPage(
    site,
    `/calls/:call/panels/:case/${action}`,
    async (c, typed) => {
      const one = await openOneCase(c, site, 'staff-panels')
      const seat = action === 'replacement' ? seatIn(c, one, typed) : undefined
      const view = viewHere(c, web)
      const { t } = view
      return choosePage(
        c,
        one,
        typed,
        seat
          ? {
              ...{ view, action, task: seat.task, submit: t('更换', 'Replace') },
              title: t(`更换 ${seat.name}`, `Replace ${seat.name}`),
              hint: t(
                '被更换的专家不再被催办，也不再能阅读本案；草稿随之结束。新专家的时限重新起算。',
                'Whoever is replaced is asked no more and reads no more of the case; a draft ends. The new expert’s time begins anew.',
              ),
            }
          : {
              ...{ view, action, submit: t('邀请', 'Ask') },
              title: t('增加一名专家', 'Ask one more expert'),
              hint: t('评审等到新专家提交或到期。', 'The review waits for the new sheet, or its deadline.'),
            },
      )
    },
    async (c, values) => {
      const { row, path } = await openOneCase(c, site, 'staff-panels')
      const given = { expert: first(values, 'expert') || undefined, reason: first(values, 'reason') }
      const task = first(values, 'task')
      await (action === 'addition'
        ? add(web.world, asking(c, values), row.id, parsed(AddExpert, given))
        : replace(web.world, asking(c, values), row.id, parsed(ReplaceExpert, { ...given, task })))
      return path
    },
  )
}

type Choosing = {
  view: View
  action: string
  title: string
  hint: string
  submit: string
  task?: string
}

/** One person out of those who suit the case best, or whom a search finds, and why. */
const choosePage = (c: Here, one: OneCase, typed: Typed = nothingTyped, choosing: Choosing) => {
  const { view, action, title, hint, submit, task } = choosing
  const { open, row, path } = one
  const { t } = view
  const find = c.req.query('find') ?? ''
  const labels = { expert: t('专家', 'Expert'), reason: t('理由', 'Reason') }
  const chosen = new Set(typed.values.expert ?? [])
  const all = candidatesFor(open.desk, open.panel, row, open.fieldOf(row)?.zh)
  const found = find.trim() === '' ? all : all.filter((suits) => isFound(suits, find))
  const shown = [
    ...all.filter(({ person }) => chosen.has(person.id)),
    ...found.filter(({ person }) => !chosen.has(person.id)).slice(0, offered),
  ]
  return show(
    c,
    view,
    title,
    <>
      <p class="crumb">
        <a href={`/calls/${open.batch.id}/panels`}>{t('评审组', 'Panels')}</a>
        {' · '}
        <a href={path}>{row.title}</a>
      </p>
      <h1>{title}</h1>
      <ErrorSummary view={view} typed={typed} labels={labels} />
      <p class="hint">{hint}</p>
      <form method="get" action={`${path}/${action}`} class="inline">
        {task === undefined ? null : <input type="hidden" name="task" value={task} />}
        <label for="find">
          {t('按姓名、单位、领域或地区查找', 'Find by name, organisation, field or region')}
        </label>
        <input id="find" name="find" value={find} autocomplete="off" />
        <button type="submit" class="quiet">
          {t('查找', 'Find')}
        </button>
      </form>
      <Form view={view} action={`${path}/${action}`}>
        {task === undefined ? null : <input type="hidden" name="task" value={task} />}
        <fieldset class="field" id="f-expert">
          <legend>
            {labels.expert}
            <small class="below">
              {t(
                `按适合程度排列，显示 ${shown.length} / ${found.length} 名`,
                `The best first; ${shown.length} of ${found.length} shown`,
              )}
            </small>
          </legend>
          <Candidates
            {...{ view, row, panel: open.panel, name: 'expert', chosen }}
            candidates={shown.map((suits) => ({ suits, why: barredBy(suits) }))}
            conflictsAt={`${path}/conflicts`}
          />
        </fieldset>
        <AreaField view={view} typed={typed} name="reason" label={labels.reason} rows={2} />
        <div class="actions">
          <Submit>{submit}</Submit>
          <a class="button quiet" href={path}>
            {t('返回', 'Back')}
          </a>
        </div>
      </Form>
    </>,
  )
}

const timePage = (site: Site): void => {
  const { web } = site
  formPage(
    site,
    '/calls/:call/panels/:case/time',
    async (c, typed) => {
      const one = await openOneCase(c, site, 'staff-panels')
      const seat = seatIn(c, one, typed)
      const view = viewHere(c, web)
      const { t, say, zone } = view
      const now = typed ?? nothingTyped
      const title = t(`为 ${seat.name} 延长期限`, `More time for ${seat.name}`)
      const labels = { due: t('新的期限', 'New deadline'), reason: t('原因', 'Reason') }
      return show(
        c,
        view,
        title,
        <Narrow under={one.path} of={one.row.title} title={title}>
          <ErrorSummary view={view} typed={now} labels={labels} />
          {seat.due === undefined ? null : (
            <Facts facts={[[t('目前期限', 'Due now'), <Moment view={view} at={seat.due} />]]} />
          )}
          <p class="hint">
            {t(
              '只能延后；专家会收到通知。评审至少等到新的期限。',
              'Only to later. The expert is told, and the review waits at least as long.',
            )}
          </p>
          <Form view={view} action={`${one.path}/time`}>
            <input type="hidden" name="task" value={seat.task} />
            <TextField
              {...{ view, typed: now, name: 'due', label: labels.due, short: true }}
              hint={`${say(zoneWords[zone])}${t('，例如', ', for example')} 2026-11-23 23:59`}
            />
            <AreaField view={view} typed={now} name="reason" label={labels.reason} rows={2} />
            <div class="actions">
              <Submit>{t('延长', 'Extend')}</Submit>
              <a class="button quiet" href={one.path}>
                {t('返回', 'Back')}
              </a>
            </div>
          </Form>
        </Narrow>,
      )
    },
    async (c, values) => {
      const { open, row, path } = await openOneCase(c, site, 'staff-panels')
      const input = parsed(MoreTime, {
        task: first(values, 'task'),
        due: closingInstant(first(values, 'due'), open.scheme.timeZone),
        reason: first(values, 'reason'),
      })
      await moreTimeFor(web.world, asking(c, values), row.id, input)
      return path
    },
  )
}
