import { readDate } from '../../domain/read-date.ts'
import { readNumber } from '../../domain/read-number.ts'
import type { TableColumn } from '../../domain/table-field.ts'
import type { Words } from '../../domain/words.ts'
import { type Cell, textOf } from './workbook.ts'

/** What a cell means in its column, or what is wrong with it in both languages. */
export type CellValue = { readonly value: string | number | undefined } | { readonly wrong: Words }

/** A consortium's organisations, as a cell may name one. */
export type Nameable = { readonly organisation: string; readonly name: string }

/** Fifteen digits are what a spreadsheet keeps; of a longer code the end is lost, whatever the cell shows. */
const mostDigits = 1e15
const exponent = /^\d(?:\.\d+)?E\+?\d+$/i

const lostDigits: Words = {
  zh: '长编号被表格软件变成了数字（如 1.23E+17），末位已丢失。请把单元格设为“文本”后重新输入',
  en: 'The program made a number of this code (1.23E+17) and its last digits are lost. Format the cell as text and type it again',
}

export const cellValue = (column: TableColumn, cell: Cell, members: readonly Nameable[]): CellValue => {
  if (cell.is === 'empty') return { value: undefined }
  if (cell.is === 'error')
    return {
      wrong: { zh: `公式结果为错误 ${cell.text}`, en: `The formula comes to the error ${cell.text}` },
    }
  switch (column.kind) {
    case 'number':
      return numberOf(cell)
    case 'date':
      return dateOf(cell)
    case 'choice':
      return optionOf(column.options, textOf(cell))
    case 'member':
      return memberOf(members, textOf(cell))
    case 'text':
    case 'document':
      return plainText(cell)
  }
}

/** A text, or a code: what was a number before is taken only when no digit of it can be lost. */
export const plainText = (cell: Cell): CellValue => {
  if (cell.is === 'number' && (Math.abs(cell.number) >= mostDigits || exponent.test(String(cell.number))))
    return { wrong: lostDigits }
  const text = textOf(cell)
  return exponent.test(text) ? { wrong: lostDigits } : { value: text }
}

const numberOf = (cell: Cell): CellValue => {
  if (cell.is === 'number') return { value: Number(cell.number.toPrecision(15)) }
  if (cell.is === 'date')
    return {
      wrong: {
        zh: `表格软件把它当成了日期（${cell.day}），请把单元格设为“数字”`,
        en: `The program took this for a day (${cell.day}): format the cell as a number`,
      },
    }
  const text = textOf(cell)
  const number = readNumber(text.replace(/^[¥￥$€]\s*/, ''))
  return number === undefined
    ? { wrong: { zh: `“${clip(text)}”不是数字`, en: `“${clip(text)}” is no number` } }
    : { value: number }
}

const dateOf = (cell: Cell): CellValue => {
  if (cell.is === 'date') return { value: cell.day }
  const text = textOf(cell)
  const day = cell.is === 'text' ? readDate(text) : undefined
  return day === undefined
    ? {
        wrong: {
          zh: `“${clip(text)}”不是日期，请写成 2026-11-23`,
          en: `“${clip(text)}” is no day: write it as 2026-11-23`,
        },
      }
    : { value: day }
}

const folded = (text: string): string => text.normalize('NFKC').trim().toLowerCase()

const optionOf = (
  options: readonly { readonly value: string; readonly label: Words }[],
  text: string,
): CellValue => {
  const found = options.find(({ value, label }) =>
    [value, label.zh, label.en].some((name) => folded(name) === folded(text)),
  )
  const listed = (language: 'zh' | 'en', mark: string): string =>
    options
      .slice(0, 12)
      .map(({ label }) => label[language])
      .join(mark)
  return found
    ? { value: found.value }
    : {
        wrong: {
          zh: `没有“${clip(text)}”这个选项，可选：${listed('zh', '、')}`,
          en: `“${clip(text)}” is not among the choices: ${listed('en', ', ')}`,
        },
      }
}

const memberOf = (members: readonly Nameable[], text: string): CellValue => {
  const code = (organisation: string): string => organisation.slice(organisation.indexOf(':') + 1)
  const found = members.find(({ organisation, name }) =>
    [name, organisation, code(organisation)].some((one) => folded(one) === folded(text)),
  )
  return found
    ? { value: found.organisation }
    : {
        wrong: {
          zh: `“${clip(text)}”不在成员名单中，请写单位全称或代码`,
          en: `“${clip(text)}” is not in the consortium: give its full name or its code`,
        },
      }
}

const clip = (text: string): string => (text.length > 40 ? `${text.slice(0, 40).toWellFormed()}…` : text)
