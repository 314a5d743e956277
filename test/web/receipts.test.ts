import { afterAll, beforeAll, expect, test } from 'vitest'
import { compactVerify, createLocalJWKSet } from 'jose'
import { z } from 'zod'
import type { CaseId } from '../../domain/ids.ts'
import { takeBackSubmission } from '../../functions/commands/submission.ts'
import { signerOf } from '../../functions/signer.ts'
import { type Desk, openDesk } from '../support/desk.ts'
import { openTown, type Town } from '../support/town.ts'

const File = z.object({ receipt: z.looseObject({ number: z.string() }), jws: z.string() })
const Keys = z.object({
  keys: z.array(z.object({ kty: z.string(), crv: z.string(), x: z.string(), kid: z.string() })),
})

let town: Town
let desk: Desk
let id: CaseId
let file: z.infer<typeof File>
const lead = '凭证公司'
beforeAll(async () => {
  town = await openTown()
  desk = openDesk(town)
  id = await town.apply(lead, [
    ['凭证大学', 'university'],
    ['凭证配套', 'enterprise'],
  ])
  file = File.parse(await (await desk.get(lead, `/cases/${id}/receipt.json`)).json())
})
afterAll(() => town.program.stop())

const check = async (body: unknown) => {
  const answer = await desk.pages.request('/api/receipts/check', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return z.looseObject({ verdict: z.string().optional() }).parse(await answer.json())
}

test('the keys are there for everybody, without the private part, and a library that knows nothing of us accepts', async () => {
  const answer = await desk.pages.request('/.well-known/jwks.json')
  expect(answer.headers.get('content-type')).toBe('application/jwk-set+json')
  const text = await answer.text()
  expect(text).not.toContain('"d"')
  const { payload, protectedHeader } = await compactVerify(
    file.jws,
    createLocalJWKSet(Keys.parse(JSON.parse(text))),
  )
  expect(JSON.parse(new TextDecoder().decode(payload))).toEqual(file.receipt)
  expect(protectedHeader).toMatchObject({ alg: 'EdDSA', typ: 'consort-receipt+jws' })
})

test('whoever has the file is told that it is genuine, or that it was changed', async () => {
  expect(await check(file)).toMatchObject({ verdict: 'genuine', receipt: { lead: { name: lead } } })
  expect(await check({ jws: file.jws })).toMatchObject({ verdict: 'genuine' })
  const changed = { ...file, receipt: { ...file.receipt, title: '别的联合体' } }
  expect(await check(changed)).toMatchObject({ verdict: 'altered', receipt: file.receipt })
  const [head = '', , signature = ''] = file.jws.split('.')
  const body = Buffer.from(JSON.stringify(changed.receipt)).toString('base64url')
  expect(await check({ jws: `${head}.${body}.${signature}` })).toEqual({ verdict: 'forged' })
  const stranger = signerOf('http://localhost:3000', () => Promise.resolve('x'.repeat(40)))
  expect(await check({ jws: await stranger.sign(JSON.stringify(file.receipt)) })).toEqual({
    verdict: 'forged',
  })
})

test('a number alone tells of no applicant', async () => {
  for (const typed of [file.receipt.number, ` ${file.receipt.number.toLowerCase()} `]) {
    const told = await check({ number: typed })
    expect(told).toMatchObject({
      verdict: 'known',
      number: file.receipt.number,
      standing: { is: 'in-force' },
    })
    expect(JSON.stringify(told)).not.toMatch(/凭证|uscc|title":"/)
  }
  expect(await check({ number: 'A2031-00000000' })).toEqual({ verdict: 'unknown' })
  expect(await check({ number: '<script>' })).toEqual({ verdict: 'unreadable' })
  const page = await (await desk.pages.request(`/receipts/check?number=${file.receipt.number}`)).text()
  expect(page).not.toContain('凭证')
})

test('the receipt is for the consortium, the office and auditors, and nobody else', async () => {
  for (const name of [lead, '凭证大学', 'officer', 'auditor'])
    expect([name, (await desk.get(name, `/cases/${id}/receipt`)).status]).toEqual([name, 200])
  for (const name of ['expert1', 'head', 'administrator'])
    for (const path of ['receipt', 'receipt.json'])
      expect([name, (await desk.get(name, `/cases/${id}/${path}`)).status]).toEqual([name, 404])
  expect((await desk.get(lead, `/cases/${id}/receipt?number=A2031-00000000`)).status).toBe(404)
})

test('a key that is used no more still proves what it signed', async () => {
  const next = signerOf('http://localhost:3000', () =>
    Promise.resolve('the secret after that, at least 32 long'),
  )
  await town.store.receipts.keepKey(await next.publicKey(), '2031-03-04T00:00:00.000Z')
  expect((await town.store.receipts.keys()).map(({ kid }) => kid)).toHaveLength(2)
  expect(await check(file)).toMatchObject({ verdict: 'genuine' })
})

test('what was taken back is still genuine, and says so', async () => {
  await takeBackSubmission(town.program.world, town.asking(lead), id)
  expect(await check(file)).toMatchObject({ verdict: 'genuine', standing: { is: 'taken-back' } })
})
