import { say } from '../../../domain/words.ts'
import { type CsvCell, writeCsv } from '../../spreadsheet/write-csv.ts'
import type { Here, Site } from '../page.tsx'
import { callsSet } from './calls-set.ts'
import type { DataSet, Field, Row, Value } from './data-set.ts'
import { licenceOf } from './licence.ts'
import { noticesSet } from './notices-set.ts'
import { outcomesSet } from './outcomes-set.ts'
import { registerSet } from './register-set.ts'

export const dataSets: readonly DataSet[] = [registerSet, outcomesSet, callsSet, noticesSet]

/** For everybody's cache, whoever asks; a reader that has it is told so by its `ETag`. */
const caching = { 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*' } as const
/** Parts several values in one cell of a list: no name of an organisation has it. */
export const between = '|'

const cellOf = (value: Value): CsvCell => {
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'string' || typeof value === 'number' || value === undefined) return value
  return value.join(between)
}

/** A set as CSV. */
export const csvOf = ({ fields }: DataSet, rows: readonly Row[]): string =>
  writeCsv([
    fields.map(({ name }) => name),
    ...rows.map((row) => fields.map(({ name }) => cellOf(row[name]))),
  ])

/** What its columns are, for programs (W3C, Metadata Vocabulary for Tabular Data). */
const describedBy = (set: DataSet, publicUrl: string, licence: string) => ({
  '@context': 'http://www.w3.org/ns/csvw',
  url: `${publicUrl}/open-data/${set.name}.csv`,
  'dc:title': [
    { '@value': set.title.zh, '@language': 'zh' },
    { '@value': set.title.en, '@language': 'en' },
  ],
  'dc:license': { '@id': licence },
  tableSchema: { columns: set.fields.map(columnOf) },
})

const columnOf = ({ name, title, kind }: Field) => ({
  name,
  titles: name,
  'dc:description': [
    { '@value': title.zh, '@language': 'zh' },
    { '@value': title.en, '@language': 'en' },
  ],
  datatype: kind === 'strings' ? 'string' : kind,
  ...(kind === 'strings' ? { separator: between } : {}),
})

/** The files, before anybody is recognised: they are the same for every reader, and nobody's cookie is looked at. */
export const openDataFiles = ({ app, web }: Site): void => {
  const { world, settings } = web
  const { publicUrl } = settings
  const licence = licenceOf(settings)

  for (const set of dataSets) {
    const ask = (c: Here) => {
      const after = c.req.query('after')
      return set.part({
        world,
        publicUrl,
        arrived: c.var.arrived,
        after: after === undefined || after === '' ? undefined : after,
      })
    }
    const address = (format: string, next: string): string =>
      `${publicUrl}/open-data/${set.name}.${format}?after=${encodeURIComponent(next)}`
    const linksOf = (format: string, next: string | undefined): string =>
      [
        `<${publicUrl}/open-data/${set.name}.csv-metadata.json>; rel="describedby"; type="application/csvm+json"`,
        `<${licence.url}>; rel="license"`,
        ...(next === undefined ? [] : [`<${address(format, next)}>; rel="next"`]),
      ].join(', ')

    app.get(`/open-data/${set.name}.csv`, async (c) => {
      const { rows, next } = await ask(c)
      return c.body(csvOf(set, rows), 200, {
        ...caching,
        'content-type': 'text/csv; charset=utf-8; header=present',
        'content-disposition': `attachment; filename="consort-${set.name}.csv"`,
        link: linksOf('csv', next),
      })
    })

    app.get(`/open-data/${set.name}.json`, async (c) => {
      const { rows, next } = await ask(c)
      const body = {
        title: set.title,
        licence: { title: say(licence.title, 'en'), url: licence.url },
        items: rows,
        ...(next === undefined ? {} : { next: address('json', next) }),
      }
      return c.body(JSON.stringify(body), 200, {
        ...caching,
        'content-type': 'application/json; charset=utf-8',
        link: linksOf('json', next),
      })
    })

    app.get(`/open-data/${set.name}.csv-metadata.json`, (c) =>
      c.body(`${JSON.stringify(describedBy(set, publicUrl, licence.url), null, 2)}\n`, 200, {
        ...caching,
        'content-type': 'application/csvm+json',
      }),
    )
  }
}
