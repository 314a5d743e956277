import { figureText } from '../../../domain/condition-words.ts'
import { moneyWords } from '../words/amount-words.ts'
import type { CaseView } from '../case-view/case-shape.ts'
import type { View } from '../context.ts'
import { Table } from '../ui/parts.tsx'

/** What everybody pays a year and how they vote, with the sums. */
export const DuesPanel = ({ view, it }: { view: View; it: CaseView }) => {
  const { t, say } = view
  const { dues } = it
  if (dues === undefined) return null
  const money = (amount: number): string => say(moneyWords(amount, dues.currency))
  const units = dues.rows.some((row) => row.units !== undefined)
  const waits = t('待填写', 'not stated yet')
  return (
    <section>
      <h2>{t('会费与表决权', 'Dues and votes')}</h2>
      <Table
        caption={t('会费与表决权', 'Dues and votes')}
        heads={[
          t('单位', 'Organisation'),
          say(dues.figure),
          ...(units ? [t('份数', 'Units')] : []),
          t('会员层级', 'Tier'),
          t('每年会费', 'Dues a year'),
          t('表决票', 'Votes'),
        ]}
        rows={[
          ...dues.rows.map((row) => [
            row.name,
            row.figure === undefined ? waits : figureText(row.figure),
            ...(units ? [row.units === undefined ? '' : `${row.units}`] : []),
            row.tier ? say(row.tier) : row.figure === undefined ? '' : t('不属于任何层级', 'fits no tier'),
            row.amount === undefined ? '' : money(row.amount),
            row.votes === undefined ? '' : `${row.votes}`,
          ]),
          [
            <strong>{t('合计', 'Sum')}</strong>,
            '',
            ...(units ? [''] : []),
            '',
            <strong>{money(dues.total)}</strong>,
            <strong>{dues.votes}</strong>,
          ],
        ]}
      />
    </section>
  )
}
