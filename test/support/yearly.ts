import { Scheme } from '../../domain/scheme.ts'
import { lingang } from '../../schemes/lingang.ts'
import { filedReport } from '../../schemes/parts/evaluation.ts'
import { indicatorsOf, spendingOf } from '../../schemes/parts/report-sections.ts'

const words = (zh: string, en: string) => ({ zh, en })
const column = (id: string, kind: 'text' | 'number' | 'member', zh: string, en: string) => ({
  kind,
  id,
  label: words(zh, en),
})
const yearly = filedReport({ exemptMonths: 3 }, { kinds: lingang.results })
const changeRule = { mode: 'approve', limit: { n: 5, unit: 'working-day' } } as const

/** Recognised after a formal check; an officer looks at each year's report, compared with the plan. */
export const yearlyProgramme = Scheme.parse({
  ...lingang,
  toConfirm: [],
  steps: lingang.steps.filter(({ kind }) => kind === 'formalCheck'),
  form: [
    ...lingang.form,
    {
      id: 'goals',
      title: words('目标与预算', 'Goals and budget'),
      fields: [
        {
          kind: 'table',
          id: 'indicators',
          label: words('指标', 'Indicators'),
          columns: [
            column('name', 'text', '指标', 'Indicator'),
            column('unit', 'text', '单位', 'Unit'),
            column('baseline', 'number', '基期', 'Baseline'),
            column('target', 'number', '目标', 'Target'),
          ],
        },
        {
          kind: 'table',
          id: 'budget',
          label: words('预算', 'Budget'),
          columns: [
            column('source', 'text', '来源', 'Source'),
            column('carrier', 'member', '承担单位', 'Carried by'),
            column('total', 'number', '合计（万元）', 'Total (× 10,000 CNY)'),
          ],
        },
      ],
    },
  ],
  evaluation: {
    ...yearly,
    form: [...yearly.form, indicatorsOf('goals.indicators'), spendingOf('goals.budget', 'source', 'total')],
  },
  changes: { kinds: [{ kind: 'plan', ...changeRule, fields: ['goals.budget', 'goals.indicators'] }] },
})
