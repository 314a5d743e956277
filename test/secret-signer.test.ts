import { createServer } from 'node:http'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { secretSigner } from '../functions/secret-signer.ts'

/** A secret store that answers as it is told to. */
const answers: { status: number; body: object } = { status: 200, body: {} }
const store = createServer((_, response) =>
  response
    .writeHead(answers.status, { 'content-type': 'application/x-amz-json-1.1' })
    .end(JSON.stringify(answers.body)),
)
const said: string[] = []

beforeEach(async () => {
  await new Promise<void>((resolve) => store.listen(0, '127.0.0.1', resolve))
  const address = store.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  vi.stubEnv('AWS_ENDPOINT_URL_SECRETS_MANAGER', `http://127.0.0.1:${port}`)
  vi.stubEnv('AWS_REGION', 'eu-central-1')
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test')
  said.length = 0
  vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
})
afterEach(async () => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  store.closeAllConnections()
  await new Promise((resolve) => store.close(resolve))
})

const signer = () => secretSigner({ arn: 'arn:secret', table: 'the-table' }, 'https://consort.example')

test('a key that cannot be read is counted for the alarm, and asked for again the next time', async () => {
  const one = signer()
  answers.status = 400
  answers.body = { __type: 'AccessDeniedException', Message: 'not yours' }
  await expect(one.publicKey()).rejects.toThrow('not yours')
  expect(said.map((line): unknown => JSON.parse(line))).toMatchObject([
    { Table: 'the-table', ReceiptKeyUnread: 1 },
  ])
  answers.status = 200
  answers.body = { SecretString: JSON.stringify({ seed: 's'.repeat(64) }) }
  expect(await one.publicKey()).toMatchObject({ kty: 'OKP', alg: 'EdDSA' })
  expect(said).toHaveLength(1)
})

test('a secret that holds no seed is no key', async () => {
  answers.status = 200
  answers.body = { SecretString: '{}' }
  await expect(signer().publicKey()).rejects.toThrow('seed')
  expect(said).toHaveLength(1)
})
