import type { Column } from '../../../domain/board-filter.ts'
import { civilDate } from '../../../domain/calendar.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import { gradeWords } from '../../../domain/task-words.ts'
import type { Words } from '../../../domain/words.ts'
import type { View } from '../context.ts'
import type { BoardItem } from './board-shape.ts'
import { rungSaid } from '../cases/overdue-work.tsx'
import { cellText, columnWords } from './columns.tsx'

/** A column of the list as a file: what is a number or a day there stays one. */
export type SheetColumn = {
  readonly head: Words
  readonly kind: 'text' | 'number' | 'date'
  readonly width: number
  cell(row: BoardItem): string | number
}

type Told = { readonly view: Pick<View, 't' | 'say'>; readonly scheme: Scheme | undefined }

/** The columns of the page, in its order; a cell that says two things is two columns here. */
export const sheetColumns = (columns: readonly Column[], told: Told): SheetColumn[] => [
  { head: { zh: '联合体', en: 'Consortium' }, kind: 'text', width: 32, cell: ({ title }) => title },
  ...columns.flatMap((column) => columnsOf(column, told)),
]

const columnsOf = (column: Column, { view, scheme }: Told): SheetColumn[] => {
  const head = columnWords[column]
  const day = (at: string | undefined): string =>
    at === undefined ? '' : civilDate(at, scheme?.timeZone ?? 'Asia/Shanghai')
  switch (column) {
    case 'due':
      return [
        { head, kind: 'date', width: 14, cell: ({ due }) => day(due) },
        {
          ...{ head: { zh: '逾期天数', en: 'Days late' }, kind: 'number', width: 12 },
          cell: ({ late }) => late?.days ?? '',
        },
        {
          ...{ head: { zh: '已报', en: 'Brought to' }, kind: 'text', width: 18 },
          cell: ({ overdue = [] }) =>
            overdue
              .flatMap(({ heard }) => (heard === undefined ? [] : [rungSaid(view, heard)]))
              .join(view.t('；', '; ')),
        },
      ]
    case 'opened':
      return [{ head, kind: 'date', width: 14, cell: ({ opened }) => day(opened) }]
    case 'age':
      return [
        {
          ...{ head: { zh: '进入日期', en: 'Since' }, kind: 'date', width: 14 },
          cell: ({ since }) => day(since),
        },
        {
          ...{ head: { zh: '工作日', en: 'Working days' }, kind: 'number', width: 12 },
          cell: ({ age }) => age.working,
        },
      ]
    case 'mean':
      return [
        { head, kind: 'number', width: 10, cell: ({ mean }) => mean ?? '' },
        {
          ...{ head: { zh: '等级', en: 'Grade' }, kind: 'text', width: 10 },
          cell: ({ grade }) => (grade === undefined ? '' : view.say(gradeWords[grade])),
        },
      ]
    case 'corrections':
      return [{ head, kind: 'number', width: 10, cell: ({ corrections }) => corrections }]
    default:
      return [{ head, kind: 'text', width: 22, cell: (row) => cellText(view, row, column, scheme) }]
  }
}
