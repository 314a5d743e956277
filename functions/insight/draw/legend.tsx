import type { Figure } from '../../../domain/insight/figure.ts'
import type { View } from '../../web/context.ts'
import { letter, width } from './label.tsx'
import { textWidth } from '../../web/ui/svg-text.ts'

type Sign = { readonly text: string; readonly mark: 'part' | 'box' | 'middle' | 'limit' }

/** What the marks of a picture stand for; none where there is only one kind of mark. */
const signsOf = ({ t, say }: View, { picture, columns }: Figure): Sign[] => {
  if (picture.is === 'bars' && picture.columns.length > 1)
    return picture.columns.map((id) => {
      const column = columns.find((one) => one.id === id)
      return { text: column ? say(column.head) : id, mark: 'part' }
    })
  if (picture.is === 'boxes')
    return [
      { text: t('中间一半', 'Middle half'), mark: 'box' },
      { text: t('中位', 'Median'), mark: 'middle' },
      ...(picture.limit === undefined ? [] : [{ text: t('时限', 'Limit'), mark: 'limit' } as const]),
    ]
  return []
}

const line = 24

/** The signs laid out in lines, each with the place where it begins. */
export const legendOf = (view: View, figure: Figure) => {
  let [x, y] = [0, 0]
  const signs = signsOf(view, figure).map((sign, index) => {
    const wide = 22 + textWidth(sign.text) * letter + 16
    if (x > 0 && x + wide > width) [x, y] = [0, y + line]
    const at = { ...sign, index, x, y }
    x += wide
    return at
  })
  return { signs, height: signs.length === 0 ? 0 : y + line + 4 }
}

export const Legend = ({ signs }: { signs: ReturnType<typeof legendOf>['signs'] }) => (
  <>
    {signs.map(({ text, mark, index, x, y }) => (
      <>
        {mark === 'part' ? <rect class={`part-${index + 1}`} x={x} y={y + 3} width="14" height="14" /> : null}
        {mark === 'box' ? <rect class="box" x={x} y={y + 3} width="14" height="14" /> : null}
        {mark === 'middle' ? <line class="middle" x1={x + 7} y1={y + 2} x2={x + 7} y2={y + 18} /> : null}
        {mark === 'limit' ? <path class="limit" d={`M${x + 7} ${y + 3}v15m-4 -16h8l-4 6z`} /> : null}
        <text x={x + 20} y={y + 15}>
          {text}
        </text>
      </>
    ))}
  </>
)
