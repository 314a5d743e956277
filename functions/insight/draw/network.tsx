import { type Figure, type Tie } from '../../../domain/insight/figure.ts'
import type { View } from '../../web/context.ts'
import { mostDrawn } from '../figure-words.ts'
import { letter, width } from './label.tsx'
import { linesOf } from '../../web/ui/svg-text.ts'

const room = 178
const gap = 30
const between = { from: room + 8, to: width - room - 8 }

/**
 * The consortia that hold most of the organisations, in the order in which their ties cross the least: each at the mean
 * place of its organisations.
 */
const groupsOf = (rows: readonly string[], ties: readonly Tie[]) => {
  const place = new Map(rows.map((key, index) => [key, index]))
  return [...Map.groupBy(ties, ({ group }) => group)]
    .toSorted(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
    .slice(0, mostDrawn * 2)
    .map(([id, own]) => ({
      id,
      name: own[0]?.name ?? { zh: id, en: id },
      mean: own.reduce((sum, { row }) => sum + (place.get(row) ?? 0), 0) / own.length,
    }))
    .toSorted((a, b) => a.mean - b.mean || (a.id < b.id ? -1 : 1))
}

/** Organisations on the left, consortia on the right, a line for every place that one has in the other. */
export const Network = ({ view, figure, ties }: { view: View; figure: Figure; ties: readonly Tie[] }) => {
  const rows = figure.rows.slice(0, mostDrawn)
  const shown = ties.filter(({ row }) => rows.some(({ key }) => key === row))
  const groups = groupsOf(
    rows.map(({ key }) => key),
    shown,
  )
  const height = networkHeight(figure, ties)
  const at = (index: number, of: number): number => ((index + 0.5) * height) / of
  const rowAt = new Map(rows.map(({ key }, index) => [key, at(index, rows.length)]))
  const groupAt = new Map(groups.map(({ id }, index) => [id, at(index, groups.length)]))
  const middle = (between.from + between.to) / 2
  return (
    <>
      {shown.map(({ row, group, leads }) => {
        const [from, to] = [rowAt.get(row), groupAt.get(group)]
        return from === undefined || to === undefined ? null : (
          <path
            class={leads ? 'tie leads' : 'tie'}
            d={`M${between.from} ${from.toFixed(1)}C${middle} ${from.toFixed(1)} ${middle} ${to.toFixed(1)} ${between.to} ${to.toFixed(1)}`}
          />
        )
      })}
      {rows.map(({ key, label }) => (
        <Node text={view.say(label)} y={rowAt.get(key) ?? 0} x={between.from} side="left" />
      ))}
      {groups.map(({ id, name }) => (
        <Node text={view.say(name)} y={groupAt.get(id) ?? 0} x={between.to} side="right" />
      ))}
    </>
  )
}

const Node = ({ text, x, y, side }: { text: string; x: number; y: number; side: 'left' | 'right' }) => {
  const lines = linesOf(text, (room - 14) / letter)
  const said = lines.length > 2 ? [lines[0] ?? '', `${(lines[1] ?? '').slice(0, -1)}…`] : lines
  return (
    <>
      <circle class={side === 'left' ? 'part-1' : 'part-2'} cx={x} cy={y.toFixed(1)} r="4" />
      <text text-anchor={side === 'left' ? 'end' : 'start'}>
        {said.map((line, index) => (
          <tspan
            x={side === 'left' ? x - 10 : x + 10}
            y={(y + letter * 0.36 + (index - (said.length - 1) / 2) * letter * 1.1).toFixed(1)}
          >
            {line}
          </tspan>
        ))}
      </text>
    </>
  )
}

export const networkHeight = (figure: Figure, ties: readonly Tie[]): number => {
  const rows = figure.rows.slice(0, mostDrawn)
  const groups = new Set(
    ties.filter(({ row }) => rows.some(({ key }) => key === row)).map(({ group }) => group),
  )
  return Math.max(rows.length, Math.min(groups.size, mostDrawn * 2)) * gap + 8
}
