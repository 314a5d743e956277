import type { Figure } from '../../domain/insight/figure.ts'
import { notFound } from '../../domain/refusal.ts'
import { writeCsv } from '../spreadsheet/write-csv.ts'
import { writeXlsx, type WrittenSheet } from '../spreadsheet/write-xlsx.ts'
import type { View } from '../web/context.ts'
import { attachment } from '../web/download.ts'
import { type Here, param, type Site, signedInPerson, viewHere } from '../web/page.tsx'
import { Drawing } from './draw/picture.tsx'
import { figureFor, figuresFor } from './figure-for.ts'
import { headSaid } from './figure-words.ts'
import { pictureStyle } from './picture-style.ts'
import { subjectFor } from './subject.ts'

const types = {
  csv: 'text/csv; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** A picture brings its own style, and nothing else is loaded or run where it is opened by itself. */
const picturePolicy = "default-src 'none'; style-src 'unsafe-inline'"

/** Figures to take along: each as a table or a picture, and all of them as a workbook. */
export const exports = ({ app, web }: Site): void => {
  const named = (c: Here, view: View, title: string, format: keyof typeof types): void => {
    c.header('content-disposition', attachment(`${title} ${view.now.slice(0, 10)}.${format}`))
    c.header('content-type', types[format])
  }

  app.get('/insight/:subject/figures.xlsx', async (c) => {
    const person = signedInPerson(c)
    const subject = await subjectFor(web, person, param(c, 'subject'))
    const figures = await figuresFor(web, person, subject)
    const view = viewHere(c, web)
    named(c, view, view.say(subject.title), 'xlsx')
    return c.body(Uint8Array.from(writeXlsx(figures.map((figure) => sheetOf(view, figure)))))
  })

  app.get('/insight/:subject/:file{[a-z-]+\\.(?:csv|svg)}', async (c) => {
    const person = signedInPerson(c)
    const subject = await subjectFor(web, person, param(c, 'subject'))
    const [id = '', format] = param(c, 'file').split('.')
    const { figure } = await figureFor(web, person, subject, id)
    const view = viewHere(c, web)
    const title = `${view.say(subject.title)} ${view.say(figure.title)}`
    if (format === 'csv') {
      named(c, view, title, 'csv')
      return c.body(writeCsv(linesOf(view, figure)))
    }
    const drawing = <Drawing view={view} figure={figure} style={pictureStyle} />
    const svg = String(await drawing)
    if (svg === '') throw notFound()
    named(c, view, title, 'svg')
    c.header('content-security-policy', picturePolicy)
    return c.body(`<?xml version="1.0" encoding="UTF-8"?>\n${svg}`)
  })
}

/** A figure as lines of a list, the heads first. */
const linesOf = (view: View, { first, columns, rows }: Figure): (string | number | undefined)[][] => [
  [view.say(first), ...columns.map((column) => headSaid(view, column))],
  ...rows.map(({ label, cells }) => [view.say(label), ...cells.map(({ value }) => value)]),
]

const sheetOf = (view: View, figure: Figure): WrittenSheet => ({
  name: view.say(figure.title),
  columns: [
    { head: view.say(figure.first), width: 30, kind: 'text' },
    ...figure.columns.map((column) => ({
      ...{ head: headSaid(view, column), width: 14 },
      kind: 'number' as const,
    })),
  ],
  rows: figure.rows.map(({ label, cells }) => [view.say(label), ...cells.map(({ value }) => value ?? '')]),
  ready: 0,
  list: true,
})
