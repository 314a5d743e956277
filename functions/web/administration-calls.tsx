import { instant } from '../../domain/calendar.ts'
import { NewCall, openCall } from '../commands/calls.ts'
import { administrator } from './administration.tsx'
import { nothingTyped } from './context.ts'
import { asking, formPage, type Site, show, viewHere } from './page.tsx'
import { first, nested, parsed } from './typed-form.ts'
import { ErrorSummary, Form, SelectField, Submit, TextField } from './ui/form.tsx'

/** `2026-11-23 23:59` as typed, in the scheme's zone (China's for the programmes here). */
const localInstant = (typed: string): string => {
  const found = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)$/.exec(typed.normalize('NFKC').trim())
  const date = found ? new Date(`${found[1]}T${found[2]}:00.000+08:00`) : undefined
  return date && !Number.isNaN(date.getTime()) ? instant(date) : typed
}

/** Opens a call of a programme. */
export const callForm = (site: Site): void => {
  const { web } = site
  formPage(
    site,
    '/administration/calls',
    async (c, typed) => {
      administrator(c)
      const view = viewHere(c, web)
      const { t, say } = view
      const now = typed ?? nothingTyped
      const schemes = await web.world.schemes.current()
      const hint = t('北京时间，例如 2026-11-23 23:59', 'China time, for example 2026-11-23 23:59')
      return show(
        c,
        view,
        t('发布申报通知', 'Open a call'),
        <div class="narrow">
          <h1>{t('发布申报通知', 'Open a call')}</h1>
          <ErrorSummary
            view={view}
            typed={now}
            labels={{
              scheme: t('计划', 'Programme'),
              title: t('名称', 'Title'),
              'title.zh': t('中文名称', 'Title in Chinese'),
              'title.en': t('英文名称', 'Title in English'),
              opens: t('开始', 'Opens'),
              closes: t('截止', 'Closes'),
            }}
          />
          <Form view={view} action="/administration/calls" typed={now}>
            <SelectField
              view={view}
              typed={now}
              name="scheme"
              label={t('计划', 'Programme')}
              options={schemes.map((scheme) => ({ value: scheme.ref, label: say(scheme.title) }))}
            />
            <TextField view={view} typed={now} name="title.zh" label={t('中文名称', 'Title in Chinese')} />
            <TextField view={view} typed={now} name="title.en" label={t('英文名称', 'Title in English')} />
            <TextField view={view} typed={now} name="opens" label={t('开始', 'Opens')} hint={hint} short />
            <TextField view={view} typed={now} name="closes" label={t('截止', 'Closes')} hint={hint} short />
            <Submit>{t('发布', 'Publish')}</Submit>
          </Form>
        </div>,
      )
    },
    async (c, values) => {
      administrator(c)
      const typed = nested(values)
      const { call } = await openCall(
        web.world,
        asking(c, values),
        parsed(NewCall, {
          ...typed,
          opens: localInstant(first(values, 'opens')),
          closes: localInstant(first(values, 'closes')),
        }),
      )
      return `/calls/${call}`
    },
  )
}
