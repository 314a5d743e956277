import { civilDate } from '../../../domain/calendar.ts'
import type { FormSection } from '../../../domain/form.ts'
import { preCheck } from '../../../domain/pre-check.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import type { Typed, View } from '../context.ts'
import { type Here, param, type Site, show, viewHere } from '../page.tsx'
import { programmeOf } from '../programmes/published.ts'
import { readForm } from '../typed-form.ts'
import { fieldLabels } from '../ui/field-words.ts'
import { ChoiceField, ErrorSummary, Submit, TextField } from '../ui/form.tsx'
import { SectionFields } from '../ui/scheme-field.tsx'
import { type Entry, readEntry } from './entry.ts'
import { checkPath, linkTo } from './link.ts'
import { OrganisationRows, rowLabels } from './organisation-rows.tsx'
import { outcomeSaid, Result } from './result.tsx'
import { firstRows, rowCount, rowField, rowsAfter } from './rows.ts'

type Values = Readonly<Record<string, readonly string[]>>

/**
 * Whether a consortium that is not there yet could apply. Anybody may ask; nothing is kept. What was typed travels in
 * the address, so that it can be passed on, and in a form where it is too long for one.
 */
export const preCheckPages = ({ app, web }: Site): void => {
  const { schemes } = web.world

  const draw = (c: Here, scheme: Scheme, values: Values, pressed = '') => {
    const view = viewHere(c, web)
    const { t, say } = view
    const read = readEntry(scheme, values, view.now)
    // A row that was only just added is not wrong for being empty.
    const entry =
      pressed === 'check'
        ? read
        : { ...read, problems: read.problems.filter(({ code }) => code !== 'missing') }
    if (entry.problems.length > 0) c.status(422)
    const result = preCheck(scheme, entry.input)
    const title = t('申报条件预检', 'Could we apply?')
    return show(
      c,
      view,
      `${title} · ${say(scheme.title)}`,
      <>
        <p class="crumb">
          <a href={checkPath(scheme).replace(/\/check$/, '')}>{say(scheme.title)}</a>
        </p>
        <h1>{title}</h1>
        <p class="hint">
          {t(
            '无需登录。填写拟组建的联合体，即可看到各项条件是否满足；所填内容不会保存。',
            'No sign-in is needed. Enter the consortium that you have in mind and see which conditions it meets. Nothing is kept.',
          )}
        </p>
        <CheckForm
          view={view}
          scheme={scheme}
          entry={entry}
          values={values}
          said={outcomeSaid(view, result)}
        />
        <Result
          view={view}
          scheme={scheme}
          input={entry.input}
          result={result}
          link={linkTo(scheme, values)}
        />
      </>,
    )
  }

  app.get('/programmes/:code/check', async (c) => {
    const scheme = await programmeOf(schemes, param(c, 'code'))
    const sent = valuesIn(new URL(c.req.url).searchParams)
    c.set('forEverybody', Object.keys(sent).length === 0)
    const values = rowCount(sent) === 0 ? { ...firstRows(scheme), ...sent } : rowsAfter(sent, scheme)
    return draw(c, scheme, values)
  })

  app.post('/programmes/:code/check', async (c) => {
    const scheme = await programmeOf(schemes, param(c, 'code'))
    const sent = await readForm(c.req)
    const values = rowsAfter(sent, scheme)
    const pressed = sent.do?.[0] ?? 'check'
    const link = linkTo(scheme, values)
    // What could not be understood is answered at once, with everything that was typed.
    if (link === undefined || (pressed === 'check' && hasProblems(scheme, values, c.var.arrived)))
      return draw(c, scheme, values, pressed)
    const at = pressed.startsWith('add')
      ? `o${rowCount(sent) + 1}`
      : pressed.startsWith('remove')
        ? 'members'
        : 'result'
    return c.redirect(`${link}#${at}`, 303)
  })
}

const hasProblems = (scheme: Scheme, values: Values, now: string): boolean =>
  readEntry(scheme, values, now).problems.length > 0

const valuesIn = (query: URLSearchParams): Record<string, string[]> => {
  const values = new Map<string, string[]>()
  for (const [name, value] of query) values.set(name, [...(values.get(name) ?? []), value.toWellFormed()])
  return Object.fromEntries(values)
}

type FormProps = { view: View; scheme: Scheme; entry: Entry; values: Values; said: string }

const CheckForm = ({ view, scheme, entry, values, said }: FormProps) => {
  const { t, say } = view
  const { questions, form, problems } = entry
  const typed: Typed = { values, problems }
  const lastYear = Number(civilDate(view.now, scheme.timeZone).slice(0, 4)) - 1
  return (
    <>
      <ErrorSummary view={view} typed={typed} labels={labelsOf(view, scheme, entry, values, lastYear)} />
      <form method="post" action={checkPath(scheme)} class="try" novalidate data-live="">
        {/* The first button is what the Enter key presses: it must not take an organisation out. */}
        <button
          class="visually-hidden"
          type="submit"
          name="do"
          value="check"
          tabindex={-1}
          aria-hidden="true"
        >
          {t('预检', 'Check')}
        </button>
        <Sections view={view} form={form.filter(choosesFirst)} lastYear={lastYear} typed={typed} />
        <h2 id="members">{t('拟参加的单位', 'Who would be in it')}</h2>
        <OrganisationRows view={view} scheme={scheme} typed={typed} questions={questions} />
        <Sections
          view={view}
          form={form.filter((section) => !choosesFirst(section))}
          lastYear={lastYear}
          typed={typed}
        />
        {questions.documents.length === 0 ? null : (
          <>
            <input type="hidden" name="documents" value="" />
            <ChoiceField
              view={view}
              typed={typed}
              name="documents"
              label={t('已具备的材料', 'Documents that you have')}
              many
              options={questions.documents.map(({ value, label }) => ({ value, label: say(label) }))}
            />
          </>
        )}
        <Costs view={view} scheme={scheme} typed={typed} years={questions.costYears} />
        <p class="verdict-bar">
          <Submit name="do" value="check">
            {t('预检', 'Check')}
          </Submit>
          <output id="verdict">{said}</output>
        </p>
      </form>
    </>
  )
}

/** What decides which rules are asked at all comes first. */
const choosesFirst = ({ fields }: FormSection): boolean =>
  fields.some((field) => field.kind === 'choice' && ['formation-type', 'tier'].includes(field.feeds ?? ''))

type SectionsProps = { view: View; form: readonly FormSection[]; lastYear: number; typed: Typed }

const Sections = ({ view, form, lastYear, typed }: SectionsProps) => (
  <>
    {form.map((section) => (
      <section>
        <h2>{view.say(section.title)}</h2>
        <SectionFields view={view} section={section} lastYear={lastYear} typed={typed} />
      </section>
    ))}
  </>
)

const Costs = ({
  view,
  scheme,
  typed,
  years,
}: {
  view: View
  scheme: Scheme
  typed: Typed
  years: number
}) =>
  years === 0 ? null : (
    <section>
      <h2>{view.t('各年度费用', 'Cost by year')}</h2>
      <p class="hint">
        {view.t(
          '用于估算支持金额，可不填。',
          'What support would be is reckoned from it; it may be left empty.',
        )}
      </p>
      <div class="cells">
        {Array.from({ length: years }, (_, index) => (
          <TextField
            view={view}
            typed={typed}
            name={`cost${index + 1}`}
            label={view.t(`第 ${index + 1} 年`, `Year ${index + 1}`)}
            inputmode="decimal"
            unit={scheme.currency}
          />
        ))}
      </div>
    </section>
  )

/** What the summary of what went wrong calls each field. */
const labelsOf = (
  view: View,
  scheme: Scheme,
  { form, questions }: Entry,
  values: Values,
  lastYear: number,
): Record<string, string> => ({
  ...fieldLabels(view, form, lastYear),
  ...Object.fromEntries(
    Array.from({ length: rowCount(values) }, (_, index) =>
      Object.entries(rowLabels(view, scheme)).map(([field, label]) => [
        rowField(index + 1, field),
        `${view.t(`单位 ${index + 1}`, `Organisation ${index + 1}`)} · ${label}`,
      ]),
    ).flat(),
  ),
  ...Object.fromEntries(
    Array.from({ length: questions.costYears }, (_, index) => [
      `cost${index + 1}`,
      view.t(`第 ${index + 1} 年费用`, `Cost of year ${index + 1}`),
    ]),
  ),
})
