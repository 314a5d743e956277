import type { Figure, FigureCell, FigureColumn, Unit } from '../../domain/insight/figure.ts'
import type { Words } from '../../domain/words.ts'
import type { View } from '../web/context.ts'

const units: Record<Unit, Words | undefined> = {
  cases: undefined,
  pieces: undefined,
  people: undefined,
  consortia: undefined,
  organisations: undefined,
  days: { zh: '天', en: 'days' },
  points: { zh: '分', en: 'points' },
  percent: { zh: '%', en: '%' },
}

/** A column's head with its unit, where the number alone does not say it. */
export const headSaid = ({ say, t }: Pick<View, 'say' | 't'>, { head, unit }: FigureColumn): string => {
  const said = units[unit]
  return said === undefined ? say(head) : t(`${head.zh}（${said.zh}）`, `${head.en} (${said.en})`)
}

/** `1,234.5`; a dash where there is nothing to say. */
export const numberSaid = ({ value }: FigureCell): string =>
  value === undefined ? '—' : written.format(value)

/** Made once: a page has hundreds of numbers. */
const written = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 })

/** A picture in words: its rows with the numbers that are drawn. */
export const pictureSaid = (view: Pick<View, 'say' | 't'>, figure: Figure): string =>
  figure.rows
    .slice(0, mostDrawn)
    .map(({ label, cells }) => {
      const numbers = drawnColumns(figure).map(
        (index) =>
          `${figure.columns[index] === undefined ? '' : headSaid(view, figure.columns[index])} ${numberSaid(cells[index] ?? {})}`,
      )
      return `${view.say(label)}${view.t('：', ': ')}${numbers.join(view.t('，', ', '))}`
    })
    .join(view.t('；', '; '))

/** So many rows are drawn; the table has them all. */
export const mostDrawn = 16

/** The columns that a picture draws, by their place. */
export const drawnColumns = ({ picture, columns }: Figure): number[] => {
  const named: readonly string[] =
    picture.is === 'bars' || picture.is === 'pairs'
      ? picture.columns
      : picture.is === 'boxes'
        ? ['least', 'low', 'middle', 'high', 'most', ...(picture.limit === undefined ? [] : [picture.limit])]
        : columns.slice(0, 1).map(({ id }) => id)
  return named.map((id) => columns.findIndex((column) => column.id === id)).filter((index) => index >= 0)
}
