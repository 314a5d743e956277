import type { z } from 'zod'
import type { FormField, FormSection } from '../../domain/form.ts'
import type { Currency } from '../../domain/support.ts'
import type { Words } from '../../domain/words.ts'
import { choice, longText, number, type Option } from './form-fields.ts'

type Field = z.input<typeof FormField>
type Section = z.input<typeof FormSection>

const units: Record<Currency, Words> = {
  CNY: { zh: '元', en: 'CNY' },
  EUR: { zh: '欧元', en: 'EUR' },
  USD: { zh: '美元', en: 'USD' },
  JPY: { zh: '日元', en: 'JPY' },
}

/** An amount in whole units of the programme's currency, fed to the rules under its own name. */
export const money = (id: string, label: Words, currency: Currency, required = true) =>
  number(id, label, units[currency], { required, max: 1e12, feeds: { figure: id, year: 1 } })

export const currencyUnit = (currency: Currency): Words => units[currency]

/** The beginning of a proposal to a programme abroad: its field, and what it is for. */
export const visionSection = (fields: readonly Option[], ...more: readonly Field[]): Section => ({
  id: 'overview',
  title: { zh: '基本情况', en: 'Overview' },
  fields: [
    choice('theme', { zh: '领域', en: 'Field' }, fields, { feeds: 'field' }),
    longText(
      'vision',
      { zh: '目标', en: 'Vision' },
      { hint: { zh: '要解决的问题与预期影响', en: 'The problem to solve, and the impact' } },
    ),
    ...more,
  ],
})

/** What is to be done by whom, until when, and for how much in all. */
export const workSection = (currency: Currency, ...more: readonly Field[]): Section => ({
  id: 'plan',
  title: { zh: '工作计划', en: 'Work plan' },
  bindsMembers: true,
  fields: [
    longText('tasks', { zh: '任务与分工', en: 'Tasks and who does them' }, { max: 4000 }),
    longText(
      'milestones',
      { zh: '里程碑', en: 'Milestones' },
      {
        max: 4000,
        hint: {
          zh: '交付物、证明材料、日期与金额',
          en: 'For each: what is delivered, how it is shown, by when, for how much',
        },
      },
    ),
    money('budget', { zh: '总预算', en: 'Total budget' }, currency),
    ...more,
  ],
})
