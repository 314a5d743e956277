import type { Scheme } from '../../../domain/scheme.ts'
import { reportForm } from '../../../domain/self-score.ts'
import type { SheetRemark } from '../../../domain/sheet-remark.ts'
import type { CaseView } from '../case-view/case-shape.ts'
import type { View } from '../context.ts'

/** Where a remark stands, in the words of the form or by the name of the document and its page. */
export const placeSaid = (
  { t, say }: View,
  { kind, documents = [] }: Pick<CaseView, 'kind' | 'documents'>,
  scheme: Scheme,
  remark: SheetRemark,
): string => {
  if (remark.on === 'document') {
    const document = documents.find(({ id }) => id === remark.document)
    const name = document ? `${say(document.label)} ${document.name}` : t('文件', 'Document')
    return remark.page === undefined
      ? name
      : t(`${name} 第 ${remark.page} 页`, `${name}, page ${remark.page}`)
  }
  const form = kind === 'application' ? scheme.form : reportForm(scheme.evaluation)
  const section = form.find(({ id }) => id === remark.section)
  const field = section?.fields.find(({ id }) => id === remark.field)
  const title = section ? say(section.title) : remark.section
  return field === undefined ? title : `${title} · ${say(field.label)}`
}
