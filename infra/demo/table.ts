import type { Row } from './rows.ts'

/** East Asian characters take two columns of a terminal. */
export const width = (text: string): number =>
  [...text].reduce(
    (sum, symbol) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
        symbol,
      )
        ? 2
        : 1),
    0,
  )
const left = (text: string, columns: number) => text + ' '.repeat(Math.max(0, columns - width(text)))
const right = (text: string, columns: number) => ' '.repeat(Math.max(0, columns - width(text))) + text

const heads = ['Case', 'Result', 'Days', 'Tasks', 'Messages', 'Transitions', 'Read units', 'Write units']

/** The demo's outcome for people: one line a case, what went wrong below it. */
export const tableOf = (rows: readonly Row[]): string => {
  const cells = rows.map((row) => [
    row.case,
    row.wrong.length === 0 ? row.result : `${row.result} (!)`,
    `${row.days}`,
    `${row.tasks}`,
    `${row.messages}`,
    row.cost ? `${row.cost.transitions}` : '-',
    row.cost ? row.cost.readUnits.toFixed(1) : '-',
    row.cost ? row.cost.writeUnits.toFixed(1) : '-',
  ])
  const columns = heads.map((head, index) =>
    Math.max(width(head), ...cells.map((line) => width(line[index] ?? ''))),
  )
  const draw = (line: readonly string[]) =>
    line.map((text, index) => (index < 2 ? left : right)(text, columns[index] ?? 0)).join('  ')
  return [
    draw(heads),
    columns.map((size) => '-'.repeat(size)).join('  '),
    ...cells.map(draw),
    ...rows.flatMap((row) => row.wrong.map((what) => `! ${row.case}: ${what}`)),
  ].join('\n')
}
