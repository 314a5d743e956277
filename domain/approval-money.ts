import { type Answers, type FormSection, isTable } from './form.ts'
import type { Words } from './words.ts'

/** Public money that an application asks for: so much, in this unit, and where it says so. */
export type MoneyAsked = { readonly label: Words; readonly amount: number; readonly unit?: Words | undefined }

/** The row of a budget, and the field of a form, that programmes call public money. */
const publicRow = 'public'
const publicField = 'publicMoney'

/** What stands in the budget's row of public money, or in the one field for it. */
export const moneyAsked = (
  form: readonly FormSection[],
  answersOf: (section: string) => Answers,
): MoneyAsked[] =>
  form.flatMap((section) =>
    section.fields.flatMap((field): MoneyAsked[] => {
      const answer = answersOf(section.id)[field.id]
      if (field.kind === 'number' && field.id === publicField && typeof answer === 'number')
        return [{ label: field.label, amount: answer, unit: field.unit }]
      if (field.kind !== 'table' || field.rows.is !== 'fixed' || !isTable(answer)) return []
      const row = field.rows.rows.find(({ id }) => id === publicRow)
      const cells = answer.rows.find(({ id }) => id === publicRow)?.cells
      if (!row || !cells) return []
      const numbers = field.columns.flatMap((column) => {
        const cell = cells[column.id]
        return column.kind === 'number' && typeof cell === 'number' ? [{ cell, unit: column.unit }] : []
      })
      return numbers.length === 0
        ? []
        : [
            {
              label: row.label,
              amount: numbers.reduce((sum, { cell }) => sum + cell, 0),
              unit: numbers[0]?.unit,
            },
          ]
    }),
  )
