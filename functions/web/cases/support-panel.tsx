import type { Scheme } from '../../../domain/scheme.ts'
import type { CaseView } from '../case-view/case-shape.ts'
import type { View } from '../context.ts'
import { Instrument } from '../programmes/support.tsx'

/** What the programme gives to a consortium of this archetype. */
export const SupportPanel = ({ view, it, scheme }: { view: View; it: CaseView; scheme: Scheme }) => {
  const { t } = view
  const { given = [], open = [] } = it.support ?? {}
  if (given.length + open.length === 0) return null
  return (
    <section class="part">
      <h2>{t('支持政策', 'Support')}</h2>
      {open.length === 0 ? null : (
        <p class="empty">
          {t(
            `另有 ${open.length} 项支持取决于合作模式，选定后列出。`,
            `${open.length} more depend on the archetype, and are listed once it is chosen.`,
          )}
        </p>
      )}
      {given.map((instrument) => (
        <Instrument
          view={view}
          scheme={scheme}
          instrument={instrument}
          at={`support.${scheme.support.findIndex(({ id }) => id === instrument.id)}`}
        />
      ))}
    </section>
  )
}
