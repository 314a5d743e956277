import { changeWords } from '../../../domain/change-words.ts'
import type { Consortium } from '../../../domain/consortium.ts'
import { may } from '../../../domain/policy.ts'
import type { View } from '../context.ts'
import { Day, Table } from '../ui/parts.tsx'

/** The dated changes of an entry of the register, the last one first; and the way to the next one for its leads. */
export const ChangesOf = ({ view, entry }: { view: View; entry: Consortium }) => {
  const { t, say } = view
  const changes = entry.changes ?? []
  const mine =
    entry.standing.is === 'recognised' && may(view.person, { to: 'request-change', consortium: entry })
  if (changes.length === 0 && !mine) return null
  return (
    <section>
      <h2>{t('变更记录', 'Changes')}</h2>
      {changes.length === 0 ? null : (
        <Table
          caption={t('变更记录', 'Changes')}
          heads={[t('生效日期', 'In effect from'), t('种类', 'Kind'), t('内容', 'What')]}
          rows={changes
            .toReversed()
            .map((change) => [
              <Day view={view} at={change.effective} />,
              say(changeWords[change.kind]),
              say(change.what),
            ])}
        />
      )}
      {mine ? (
        <p class="actions">
          <a class="button quiet" href={`/register/${entry.id}/changes`}>
            {t('申请变更', 'Ask for a change')}
          </a>
        </p>
      ) : null}
    </section>
  )
}
