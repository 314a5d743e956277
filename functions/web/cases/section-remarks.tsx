import type { CaseFile } from '../../../domain/case.ts'
import type { FormSection } from '../../../domain/form.ts'
import { handInsOf } from '../../../domain/handed-in.ts'
import type { World } from '../../ports/world.ts'
import type { CaseView } from '../case-view/case-shape.ts'
import type { View } from '../context.ts'
import { filesOf } from '../ui/document-field.tsx'
import type { FieldRemarks } from '../ui/scheme-field.tsx'
import { AnswerSaid } from './answer-said.tsx'

type Part = {
  readonly file: CaseFile
  readonly it: Pick<CaseView, 'id' | 'documents'>
  readonly section: FormSection
  readonly state: Pick<CaseView['sections'][number], 'remarks'>
}

/**
 * What an officer asks to correct in the fields of a section, with what was handed in there, tables with all of their
 * rows. That is read only where such a remark is shown.
 */
export const fieldRemarks = async (
  { store }: Pick<World, 'store'>,
  view: View,
  { file, it, section, state: { remarks } }: Part,
): Promise<FieldRemarks> => {
  if (remarks === undefined) return {}
  const last = handInsOf(file).at(-1)
  const handedIn = last && (await store.cases.handedIn(file.head.id, last.n))
  const before = handedIn?.sections.find(({ id, owner }) => id === section.id && owner === undefined)?.answers
  return Object.fromEntries(
    Object.entries(remarks).map(([id, remark]) => {
      const answer = before?.[id]
      const field = section.fields.find((candidate) => candidate.id === id)
      const earlier =
        answer === undefined ? undefined : (
          <AnswerSaid
            view={view}
            field={field}
            answer={answer}
            members={handedIn?.members ?? []}
            files={filesOf(it)}
          />
        )
      return [id, { remark, ...(earlier === undefined ? {} : { earlier }) }]
    }),
  )
}
