import type { FormSection } from '../../../domain/form.ts'
import { partOf } from '../../../domain/remarks.ts'
import type { ShownComparison } from '../case-view/comparison-view.ts'
import type { CaseView } from '../case-view/case-shape.ts'
import type { View } from '../context.ts'
import { fieldLabel } from '../ui/field-words.ts'
import type { FilesHere } from '../ui/document-field.tsx'
import { Tag } from '../ui/parts.tsx'
import { AnswerSaid } from './answer-said.tsx'

/** What a remark stands at, in the words of the form: the part, and the field where it names one. */
export const remarkPlace = (
  view: View,
  key: string,
  form: readonly FormSection[],
  names: ReadonlyMap<string, string>,
  lastYear: number,
): string => {
  const part = partOf(key)
  const rest = key === part ? undefined : key.slice(part.length + 1)
  if (part === 'members')
    return [view.t('成员单位', 'Members'), ...(rest === undefined ? [] : [names.get(rest) ?? rest])].join(
      ' · ',
    )
  const section = form.find(({ id }) => id === part)
  if (!section) return key
  const field = section.fields.find(({ id }) => id === rest)
  return field
    ? `${view.say(section.title)} · ${fieldLabel(view, section, field, lastYear)}`
    : view.say(section.title)
}

/** Remarks as the form goes; those on the members last. The record keeps no order. */
export const inFormOrder = (
  remarks: Readonly<Record<string, string>>,
  form: readonly FormSection[],
): (readonly [string, string])[] => {
  const order = form.flatMap(({ id, fields }) => [id, ...fields.map((field) => `${id}.${field.id}`)])
  const place = (key: string): number => {
    const found = order.indexOf(key)
    return found < 0 ? order.length : found
  }
  return Object.entries(remarks).toSorted(([a], [b]) => place(a) - place(b))
}

/** Where a remark is followed: the page of its part, at its field. */
export const remarkPath = (id: string, key: string): string => {
  const part = partOf(key)
  if (part === 'members') return `/cases/${id}/members`
  const field = key === part ? '' : `#f-${part}-${key.slice(part.length + 1)}`
  return `/cases/${id}/sections/${part}${field}`
}

/** Remarks on single organisations: they stand at the list of members. */
export const MemberRemarks = ({ view, it }: { view: View; it: CaseView }) => (
  <>
    {Object.entries(it.status.remarks ?? {})
      .filter(([key]) => key.startsWith('members.'))
      .map(([key, remark]) => (
        <p class="remark">
          <strong>
            {it.members.find(({ organisation }) => `members.${organisation}` === key)?.name ?? key.slice(8)}
            {view.t('：', ': ')}
          </strong>
          {remark}
        </p>
      ))}
  </>
)

/** Each remark of the round with what was said of it; where nothing changed, that is said too. */
export const RemarkAnswers = ({
  view,
  shown: { round, unchanged, to, before },
  form,
  names,
  lastYear,
  files,
}: {
  view: View
  shown: ShownComparison
  form: readonly FormSection[]
  names: ReadonlyMap<string, string>
  lastYear: number
  files: FilesHere
}) => {
  if (!round) return null
  const { t, say } = view
  return (
    <section class="remarks">
      <h3>{t('补正意见与回应', 'Remarks, and what was done')}</h3>
      <ul class="plain">
        {inFormOrder(round.remarks, form).map(([key, remark]) => {
          const done = round.done[key]
          return (
            <li>
              <p>
                <strong>{remarkPlace(view, key, form, names, lastYear)}</strong>{' '}
                {unchanged.includes(key) ? (
                  <Tag tone="bad">{t('此处没有改动', 'nothing changed here')}</Tag>
                ) : (
                  <Tag tone="good">{t('已改动', 'changed')}</Tag>
                )}
              </p>
              <p class="remark">{remark}</p>
              <HandedInAt view={view} at={key} before={before} form={form} names={names} files={files} />
              {to === undefined ? null : done === undefined ? (
                <p class="hint">{t('申报单位未作说明', 'The applicant said nothing of it')}</p>
              ) : (
                <p class="prose">
                  {say({ zh: '申报单位：', en: 'Applicant: ' })}
                  {done === '' ? t('已处理', 'done') : done}
                </p>
              )}
            </li>
          )
        })}
      </ul>
      {round.remark === undefined || to === undefined ? null : <p class="prose">{round.remark}</p>}
    </section>
  )
}

/** What had been handed in where a remark on a single field stands, a table with all of its rows. */
const HandedInAt = ({
  view,
  at,
  before,
  form,
  names,
  files,
}: {
  view: View
  at: string
  before: ShownComparison['before']
  form: readonly FormSection[]
  names: ReadonlyMap<string, string>
  files: FilesHere
}) => {
  const part = partOf(at)
  const id = at.slice(part.length + 1)
  const field = form.find((section) => section.id === part)?.fields.find((one) => one.id === id)
  const answer = before.sections.find((one) => one.id === part && one.owner === undefined)?.answers[id]
  if (field === undefined || answer === undefined) return null
  return (
    <details>
      <summary>{view.t('当时提交的内容', 'What had been handed in')}</summary>
      <AnswerSaid
        view={view}
        field={field}
        answer={answer}
        members={[...names].map(([organisation, name]) => ({ organisation, name }))}
        files={files}
      />
    </details>
  )
}
