import type { Consortium } from '../../../domain/consortium.ts'
import { outcomeWords } from '../../../domain/outcome-words.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import type { View } from '../context.ts'
import { Day, Table } from '../ui/parts.tsx'
import { standings } from './standing.tsx'

type Turn = { readonly at: string; readonly said: string; readonly number?: string | undefined }

/** Every standing that it had, the last one first: given, given in another tier, ended, merged. */
const turnsOf = (view: View, entry: Consortium, scheme: Scheme): Turn[] => {
  const { t, say } = view
  const { standing, former = [], tier } = entry
  if (standing.is === 'reported') return []
  const given = (of: string | undefined): string => {
    const known = scheme.outcome.tiers?.find(({ id }) => id === of)
    const done = say(outcomeWords(known?.verb ?? entry.verb).done)
    return known === undefined ? done : `${done} (${say(known.title)})`
  }
  return [
    ...former.map((one) => ({ at: one.recognised, said: given(one.tier), number: one.number })),
    { at: standing.recognised, said: given(tier), number: standing.number },
    ...(standing.is === 'recognised'
      ? []
      : [
          {
            at: standing.ended,
            said:
              standing.mergedInto === undefined
                ? say(standings[standing.is])
                : t('并入其他联合体', 'Merged into another consortium'),
            number: standing.mergedInto,
          },
        ]),
  ].toSorted((a, b) => (a.at < b.at ? 1 : -1))
}

export const HistoryOfStanding = ({
  view,
  entry,
  scheme,
}: {
  view: View
  entry: Consortium
  scheme: Scheme
}) => {
  const { t } = view
  const turns = turnsOf(view, entry, scheme)
  // One alone is among the facts already.
  if (turns.length < 2) return null
  return (
    <section>
      <h2>{t('状态历程', 'History of its standing')}</h2>
      <Table
        caption={t('状态历程', 'History of its standing')}
        heads={[t('时间', 'From'), t('状态', 'Standing'), t('编号', 'Number')]}
        rows={turns.map(({ at, said, number }) => [
          <Day view={view} at={at} />,
          said,
          number === undefined ? (
            ''
          ) : (
            <a href={`/certificates?number=${encodeURIComponent(number)}`}>{number}</a>
          ),
        ])}
      />
    </section>
  )
}
