import type { Typed, View } from '../context.ts'
import type { Ranking } from './ranking-view.ts'
import { AreaField, Submit } from '../ui/form.tsx'
import { Moment } from '../ui/parts.tsx'

/** What a selection needs to be told besides the ticks: why, where the ranking alone does not say. */
export const SelectionFields = ({ view, typed, ranking }: { view: View; typed: Typed; ranking: Ranking }) => {
  const { t } = view
  return (
    <section class="card">
      <h2>{t('记录入选建议', 'Record whom the office puts forward')}</h2>
      <p class="hint">
        {t(
          '建议记入每件案件的记录，审批人仍按各自的权限决定。再次记录时，以前的建议仍保留。',
          'It goes on the record of every case; approvers decide as before. Recorded again, the earlier one stays on record.',
        )}
      </p>
      <input type="hidden" name="n" value={`${ranking.decisions.length}`} />
      <AreaField
        {...{ view, typed, name: 'reason', rows: 2, required: false }}
        label={t('理由', 'Reason')}
        hint={t(
          '全部不入选，或未按名次入选时必填',
          'Needed for nobody, and where somebody better is left out',
        )}
      />
      {ranking.items.some(({ tied }) => tied) ? (
        <AreaField
          {...{ view, typed, name: 'tieReason', rows: 2, required: false }}
          label={t('同分取舍的理由', 'Reason for the choice among equals')}
          hint={t(
            '同分案件只选其中一部分时必填',
            'Needed where some of equal mean are selected and others are not',
          )}
        />
      ) : null}
      <div class="actions">
        <Submit>{t('记录勾选的为入选', 'Record the ticked ones as selected')}</Submit>
        <Submit name="none" value="yes" class="danger">
          {t('全部不入选', 'Select nobody')}
        </Submit>
      </div>
    </section>
  )
}

/** What was decided, the last one first, each with who, when and why. */
export const Decisions = ({ view, ranking: { decisions, items } }: { view: View; ranking: Ranking }) => {
  const { t } = view
  const [last, ...earlier] = decisions.toReversed()
  if (last === undefined) return null
  const title = (id: string) => items.find((one) => one.case.id === id)?.case.title ?? id
  const Said = ({ decision }: { decision: typeof last }) => (
    <>
      <p>
        <strong>
          {decision.selected.length === 0
            ? t('建议全部不入选', 'Nobody is put forward')
            : t(
                `建议入选 ${decision.selected.length} 家`,
                `${decision.selected.length} of ${decision.ranked.length} are put forward`,
              )}
        </strong>
        {t('：', ': ')}
        {decision.selected.map(title).join(t('、', ', '))}
      </p>
      {decision.reason ? <p class="prose">{`${t('理由：', 'Reason: ')}${decision.reason}`}</p> : null}
      {decision.tieReason ? (
        <p class="prose">{`${t('同分取舍：', 'Among equals: ')}${decision.tieReason}`}</p>
      ) : null}
      <p class="hint">
        {decision.byName} · <Moment view={view} at={decision.at} />
      </p>
    </>
  )
  return (
    <section class="card" aria-label={t('入选建议', 'Whom the office puts forward')}>
      <Said decision={last} />
      {earlier.length === 0 ? null : (
        <details>
          <summary>{t(`以前的建议（${earlier.length}）`, `Earlier ones (${earlier.length})`)}</summary>
          {earlier.map((decision) => (
            <Said decision={decision} />
          ))}
        </details>
      )}
    </section>
  )
}
