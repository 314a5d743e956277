import type { Child } from 'hono/jsx'
import type { Words } from '../../../domain/words.ts'
import type { View } from '../context.ts'
import { Moment } from './parts.tsx'

/** Until the new deadline: that there is one, which it was before, and why it was moved. */
export const ExtensionNote = ({
  view,
  of,
  closes,
  title,
}: {
  view: View
  /** Of which call, where a page is about several. */
  title?: Child
  of: { readonly from: string; readonly reason: Words }
  closes: string
}) => (
  <section class="extension" aria-label={view.t('申报截止时间已延长', 'The deadline was extended')}>
    {title === undefined ? null : <p>{title}</p>}
    <p>
      <strong>{view.t('申报截止时间已延长。', 'The deadline was extended.')}</strong>{' '}
      {view.t('现为', 'It is now')} <Moment view={view} at={closes} />
      {view.t('，原定', '; it was')}{' '}
      <s>
        <Moment view={view} at={of.from} />
      </s>
      {view.t('。', '. ')}
      {view.say(of.reason)}
    </p>
  </section>
)
