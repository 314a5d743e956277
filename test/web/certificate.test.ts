import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Consortium } from '../../domain/consortium.ts'
import { qrPath, qrSquares } from '../../functions/paper/qr-code.ts'
import { type Desk, openDesk } from '../support/desk.ts'
import { textOf } from '../support/page-text.ts'
import { readPdf } from '../support/pdf.ts'
import { openTown, type Town } from '../support/town.ts'
import { openCallOf, recognisedIn, trial } from '../support/trial.ts'

let town: Town
let desk: Desk
let entry: Consortium
beforeAll(async () => {
  town = await openTown()
  desk = openDesk(town)
  await openCallOf(town, trial)
  entry = await recognisedIn(town, trial, '概伦电子', '交通大学')
})
afterAll(() => desk.stop())

const number = (): string => ('number' in entry.standing ? entry.standing.number : '')
const read = async (language = 'zh') => {
  const path = `/register/${entry.id}/certificate`
  const html = await (await desk.get('概伦电子', `${path}?language=${language}`)).text()
  const response = await desk.get('概伦电子', `/files${path}.pdf?language=${language}`)
  return { html, ...(await readPdf(new Uint8Array(await response.arrayBuffer()))) }
}

test('it says number, name, members, dates and the programme’s own word, as a page and on one sheet', async () => {
  const { html, pages } = await read()
  expect(pages.length).toBe(1)
  for (const text of [textOf(html), pages.join('').replaceAll(/\s/g, '')])
    for (const part of [number(), entry.name, '概伦电子', '交通大学', '有效期至', '已认定'])
      expect(text).toContain(part.replaceAll(' ', ''))
})

test('it is there in English', async () => {
  const { html, pages } = await read('en')
  for (const text of [textOf(html), pages.join(' ')]) expect(text).toContain('Valid until')
})

test('its code leads to the check of its number', async () => {
  const address = `http://localhost:3000/certificates?number=${encodeURIComponent(number())}`
  const { html } = await read()
  expect(html).toContain(qrPath(qrSquares(address)))
  const checked = await desk.get('概伦电子', address.slice('http://localhost:3000'.length))
  expect(checked.headers.get('location')).toBe(`/register/${entry.id}`)
})

test('one that is not in force any more says so', async () => {
  const { standing } = entry
  if (standing.is !== 'recognised') throw new Error('not recognised')
  await town.store.consortia.save({
    ...entry,
    standing: { ...standing, is: 'revoked', ended: '2031-05-06T02:00:00.000Z' },
    revision: entry.revision + 1,
  })
  const { html, pages } = await read()
  for (const text of [textOf(html), pages.join('')]) expect(text).toContain('已撤销，自 2031年5月6日')
})

test('a consortium that is none has none', async () => {
  expect((await desk.get('概伦电子', '/register/00000000000000000000/certificate')).status).toBe(404)
})

test('dark squares in a row are one bar', () => {
  expect(
    qrPath([
      [true, true, false],
      [false, false, true],
    ]),
  ).toBe('M0 0h2v1H0zM2 1h1v1H2z')
})
