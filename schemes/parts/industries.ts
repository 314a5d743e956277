import { option } from './form-fields.ts'

/** Fields of work that several programmes name in the same words; each picks its own with `optionsOf`. */
export const industries = [
  option('ic', '集成电路', 'Integrated circuits'),
  option('ai', '人工智能', 'Artificial intelligence'),
  option('bio', '生物医药', 'Biomedicine'),
  option('equipment', '高端装备制造', 'High-end equipment'),
  option('materials', '先进材料', 'Advanced materials'),
  option('other', '其他', 'Other'),
]
