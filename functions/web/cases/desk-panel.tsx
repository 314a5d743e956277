import type { CaseFile } from '../../../domain/case.ts'
import type { Note } from '../../../domain/note.ts'
import { remindable } from '../../../domain/nudge.ts'
import type { OverdueWork } from '../../../domain/overdue.ts'
import type { Person } from '../../../domain/person.ts'
import { may } from '../../../domain/policy.ts'
import type { View } from '../context.ts'
import { Form, Submit } from '../ui/form.tsx'
import { NoteList } from './notes.tsx'
import { OverdueHere } from './overdue-work.tsx'

/** What the office has beside a case: who is in charge, a reminder for whose turn it is, and notes to each other. */
export const DeskPanel = ({
  view,
  person,
  file,
  notes,
  works = [],
}: {
  view: View
  person: Person
  file: CaseFile
  notes: readonly Note[] | undefined
  works: readonly OverdueWork[] | undefined
}) => {
  if (notes === undefined) return null
  const { t } = view
  const { id, officer } = file.head
  const runs = may(person, { to: 'run-case', file })
  return (
    <section class="card" aria-labelledby="desk">
      <h2 id="desk">{t('受理工作', 'For the office')}</h2>
      <p>
        {t('经办人：', 'In charge: ')}
        <strong>{officer?.name ?? t('未指定', 'nobody yet')}</strong>{' '}
        {runs ? <a href={`/cases/${id}/officer`}>{t('更改', 'Change')}</a> : null}
      </p>
      {runs && remindable(file).length > 0 ? (
        <Form view={view} action={`/cases/${id}/turn-reminder`} class="inline">
          <Submit class="quiet">{t('提醒当前办理人', 'Remind whose turn it is')}</Submit>
          <span class="hint">{t('每天一次', 'Once a day')}</span>
        </Form>
      ) : null}
      <OverdueHere view={view} works={works} />
      <h3>{t('工作记录（申报单位看不到）', 'Notes (never shown to applicants)')}</h3>
      <NoteList view={view} notes={notes.slice(-3)} />
      <p>
        <a href={`/cases/${id}/notes`}>
          {notes.length === 0 && !runs
            ? t('没有工作记录', 'No notes')
            : runs
              ? t(`查看和添加（${notes.length}）`, `Read and write (${notes.length})`)
              : t(`查看全部（${notes.length}）`, `Read all (${notes.length})`)}
        </a>
      </p>
    </section>
  )
}
