import { checkArrangement } from '../../../domain/arrangement.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import { administrator } from '../administration/administration.tsx'
import { type Here, param, type Site, show, viewHere } from '../page.tsx'
import { first } from '../typed-form.ts'
import { Form, Submit } from '../ui/form.tsx'
import { Day, Narrow } from '../ui/parts.tsx'
import { Deadlines } from './deadline-table.tsx'
import { fields, readHolidays } from './holiday-form.ts'
import { lookAt } from './holidays-view.ts'

export const pathOf = (year: number): string => `/administration/holidays/${year}`

/** The year of the address; another one is not there. */
export const yearIn = (c: Here): number => {
  const year = Number(param(c, 'year'))
  if (!Number.isInteger(year) || year < 2024 || year > 2099) throw notFound()
  return year
}

/** What entering a year would change, before it is saved: the way to saving leads through it. */
export const lookPage = ({ app, web }: Site): void => {
  app.get('/administration/holidays/:year/look', async (c) => {
    const person = administrator(c)
    if (!may(person, { to: 'keep-holidays' })) throw notFound()
    const year = yearIn(c)
    const values = Object.fromEntries(fields.map((name) => [name, [c.req.query(name) ?? '']]))
    const given = readHolidays(values)
    checkArrangement({ year, ...given })
    const { days, open } = await lookAt(web.world, person, year, given)
    const view = viewHere(c, web)
    const { t } = view
    const title = t(`${year} 年节假日安排：影响`, `Days off in ${year}: what changes`)
    return show(
      c,
      view,
      title,
      <Narrow under={pathOf(year)} of={t(`${year} 年节假日安排`, `Days off in ${year}`)} title={title}>
        <p>{given.source}</p>
        <h2>{t(`改变的日子：${days.length} 天`, `Days that change: ${days.length}`)}</h2>
        <ul>
          {days.map(({ day, worked }) => (
            <li>
              <Day view={view} at={day} />: {worked ? t('上班', 'worked') : t('休息', 'off')}
            </li>
          ))}
        </ul>
        <h2>{t('已告知的期限', 'Deadlines that were told')}</h2>
        <p>
          {t(
            '保存后，这些期限仍按已告知的时间。要延长的，请在案件或申报通知中延期，收件人会得到通知。',
            'Saved, these stay as they were told. Who should have more time gets it on the case or the call, and is told.',
          )}
        </p>
        <Deadlines view={view} open={open} />
        <Form view={view} action={pathOf(year)}>
          {fields.map((name) => (
            <input type="hidden" name={name} value={first(values, name)} />
          ))}
          <Submit name="do" value="save">
            {t('保存', 'Save')}
          </Submit>
        </Form>
      </Narrow>,
    )
  })
}
