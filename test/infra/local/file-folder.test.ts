import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FileFolder, fileFolder } from '../../../infra/local/file-folder.ts'
import { fileRoutes } from '../../../infra/local/file-routes.ts'

const key = '0123456789abcdefghjk/mnpqrstvwxyz01234567'
const other = '0123456789abcdefghjk/zzzzzzzzzzzzzzzzzzzz'
const url = 'http://localhost:3000'
const bytes = Buffer.from('%PDF-1.7 of a small file')
const part = { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('base64') }

let folder: FileFolder
let app: ReturnType<typeof fileRoutes>
beforeAll(async () => {
  folder = await fileFolder(undefined, url)
  app = fileRoutes(folder)
})
afterAll(() => folder.stop())

const put = (address: string, body: Uint8Array<ArrayBuffer> = Uint8Array.from(bytes)) =>
  app.request(address, { method: 'PUT', body, headers: { 'content-length': String(body.length) } })
const changed = (address: string, name: string, value: string): string => {
  const { origin, pathname, searchParams } = new URL(address)
  searchParams.set(name, value)
  return `${origin}${pathname}?${searchParams.toString()}`
}

describe('an address for a piece', () => {
  test('takes the bytes that it was signed for, and gives them back as a file to save', async () => {
    const upload = await folder.files.begin(key, 'application/pdf')
    expect((await put(await folder.files.partAddress(key, upload, 1, part))).status).toBe(200)
    await folder.files.complete(key, upload, [part])
    const { stored } = (await folder.files.find(key)) ?? { stored: '' }
    const address = await folder.files.address(key, stored, {
      as: 'attachment',
      name: '方案 "终稿".pdf',
      type: 'application/pdf',
    })
    const whole = await app.request(address)
    expect(await whole.text()).toBe(bytes.toString())
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      'content-disposition': `attachment; filename="__ ____.pdf"; filename*=UTF-8''%E6%96%B9%E6%A1%88%20%22%E7%BB%88%E7%A8%BF%22.pdf`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
    })
    const some = await app.request(address, { headers: { range: 'bytes=1-3' } })
    expect([some.status, some.headers.get('content-range'), await some.text()]).toEqual([
      206,
      `bytes 1-3/${bytes.length}`,
      'PDF',
    ])
    expect((await app.request(address, { headers: { range: 'bytes=999-' } })).status).toBe(416)
    // What is written over it afterwards is another version: the address gives what it was signed for.
    const again = await folder.files.begin(key, 'application/pdf')
    const evil = Buffer.from('other bytes')
    const evilPart = { size: evil.length, sha256: createHash('sha256').update(evil).digest('base64') }
    await put(await folder.files.partAddress(key, again, 1, evilPart), Uint8Array.from(evil))
    await folder.files.complete(key, again, [evilPart])
    expect(await (await app.request(address)).text()).toBe(bytes.toString())
  })

  test('takes nothing else: another key, place, length, other bytes, later, or changed by hand', async () => {
    const upload = await folder.files.begin(key, 'application/pdf')
    const address = await folder.files.partAddress(key, upload, 1, part)
    const statuses = await Promise.all([
      put(changed(address, 'key', other)),
      put(changed(address, 'n', '2')),
      put(changed(address, 'size', '999')),
      put(changed(address, 'until', String(Date.now() + 1e9))),
      put(changed(address, 'do', 'get')),
      put(changed(address, 'signature', '0'.repeat(64))),
      put(address, Uint8Array.from([...bytes, 1])),
    ])
    expect(statuses.map(({ status }) => status)).toEqual(statuses.map(() => 403))
    const swapped = Uint8Array.from(bytes).reverse()
    expect((await put(address, swapped)).status).toBe(400)
    expect((await app.request(address)).status).toBe(403)
    expect(await folder.files.parts(key, upload)).toEqual([])
  })
})

describe('a form without script', () => {
  const post = async (fields: Readonly<Record<string, string>>, file: Uint8Array<ArrayBuffer>) => {
    const { action } = await folder.files.form(key, 'application/pdf', 100, `${url}/back`)
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.append(name, value)
    body.append('file', new File([file], '方案.pdf'))
    return app.request(action, { method: 'POST', body })
  }

  test('puts one file under its key and leads back', async () => {
    const { fields } = await folder.files.form(other, 'application/pdf', 100, `${url}/back`)
    const answer = await post(fields, Uint8Array.from(bytes))
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${url}/back`])
    expect(await folder.files.find(other)).toMatchObject({ size: bytes.length })
  })

  test('takes no larger one, no other key, and none after its fields were changed', async () => {
    const { fields } = await folder.files.form(other, 'application/pdf', 100, `${url}/back`)
    expect((await post(fields, new Uint8Array(101))).status).toBe(400)
    expect((await post(fields, new Uint8Array())).status).toBe(400)
    for (const change of [{ key }, { most: '9999' }, { back: 'https://elsewhere.example' }])
      expect((await post({ ...fields, ...change }, Uint8Array.from(bytes))).status).toBe(403)
  })
})
