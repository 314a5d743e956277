import { askedOf, formOf } from '../../../domain/case-form.ts'
import type { CaseFile } from '../../../domain/case.ts'
import type { FormSection } from '../../../domain/form.ts'
import type { Moment } from '../../../domain/moment.ts'
import { notFound } from '../../../domain/refusal.ts'
import { sectionIn } from '../../../domain/save-section.ts'
import { Language } from '../../../domain/words.ts'
import type { CaseView } from '../case-view/case-shape.ts'
import type { Typed, View } from '../context.ts'
import { formPage, openCase, param, type Site, show, viewHere } from '../page.tsx'
import { languageCookie } from '../session.ts'
import { first } from '../typed-form.ts'
import { fieldLabels } from '../ui/field-words.ts'
import { Countdown } from '../ui/countdown.tsx'
import { ErrorSummary, Kept, Submit } from '../ui/form.tsx'
import { filesOf } from '../ui/document-field.tsx'
import { AnswerList, asTyped, SectionFields } from '../ui/scheme-field.tsx'
import { afterRowAct, newRowId, rowActIn, rowAddress, rowsIn, withRow } from '../ui/table-typed.ts'
import { KeptAside } from './kept-aside.tsx'
import { otherNumbers } from './other-numbers.ts'
import { PrefilledNote } from './prefilled.tsx'
import { leftFor, saveTyped, SectionForm } from './section-form.tsx'
import { typedSaid, withoutRowIds } from './typed-section.ts'
import { fieldRemarks } from './section-remarks.tsx'
import { Narrow } from '../ui/parts.tsx'

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
      const typedNow = typed && { ...typed, values: afterRowAct(typed.values, () => newRowId(view)) }
      const now = withRow(typedNow ?? asTyped(section, state.answers), c.req.query('row'))
      const labels = fieldLabels(view, [section], it.lastYear, (name) => rowsIn(now.values, name))
      const stale = typed?.refused !== undefined
      const otherAt = otherNumbers(view, file, moment)
      const remarks = await fieldRemarks(web.world, view, { file, it, section, state })
      return show(
        c,
        view,
        view.say(section.title),
        <Narrow under={`/cases/${it.id}`} of={it.title} title={view.say(section.title)}>
          {it.closes && it.status.is === 'draft' ? <Countdown view={view} closes={it.closes} /> : null}
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
          <PrefilledNote view={view} it={it} section={section} state={state} />
          {stale ? (
            <details open>
              <summary>{view.t('目前已保存的内容', 'What is saved now')}</summary>
              <AnswerList
                view={view}
                section={section}
                answers={state.answers}
                lastYear={it.lastYear}
                members={it.members}
                otherAt={otherAt}
                files={filesOf(it)}
              />
            </details>
          ) : null}
          {state.writable ? (
            <SectionForm
              view={view}
              it={it}
              section={section}
              action={`/cases/${it.id}/sections/${section.id}`}
              answers={state.answers}
              revision={sectionIn(file, { id: section.id })?.revision ?? 0}
              typed={typed}
              labels={labels}
              left={leftFor(c.var.signedIn, web)}
            >
              <SectionFields
                view={view}
                section={section}
                lastYear={it.lastYear}
                typed={now}
                remarks={remarks}
                members={it.members}
                otherAt={otherAt}
                files={filesOf(it)}
              />
              <div class="actions">
                <Submit>{view.t('保存', 'Save')}</Submit>
                <Submit name="go" value="next" class="quiet">
                  {view.t('继续填写下一部分', 'Continue to the next section')}
                </Submit>
                <a class="button quiet" href={`/cases/${it.id}`}>
                  {view.t('返回', 'Back')}
                </a>
              </div>
              <Neighbours view={view} it={it} section={section.id} />
            </SectionForm>
          ) : (
            <>
              <Kept
                view={view}
                typed={typed && { ...typed, values: withoutRowIds(section, typed.values) }}
                labels={labels}
                said={(name, given) => typedSaid(view, section, name, given, it.documents ?? [])}
              />
              {stale ? null : (
                <AnswerList
                  view={view}
                  section={section}
                  answers={state.answers}
                  lastYear={it.lastYear}
                  members={it.members}
                  otherAt={otherAt}
                  files={filesOf(it)}
                />
              )}
            </>
          )}
          <KeptAside view={view} it={it} only={section.id} />
        </Narrow>,
      )
    },
    async (c, values) => {
      const { file, moment, view: it } = await openCase(c, web)
      const id = param(c, 'section')
      const section = formOf(file.head, moment).find((candidate) => candidate.id === id)
      if (!section) throw notFound()
      const asked = askedIn(file, moment, id)
      // Saved as typed, and said at once what was not understood.
      const view = viewHere(c, web)
      const sent = afterRowAct(values, () => newRowId(view))
      const saved = await saveTyped(site, c, view, sent, {
        case: file.head.id,
        definition: section,
      })
      const page = `/cases/${file.head.id}`
      const other = Language.safeParse(first(values, 'switch')).data
      if (other) languageCookie.put(c, web.settings, other)
      // What was chosen may ask for more in this very section.
      const more = (saved.asked?.fields ?? []).some((field) => !asked.includes(field.id))
      if (more || other || rowActIn(values)) return `${page}/sections/${id}${rowAddress(values, sent)}`
      return first(values, 'go') === 'next' ? (after(it, id) ?? page) : page
    },
  )
}

/** The sections that may be written, in their order, and where it goes on after the last. */
const writableIn = (it: CaseView) => it.sections.filter(({ writable }) => writable)
const after = (it: CaseView, section: string): string | undefined => {
  const list = writableIn(it)
  const next = list[list.findIndex(({ id }) => id === section) + 1]
  if (next) return `/cases/${it.id}/sections/${next.id}`
  return it.membersWritable ? `/cases/${it.id}/members` : undefined
}

/** The way to the sections before and after this one. */
const Neighbours = ({ view, it, section }: { view: View; it: CaseView; section: string }) => {
  const list = writableIn(it)
  const at = list.findIndex(({ id }) => id === section)
  const [before, next] = [list[at - 1], list[at + 1]]
  return before || next ? (
    <nav class="neighbours" aria-label={view.t('上一部分、下一部分', 'Sections before and after')}>
      {before ? (
        <a rel="prev" href={`/cases/${it.id}/sections/${before.id}`}>
          ← {view.say(before.title)}
        </a>
      ) : (
        <span></span>
      )}
      {next ? (
        <a rel="next" href={`/cases/${it.id}/sections/${next.id}`}>
          {view.say(next.title)} →
        </a>
      ) : null}
    </nav>
  ) : null
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
  <Narrow under={`/cases/${it.id}`} of={it.title} title={view.say(section.title)}>
    {typed ? <ErrorSummary view={view} typed={typed} /> : null}
    <p class="empty">
      {view.t('按目前的选择，这一部分不需要填写。', 'With what is chosen now, this part is not asked for.')}
    </p>
    <Kept view={view} typed={typed} labels={fieldLabels(view, [section], it.lastYear)} />
    <KeptAside view={view} it={it} only={section.id} />
  </Narrow>
)

const askedIn = (file: CaseFile, moment: Moment, section: string): string[] =>
  askedOf(file, moment)
    .find(({ id }) => id === section)
    ?.fields.map(({ id }) => id) ?? []
