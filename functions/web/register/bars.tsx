import type { View } from '../context.ts'

export type Bar = { readonly label: string; readonly count: number; readonly href: string }

/** Longer lists are cut: the rest is in the choices of the search. */
const mostBars = 12
const width = 200

/**
 * A small chart that is a table: each row its label, its bar and its number. The bar leads to the same list as the label,
 * for the mouse alone, so that nobody hears it twice.
 */
export const Bars = ({
  view,
  caption,
  heads,
  bars,
}: {
  view: View
  caption: string
  heads: readonly [string, string]
  bars: readonly Bar[]
}) => {
  if (bars.length === 0) return null
  const shown = bars.slice(0, mostBars)
  const most = Math.max(...shown.map(({ count }) => count))
  const rest = bars.slice(mostBars).reduce((sum, { count }) => sum + count, 0)
  return (
    <>
      <table class="bars">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{heads[0]}</th>
            <th scope="col">{heads[1]}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ label, count, href }) => (
            <tr>
              <th scope="row">
                <a href={href}>{label}</a>
              </th>
              <td>
                <a href={href} tabindex={-1} aria-hidden="true">
                  <svg viewBox={`0 0 ${width} 14`} preserveAspectRatio="none">
                    <rect width={Math.max(2, Math.round((count / most) * width))} height="14" />
                  </svg>
                </a>{' '}
                {count}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest === 0 ? null : (
        <p class="hint">
          {view.t(
            `另有 ${bars.length - mostBars} 项，共 ${rest} 个。`,
            `${bars.length - mostBars} more, with ${rest} in all.`,
          )}
        </p>
      )}
    </>
  )
}
