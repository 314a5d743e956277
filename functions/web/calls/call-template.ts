import { CallId } from '../../../domain/ids.ts'
import { notFound } from '../../../domain/refusal.ts'
import { memberSheet } from '../../spreadsheet/member-sheet.ts'
import { tableSheet } from '../../spreadsheet/table-sheet.ts'
import { writeXlsx } from '../../spreadsheet/write-xlsx.ts'
import { attachment } from '../download.ts'
import { param, type Site, viewHere } from '../page.tsx'

export const templatePath = (call: string): string => `/calls/${call}/template.xlsx`

/** The tables of a call's form as an empty workbook, for who wants to collect them before there is a draft. */
export const callTemplate = ({ app, web }: Site): void => {
  app.get('/calls/:call/template.xlsx', async (c) => {
    const id = CallId.safeParse(param(c, 'call'))
    const call = id.success ? await web.world.store.calls.load(id.data) : undefined
    if (!call) throw notFound()
    const { form, members } = await web.world.schemes.load(call.scheme)
    const { language, say, t } = viewHere(c, web)
    const tables = form.flatMap(({ fields }) =>
      fields.flatMap((field) => (field.kind === 'table' ? [tableSheet(language, field, undefined, [])] : [])),
    )
    const bytes = writeXlsx([...tables, memberSheet(language, members, [])])
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': attachment(`${say(call.title)} ${t('导入模板', 'template')}.xlsx`),
    })
  })
}
