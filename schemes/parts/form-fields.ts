import type { z } from 'zod'
import type { ChoiceFeed } from '../../domain/condition.ts'
import type { FormField } from '../../domain/form.ts'
import type { Words } from '../../domain/words.ts'

/** Fields that say no more than they need to; `more` adds a hint, an example or when they are required. */
type Field<Kind extends FormField['kind']> = Extract<z.input<typeof FormField>, { kind: Kind }>
type More<Kind extends FormField['kind'], Said extends keyof Field<Kind>> = Partial<
  Omit<Field<Kind>, 'kind' | 'id' | 'label' | Said>
>

/** A value that rules know, and what people call it. */
export type Option = { readonly value: string; readonly label: Words }

export const option = (value: string, zh: string, en: string): Option => ({ value, label: { zh, en } })

/** What a call offers under these values, in this order. */
export const optionsOf = (from: readonly Option[], ...values: readonly string[]): Option[] =>
  values.map((value) => {
    const found = from.find((one) => one.value === value)
    if (!found) throw new RangeError(`no option ${value}`)
    return found
  })

export const text = (id: string, label: Words, more: More<'text', never> = {}) => ({
  kind: 'text' as const,
  id,
  label,
  required: true,
  ...more,
})

export const longText = (id: string, label: Words, more: More<'longText', never> = {}) => ({
  kind: 'longText' as const,
  id,
  label,
  required: true,
  ...more,
})

export const number = (id: string, label: Words, unit: Words, more: More<'number', 'unit'> = {}) => ({
  kind: 'number' as const,
  id,
  label,
  unit,
  required: true,
  min: 0,
  max: 100_000_000,
  ...more,
})

export const date = (id: string, label: Words, more: More<'date', never> = {}) => ({
  kind: 'date' as const,
  id,
  label,
  required: true,
  ...more,
})

/** One of the options. */
export const choice = (
  id: string,
  label: Words,
  options: readonly Option[],
  more: More<'choice', 'options'> = {},
) => ({ kind: 'choice' as const, id, label, required: true, options: [...options], ...more })

/** Any number of the options; ticking none is an answer, so that a rule and not the form says what it means. */
export const ticks = (
  id: string,
  label: Words,
  options: readonly Option[],
  feeds: ChoiceFeed,
  more: More<'choice', 'options' | 'many' | 'feeds'> = {},
) => ({ kind: 'choice' as const, id, label, many: true, feeds, options: [...options], ...more })

export const document = (id: string, label: Words, more: More<'document', never> = {}) => ({
  kind: 'document' as const,
  id,
  label,
  required: true,
  ...more,
})

export const tenThousandYuan: Words = { zh: '万元', en: '× 10,000 CNY' }
export const people: Words = { zh: '人', en: 'people' }
export const items: Words = { zh: '项', en: 'items' }

/** One number for each of the last full years; who is younger is asked for no more years than it has. */
export const byYear = (figure: string, label: Words, unit: Words, years: number) =>
  Array.from({ length: years }, (_, index) => {
    const year = index + 1
    return number(
      `${figure}${year}`,
      year === 1
        ? { zh: `上一年度${label.zh}`, en: `${label.en}, last full year` }
        : { zh: `前第 ${year} 年度${label.zh}`, en: `${label.en}, ${year} years ago` },
      unit,
      {
        feeds: { figure, year, label },
      },
    )
  })
