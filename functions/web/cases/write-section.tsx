import { formOf } from '../../../domain/application.ts'
import type { FormSection } from '../../../domain/form.ts'
import { notFound, Refusal } from '../../../domain/refusal.ts'
import { saveCaseSection } from '../../commands/applications.ts'
import type { View } from '../context.ts'
import { asking, formPage, openCase, param, type Site, show, viewHere } from '../page.tsx'
import { first } from '../typed-form.ts'
import { ErrorSummary, Form, Kept, Submit } from '../ui/form.tsx'
import { AnswerList, asTyped, SchemeField } from '../ui/scheme-field.tsx'

/** One section of a case's form: written while it is open, read afterwards. */
export const sectionPage = (site: Site): void => {
  const { web } = site
  formPage(
    site,
    '/cases/:case/sections/:section',
    async (c, typed) => {
      const { view: it, file, moment } = await openCase(c, web)
      const section = formOf(file.head, moment).find((candidate) => candidate.id === param(c, 'section'))
      const state = it.sections.find((candidate) => candidate.id === section?.id)
      if (!section || !state) throw notFound()
      const view = viewHere(c, web)
      const now = typed ?? asTyped(section, state.answers)
      const stale = typed?.refused !== undefined
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
            labels={labelsOf(view, section)}
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
              <AnswerList view={view} section={section} answers={state.answers} />
            </details>
          ) : null}
          {state.writable ? (
            <Form view={view} action={`/cases/${it.id}/sections/${section.id}`}>
              <input type="hidden" name="basedOn" value={state.saved ?? ''} />
              {section.fields.map((field) => (
                <SchemeField view={view} typed={now} section={section.id} field={field} />
              ))}
              <div class="actions">
                <Submit>{view.t('保存', 'Save')}</Submit>
                <a class="button quiet" href={`/cases/${it.id}`}>
                  {view.t('返回', 'Back')}
                </a>
              </div>
            </Form>
          ) : (
            <>
              <Kept view={view} typed={typed} labels={labelsOf(view, section)} />
              {stale ? null : <AnswerList view={view} section={section} answers={state.answers} />}
            </>
          )}
        </div>,
      )
    },
    async (c, values) => {
      const { file, moment } = await openCase(c, web)
      const section = formOf(file.head, moment).find((candidate) => candidate.id === param(c, 'section'))
      if (!section) throw notFound()
      const answers = Object.fromEntries(
        section.fields.map((field) => {
          const given = values[`${section.id}.${field.id}`] ?? []
          return [field.id, field.kind === 'choice' && field.many ? given : (given[0] ?? '')]
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
      return `/cases/${file.head.id}`
    },
  )
}

/** Field names in the reader's language, for the summary of what is wrong. */
const labelsOf = (view: View, section: FormSection): Record<string, string> =>
  Object.fromEntries(section.fields.map((field) => [`${section.id}.${field.id}`, view.say(field.label)]))
