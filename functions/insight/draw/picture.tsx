import { type Figure, isEmpty } from '../../../domain/insight/figure.ts'
import type { View } from '../../web/context.ts'
import { pictureSaid } from '../figure-words.ts'
import { Bars, barsHeight } from './bars.tsx'
import { Boxes, boxesHeight } from './boxes.tsx'
import { width } from './label.tsx'
import { Legend, legendOf } from './legend.tsx'
import { Network, networkHeight } from './network.tsx'
import { Pairs, pairsHeight } from './pairs.tsx'

/** A figure as a picture, drawn from the rows of its table; nothing where nothing was counted. `style`: for a file of its own. */
export const Drawing = ({ view, figure, style }: { view: View; figure: Figure; style?: string }) => {
  if (isEmpty(figure)) return null
  const { signs, height: above } = legendOf(view, figure)
  const { body, height } = drawn(view, figure)
  const [title, desc] = [`${figure.id}-title`, `${figure.id}-desc`]
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      class="drawing"
      viewBox={`0 0 ${width} ${above + height}`}
      aria-labelledby={title}
      aria-describedby={desc}
    >
      <title id={title}>{view.say(figure.title)}</title>
      <desc id={desc}>{pictureSaid(view, figure)}</desc>
      {style === undefined ? null : <style>{style}</style>}
      {style === undefined ? null : <rect class="ground" width="100%" height="100%" />}
      <Legend signs={signs} />
      <g transform={`translate(0 ${above})`}>{body}</g>
    </svg>
  )
}

const drawn = (view: View, figure: Figure) => {
  const { picture } = figure
  switch (picture.is) {
    case 'bars':
      return {
        body: <Bars view={view} figure={figure} columns={picture.columns} />,
        height: barsHeight(figure),
      }
    case 'boxes':
      return {
        body: <Boxes view={view} figure={figure} limit={picture.limit} around={picture.around} />,
        height: boxesHeight(figure),
      }
    case 'pairs':
      return {
        body: <Pairs view={view} figure={figure} columns={picture.columns} />,
        height: pairsHeight(figure),
      }
    case 'network':
      return {
        body: <Network view={view} figure={figure} ties={picture.ties} />,
        height: networkHeight(figure, picture.ties),
      }
  }
}
