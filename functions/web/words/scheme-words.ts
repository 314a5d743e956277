import type { FormField } from '../../../domain/form.ts'
import type { Outcome } from '../../../domain/outcome.ts'
import type { ApprovalLevel, SchemeStep } from '../../../domain/scheme-step.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import type { Currency, SupportInstrument } from '../../../domain/support.ts'
import type { Words } from '../../../domain/words.ts'

/** The words of a programme's vocabulary that its public page alone says; the others stand beside the scheme. */

export const registerWords: Record<Outcome['register'][number], Words> = {
  parties: { zh: '成员单位', en: 'members' },
  field: { zh: '领域', en: 'field' },
  place: { zh: '地点', en: 'place' },
  grades: { zh: '年度评估等级', en: 'grades of the annual evaluations' },
  results: { zh: '成果', en: 'results' },
}

export const foreignWords: Record<Scheme['members']['foreign'], Words> = {
  yes: { zh: '可以', en: 'may be members' },
  conditions: { zh: '符合条件的可以', en: 'may be members under conditions' },
  no: { zh: '不可以', en: 'may not be members' },
}

type Signing = Extract<FormField, { kind: 'document' }>['signing']
export const signingWords: Record<Signing, Words> = {
  none: { zh: '', en: '' },
  seal: { zh: '牵头单位盖章', en: 'under the seal of the lead' },
  'seal-of-all': { zh: '全体单位盖章', en: 'under the seals of all' },
  'legal-representative-of-all': {
    zh: '全体单位法定代表人签字',
    en: 'signed by the legal representatives of all',
  },
}

type Objections = Extract<SchemeStep, { kind: 'notice' }>['objections']
export const objectorWords: Record<Objections['from'], Words> = {
  person: { zh: '个人实名', en: 'a person under a real name' },
  organisation: { zh: '单位加盖公章', en: 'an organisation under its seal' },
  either: {
    zh: '个人实名或单位加盖公章',
    en: 'a person under a real name or an organisation under its seal',
  },
}

export const stackingWords: Record<SupportInstrument['stacking'], Words> = {
  'not-for-one-cost': {
    zh: '同一费用不得重复享受财政支持',
    en: 'one cost is not paid for twice out of public money',
  },
  allowed: { zh: '可与其他支持叠加', en: 'may be added to other support' },
}

export const currencyWords: Record<Currency, Words> = {
  CNY: { zh: '元', en: 'CNY' },
  EUR: { zh: '欧元', en: 'EUR' },
  USD: { zh: '美元', en: 'USD' },
  JPY: { zh: '日元', en: 'JPY' },
}

export const calendarWords: Record<Scheme['calendar'], Words> = {
  cn: { zh: '中国工作日历（含调休）', en: 'the Chinese working calendar with its make-up days' },
  weekends: { zh: '周一至周五', en: 'Monday to Friday' },
}

export const needsWords = (needs: ApprovalLevel['needs']): Words =>
  needs === 'one'
    ? { zh: '一人决定', en: 'one person decides' }
    : needs === 'all'
      ? { zh: '全体同意', en: 'all must agree' }
      : { zh: `至少 ${needs} 人同意`, en: `at least ${needs} must agree` }
