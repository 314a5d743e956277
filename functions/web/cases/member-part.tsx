import { OrganisationId } from '../../../domain/ids.ts'
import { lastFullYear } from '../../../domain/case-form.ts'
import { partOf } from '../../../domain/member-part.ts'
import { kindWords } from '../../../domain/organisation-kind.ts'
import type { Organisation } from '../../../domain/organisation.ts'
import type { FormSection } from '../../../domain/form.ts'
import { speaksFor } from '../../../domain/person.ts'
import { notFound } from '../../../domain/refusal.ts'
import { Language } from '../../../domain/words.ts'
import { openPart } from '../../commands/member-part.ts'
import type { View } from '../context.ts'
import type { PartView } from '../case-view/member-view.ts'
import { formPage, type Here, openCase, param, type Site, show, viewHere } from '../page.tsx'
import { languageCookie } from '../session.ts'
import { first } from '../typed-form.ts'
import { fieldLabels } from '../ui/field-words.ts'
import { ErrorSummary, Submit } from '../ui/form.tsx'
import { Facts, shownCode } from '../ui/parts.tsx'
import { filesOf } from '../ui/document-field.tsx'
import { AnswerList, asTyped, SectionFields } from '../ui/scheme-field.tsx'
import { leftFor, saveTyped, SectionForm } from './section-form.tsx'

/** What a member fills in of itself: written by its own people, read by those who lead and by the office. */
export const partPage = (site: Site): void => {
  const { web } = site
  const open = async (c: Here) => {
    const opened = await openCase(c, web)
    const id = OrganisationId.safeParse(decodeURIComponent(param(c, 'organisation')))
    const part = opened.view.parts?.find(({ organisation }) => organisation === id.data)
    const definition = partOf(opened.file.head, opened.moment)
    if (!id.success || !part || !definition) throw notFound()
    return { ...opened, part, definition, id: id.data }
  }
  formPage(
    site,
    '/cases/:case/members/:organisation/part',
    async (c, typed) => {
      const { view: it, file, moment, person, part, definition, id } = await open(c)
      const view = viewHere(c, web)
      const { t, say } = view
      const member = file.members.find(({ organisation }) => organisation === id)
      const registered = part.whole ? await web.world.store.organisations.load(id) : undefined
      const title = say(definition.title)
      const lastYear = lastFullYear(file.head, moment)
      const task = it.tasks.find(({ kind, mine }) => kind === 'confirmation' && mine)
      const labels = fieldLabels(view, [definition], lastYear)
      const now = typed ?? asTyped(definition, part.answers)
      return show(
        c,
        view,
        title,
        <>
          <p class="crumb">
            <a href={`/cases/${it.id}`}>{it.title}</a>
            {it.progress ? (
              <>
                {' · '}
                <a href={`/cases/${it.id}/members`}>{t('成员单位', 'Members')}</a>
              </>
            ) : null}
          </p>
          <h1>
            {title} <small>{part.name}</small>
          </h1>
          <ErrorSummary
            view={view}
            typed={now}
            labels={labels}
            title={t(
              '已按您填写的保存，以下内容还需修改',
              'Saved as you typed it. These still need a change',
            )}
          />
          {definition.help ? <p>{say(definition.help)}</p> : null}
          {registered && !member?.unregistered ? (
            <Registered view={view} organisation={registered} own={speaksFor(person, id)} />
          ) : null}
          {part.writable ? (
            <SectionForm
              view={view}
              it={it}
              section={definition}
              owner={id}
              action={`/cases/${it.id}/members/${encodeURIComponent(id)}/part`}
              answers={part.answers}
              revision={part.revision ?? 0}
              typed={typed}
              labels={labels}
              left={leftFor(c.var.signedIn, web)}
            >
              <SectionFields
                view={view}
                section={definition}
                lastYear={lastYear}
                typed={now}
                files={filesOf(it, id)}
              />
              <div class="actions">
                <Submit {...(task ? { class: 'quiet' } : {})}>{t('保存', 'Save')}</Submit>
                {task ? (
                  <Submit name="go" value="confirm">
                    {t('保存并去确认', 'Save and go on to confirm')}
                  </Submit>
                ) : null}
              </div>
            </SectionForm>
          ) : (
            <AnswerList
              view={view}
              section={part.whole ? definition : shown(definition, part)}
              answers={part.answers}
              files={filesOf(it, id)}
              lastYear={lastYear}
              members={it.members}
            />
          )}
        </>,
      )
    },
    async (c, values) => {
      const { file, definition, id, view: it } = await open(c)
      await saveTyped(
        site,
        c,
        viewHere(c, web),
        values,
        { case: file.head.id, definition, owner: id },
        openPart(id),
      )
      const page = `/cases/${file.head.id}/members/${encodeURIComponent(id)}/part`
      const other = Language.safeParse(first(values, 'switch')).data
      if (other) languageCookie.put(c, web.settings, other)
      const task = it.tasks.find(({ kind, mine }) => kind === 'confirmation' && mine)
      return task && first(values, 'go') === 'confirm' ? `/cases/${file.head.id}/tasks/${task.id}` : page
    },
  )
}

/** Of another member's part what the programme shares, and nothing of what is left out. */
const shown = (definition: FormSection, { answers }: PartView): FormSection => ({
  ...definition,
  fields: definition.fields.filter(({ id }) => answers[id] !== undefined),
})

/** What is registered of the organisation, beside what it fills in here; mended where it is registered. */
const Registered = ({
  view,
  organisation,
  own,
}: {
  view: View
  organisation: Organisation
  own: boolean
}) => {
  const { t, say } = view
  return (
    <section class="registered">
      <h2>{t('登记信息', 'What is registered')}</h2>
      <Facts
        facts={[
          [t('名称', 'Name'), organisation.name],
          [t('代码', 'Code'), shownCode(organisation.id)],
          [t('类型', 'Kind'), say(kindWords[organisation.kind])],
          organisation.place ? [t('注册地', 'Place'), organisation.place] : undefined,
          organisation.controller ? [t('实际控制人', 'Controlled by'), organisation.controller] : undefined,
        ]}
      />
      {own ? (
        <p>
          <a href={`/organisations/${encodeURIComponent(organisation.id)}`}>
            {t('修改登记信息', 'Change what is registered')}
          </a>
        </p>
      ) : null}
    </section>
  )
}
