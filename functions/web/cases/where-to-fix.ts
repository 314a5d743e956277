import type { FormSection } from '../../../domain/form.ts'

/** The page on which a problem is put right: a field, the members, or (for a rule) what the rule is about. */
export const whereToFix = (id: string, field: string, sections: readonly FormSection[]): string => {
  const [section = '', name = ''] = field.split('.')
  if (section === 'members') return `/cases/${id}/members`
  if (section !== 'rules') return `/cases/${id}/sections/${section}#f-${section}-${name}`
  const about = sections.find((candidate) => candidate.fields.some((one) => one.id === name))
  return about ? `/cases/${id}/sections/${about.id}` : `/cases/${id}/members`
}
