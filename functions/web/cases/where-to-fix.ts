import type { FormSection } from '../../../domain/form.ts'
import { ruleField } from '../../../domain/rule-place.ts'
import type { Rule } from '../../../domain/rule.ts'
import { fieldId } from '../ui/form.tsx'

/** The very place where a problem is put right: a field, a cell, a member, a member's own part, or what a rule is about. */
export const whereToFix = (
  id: string,
  field: string,
  sections: readonly FormSection[],
  rules: readonly Rule[] = [],
): string => {
  const [section = '', name = '', part] = field.split('.')
  if (section === 'members')
    return part === 'part'
      ? `/cases/${id}/members/${encodeURIComponent(name)}/part${partAnchor(field)}`
      : `/cases/${id}/members${name === '' ? '' : `#${fieldId(`members.${name}`)}`}`
  if (section !== 'rules') return `/cases/${id}/sections/${section}${name === '' ? '' : `#${fieldId(field)}`}`
  const rule = rules.find((one) => one.id === name)
  const about = rule && ruleField(rule.condition, sections)
  return about === undefined
    ? `/cases/${id}/members`
    : `/cases/${id}/sections/${about.split('.')[0]}#${fieldId(about)}`
}

/** `members.<organisation>.part.<section>.<field>` names a field of the part as its page does. */
const partAnchor = (field: string): string => {
  const own = field.split('.part.')[1]
  return own === undefined ? '' : `#${fieldId(own)}`
}
