import { changesOfUsualPlan, usualExit } from './parts/changes.ts'
import { calendarDays } from './parts/limits.ts'
import { results, withTargets } from './parts/results.ts'

const { patents, standards, projects, products, revenue, talent } = results

/**
 * What a recognised consortium may count on and is bound to. The instruments are those that the 2024 study of
 * Shanghai's consortia names; rates and ceilings are not public, so they are editable defaults.
 */
export const lingangAfterwards = {
  changes: changesOfUsualPlan(),
  exit: usualExit(),
  support: [
    {
      id: 'match',
      kind: 'match',
      title: { zh: '财政资金配套', en: 'Public matching funds' },
      rates: [{ fromYear: 1, toYear: 3, rate: 0.3 }],
      cap: 5_000_000,
      payment: 'yearly',
      conditions: [
        { zh: '上一年度评估合格及以上', en: 'At least qualified in the last annual evaluation' },
        { zh: '专款专用，单独核算', en: 'Spent as agreed and accounted for on its own' },
      ],
    },
    {
      id: 'insurance',
      kind: 'insurance',
      title: { zh: '科技保险保费补贴', en: 'Part of the premium of technology insurance' },
      rates: [{ fromYear: 1, toYear: 3, rate: 0.5 }],
      cap: 500_000,
      payment: 'yearly',
    },
    {
      id: 'first-use',
      kind: 'first-use',
      title: { zh: '首台（套）、首批次率先应用', en: 'First use of first sets and first batches' },
      payment: 'in-kind',
      conditions: [{ zh: '由新片区应用单位提出需求', en: 'A user in the special area asked for it' }],
      stacking: 'allowed',
    },
    {
      id: 'talent',
      kind: 'talent',
      title: {
        zh: '人才落户、住房、子女就学与通勤',
        en: 'Residence, housing, schooling and transport for talent',
      },
      payment: 'in-kind',
      stacking: 'allowed',
    },
    {
      id: 'guide-topics',
      kind: 'priority',
      title: { zh: '参与申报指南选题征集', en: 'A say in the topics of call guides' },
      payment: 'in-kind',
      stacking: 'allowed',
    },
  ],
  results: [...withTargets(patents, standards, products, revenue), projects, talent],
  appeal: {
    limit: calendarDays(60),
    to: { zh: '依法申请行政复议', en: 'Administrative reconsideration, as the law provides' },
  },
}
