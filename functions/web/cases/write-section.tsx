import { askedOf, formOf } from '../../../domain/case-form.ts'
import type { CaseFile } from '../../../domain/case.ts'
import { type FormSection, takesList } from '../../../domain/form.ts'
import type { Moment } from '../../../domain/moment.ts'
import { notFound, Refusal } from '../../../domain/refusal.ts'
import { saveCaseSection } from '../../commands/applications.ts'
import type { CaseView } from '../case-shape.ts'
import type { Typed, View } from '../context.ts'
import { asking, formPage, openCase, param, type Site, show, viewHere } from '../page.tsx'
import { first } from '../typed-form.ts'
import { fieldLabels } from '../ui/field-words.ts'
import { ErrorSummary, Form, Kept, Submit } from '../ui/form.tsx'
import { AnswerList, asTyped, SectionFields } from '../ui/scheme-field.tsx'
import { KeptAside } from './kept-aside.tsx'
import { fieldRemarks } from './section-remarks.ts'

/** One section of a case's form: written while it is open, read afterwards. */
export const sectionPage = (site: Site): void => {
  const { web } = site
  formPage(
    site,
    '/cases/:case/sections/:section',
    async (c, typed) => {
      const { view: it, file, moment } = await openCase(c, web)
      const whole = formOf(file.head, moment).find((candidate) => candidate.id === param(c, 'section'))
      if (!whole || it.sections.length === 0) throw notFound()
      const view = viewHere(c, web)
      const section = askedOf(file, moment).find((candidate) => candidate.id === whole.id)
      const state = it.sections.find((candidate) => candidate.id === whole.id)
      if (!section || !state)
        return show(
          c,
          view,
          view.say(whole.title),
          <NotAsked view={view} it={it} section={whole} typed={typed} />,
        )
      const labels = fieldLabels(view, [section], it.lastYear)
      const now = typed ?? asTyped(section, state.answers)
      const stale = typed?.refused !== undefined
      const remarks = await fieldRemarks(web.world, view, file, section, state)
      return show(
        c,
        view,
        view.say(section.title),
        <div class="narrow">
          <p class="crumb">
            <a href={`/cases/${it.id}`}>{it.title}</a>
          </p>
          <h1>{view.say(section.title)}</h1>
          <ErrorSummary
            view={view}
            typed={now}
            labels={labels}
            title={view.t(
              '已按您填写的保存，以下内容还需修改',
              'Saved as you typed it. These still need a change',
            )}
          />
          {state.remark ? (
            <p class="remark">
              <strong>{view.t('补正意见', 'To correct')}:</strong> {state.remark}
            </p>
          ) : null}
          {section.help ? <p>{view.say(section.help)}</p> : null}
          {stale ? (
            <details open>
              <summary>{view.t('目前已保存的内容', 'What is saved now')}</summary>
              <AnswerList view={view} section={section} answers={state.answers} lastYear={it.lastYear} />
            </details>
          ) : null}
          {state.writable ? (
            <Form view={view} action={`/cases/${it.id}/sections/${section.id}`}>
              <input type="hidden" name="basedOn" value={state.saved ?? ''} />
              <SectionFields
                view={view}
                section={section}
                lastYear={it.lastYear}
                typed={now}
                remarks={remarks}
              />
              <div class="actions">
                <Submit>{view.t('保存', 'Save')}</Submit>
                <a class="button quiet" href={`/cases/${it.id}`}>
                  {view.t('返回', 'Back')}
                </a>
              </div>
            </Form>
          ) : (
            <>
              <Kept view={view} typed={typed} labels={labels} />
              {stale ? null : (
                <AnswerList view={view} section={section} answers={state.answers} lastYear={it.lastYear} />
              )}
            </>
          )}
          <KeptAside view={view} it={it} only={section.id} />
        </div>,
      )
    },
    async (c, values) => {
      const { file, moment } = await openCase(c, web)
      const id = param(c, 'section')
      const section = formOf(file.head, moment).find((candidate) => candidate.id === id)
      if (!section) throw notFound()
      const asked = askedIn(file, moment, id)
      const saved = file.sections.find((candidate) => candidate.id === id)?.answers ?? {}
      // What was not on the page stays as it is: it was not asked for when the page was drawn.
      const answers = Object.fromEntries(
        section.fields.map((field) => {
          const given = values[`${id}.${field.id}`]
          if (given === undefined) return [field.id, saved[field.id] ?? '']
          const typed = field.kind === 'choice' ? given.filter((value) => value !== '') : given
          return [field.id, field.kind === 'choice' && takesList(field) ? typed : (typed[0] ?? '')]
        }),
      )
      const { problems } = await saveCaseSection(web.world, asking(c, values), {
        case: file.head.id,
        section: section.id,
        answers,
        basedOn: first(values, 'basedOn'),
      })
      // Saved as typed, and said at once what was not understood.
      if (problems.length > 0) throw new Refusal('invalid', { problems })
      const page = `/cases/${file.head.id}`
      if (!section.fields.some((field) => field.onlyFor)) return page
      // What was chosen may ask for more in this very section.
      const after = await openCase(c, web)
      const more = askedIn(after.file, after.moment, id).some((field) => !asked.includes(field))
      return more ? `${page}/sections/${id}` : page
    },
  )
}

/** Somebody chose otherwise meanwhile: nothing is asked here now, and what was typed stays to be copied. */
const NotAsked = ({
  view,
  it,
  section,
  typed,
}: {
  view: View
  it: CaseView
  section: FormSection
  typed: Typed | undefined
}) => (
  <div class="narrow">
    <p class="crumb">
      <a href={`/cases/${it.id}`}>{it.title}</a>
    </p>
    <h1>{view.say(section.title)}</h1>
    {typed ? <ErrorSummary view={view} typed={typed} /> : null}
    <p class="empty">
      {view.t('按目前的选择，这一部分不需要填写。', 'With what is chosen now, this part is not asked for.')}
    </p>
    <Kept view={view} typed={typed} labels={fieldLabels(view, [section], it.lastYear)} />
    <KeptAside view={view} it={it} only={section.id} />
  </div>
)

const askedIn = (file: CaseFile, moment: Moment, section: string): string[] =>
  askedOf(file, moment)
    .find(({ id }) => id === section)
    ?.fields.map(({ id }) => id) ?? []
