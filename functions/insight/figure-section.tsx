import { type Figure, isEmpty } from '../../domain/insight/figure.ts'
import type { View } from '../web/context.ts'
import { Empty } from '../web/ui/parts.tsx'
import { Drawing } from './draw/picture.tsx'
import { FigureTable } from './figure-table.tsx'

/** A figure on a page: what it counts, its picture, and the table that the picture is drawn from. */
export const FigureSection = ({ view, figure, subject }: { view: View; figure: Figure; subject: string }) => {
  const { t, say } = view
  return (
    <section id={figure.id} class="figure">
      <h2>{say(figure.title)}</h2>
      <p class="hint">{say(figure.about)}</p>
      {isEmpty(figure) ? (
        <Empty>{t('还没有可统计的内容。', 'There is nothing to count yet.')}</Empty>
      ) : (
        <>
          <Drawing view={view} figure={figure} />
          <FigureTable view={view} figure={figure} subject={subject}>
            <p class="found">
              <a
                href={`/insight/${subject}/${figure.id}.csv`}
                aria-label={t(`导出 CSV ${say(figure.title)}`, `Export as CSV ${say(figure.title)}`)}
              >
                {t('导出 CSV', 'Export as CSV')}
              </a>
              <a
                href={`/insight/${subject}/${figure.id}.svg`}
                aria-label={t(
                  `下载图片（SVG）${say(figure.title)}`,
                  `Download the picture (SVG) ${say(figure.title)}`,
                )}
              >
                {t('下载图片（SVG）', 'Download the picture (SVG)')}
              </a>
            </p>
          </FigureTable>
        </>
      )}
    </section>
  )
}
