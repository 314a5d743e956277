import { z } from 'zod'
import { formOf } from '../../../domain/case-form.ts'
import { isTable } from '../../../domain/form.ts'
import { OrganisationId } from '../../../domain/ids.ts'
import { notFound } from '../../../domain/refusal.ts'
import { memberSheet } from '../../spreadsheet/member-sheet.ts'
import { tableSheet } from '../../spreadsheet/table-sheet.ts'
import { writeXlsx } from '../../spreadsheet/write-xlsx.ts'
import { CaseView } from '../case-view/case-shape.ts'
import { attachment } from '../download.ts'
import { accountExport, organisationExport } from './own-export.ts'
import { type Here, openCase, param, signedInPerson, type Site, viewHere } from '../page.tsx'

/** What an application's own file says: the view of whoever takes it, and the version of its layout. */
export const CaseExport = z.object({ format: z.literal('consort-case@1'), taken: z.string(), case: CaseView })

/** What belongs to somebody, to take along: an application, its tables, what is held about a person. */
export const ownDataRoutes = ({ app, web }: Site): void => {
  app.get('/cases/:case/export.json', async (c) => {
    const { view: it } = await openOwn(c, web)
    const said = CaseExport.parse({ format: 'consort-case@1', taken: c.var.arrived, case: it })
    return sendJson(c, `${it.title}.json`, said)
  })

  app.get('/cases/:case/export.xlsx', async (c) => {
    const { view: it, file, moment } = await openOwn(c, web)
    const { language } = viewHere(c, web)
    const members = file.members.map(({ organisation, name }) => ({ organisation, name }))
    const tables = formOf(file.head, moment).flatMap(({ id, fields }) =>
      fields.flatMap((field) => {
        const answer = it.sections.find((section) => section.id === id)?.answers[field.id]
        return field.kind === 'table' && isTable(answer) ? [tableSheet(language, field, answer, members)] : []
      }),
    )
    const sheets = [...tables, memberSheet(language, moment.scheme.members, file.members)]
    return c.body(new Uint8Array(writeXlsx(sheets)), 200, {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': attachment(`${it.title}.xlsx`),
    })
  })

  app.get('/me/export.json', async (c) =>
    sendJson(c, 'consort-account.json', await accountExport(web.world, signedInPerson(c), c.var.arrived)),
  )

  app.get('/organisations/:organisation/export.json', async (c) => {
    const person = signedInPerson(c)
    const id = OrganisationId.safeParse(param(c, 'organisation'))
    if (!id.success) throw notFound()
    const said = await organisationExport(web.world, person, id.data, c.var.arrived)
    return sendJson(c, `${said.organisation.name}.json`, said)
  })
}

/** For its own consortium: whoever judges or runs it has the pages and the API. */
const openOwn = async (c: Here, web: Site['web']) => {
  const open = await openCase(c, web)
  if (!open.view.hats.some((hat) => hat === 'lead' || hat === 'member')) throw notFound()
  return open
}

const sendJson = (c: Here, name: string, value: unknown): Response =>
  c.body(JSON.stringify(value, undefined, 2), 200, {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': attachment(name),
  })
