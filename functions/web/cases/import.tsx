import type { Child } from 'hono/jsx'
import type { CaseFile } from '../../../domain/case.ts'
import { isTable } from '../../../domain/form.ts'
import { invitationsOf, sameAddress } from '../../../domain/invitation.ts'
import type { Moment } from '../../../domain/moment.ts'
import { notFound, Refusal } from '../../../domain/refusal.ts'
import type { Words } from '../../../domain/words.ts'
import { howManyAtOnce, importSheets, SheetChanges } from '../../commands/import-sheets.ts'
import { memberSheet } from '../../spreadsheet/member-sheet.ts'
import { type Imported, openTables, readImport } from '../../spreadsheet/read-import.ts'
import { readUpload } from '../../spreadsheet/read-upload.ts'
import { type CellProblem, tableSheet } from '../../spreadsheet/table-sheet.ts'
import { type Unreadable, UnreadableFile } from '../../spreadsheet/workbook.ts'
import { writeXlsx } from '../../spreadsheet/write-xlsx.ts'
import type { CaseView } from '../case-view/case-shape.ts'
import type { View, Web } from '../context.ts'
import { defined } from '../defined.ts'
import { attachment } from '../download.ts'
import { asking, type Here, onPost, openCase, signedInPerson, type Site, show, viewHere } from '../page.tsx'
import { first, readForm } from '../typed-form.ts'
import { Form, Submit } from '../ui/form.tsx'
import { Narrow, Table } from '../ui/parts.tsx'
import { refusedHere } from './refused-here.tsx'

/** The tables and members of a case from a spreadsheet: a template, a look at what it would do, and all of it or nothing. */
export const importPages = (site: Site): void => {
  const { app, web } = site

  app.get('/cases/:case/import/template.xlsx', async (c) => {
    const { view: it, file, moment } = await openWriting(c, web)
    const { language, say } = viewHere(c, web)
    const members = file.members.map(({ organisation, name }) => ({ organisation, name }))
    const sheets = openTables(file, moment).map(({ section, field }) => {
      const answer = file.sections.find(({ id, owner }) => id === section.id && owner === undefined)?.answers[
        field.id
      ]
      return tableSheet(language, field, isTable(answer) ? answer : undefined, members)
    })
    const all = it.membersWritable
      ? [...sheets, memberSheet(language, moment.scheme.members, file.members)]
      : sheets
    return c.body(new Uint8Array(writeXlsx(all)), 200, {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': attachment(`${it.title} ${say({ zh: '导入模板', en: 'template' })}.xlsx`),
    })
  })

  app.get('/cases/:case/import', async (c) => {
    const { view: it, file, moment } = await openWriting(c, web)
    return page(
      c,
      web,
      it,
      <UploadForm
        view={viewHere(c, web)}
        it={it}
        nothing={openTables(file, moment).length === 0 && !it.membersWritable}
      />,
    )
  })

  app.post('/cases/:case/import', async (c) => {
    const values = await readForm(c.req)
    signedInPerson(c)
    if (first(values, 'csrf') !== c.var.signedIn?.session.csrf) throw new Refusal('sign-in-needed')
    const { view: it, file, moment } = await openWriting(c, web)
    const view = viewHere(c, web)
    const read = await readFile(c, web, file, moment)
    if ('unread' in read || read.problems.length > 0) c.status(422)
    return page(
      c,
      web,
      it,
      'unread' in read ? (
        <>
          <div class="error-summary" role="alert" tabindex={-1} data-focus="">
            <h2>{view.say(read.unread)}</h2>
          </div>
          <UploadForm view={view} it={it} nothing={false} />
        </>
      ) : (
        <Looked view={view} it={it} read={read} />
      ),
    )
  })

  app.get('/cases/:case/import/applied', (c) => c.redirect(`/cases/${c.req.param('case')}/import`, 303))
  onPost(site, '/cases/:case/import/applied', {
    act: async (c, values) => {
      const { file } = await openWriting(c, web)
      const given = SheetChanges.safeParse(parsedJson(first(values, 'changes')))
      if (!given.success) throw new Refusal('invalid', { problems: [{ field: '', code: 'malformed' }] })
      await importSheets(web.world, asking(c, values), { case: file.head.id, ...given.data })
      return `/cases/${file.head.id}`
    },
    again: (c, typed) => refusedHere(c, site, typed),
  })
}

const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const openWriting = async (c: Here, web: Web) => {
  const open = await openCase(c, web)
  if (!open.view.membersWritable && !open.view.sections.some(({ writable }) => writable)) throw notFound()
  return open
}

const unreadWords: Record<Unreadable | 'no-file', Words> = {
  'no-file': { zh: '请选择一个文件', en: 'Please choose a file' },
  'not-a-spreadsheet': {
    zh: '这不是 .xlsx 或 .csv 文件，或文件已损坏',
    en: 'This is no .xlsx or .csv file, or it is damaged',
  },
  'too-large-unpacked': {
    zh: '文件解开后过大，请只保留模板中的工作表',
    en: 'Unpacked, the file is too large: keep the sheets of the template only',
  },
  'too-many-cells': {
    zh: '单元格过多，请删除空白区域的格式',
    en: 'There are too many cells: please delete what lies outside the tables',
  },
  'old-excel': { zh: '这是旧版 .xls 文件，请另存为 .xlsx', en: 'This is an old .xls file: save it as .xlsx' },
  encrypted: { zh: '文件有密码，请去掉密码后再上传', en: 'The file has a password: take it off first' },
}

const readFile = async (
  c: Here,
  web: Web,
  file: CaseFile,
  moment: Moment,
): Promise<Imported | { unread: Words }> => {
  const uploaded = (await c.req.formData()).get('file')
  if (!(uploaded instanceof File) || uploaded.size === 0) return { unread: unreadWords['no-file'] }
  try {
    const sheets = readUpload(new Uint8Array(await uploaded.arrayBuffer()), uploaded.name)
    return await withRegistered(web, file, readImport(sheets, file, moment))
  } catch (problem) {
    if (problem instanceof UnreadableFile) return { unread: unreadWords[problem.code] }
    throw problem
  }
}

/** Members that are named or asked already stay as they are; who is not registered is asked by mail. */
const withRegistered = async ({ world }: Web, file: CaseFile, read: Imported): Promise<Imported> => {
  const fresh = read.members.filter(
    ({ organisation, address }) =>
      !file.members.some((one) => one.organisation === organisation) &&
      !(
        organisation === undefined &&
        invitationsOf(file).some((one) => sameAddress(one.address, address ?? ''))
      ),
  )
  const found = await Promise.all(
    fresh.map(async ({ organisation }) =>
      organisation === undefined ? undefined : world.store.organisations.load(organisation),
    ),
  )
  const most = howManyAtOnce(fresh)
  const problems = fresh.flatMap(
    ({ sheet, cell, addressCell, address, organisation }, index): CellProblem[] => {
      if (index >= most)
        return [
          {
            sheet,
            cell,
            said: {
              zh: `一次最多新增 ${most} 家，请分批导入`,
              en: `At most ${most} of these at once: please import the rest afterwards`,
            },
          },
        ]
      const twice = fresh.findIndex((one) => organisation !== undefined && one.organisation === organisation)
      if (twice >= 0 && twice < index)
        return [{ sheet, cell, said: { zh: '该单位在表中重复', en: 'This organisation stands here twice' } }]
      if (found[index] || address !== undefined) return []
      return [
        {
          sheet,
          cell: addressCell,
          said: {
            zh: '该单位尚未注册，请在“邀请邮箱”栏填写其邮箱',
            en: 'Not registered here: give an e-mail address in the column “E-mail”',
          },
        },
      ]
    },
  )
  return { ...read, members: fresh, problems: [...read.problems, ...problems] }
}

const page = (c: Here, web: Web, it: CaseView, body: Child) => {
  const view = viewHere(c, web)
  const title = view.t('从表格导入', 'Import from a spreadsheet')
  return show(
    c,
    view,
    title,
    <Narrow under={`/cases/${it.id}`} of={it.title} title={title}>
      {body}
    </Narrow>,
  )
}

const UploadForm = ({ view, it, nothing }: { view: View; it: CaseView; nothing: boolean }) => {
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
const Looked = ({ view, it, read }: { view: View; it: CaseView; read: Imported }) => {
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
