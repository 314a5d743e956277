import type { z } from 'zod'
import type { ResultKind } from '../domain/outcome.ts'
import { longText, number } from './parts/form-fields.ts'
import { calendarDays, months } from './parts/limits.ts'
import { money } from './parts/proposal.ts'
import { indicatorsOf, outcomesOf } from './parts/report-sections.ts'
import { item, level, panel } from './parts/steps.ts'

/** What the community is measured by; it sets the targets itself. */
export const eitKicResults: z.input<typeof ResultKind>[] = [
  {
    id: 'startups',
    title: { zh: '支持的初创企业', en: 'Start-ups supported' },
    unit: { zh: '家', en: 'companies' },
    sort: 'other',
    target: true,
  },
  {
    id: 'innovations',
    title: { zh: '投放市场的创新', en: 'Innovations brought to market' },
    unit: { zh: '项', en: 'innovations' },
    sort: 'product',
    target: true,
  },
  {
    id: 'graduates',
    title: { zh: '毕业生', en: 'Graduates of its programmes' },
    unit: { zh: '人', en: 'people' },
    sort: 'talent',
    target: true,
  },
]

/**
 * Yearly monitoring, with an interim review and a comprehensive assessment on the way: those two are in the
 * regulation, their days and the bands are editable defaults.
 */
export const eitKicEvaluation = {
  opens: '01-15',
  reportDue: '03-31',
  exemptMonths: 6,
  milestones: [
    { afterMonths: 36, title: { zh: '中期审查', en: 'Interim review' } },
    { afterMonths: 78, title: { zh: '全面评估', en: 'Comprehensive assessment' } },
  ],
  grace: calendarDays(30),
  form: [
    {
      id: 'report',
      title: { zh: '年度报告', en: 'Report of the year' },
      fields: [
        longText(
          'summary',
          { zh: '业务计划执行情况', en: 'How the business plan was carried out' },
          { max: 4000 },
        ),
        money('spent', { zh: '合格费用', en: 'Eligible cost' }, 'EUR'),
        money('otherIncome', { zh: '其他收入', en: 'Income from elsewhere' }, 'EUR'),
        number(
          'startups',
          { zh: '支持的初创企业', en: 'Start-ups supported' },
          { zh: '家', en: 'companies' },
          { whole: true, max: 100_000 },
        ),
      ],
    },
    outcomesOf(eitKicResults),
    indicatorsOf('strategy.indicators'),
  ],
  panel: panel({ experts: 3, quorum: 3, maxExperts: 5, dropHighLow: false, limit: calendarDays(45) }),
  rubric: {
    items: [
      item('impact', 40, { zh: '影响', en: 'Impact' }),
      item('strategy', 40, { zh: '战略、创新与协同', en: 'Strategy, innovation and synergy' }),
      item('operations', 20, { zh: '运行质量', en: 'Operational quality' }),
    ],
  },
  levels: [level('board', { zh: '理事会', en: 'Governing Board' }, 2, calendarDays(60))],
  bands: [
    { grade: 'good', from: 70, leadsTo: 'confirm' },
    {
      grade: 'qualified',
      from: 50,
      leadsTo: 'confirm',
      consequence: { zh: '下一年度拨款可减少', en: 'Next year’s grant may be lower' },
    },
    { grade: 'unqualified', from: 0, leadsTo: 'rectify' },
  ],
  noShow: 'unqualified',
  rectification: { limit: months(6), times: 1 },
}
