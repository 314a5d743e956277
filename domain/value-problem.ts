import { CivilDate } from './calendar.ts'
import type { Problem } from './refusal.ts'

/** What is wrong with one value, wherever it stands. */
export type ValueProblem = Omit<Problem, 'field'>

export const textProblem = (text: string, max: number): ValueProblem | undefined => {
  const { length } = [...text]
  return length > max ? { code: 'too-long', facts: { max, length } } : undefined
}

type Bounds = {
  readonly whole: boolean
  readonly min?: number | undefined
  readonly max?: number | undefined
}

export const numberProblem = (value: unknown, { whole, min, max }: Bounds): ValueProblem | undefined => {
  if (typeof value !== 'number') return { code: 'not-a-number' }
  if (whole && !Number.isInteger(value)) return { code: 'not-whole' }
  if (min !== undefined && value < min) return { code: 'too-small', facts: { min } }
  if (max !== undefined && value > max) return { code: 'too-large', facts: { max } }
  return undefined
}

export const dateProblem = (value: unknown): ValueProblem | undefined =>
  CivilDate.safeParse(value).success ? undefined : { code: 'not-a-date' }

export const optionProblem = (
  values: readonly string[],
  options: readonly { readonly value: string }[],
): ValueProblem | undefined => {
  const known = new Set(options.map((option) => option.value))
  return values.every((value) => known.has(value)) ? undefined : { code: 'not-an-option' }
}
