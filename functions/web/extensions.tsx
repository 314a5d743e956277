import { CallId, schemeCode, TaskId } from '../../domain/ids.ts'
import { isExtendable } from '../../domain/extension.ts'
import { may } from '../../domain/policy.ts'
import { notFound } from '../../domain/refusal.ts'
import { zoneWords } from '../../domain/scheme-words.ts'
import { taskWords } from '../../domain/task-words.ts'
import { ExtendCall, extendDeadline, ExtendTask, giveMoreTime } from '../commands/extensions.ts'
import { nothingTyped, type View } from './context.ts'
import {
  asking,
  formPage,
  type Here,
  openCase,
  param,
  type Site,
  show,
  signedInPerson,
  viewHere,
} from './page.tsx'
import { closingInstant, first, nested, parsed } from './typed-form.ts'
import { AreaField, ErrorSummary, Form, Submit, TextField } from './ui/form.tsx'
import { Facts, Moment, Narrow, Table } from './ui/parts.tsx'

/** More time: for everybody who applies in a call, or for one piece of work. */
export const extensionPages = (site: Site): void => {
  callForm(site)
  taskForm(site)
}

const clocks = ({ t, say, zone }: View): string =>
  `${say(zoneWords[zone])}${t('，例如', ', for example')} 2026-11-23 23:59`

const callForm = (site: Site): void => {
  const { web } = site
  const load = async (c: Here) => {
    const person = signedInPerson(c)
    const id = CallId.safeParse(param(c, 'call'))
    const call = id.success ? await web.world.store.calls.load(id.data) : undefined
    if (!call || !may(person, { to: 'extend-calls', scheme: schemeCode(call.scheme) })) throw notFound()
    const scheme = await web.world.schemes.load(call.scheme)
    c.set('zone', scheme.timeZone)
    return { call, scheme }
  }
  formPage(
    site,
    '/calls/:call/extension',
    async (c, typed) => {
      const { call } = await load(c)
      const view = viewHere(c, web)
      const { t, say } = view
      const now = typed ?? nothingTyped
      const title = t('延长申报截止时间', 'Extend the deadline')
      const labels = {
        closes: t('新的截止时间', 'New deadline'),
        'reason.zh': t('原因（中文）', 'Reason in Chinese'),
        'reason.en': t('原因（英文）', 'Reason in English'),
      }
      return show(
        c,
        view,
        title,
        <Narrow under={`/calls/${call.id}`} of={say(call.title)} title={title}>
          <ErrorSummary view={view} typed={now} labels={labels} />
          <Facts facts={[[t('目前截止', 'Closes now'), <Moment view={view} at={call.closes} />]]} />
          <ul>
            <li>{t('只能延后，不能提前。', 'A deadline is only moved to later, never to earlier.')}</li>
            <li>
              {t(
                '所有草稿、成员确认和提醒随之延后；相关单位都会收到通知，原因公开显示。',
                'Every draft, confirmation and reminder follows. Everybody concerned is told, and the reason is shown to all.',
              )}
            </li>
          </ul>
          <Form view={view} action={`/calls/${call.id}/extension`}>
            <input type="hidden" name="revision" value={now.values.revision?.[0] ?? `${call.revision}`} />
            <TextField
              view={view}
              typed={now}
              name="closes"
              label={labels.closes}
              hint={clocks(view)}
              short
            />
            <AreaField view={view} typed={now} name="reason.zh" label={labels['reason.zh']} rows={2} />
            <AreaField view={view} typed={now} name="reason.en" label={labels['reason.en']} rows={2} />
            <div class="actions">
              <Submit>{t('延长', 'Extend')}</Submit>
              <a class="button quiet" href={`/calls/${call.id}`}>
                {t('返回', 'Back')}
              </a>
            </div>
          </Form>
        </Narrow>,
      )
    },
    async (c, values) => {
      const { call, scheme } = await load(c)
      const input = parsed(ExtendCall, {
        ...nested(values),
        reason: { zh: first(values, 'reason.zh'), en: first(values, 'reason.en') },
        closes: closingInstant(first(values, 'closes'), scheme.timeZone),
        revision: Number(first(values, 'revision')),
      })
      await extendDeadline(web.world, asking(c, values), call.id, input)
      return `/calls/${call.id}`
    },
  )
}

const taskForm = (site: Site): void => {
  const { web } = site
  const load = async (c: Here) => {
    const opened = await openCase(c, web)
    const id = TaskId.safeParse(param(c, 'task'))
    const task = opened.file.tasks.find((one) => one.id === id.data)
    if (!task || !may(opened.person, { to: 'extend', file: opened.file })) throw notFound()
    return { ...opened, task }
  }
  formPage(
    site,
    '/cases/:case/tasks/:task/extension',
    async (c, typed) => {
      const { view: it, task } = await load(c)
      const view = viewHere(c, web)
      const { t, say } = view
      const now = typed ?? nothingTyped
      const title = t('延长办理期限', 'Give more time')
      const labels = { due: t('新的期限', 'New deadline'), reason: t('原因', 'Reason') }
      return show(
        c,
        view,
        title,
        <div class="narrow">
          <p class="crumb">
            <a href={`/cases/${it.id}`}>{it.title}</a>
          </p>
          <h1>
            {title} <small>{say(taskWords[task.kind])}</small>
          </h1>
          <ErrorSummary view={view} typed={now} labels={labels} />
          {isExtendable(task) && task.due ? (
            <>
              <Facts facts={[[t('目前期限', 'Due now'), <Moment view={view} at={task.due} />]]} />
              <p class="hint">
                {t(
                  '只能延后。有关单位会收到通知；已因逾期关闭的事项不能再延长。',
                  'Only to later. Whoever must act is told; work that was closed as late stays closed.',
                )}
              </p>
              <Form view={view} action={`/cases/${it.id}/tasks/${task.id}/extension`}>
                <TextField view={view} typed={now} name="due" label={labels.due} hint={clocks(view)} short />
                <AreaField view={view} typed={now} name="reason" label={labels.reason} rows={2} />
                <Submit>{t('延长', 'Extend')}</Submit>
              </Form>
            </>
          ) : (
            <p class="empty">{t('此事项不能延长。', 'This cannot be given more time.')}</p>
          )}
          {task.extended ? (
            <>
              <h2>{t('已经延长', 'Extended before')}</h2>
              <Table
                caption={t('已经延长', 'Extended before')}
                heads={[t('原定', 'Was due'), t('改为', 'Then due'), t('原因', 'Reason')]}
                rows={task.extended.map(({ from, to, reason }) => [
                  <Moment view={view} at={from} />,
                  <Moment view={view} at={to} />,
                  reason,
                ])}
              />
            </>
          ) : null}
        </div>,
      )
    },
    async (c, values) => {
      const { file, task, moment } = await load(c)
      const input = parsed(ExtendTask, {
        reason: first(values, 'reason'),
        due: closingInstant(first(values, 'due'), moment.scheme.timeZone),
      })
      await giveMoreTime(web.world, asking(c, values), { case: file.head.id, task: task.id, ...input })
      return `/cases/${file.head.id}`
    },
  )
}
