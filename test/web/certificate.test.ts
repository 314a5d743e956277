import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CertificateFile } from '../../domain/certificate.ts'
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

/** The address that its code stands for, which is printed beside it. */
const codeOf = (html: string): string =>
  /http:\/\/localhost:3000\/certificates\?number=[^<]+/.exec(html)?.[0].replaceAll('&amp;', '&') ?? ''
const verdict = async (path: string): Promise<string> => {
  const response = await desk.pages.request(path, { headers: { 'accept-language': 'zh' } })
  return textOf(await response.text())
}
const upload = async (values: Readonly<Record<string, string | File>>): Promise<string> => {
  const body = new FormData()
  for (const [name, value] of Object.entries(values)) body.append(name, value)
  const response = await desk.pages.request('/certificates/check', {
    method: 'POST',
    headers: { 'accept-language': 'zh', origin: 'http://localhost:3000' },
    body,
  })
  return textOf(await response.text())
}
const taken = async () => {
  const pdf = await desk.get('概伦电子', `/files/register/${entry.id}/certificate.pdf?language=zh`)
  const text = await (await desk.get('概伦电子', `/register/${entry.id}/certificate.json`)).text()
  return { file: await pdf.arrayBuffer(), text, jws: CertificateFile.parse(JSON.parse(text)).jws }
}
/** The script that the page on checking elsewhere shows. */
const recipeIn = (page: string): string => /```js\n\/\/ verify\.mjs\n([\s\S]*?)```/.exec(page)?.[1] ?? ''

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

test('its code leads to the register, which says that the sheet is authentic', async () => {
  const { html } = await read()
  const address = codeOf(html)
  expect(html).toContain(qrPath(qrSquares(address)))
  const checked = await desk.get('概伦电子', address.slice('http://localhost:3000'.length))
  const location = checked.headers.get('location') ?? ''
  expect(location).toMatch(new RegExp(`^/register/${entry.id}\\?check=[0-9A-Z]{12}$`))
  expect(await verdict(location)).toContain('真实有效')
})

test('a check value that was never given is told as not valid, one that is typed with dashes and small letters is read', async () => {
  const value = /check=(\w+)/.exec(codeOf((await read()).html))?.[1] ?? ''
  expect(
    await verdict(`/register/${entry.id}?check=${value.replace(/^./, value[0] === '7' ? '8' : '7')}`),
  ).toContain('无效')
  const typed = `${value.slice(0, 4)}-${value.slice(4, 8)}-${value.slice(8)}`.toLowerCase()
  expect(await verdict(`/register/${entry.id}?check=${typed}`)).toContain('真实有效')
})

test('the same sheet is signed once, and is the same file again', async () => {
  const path = `/files/register/${entry.id}/certificate.pdf?language=zh`
  const [one, other] = [await desk.get('概伦电子', path), await desk.get('概伦电子', path)]
  expect(one.headers.get('repr-digest')).toBe(other.headers.get('repr-digest'))
})

test('the downloaded file, its signed text and its signed line are each authentic', async () => {
  const { file, text, jws } = await taken()
  expect(await upload({ file: new File([file], 'certificate.pdf') })).toContain('真实有效')
  expect(await upload({ text })).toContain('真实有效')
  expect(await upload({ text: jws })).toContain('真实有效')
})

test('a text that reads otherwise than it was signed is told as altered, with what was signed', async () => {
  const { text } = await taken()
  const said = await upload({ text: text.replaceAll('交通大学', '野鸡大学') })
  expect(said).toContain('内容被改动')
  expect(said).toContain('交通大学')
})

test('a signature with one letter changed, and a receipt’s, are not valid', async () => {
  const { jws } = await taken()
  const [head = '', body = '', signature = ''] = jws.split('.')
  const wrong = [
    head,
    body,
    signature.startsWith('A') ? `B${signature.slice(1)}` : `A${signature.slice(1)}`,
  ].join('.')
  expect(await upload({ text: wrong })).toContain('无效')
  const text = Buffer.from(body, 'base64url').toString()
  expect(await upload({ text: await town.program.world.signer.sign(text, 'receipt') })).toContain('无效')
})

test('a true signature over what was never given is not valid', async () => {
  const { jws } = await taken()
  const text = Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()
  const other = text.replace(entry.name, '别的联合体')
  expect(await upload({ text: await town.program.world.signer.sign(other, 'certificate') })).toContain('无效')
})

test('what is no certificate is told as such', async () => {
  expect(await upload({ text: '你好' })).toContain('无法识别')
  expect(await upload({})).toContain('无法识别')
})

test('another computer proves the downloaded file with the published key and Node alone', async () => {
  const { file } = await taken()
  const jwks = await (await desk.get('概伦电子', '/.well-known/jwks.json')).json()
  const folder = await mkdtemp(join(tmpdir(), 'certificate-'))
  await writeFile(join(folder, 'certificate.pdf'), new Uint8Array(file))
  await writeFile(join(folder, 'jwks.json'), JSON.stringify(jwks))
  const recipe = recipeIn(await readFile('docs/public-site.md', 'utf8'))
  await writeFile(join(folder, 'verify.mjs'), recipe)
  const run = (name: string) =>
    promisify(execFile)(process.execPath, ['verify.mjs', name, 'jwks.json'], { cwd: folder })
  const { stdout } = await run('certificate.pdf')
  expect(stdout).toContain(entry.name)
  expect(stdout).toContain(number())
  const bytes = Buffer.from(file)
  // The file holds what is signed more than once; every copy says something else now.
  const token = /eyJ[\w-]+\.[\w-]+\.[\w-]+/.exec(bytes.toString('latin1'))?.[0] ?? ''
  for (let at = bytes.indexOf(token); at !== -1; at = bytes.indexOf(token, at + 1))
    bytes[at + 300] = bytes[at + 300] === 65 ? 66 : 65
  await writeFile(join(folder, 'changed.pdf'), bytes)
  await expect(run('changed.pdf')).rejects.toThrow('not authentic')
  await rm(folder, { recursive: true })
})

test('a change of the register since is told, and so is the end of the term', async () => {
  const { text } = await taken()
  const changed = { ...entry, name: `${entry.name}（新）`, revision: entry.revision + 1 }
  await town.store.consortia.save(changed)
  expect(await upload({ text })).toContain('真实，此后有变更')
  const { standing } = entry
  if (standing.is !== 'recognised') throw new Error('not recognised')
  const past = { ...standing, validUntil: '2031-01-01T00:00:00.000Z' }
  await town.store.consortia.save({ ...entry, standing: past, revision: entry.revision + 2 })
  expect(await upload({ text })).toContain('真实，已到期')
  await town.store.consortia.save({ ...entry, revision: entry.revision + 3 })
  entry = { ...entry, revision: entry.revision + 3 }
})

test('one that is not in force any more says so', async () => {
  const { standing } = entry
  if (standing.is !== 'recognised') throw new Error('not recognised')
  const { text: before } = await taken()
  await town.store.consortia.save({
    ...entry,
    standing: { ...standing, is: 'revoked', ended: '2031-05-06T02:00:00.000Z' },
    revision: entry.revision + 1,
  })
  const { html, pages } = await read()
  for (const text of [textOf(html), pages.join('')]) expect(text).toContain('已撤销，自 2031年5月6日')
  expect(await upload({ text: before })).toContain('真实，已撤销')
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
