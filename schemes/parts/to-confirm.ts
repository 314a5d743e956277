import type { Words } from '../../domain/words.ts'

/** A value whose source is not known: an editable default, and why it is one. */
export type ToConfirm = { readonly path: string; readonly why: Words }

export const confirm = (path: string, zh: string, en: string): ToConfirm => ({ path, why: { zh, en } })

/** The document was not to be had in full; the value is the one that programmes like it use. */
export const notPublic = (path: string, what: Words): ToConfirm => ({
  path,
  why: {
    zh: `${what.zh}未见公开原文，按同类办法设定，须核实`,
    en: `${what.en}: no public text was found; set after comparable measures, to be confirmed`,
  },
})

/** What reports are compared with, and how the lead scores itself first: seen nowhere as a form. */
export const filedReportDefaults: readonly ToConfirm[] = [
  notPublic('evaluation.form', {
    zh: '年度报告格式（成果清单及佐证、与申报指标和经费计划的对照）',
    en: 'The layout of the yearly report, with dated results and their evidence, and targets and money beside the plan',
  }),
]
export const scoredReportDefaults: readonly ToConfirm[] = [
  ...filedReportDefaults,
  notPublic('evaluation.selfSheet', {
    zh: '牵头单位按评分细则先行自评，自评表不向专家展示',
    en: 'That the lead scores itself by the rubric first, and that experts do not see that',
  }),
]
