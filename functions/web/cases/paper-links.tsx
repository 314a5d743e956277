import type { CaseView } from '../case-view/case-shape.ts'
import type { View } from '../context.ts'
import { paperPath } from './whole-application.tsx'

/** Where the case is read, printed and taken home as one document. */
export const PaperLinks = ({ view, it }: { view: View; it: CaseView }) => {
  const { t, language } = view
  return it.sections.length === 0 && it.change === undefined ? null : (
    <p class="actions">
      <a class="button quiet" href={`/cases/${it.id}/document`}>
        {t('整份文件（可打印、盖章）', 'The whole document (to print and seal)')}
      </a>
      <a class="button quiet" href={`${paperPath(it)}?language=${language}`}>
        {t('下载 PDF', 'Download as PDF')}
      </a>
      {it.sections.some(({ writable }) => writable) ? (
        <a class="button quiet" href={`/cases/${it.id}/import`}>
          {t('从表格导入', 'Import from a spreadsheet')}
        </a>
      ) : null}
      {it.hats.some((hat) => hat === 'lead' || hat === 'member') ? (
        <>
          <a class="button quiet" href={`/cases/${it.id}/export.xlsx`}>
            {t('表格（.xlsx）', 'Tables (.xlsx)')}
          </a>
          <a class="button quiet" href={`/cases/${it.id}/export.json`}>
            {t('全部数据（JSON）', 'All data (JSON)')}
          </a>
        </>
      ) : null}
    </p>
  )
}
