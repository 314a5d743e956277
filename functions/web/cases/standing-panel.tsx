import type { View } from '../context.ts'
import { LineTag, limitsSaid } from '../ranking/ranking.tsx'
import type { Standing } from '../ranking/ranking-view.ts'
import { Facts, Table } from '../ui/parts.tsx'

/** For who decides: where this application stands among those of its call, which are not named. */
export const StandingPanel = ({ view, standing }: { view: View; standing: Standing | undefined }) => {
  if (standing === undefined) return null
  const { t } = view
  return (
    <section>
      <h2>{t('本批次排名', 'Ranking of the call')}</h2>
      <p>{limitsSaid(view, standing)}</p>
      <Facts
        facts={[
          [
            t('本案名次', 'Place of this case'),
            <span>
              {t(
                `第 ${standing.place} 名，共 ${standing.of} 家完成评审`,
                `${standing.place} of ${standing.of} reviewed`,
              )}{' '}
              <LineTag view={view} line={standing.line} tied={standing.tied} />
            </span>,
          ],
        ]}
      />
      <details>
        <summary>{t('全部名次', 'All places')}</summary>
        <Table
          caption={t('全部名次', 'All places')}
          heads={[t('名次', 'Place'), t('得分', 'Mean'), '']}
          rows={standing.all.map((one) => [
            `${one.place}`,
            `${one.mean}`,
            <span>
              {one.case === undefined ? null : <strong>{t('本案', 'this case')} </strong>}
              <LineTag view={view} line={one.line} tied={one.tied} />
            </span>,
          ])}
        />
      </details>
    </section>
  )
}
