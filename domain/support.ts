import { z } from 'zod'
import { Token } from './condition.ts'
import { figureText } from './condition-words.ts'
import { FieldPath } from './prefill-rule.ts'
import { Words } from './words.ts'

export const Currency = z.enum(['CNY', 'EUR', 'USD', 'JPY'])
export type Currency = z.infer<typeof Currency>

/** One thing that the programme gives to those who are in it. */
export const SupportInstrument = z.strictObject({
  id: Token,
  kind: z.enum(['grant', 'match', 'award', 'loan', 'insurance', 'first-use', 'talent', 'priority']),
  title: Words,
  source: Words.optional().describe('The article or page that says so.'),
  archetypes: z
    .array(Token)
    .min(1)
    .max(6)
    .optional()
    .describe('For one archetype only: peers that cooperate, or a dominant firm with followers.'),
  rates: z
    .array(
      z.strictObject({
        fromYear: z.number().int().min(1).max(20),
        toYear: z.number().int().min(1).max(20),
        rate: z.number().min(0).max(1),
      }),
    )
    .max(20)
    .default([])
    .describe(
      'Which part of the eligible cost is paid, by year of the term; 0.8 is 80 per cent. Gaps pay nothing.',
    ),
  cap: z
    .number()
    .min(0)
    .max(1e12)
    .optional()
    .describe('Never more than this over the whole term, in units of the currency.'),
  yearlyCap: z.number().min(0).max(1e12).optional().describe('Never more than this in one year.'),
  payment: z
    .enum(['yearly', 'on-milestone', 'after-acceptance', 'in-kind'])
    .describe('Paid with the year, when a milestone was accepted on evidence, or after the end.'),
  conditions: z.array(Words).max(8).default([]),
  stacking: z
    .enum(['not-for-one-cost', 'allowed'])
    .default('not-for-one-cost')
    .describe('Whether the same cost may be paid from elsewhere too.'),
})
export type SupportInstrument = z.infer<typeof SupportInstrument>

/** What is accepted as proof that a milestone was reached. */
export const MilestoneRules = z.strictObject({
  most: z.number().int().min(1).max(60),
  evidence: z
    .array(z.enum(['report', 'test', 'demonstration', 'financing-raised', 'delivery']))
    .min(1)
    .max(5),
  renegotiable: z.boolean().describe('Whether milestones may be added or moved by agreement.'),
  from: FieldPath.optional().describe(
    'The table of the application (columns title, due, payment, evidence) whose rows become milestones on recognition.',
  ),
})
export type MilestoneRules = z.infer<typeof MilestoneRules>

/** One year's cost and what of it is paid, in units of the currency. */
export type SupportYear = {
  readonly year: number
  readonly cost: number
  readonly rate: number
  readonly paid: number
}

/**
 * What an instrument pays for costs by year, the first year first: the year's rate up to the year's most, down to
 * nothing where the cap of the whole term is reached. An instrument without rates pays nothing by formula.
 */
export const supportFor = (
  instrument: Pick<SupportInstrument, 'rates' | 'cap' | 'yearlyCap'>,
  costs: readonly number[],
): { readonly years: readonly SupportYear[]; readonly total: number } => {
  let left = hundredths(instrument.cap ?? Infinity)
  const most = hundredths(instrument.yearlyCap ?? Infinity)
  const years = costs.map((cost, index): SupportYear => {
    const year = index + 1
    const rate =
      instrument.rates.find(({ fromYear, toYear }) => fromYear <= year && year <= toYear)?.rate ?? 0
    const paid = Math.min(left, most, hundredths(Math.max(0, cost) * rate))
    left -= paid
    return { year, cost, rate, paid: paid / 100 }
  })
  return { years, total: years.reduce((sum, { paid }) => sum + hundredths(paid), 0) / 100 }
}

/** Whole hundredths of a unit, the smallest money there is; a product a hair below one by rounding is that one. */
const hundredths = (amount: number): number => Math.floor(amount * 100 * (1 + 2 ** -50))
/** An amount without what is smaller than a hundredth. */
export const inHundredths = (amount: number): number => hundredths(amount) / 100

/** `第 1-4 年 100%，第 5-7 年 80%`. */
export const ratesSaid = ({ rates }: Pick<SupportInstrument, 'rates'>): Words | undefined =>
  rates.length === 0
    ? undefined
    : {
        zh: rates
          .map(({ fromYear, toYear, rate }) => `第 ${span(fromYear, toYear)} 年 ${figureText(rate * 100)}%`)
          .join('，'),
        en: rates
          .map(({ fromYear, toYear, rate }) => `year ${span(fromYear, toYear)}: ${figureText(rate * 100)}%`)
          .join(', '),
      }

const span = (from: number, to: number): string => (from === to ? `${from}` : `${from}–${to}`)
