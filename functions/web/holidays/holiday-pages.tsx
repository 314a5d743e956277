import { checkArrangement } from '../../../domain/arrangement.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import { changeHolidays } from '../../commands/holidays.ts'
import { administrator } from '../administration/administration.tsx'
import { AdministrationHead } from '../administration/head.tsx'
import { filledIn, type Typed, type View } from '../context.ts'
import { asking, formPage, type Here, type Site, show, viewHere } from '../page.tsx'
import { first } from '../typed-form.ts'
import { AreaField, ErrorSummary, Form, Submit, TextField } from '../ui/form.tsx'
import { Day, Moment, Narrow, Table, Tag } from '../ui/parts.tsx'
import { Deadlines } from './deadline-table.tsx'
import { lookPage, pathOf, yearIn } from './look-page.tsx'
import { atRows, fields, readHolidays, rows, valuesOf } from './holiday-form.ts'
import { type HolidayYear, holidayYear, holidayYears, unannounced } from './holidays-view.ts'

const From = ({ view, year }: { view: View; year: HolidayYear }) => {
  const { t } = view
  switch (year.from) {
    case 'entered':
      return (
        <span>
          {year.source} <Tag tone="busy">{t(`第 ${year.version} 版`, `version ${year.version}`)}</Tag>
        </span>
      )
    case 'program':
      return <span>{t('程序自带', 'brought along by the program')}</span>
    case 'nobody':
      return <Tag tone="act">{t('尚未公布：只休周末', 'not announced yet: weekends only')}</Tag>
  }
}

const daysIn = ({ off }: HolidayYear): number =>
  off.reduce(
    (sum, { first: a, last: b }) => sum + Math.round((Date.parse(b) - Date.parse(a)) / 86_400_000) + 1,
    0,
  )

const list = (site: Site): void => {
  const { app, web } = site
  app.get('/administration/holidays', async (c) => {
    administrator(c)
    const view = viewHere(c, web)
    const { t } = view
    const title = t('节假日安排', 'Days off')
    const years = await holidayYears(web.world)
    return show(
      c,
      view,
      title,
      <>
        <AdministrationHead view={view} title={title} />
        <p>
          {t(
            '以工作日计的期限和免打扰时段按此计算。已告知的期限不会自行改变。',
            'Deadlines in working days and quiet hours are counted by these. A deadline that was told never moves by itself.',
          )}
        </p>
        <Table
          caption={title}
          heads={[
            t('年份', 'Year'),
            t('依据', 'By'),
            t('放假', 'Days off'),
            t('调休上班', 'Weekend days worked'),
          ]}
          rows={years.map((year) => [
            <a href={pathOf(year.year)}>{year.year}</a>,
            <From view={view} year={year} />,
            t(`${daysIn(year)} 天`, `${daysIn(year)} days`),
            t(`${year.worked.length} 天`, `${year.worked.length} days`),
          ])}
        />
      </>,
    )
  })
}

const labelsOf = (view: View): Record<string, string> => ({
  source: view.t('通知文号', 'Number of the notice'),
  worked: view.t('调休上班的周末', 'Days of a weekend that are worked'),
  'other.zh': view.t('名称（中文）', 'Name in Chinese'),
  ...Object.fromEntries(
    rows.flatMap(({ name, words }) => [
      [`${name}.first`, `${view.say(words)} · ${view.t('第一天', 'first day')}`],
      [`${name}.last`, `${view.say(words)} · ${view.t('最后一天', 'last day')}`],
    ]),
  ),
})

/** The fields of a year, or what is in force where somebody may not change it. */
const YearForm = ({ view, year, typed }: { view: View; year: HolidayYear; typed: Typed }) => {
  const { t, say } = view
  return (
    <Form view={view} action={pathOf(year.year)}>
      <input type="hidden" name="version" value={first(typed.values, 'version') || String(year.version)} />
      <TextField
        view={view}
        typed={typed}
        name="source"
        label={t('通知文号', 'Number of the notice')}
        hint={t('例：国办发明电〔2025〕7号', 'For example: 国办发明电〔2025〕7号')}
        max={200}
      />
      {rows.map(({ name, words }) => (
        <fieldset class="row">
          <legend>{say(words)}</legend>
          <TextField
            view={view}
            typed={typed}
            name={`${name}.first`}
            kind="date"
            label={t('第一天', 'First day')}
            required={false}
            short
          />
          <TextField
            view={view}
            typed={typed}
            name={`${name}.last`}
            kind="date"
            label={t('最后一天', 'Last day')}
            required={false}
            short
          />
          {name === 'other' ? (
            <>
              <TextField
                view={view}
                typed={typed}
                name="other.zh"
                label={t('名称（中文）', 'Name in Chinese')}
                required={false}
              />
              <TextField
                view={view}
                typed={typed}
                name="other.en"
                label={t('名称（英文）', 'Name in English')}
                required={false}
              />
            </>
          ) : null}
        </fieldset>
      ))}
      <AreaField
        view={view}
        typed={typed}
        name="worked"
        label={t('调休上班的周末', 'Days of a weekend that are worked')}
        hint={t('每行一天：2026-02-14', 'One a line: 2026-02-14')}
        required={false}
        rows={7}
      />
      <Submit name="do" value="look">
        {t('先看影响', 'See what changes')}
      </Submit>
    </Form>
  )
}

const yearPages = (site: Site): void => {
  const { web } = site
  const path = '/administration/holidays/:year'

  const draw = async (c: Here, typed: Typed | undefined) => {
    const person = administrator(c)
    const number = yearIn(c)
    const view = viewHere(c, web)
    const { t, say } = view
    const year = await holidayYear(web.world, number)
    const [versions, open] = await Promise.all([
      web.world.store.holidays.versions(number),
      unannounced(web.world, person, number),
    ])
    const title = t(`${number} 年节假日安排`, `Days off in ${number}`)
    return show(
      c,
      view,
      title,
      <Narrow under="/administration/holidays" of={t('节假日安排', 'Days off')} title={title}>
        <p>
          <From view={view} year={year} />
        </p>
        {open === undefined ? null : (
          <section aria-labelledby="open">
            <h2 id="open">{t('取决于此的期限', 'Deadlines that depend on it')}</h2>
            <Deadlines view={view} open={open} />
          </section>
        )}
        {may(person, { to: 'keep-holidays' }) ? (
          <>
            <ErrorSummary view={view} typed={typed ?? filledIn({})} labels={labelsOf(view)} />
            <YearForm view={view} year={year} typed={typed ?? filledIn(valuesOf(year))} />
          </>
        ) : (
          <Table
            caption={title}
            heads={[t('节日', 'Holiday'), t('第一天', 'First day'), t('最后一天', 'Last day')]}
            rows={year.off.map((part) => [
              say(part.name),
              <Day view={view} at={part.first} />,
              <Day view={view} at={part.last} />,
            ])}
          />
        )}
        {versions.length === 0 ? null : (
          <>
            <h2>{t('历次版本', 'Versions')}</h2>
            <Table
              caption={t('历次版本', 'Versions')}
              heads={[t('版本', 'Version'), t('时间', 'When'), t('通知文号', 'Number of the notice')]}
              rows={versions.map((one) => [
                String(one.version),
                <Moment view={view} at={one.at} />,
                one.source,
              ])}
            />
          </>
        )}
      </Narrow>,
    )
  }

  formPage(site, path, draw, async (c, values) => {
    const person = administrator(c)
    if (!may(person, { to: 'keep-holidays' })) throw notFound()
    const year = yearIn(c)
    const given = readHolidays(values)
    try {
      checkArrangement({ year, ...given })
    } catch (problem) {
      throw atRows(values, problem)
    }
    if (first(values, 'do') === 'save') {
      await changeHolidays(web.world, asking(c, values), year, given)
      return pathOf(year)
    }
    const carried = fields.flatMap((name): [string, string][] => {
      const value = first(values, name)
      return value === '' ? [] : [[name, value]]
    })
    return { look: `${pathOf(year)}/look?${new URLSearchParams(carried).toString()}` }
  })
}

/** The days off of each year: what is known, entering a year, and what that changes. */
export const holidayPages = (site: Site): void => {
  list(site)
  yearPages(site)
  lookPage(site)
}
