import type { OrganisationKind } from './rule.ts'
import type { Words } from './words.ts'

/** The kinds of organisation as pages and explanations name them. */
export const kindWords: Record<OrganisationKind, Words> = {
  enterprise: { zh: '企业', en: 'enterprise' },
  university: { zh: '高等院校', en: 'university' },
  institute: { zh: '科研院所', en: 'research institute' },
  'new-rd-institution': { zh: '新型研发机构', en: 'new-type R&D institution' },
  hospital: { zh: '医疗机构', en: 'medical institution' },
  association: { zh: '行业协会', en: 'association' },
  finance: { zh: '金融机构', en: 'financial institution' },
  'testing-body': { zh: '检验检测机构', en: 'testing body' },
  government: { zh: '政府部门', en: 'public authority' },
  other: { zh: '其他', en: 'other' },
}

/** `企业、高等院校` / `enterprise or university`. */
export const namedKinds = (kinds: readonly OrganisationKind[]): Words => ({
  zh: kinds.map((kind) => kindWords[kind].zh).join('、'),
  en: kinds.map((kind) => kindWords[kind].en).join(' or '),
})
