import { limitWords } from '../../../domain/scheme-words.ts'
import type { FlowStep } from '../programmes/step-flow.ts'

import type { View } from '../context.ts'
import { linesOf } from './svg-text.ts'

/** Everything in units of the picture, which is as wide as a phone: there a unit is a CSS pixel. */
const picture = 360
const box = { left: 46, width: 292 }
const between = 26
const size = { title: 15, line: 12.5 }

type Line = { readonly text: string; readonly class?: string; readonly strong?: true }
type Box = {
  readonly lines: readonly Line[]
  readonly top: number
  readonly height: number
  readonly end?: true
  readonly optional?: true
  readonly back?: 'lead' | 'earlier'
}

const heightOf = (lines: readonly Line[]): number =>
  16 + lines.reduce((sum, { strong }) => sum + (strong ? 21 : 17), 0)

const wrapped = (text: string, more: Omit<Line, 'text'> = {}): Line[] =>
  linesOf(text, (box.width - 24) / (more.strong ? size.title : size.line)).map((line) => ({
    text: line,
    ...more,
  }))

const stepLines = ({ say, t }: View, step: FlowStep, number: number): Line[] => [
  ...wrapped(`${number}  ${say(step.title)}`, { strong: true }),
  ...(step.onlyFor ? wrapped(`${t('仅：', 'only: ')}${say(step.onlyFor)}`, { class: 'soft' }) : []),
  ...(step.limits.length === 1 ? wrapped(say(step.actor)) : []),
  ...step.limits.flatMap(({ of, limit }) =>
    of
      ? wrapped(`${say(of)} · ${say(limitWords(limit))}`)
      : wrapped(say(limitWords(limit)), { class: 'limit' }),
  ),
  ...(step.back ? wrapped(`↩ ${say(step.back.words)}`, { class: 'back' }) : []),
]

const boxesOf = (view: View, steps: readonly FlowStep[], end: string): Box[] => {
  const { t } = view
  let top = 4
  const placed = (lines: readonly Line[], more: Omit<Box, 'lines' | 'top' | 'height'> = {}): Box => {
    const height = heightOf(lines)
    const at = { lines, top, height, ...more }
    top += height + between
    return at
  }
  return [
    placed(
      [
        ...wrapped(t('提交申报', 'Application handed in'), { strong: true }),
        ...wrapped(t('牵头单位；系统即时核对申报条件', 'by the lead; the conditions are checked at once')),
      ],
      { end: true },
    ),
    ...steps.map((step, index) =>
      placed(stepLines(view, step, index + 1), {
        ...(step.onlyFor ? { optional: true } : {}),
        ...(step.back ? { back: step.back.to } : {}),
      }),
    ),
    placed(wrapped(end, { strong: true }), { end: true }),
  ]
}

/**
 * The steps from top to bottom, with the ways back on the left and the way around an optional step on the right.
 * The table beside it says the same in words; this is for eyes.
 */
export const StepDiagram = ({
  view,
  steps,
  end,
}: {
  view: View
  steps: readonly FlowStep[]
  end: string
}) => {
  const boxes = boxesOf(view, steps, end)
  const last = boxes.at(-1)
  const height = last ? last.top + last.height + 4 : 0
  return (
    <svg class="flow" viewBox={`0 0 ${picture} ${height}`} aria-hidden="true">
      {boxes.map((at, index) => (
        <>
          <Down from={boxes[index - 1]} to={at} />
          <WayBack boxes={boxes} at={at} />
          {at.optional ? <Around at={at} /> : null}
          <rect
            class={at.end ? 'end' : at.optional ? 'optional' : undefined}
            x={box.left}
            y={at.top}
            width={box.width}
            height={at.height}
            rx={at.end ? 18 : 6}
          />
          <Lines at={at} />
        </>
      ))}
    </svg>
  )
}

const Lines = ({ at }: { at: Box }) => {
  let y = at.top + 6
  return (
    <>
      {at.lines.map((line) => {
        y += line.strong ? 21 : 17
        return (
          <text x={box.left + 12} y={y - 2} class={line.strong ? 'title' : line.class}>
            {line.text}
          </text>
        )
      })}
    </>
  )
}

const head = (x: number, y: number, towards: 'down' | 'right'): string =>
  towards === 'down'
    ? `M${x - 5} ${y - 7}L${x} ${y}L${x + 5} ${y - 7}`
    : `M${x - 7} ${y - 5}L${x} ${y}L${x - 7} ${y + 5}`

const middle = box.left + box.width / 2

const Down = ({ from, to }: { from: Box | undefined; to: Box }) =>
  from === undefined ? null : (
    <path class="way" d={`M${middle} ${from.top + from.height}V${to.top}${head(middle, to.top, 'down')}`} />
  )

/** To the lead for correction in the inner lane, to an earlier step in the outer one. */
const WayBack = ({ boxes, at }: { boxes: readonly Box[]; at: Box }) => {
  const target = at.back === 'lead' ? boxes[0] : boxes[1]
  if (at.back === undefined || target === undefined || target === at) return null
  const lane = at.back === 'lead' ? 30 : 12
  const from = at.top + at.height - 14
  const to = target.top + (at.back === 'lead' ? target.height / 2 : target.height / 3)
  return (
    <path class="return" d={`M${box.left} ${from}H${lane}V${to}H${box.left}${head(box.left, to, 'right')}`} />
  )
}

const Around = ({ at }: { at: Box }) => {
  const right = box.left + box.width
  return (
    <path
      class="around"
      d={`M${middle} ${at.top - between / 2}H${right + 12}V${at.top + at.height + between / 2}H${middle}`}
    />
  )
}
