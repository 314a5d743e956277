import { SheetChanges } from '../../commands/import-sheets.ts'
import { type Imported } from '../../spreadsheet/read-import.ts'
import type { CaseView } from '../case-view/case-shape.ts'
import type { View } from '../context.ts'
import { defined } from '../defined.ts'
import { Form, Submit } from '../ui/form.tsx'
import { Table } from '../ui/parts.tsx'

export const UploadForm = ({ view, it, nothing }: { view: View; it: CaseView; nothing: boolean }) => {
  const { t } = view
  return nothing ? (
    <p class="empty">{t('这份申报书没有可以导入的表格。', 'This form has no table to import.')}</p>
  ) : (
    <>
      <p>
        {t(
          '下载模板，在表格软件中填写，再上传。模板里已有目前填写的内容；文件中没有的行保持不变。',
          'Take the template, fill it in, and upload it again. It holds what is filled in so far; rows that the file does not name stay as they are.',
        )}
      </p>
      <p class="actions">
        <a class="button quiet" href={`/cases/${it.id}/import/template.xlsx`}>
          {t('下载模板（.xlsx）', 'Template (.xlsx)')}
        </a>
      </p>
      <form method="post" action={`/cases/${it.id}/import`} enctype="multipart/form-data">
        <input type="hidden" name="csrf" value={view.csrf} />
        <div class="field">
          <label for="import-file">{t('文件', 'File')}</label>
          <p class="hint">
            {t(
              '.xlsx 或 .csv（UTF-8 或 GB18030），不超过 500 KB',
              '.xlsx or .csv (UTF-8 or GB18030), at most 500 KB',
            )}
          </p>
          <input id="import-file" type="file" name="file" accept=".xlsx,.csv" required />
        </div>
        <div class="actions">
          <Submit>{t('查看会改什么', 'See what it would change')}</Submit>
        </div>
      </form>
    </>
  )
}

/** What the file would do, or every cell that keeps it from being taken. */
export const Looked = ({ view, it, read }: { view: View; it: CaseView; read: Imported }) => {
  const { t, say } = view
  if (read.problems.length > 0)
    return (
      <>
        <div class="error-summary" role="alert" tabindex={-1} data-focus="">
          <h2>
            {t(
              `有 ${read.problems.length} 处需要修改，没有导入任何内容`,
              read.problems.length === 1
                ? 'One cell needs a change; nothing was imported'
                : `${read.problems.length} cells need a change; nothing was imported`,
            )}
          </h2>
        </div>
        <Table
          caption={t('需要修改的单元格', 'Cells to change')}
          heads={[t('工作表', 'Sheet'), t('单元格', 'Cell'), t('问题', 'What is wrong')]}
          rows={read.problems
            .slice(0, 200)
            .map(({ sheet, cell, said }) => [sheet, <strong>{cell}</strong>, say(said)])}
        />
        <UploadForm view={view} it={it} nothing={false} />
      </>
    )
  const changes: SheetChanges = {
    sections: { ...read.changes },
    members: read.members.map(({ organisation, name, address, country, role, layer }) => ({
      country,
      role,
      ...defined({ organisation, name, address, layer }),
    })),
  }
  const invited = read.members.filter(({ address }) => address !== undefined)
  const idle =
    read.members.length === 0 && Object.values(read.changes).every((one) => Object.keys(one).length === 0)
  return (
    <>
      <Table
        caption={t('将要导入', 'What would be imported')}
        heads={[t('表格', 'Table'), t('新增', 'New'), t('修改', 'Changed'), t('不变', 'As it is')]}
        rows={[
          ...read.tables.map((table) => [
            say(table.label),
            `${table.added}`,
            `${table.changed}`,
            `${table.same}`,
          ]),
          ...(read.members.length === 0
            ? []
            : [[t('成员单位', 'Members'), `${read.members.length}`, '0', '']]),
        ]}
      />
      {invited.length === 0 ? null : (
        <p>
          {t('导入后将发邮件邀请：', 'Asked by e-mail once it is imported: ')}
          {invited.map(({ name, address }) => `${name ?? ''} <${address ?? ''}>`).join(t('、', ', '))}
        </p>
      )}
      {idle ? (
        <p class="empty">{t('文件与目前的内容相同。', 'The file says what is there already.')}</p>
      ) : (
        <Form view={view} action={`/cases/${it.id}/import/applied`}>
          <input type="hidden" name="changes" value={JSON.stringify(changes)} />
          <div class="actions">
            <Submit>{t('导入', 'Import')}</Submit>
            <a class="button quiet" href={`/cases/${it.id}/import`}>
              {t('换一个文件', 'Another file')}
            </a>
          </div>
        </Form>
      )}
    </>
  )
}
