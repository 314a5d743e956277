import { expect, test } from 'vitest'
import { canonical, chainStart, extendChain } from '../../../domain/history.ts'
import { signerOf } from '../../../functions/signer.ts'
import { sha256 } from '../../../functions/store/cases.ts'
import { verifyHistory } from '../../../infra/local/verify-history.ts'

const stamp = { by: 'system', as: 'system', at: '2031-03-03T01:00:00.000Z' } as const
const content = sha256('what was handed in')
const receipt = { number: 'A2031-1', case: 'case', content, arrived: stamp.at, title: '联合体' }
const signer = signerOf('https://consort.example', () =>
  Promise.resolve('a secret of at least 32 characters'),
)
const other = signerOf('https://consort.example', () => Promise.resolve('another one of at least 32 letters'))

const items = async (said: typeof receipt, signed = said, by = signer) => {
  const facts = { number: receipt.number, hash: content }
  const { head, events } = extendChain(
    { seq: 0, hash: chainStart },
    'case',
    [{ what: 'submitted', facts }],
    stamp,
    sha256,
  )
  return [
    { type: 'case', data: { id: 'case', chain: head } },
    ...events.map((event) => ({ type: 'event', data: event })),
    { type: 'receipt-key', data: { key: await signer.publicKey(), since: stamp.at } },
    {
      type: 'receipt',
      data: { receipt: said, jws: await by.sign(canonical(signed)), standing: { is: 'in-force' } },
    },
  ]
}

test('a receipt that bears a signature of ours and says what the history says has no fault', async () => {
  expect(verifyHistory(await items(receipt))).toEqual([])
})

test.each([
  ['reads otherwise than what was signed', { ...receipt, title: '别的联合体' }, receipt, signer, 'signature'],
  ['is signed by another key', receipt, receipt, other, 'signature'],
  ['is of other content', { ...receipt, content: sha256('else') }, undefined, signer, 'history'],
  ['is of another case', { ...receipt, case: 'elsewhere' }, undefined, signer, 'history'],
] as const)('a receipt that %s is found', async (_, said, signed, by, word) => {
  const wrong = verifyHistory(await items(said, signed ?? said, by))
  expect(wrong).toHaveLength(1)
  expect(wrong[0]).toContain(word)
})
