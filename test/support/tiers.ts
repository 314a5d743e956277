import { Scheme } from '../../domain/scheme.ts'
import { lingang } from '../../schemes/lingang.ts'

const w = (zh: string, en: string) => ({ zh, en })

/**
 * Lin-gang's programme made one of two tiers: a cultivation pool, out of which a consortium is established after an oral
 * defence. A lead may lead one consortium only, and what is given is on trial for a year.
 */
export const tiered: Scheme = Scheme.parse({
  ...lingang,
  title: w('分级培育试验计划', 'Programme of two tiers'),
  outcome: {
    ...lingang.outcome,
    kind: 'establishment',
    verb: w('立项', 'establishment'),
    numberPattern: 'LX-{year}-{code}',
    provisionalMonths: 12,
    tiers: [
      {
        id: 'pool',
        title: w('培育', 'Cultivation pool'),
        verb: w('培育', 'cultivation'),
        numberPattern: 'PY-{year}-{code}',
        validityMonths: 24,
      },
      {
        id: 'established',
        title: w('立项', 'Established'),
        verb: w('立项', 'establishment'),
        upgradeFrom: 'pool',
      },
    ],
  },
  exit: { grounds: [w('年度评估不合格', 'Unqualified in an evaluation')], banMonths: 24 },
  form: [
    {
      id: 'standing',
      title: w('申报类别', 'What is applied for'),
      fields: [
        {
          kind: 'choice',
          id: 'tier',
          label: w('申报级别', 'Tier'),
          required: true,
          feeds: 'tier',
          options: [
            { value: 'pool', label: w('培育', 'Cultivation pool') },
            { value: 'established', label: w('立项', 'Established') },
          ],
        },
      ],
    },
    ...lingang.form,
  ],
  rules: [
    ...lingang.rules,
    { id: 'one-each', phase: 'apply', force: 'blocks', condition: { kind: 'limit', as: 'lead', max: 1 } },
  ],
  steps: lingang.steps.flatMap((step): unknown[] => {
    if (step.kind === 'recommendation') return [{ ...step, onlyFor: { tiers: ['pool'] } }]
    if (step.kind === 'approval') return [{ ...step, levels: step.levels.slice(0, 1) }]
    if (step.kind !== 'review') return [step]
    const onlyFor = { tiers: ['established'] }
    return [step, { kind: 'defence', limit: { n: 20, unit: 'working-day' }, onlyFor }]
  }),
})
