import { type Answer, asTexts, type FormField, isTable } from '../../../domain/form.ts'
import type { View } from '../context.ts'
import type { FilesHere } from '../ui/document-field.tsx'
import type { NamedMember } from '../ui/table-cell.tsx'
import { TableRead } from '../ui/table-answer.tsx'
import { fileSaid, type NamedFile } from './file-said.ts'

/** An answer in a few words, as the form says them. */
export const answerSaid = (
  view: View,
  field: FormField | undefined,
  answer: Answer,
  files: readonly NamedFile[] = [],
): string => {
  if (isTable(answer)) return view.t(`${answer.rows.length} 行`, `${answer.rows.length} rows`)
  if (field?.kind === 'choice')
    return asTexts(answer)
      .map((value) => {
        const option = field.options.find((candidate) => candidate.value === value)
        return option ? view.say(option.label) : value
      })
      .join(view.t('、', ', '))
  if (field?.kind === 'document')
    return asTexts(answer)
      .flatMap((text) => text.split('\n'))
      .map((line) => fileSaid(view, files, line))
      .join('\n')
  const unit = field?.kind === 'number' && field.unit ? ` ${view.say(field.unit)}` : ''
  return `${asTexts(answer).join('\n')}${unit}`
}

/** An answer to read in full: a table with all of its rows, anything else in words. */
export const AnswerSaid = ({
  view,
  field,
  answer,
  members,
  files,
}: {
  view: View
  field: FormField | undefined
  answer: Answer
  members: readonly NamedMember[]
  files: FilesHere
}) =>
  field?.kind === 'table' && isTable(answer) ? (
    <TableRead
      view={view}
      field={field}
      answer={answer}
      members={members}
      otherAt={() => undefined}
      files={files}
    />
  ) : (
    <span class="prose">{answerSaid(view, field, answer, files.documents)}</span>
  )
