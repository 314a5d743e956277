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
import type { Web } from '../context.ts'
import { attachment } from '../download.ts'
import { asking, type Here, onPost, openCase, signedInPerson, type Site, show, viewHere } from '../page.tsx'
import { first, readForm } from '../typed-form.ts'
import { Narrow } from '../ui/parts.tsx'
import { refusedHere } from './refused-here.tsx'
import { Looked, UploadForm } from './import-parts.tsx'

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
