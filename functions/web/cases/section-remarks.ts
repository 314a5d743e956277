import type { CaseFile } from '../../../domain/case.ts'
import type { FormSection } from '../../../domain/form.ts'
import { handInsOf } from '../../../domain/handed-in.ts'
import type { World } from '../../ports.ts'
import type { CaseView } from '../case-shape.ts'
import type { View } from '../context.ts'
import type { FieldRemarks } from '../ui/scheme-field.tsx'
import { answerSaid } from './comparison-list.tsx'

/**
 * What an officer asks to correct in the fields of a section, with what was handed in there. That is read only where
 * such a remark is shown.
 */
export const fieldRemarks = async (
  { store }: Pick<World, 'store'>,
  view: View,
  file: CaseFile,
  section: FormSection,
  { remarks }: Pick<CaseView['sections'][number], 'remarks'>,
): Promise<FieldRemarks> => {
  if (remarks === undefined) return {}
  const last = handInsOf(file).at(-1)
  const handedIn = last && (await store.cases.handedIn(file.head.id, last.n))
  const before = handedIn?.sections.find(({ id, owner }) => id === section.id && owner === undefined)?.answers
  return Object.fromEntries(
    Object.entries(remarks).map(([id, remark]) => {
      const answer = before?.[id]
      const field = section.fields.find((candidate) => candidate.id === id)
      return [id, { remark, ...(answer === undefined ? {} : { earlier: answerSaid(view, field, answer) }) }]
    }),
  )
}
