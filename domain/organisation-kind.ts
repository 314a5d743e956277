import { z } from 'zod'
import type { Words } from './words.ts'

/** What kind of body an organisation is. */
export const OrganisationKind = z.enum([
  'enterprise',
  'university',
  'institute',
  'new-rd-institution',
  'hospital',
  'association',
  'finance',
  'testing-body',
  'government',
  'other',
])
export type OrganisationKind = z.infer<typeof OrganisationKind>

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

/** The plural where several are counted. */
const several: Record<OrganisationKind, string> = {
  enterprise: 'enterprises',
  university: 'universities',
  institute: 'research institutes',
  'new-rd-institution': 'new-type R&D institutions',
  hospital: 'medical institutions',
  association: 'associations',
  finance: 'financial institutions',
  'testing-body': 'testing bodies',
  government: 'public authorities',
  other: 'others',
}

/** `企业、高等院校` / `enterprise or university`. */
export const namedKinds = (kinds: readonly OrganisationKind[]): Words => ({
  zh: kinds.map((kind) => kindWords[kind].zh).join('、'),
  en: kinds.map((kind) => kindWords[kind].en).join(' or '),
})

/** `企业、高等院校` / `enterprises or universities`. */
export const countedKinds = (kinds: readonly OrganisationKind[]): Words => ({
  zh: namedKinds(kinds).zh,
  en: kinds.map((kind) => several[kind]).join(' or '),
})
