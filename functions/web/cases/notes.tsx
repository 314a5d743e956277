import { type Note, WriteNote } from '../../../domain/note.ts'
import { CaseId } from '../../../domain/ids.ts'
import type { Person } from '../../../domain/person.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import { mentionable, notesOf, writeNote } from '../../commands/notes.ts'
import { nothingTyped, type View } from '../context.ts'
import { asking, formPage, openCase, param, type Site, show, viewHere } from '../page.tsx'
import { first, parsed } from '../typed-form.ts'
import { AreaField, ChoiceField, ErrorSummary, Form, Submit } from '../ui/form.tsx'
import { Moment, Narrow } from '../ui/parts.tsx'

/** What officers write to each other about a case: read by officers and auditors, never changed, never shown elsewhere. */
export const notePages = (site: Site): void => {
  const { web } = site
  formPage(
    site,
    '/cases/:case/notes',
    async (c, typed = nothingTyped) => {
      const { person, file, view: it } = await openCase(c, web)
      const notes = await notesOf(web.world, person, file)
      const writes = may(person, { to: 'write-notes', file })
      const colleagues = writes ? await mentionable(web.world, file) : []
      const view = viewHere(c, web)
      const { t } = view
      const title = t('工作记录', 'Notes')
      const labels = { text: t('记录', 'Note'), mentions: t('告知同事', 'Tell colleagues') }
      return show(
        c,
        view,
        title,
        <Narrow under={`/cases/${it.id}`} of={it.title} title={title}>
          <p class="hint">
            {t(
              '只有受理人员和审计员可以看到。写下后不能修改或删除；有误请再写一条。',
              'Only officers and auditors read these. A note is never changed or deleted: what was wrong is said in the next.',
            )}
          </p>
          <ErrorSummary view={view} typed={typed} labels={labels} />
          <NoteList view={view} notes={notes} />
          {writes ? (
            <Form view={view} action={`/cases/${it.id}/notes`}>
              <AreaField {...{ view, typed, name: 'text', label: labels.text, rows: 4, max: 4000 }} />
              {others(colleagues, person).length === 0 ? null : (
                <ChoiceField
                  {...{ view, typed, name: 'mentions', label: labels.mentions, required: false, many: true }}
                  options={others(colleagues, person).map(({ id, name }) => ({ value: id, label: name }))}
                />
              )}
              <Submit>{t('记下', 'Write it down')}</Submit>
            </Form>
          ) : null}
        </Narrow>,
      )
    },
    async (c, values) => {
      const id = CaseId.safeParse(param(c, 'case'))
      if (!id.success) throw notFound()
      const input = parsed(WriteNote, { text: first(values, 'text'), mentions: values.mentions ?? [] })
      await writeNote(web.world, asking(c, values), id.data, input)
      return `/cases/${id.data}/notes`
    },
  )
}

const others = (colleagues: readonly Person[], { id }: Person): Person[] =>
  colleagues.filter((one) => one.id !== id)

/** The first one first, as a conversation is read. */
export const NoteList = ({ view, notes }: { view: View; notes: readonly Note[] }) => (
  <ol class="plain notes">
    {notes.map((note) => (
      <li>
        <p class="hint">
          <strong>{note.name}</strong> · <Moment view={view} at={note.at} />
          {note.mentions.length === 0
            ? null
            : ` · ${view.t('已告知 ', 'told ')}${note.mentions.map(({ name }) => name).join(view.t('、', ', '))}`}
        </p>
        <p class="prose">{note.text}</p>
      </li>
    ))}
  </ol>
)
