import type { Call } from '../../../domain/call.ts'
import { CallId, schemeCode } from '../../../domain/ids.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import { zoneWords } from '../../../domain/scheme-words.ts'
import { homeZone, named, shortTime, type Zone } from '../../../domain/zone-time.ts'
import { ChangeCall, changeCall, NewCall, openCall } from '../../commands/calls.ts'
import { AdministrationHead } from './head.tsx'
import { administrator } from './administration.tsx'
import { filledIn, type Typed, type View } from '../context.ts'
import { asking, formPage, type Here, param, type Site, show, viewHere } from '../page.tsx'
import { closingInstant, first, localInstant, nested, parsed } from '../typed-form.ts'
import { ErrorSummary, Form, SelectField, Submit, TextField } from '../ui/form.tsx'
import { Narrow } from '../ui/parts.tsx'

const labels = ({ t }: View): Record<string, string> => ({
  scheme: t('计划', 'Programme'),
  title: t('名称', 'Title'),
  'title.zh': t('中文名称', 'Title in Chinese'),
  'title.en': t('英文名称', 'Title in English'),
  opens: t('开始', 'Opens'),
  closes: t('截止', 'Closes'),
  grace: t('宽限（分钟）', 'Grace in minutes'),
})

/** `zone`: the programme's, where that is chosen already. */
const Fields = ({ view, typed, zone }: { view: View; typed: Typed; zone?: Zone }) => {
  const label = labels(view)
  const { t, say } = view
  const clocks = zone
    ? say(zoneWords[zone])
    : t('以计划名称后所示时区为准', 'By the clocks named after the programme')
  const hint = `${clocks}${t('，例如', ', for example')} 2026-11-23 23:59`
  return (
    <>
      <TextField view={view} typed={typed} name="title.zh" label={label['title.zh'] ?? ''} />
      <TextField view={view} typed={typed} name="title.en" label={label['title.en'] ?? ''} />
      <TextField view={view} typed={typed} name="opens" label={label.opens ?? ''} hint={hint} short />
      <TextField view={view} typed={typed} name="closes" label={label.closes ?? ''} hint={hint} short />
      <TextField
        view={view}
        typed={typed}
        name="grace"
        label={label.grace ?? ''}
        hint={t(
          '截止后仍予受理的分钟数，不对外显示；使用时记录在回执中。',
          'A request still counts so many minutes after the deadline. It is not announced; the receipt says when it was needed.',
        )}
        inputmode="numeric"
        required={false}
        short
      />
    </>
  )
}

const window = (values: Readonly<Record<string, readonly string[]>>, zone: Zone) => ({
  // Both names are asked for, each at its own field.
  title: {},
  ...nested(values),
  opens: localInstant(first(values, 'opens'), zone),
  closes: closingInstant(first(values, 'closes'), zone),
  ...(first(values, 'grace').trim() === '' ? {} : { grace: Number(first(values, 'grace')) }),
})

/** Opens a call of a programme, and changes one until it opens. */
export const callForms = (site: Site): void => {
  openForm(site)
  changeForm(site)
}

const openForm = (site: Site): void => {
  const { web } = site
  formPage(
    site,
    '/administration/calls',
    async (c, typed) => {
      administrator(c)
      const view = viewHere(c, web)
      const { t, say } = view
      const now = typed ?? filledIn({ scheme: [c.req.query('scheme') ?? ''] })
      const schemes = await web.world.schemes.offered()
      return show(
        c,
        view,
        t('发布申报通知', 'Open a call'),
        <div class="narrow">
          <AdministrationHead view={view} title={t('发布申报通知', 'Open a call')} />
          <ErrorSummary view={view} typed={now} labels={labels(view)} />
          <Form view={view} action="/administration/calls">
            <SelectField
              view={view}
              typed={now}
              name="scheme"
              label={t('计划', 'Programme')}
              options={schemes.map(({ ref, title, timeZone }) => ({
                value: ref,
                label: say(named(say(title), timeZone)),
              }))}
            />
            <Fields view={view} typed={now} />
            <Submit>{t('发布', 'Publish')}</Submit>
          </Form>
        </div>,
      )
    },
    async (c, values) => {
      administrator(c)
      const chosen = (await web.world.schemes.offered()).find(({ ref }) => ref === first(values, 'scheme'))
      const input = parsed(NewCall, window(values, chosen?.timeZone ?? homeZone))
      const { call } = await openCall(web.world, asking(c, values), input)
      return `/calls/${call}`
    },
  )
}

const changeForm = (site: Site): void => {
  const { web } = site
  const load = async (c: Here): Promise<Call> => {
    const person = administrator(c)
    const id = CallId.safeParse(param(c, 'call'))
    const call = id.success ? await web.world.store.calls.load(id.data) : undefined
    if (!call || !may(person, { to: 'manage-calls', scheme: schemeCode(call.scheme) })) throw notFound()
    return call
  }
  formPage(
    site,
    '/administration/calls/:call',
    async (c, typed) => {
      const call = await load(c)
      const { timeZone } = await web.world.schemes.load(call.scheme)
      const view = viewHere(c, web)
      const { t, say } = view
      const now =
        typed ??
        filledIn({
          'title.zh': [call.title.zh],
          'title.en': [call.title.en],
          opens: [shortTime(call.opens, timeZone)],
          closes: [shortTime(call.closes, timeZone)],
          ...(call.grace === undefined ? {} : { grace: [`${call.grace}`] }),
        })
      return show(
        c,
        view,
        t('修改申报通知', 'Change the call'),
        <Narrow under={`/calls/${call.id}`} of={say(call.title)} title={t('修改申报通知', 'Change the call')}>
          <p class="hint">{t('开始受理之后不能再修改。', 'Once it is open it cannot be changed.')}</p>
          <ErrorSummary view={view} typed={now} labels={labels(view)} />
          <Form view={view} action={`/administration/calls/${call.id}`}>
            <input type="hidden" name="revision" value={now.values.revision?.[0] ?? `${call.revision}`} />
            <Fields view={view} typed={now} zone={timeZone} />
            <Submit>{t('保存', 'Save')}</Submit>
          </Form>
        </Narrow>,
      )
    },
    async (c, values) => {
      const call = await load(c)
      const { timeZone } = await web.world.schemes.load(call.scheme)
      const input = parsed(ChangeCall, {
        ...window(values, timeZone),
        revision: Number(first(values, 'revision')),
      })
      await changeCall(web.world, asking(c, values), call.id, input)
      return `/calls/${call.id}`
    },
  )
}
