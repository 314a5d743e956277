import { notFound } from '../../domain/refusal.ts'
import { writeCsv } from '../spreadsheet/write-csv.ts'
import { writeXlsx } from '../spreadsheet/write-xlsx.ts'
import { batchFor } from '../web/board/batch.ts'
import { boardQueryFrom } from '../web/board/board-query.ts'
import { sheetColumns } from '../web/board/board-sheet.ts'
import { matchingItems, openBoard } from '../web/board/board-view.ts'
import { attachment } from '../web/download.ts'
import { param, type Site, signedInPerson, viewHere } from '../web/page.tsx'

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** The list of a board as it is filtered and ordered, with the columns that are shown: all of it, not a page. */
export const boardFiles = ({ app, web }: Site): void => {
  app.get('/files/board/:batch/:file', async (c) => {
    const format = formatOf(param(c, 'file'))
    if (format === undefined) throw notFound()
    const person = signedInPerson(c)
    const batch = await batchFor(web, person, param(c, 'batch'))
    const open = await openBoard(web, person, batch)
    const query = boardQueryFrom(c.req.queries())
    const now = web.world.now().toISOString()
    const { matching, items } = matchingItems(open, query, now, person)
    const view = viewHere(c, web)
    const columns = sheetColumns(query.columns, { view, scheme: open.scheme })
    const heads = columns.map(({ head }) => view.say(head))
    const rows = items(matching).map((row) => columns.map(({ cell }) => cell(row)))
    c.header('content-disposition', attachment(`${view.say(batch.title)} ${now.slice(0, 10)}.${format}`))
    c.header('content-type', types[format])
    if (format === 'csv') return c.body(writeCsv([heads, ...rows]))
    const sheet = writeXlsx([
      {
        name: view.say(batch.title),
        columns: columns.map(({ kind, width }, index) => ({ kind, width, head: heads[index] ?? '' })),
        rows,
        ready: 0,
        list: true,
      },
    ])
    return c.body(Uint8Array.from(sheet))
  })
}

const formatOf = (file: string): keyof typeof types | undefined =>
  file === 'cases.csv' ? 'csv' : file === 'cases.xlsx' ? 'xlsx' : undefined
