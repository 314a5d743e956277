import type { FormSection } from '../../../domain/form.ts'
import type { Prefilled } from '../../../domain/prefill-rule.ts'
import type { SectionShown } from '../case-view/case-shape.ts'
import type { View } from '../context.ts'
import { Form, fieldId, Submit } from '../ui/form.tsx'
import { dayWords } from '../ui/parts.tsx'

/** Where an answer came from that nobody typed. */
export const markWords = (view: View, { from, of }: Prefilled): string => {
  const day = from === 'last-report' ? of : dayWords(view, of)
  switch (from) {
    case 'last-report':
      return view.t(`取自 ${of} 年度报告`, `from the report of ${of}`)
    case 'application':
      return view.t(`取自 ${day} 的申报书`, `from the application of ${day}`)
    case 'record':
      return view.t(`取自 ${day} 的记录`, `from the record of ${day}`)
  }
}

type Props = { view: View; it: { id: string }; section: FormSection; state: SectionShown; back?: string }

/** What of a section was filled in before and is not checked yet, and one click for all that is still right. */
export const PrefilledNote = ({ view, it, section, state, back }: Props) => {
  const { t, say } = view
  const marked = section.fields.flatMap((field) => {
    const mark = state.prefilled?.[field.id]
    return mark ? [{ field, mark }] : []
  })
  if (marked.length === 0 || !state.writable) return null
  const label = t(
    `本部分 ${marked.length} 处均无误`,
    marked.length === 1 ? 'It is still right' : `All ${marked.length} are still right`,
  )
  return (
    <div class="prefilled note">
      <p>
        <strong>
          {t(
            `以下 ${marked.length} 处为预填，请核对`,
            marked.length === 1
              ? 'One answer was filled in before: please check it'
              : `${marked.length} answers were filled in before: please check them`,
          )}
        </strong>
      </p>
      <ul>
        {marked.map(({ field, mark }) => (
          <li>
            <a href={`/cases/${it.id}/sections/${section.id}#${fieldId(`${section.id}.${field.id}`)}`}>
              {say(field.label)}
            </a>
            <small>
              {t('：', ' – ')}
              {markWords(view, mark)}
            </small>
          </li>
        ))}
      </ul>
      <Form view={view} action={`/cases/${it.id}/report/still-right`}>
        <input type="hidden" name="section" value={section.id} />
        {back === undefined ? null : <input type="hidden" name="back" value={back} />}
        <Submit class="quiet">
          {label}
          <span class="visually-hidden">
            {t('：', ': ')}
            {say(section.title)}
          </span>
        </Submit>
      </Form>
    </div>
  )
}
