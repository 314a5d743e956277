#!/usr/bin/env node
// Checks an evidence package on any computer: `node verify.mjs` in the unpacked folder. It needs Node 20 or later, no
// network, and nothing else: what is hashed and signed is said here once more, apart from the program that wrote it.
import { createHash, createPublicKey, verify } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = process.argv[2] ?? import.meta.dirname
const faults = []
const passed = []
const bytes = (path) => readFileSync(join(folder, path))
const read = (path) => JSON.parse(bytes(path).toString('utf8'))
const sha256 = (data) => createHash('sha256').update(data).digest('hex')

/** JSON with its keys in order and nothing between them: what every digest in the record is taken of. */
const spelled = (value) =>
  JSON.stringify(value, (_, held) =>
    held !== null && typeof held === 'object' && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : held,
  )
const digest = (value) => sha256(spelled(value))

const check = (what, look) => {
  const before = faults.length
  try {
    look((fault) => faults.push(`${what}: ${fault}`))
  } catch (problem) {
    faults.push(`${what}: ${problem.message}`)
  }
  if (faults.length === before) passed.push(what)
}

const from64 = (part) => Buffer.from(part, 'base64url')

check('signature of the manifest', (fault) => {
  const [head, body, signature] = bytes('manifest.jws').toString('utf8').trim().split('.')
  const { kid, alg, typ } = JSON.parse(from64(head).toString('utf8'))
  if (alg !== 'EdDSA' || typ !== 'consort-evidence+jws') return fault('it was signed for something else')
  const key = read('keys.json').keys.find((one) => one.kid === kid)
  if (!key) return fault('its key is not among keys.json')
  const publicKey = createPublicKey({ key: { kty: key.kty, crv: key.crv, x: key.x }, format: 'jwk' })
  if (!verify(null, Buffer.from(`${head}.${body}`), publicKey, from64(signature)))
    return fault('it does not match')
  if (from64(body).toString('utf8') !== spelled(read('manifest.json')))
    return fault('the manifest is not the one that was signed')
  // RFC 7638: the name of a key is a digest of it.
  const thumbprint = createHash('sha256').update(spelled({ crv: key.crv, kty: key.kty, x: key.x }))
  if (thumbprint.digest('base64url') !== kid) return fault('the key does not bear its own name')
  console.log(`Key ${kid}: compare with ${read('manifest.json').issuer}/.well-known/jwks.json`)
})

check('files', (fault) => {
  const { files } = read('manifest.json')
  for (const { path, size, sha256: expected } of files)
    if (!existsSync(join(folder, path))) fault(`${path} is missing`)
    else if (bytes(path).length !== size || sha256(bytes(path)) !== expected) fault(`${path} was changed`)
  const listed = new Set([...files.map(({ path }) => path), 'manifest.json', 'manifest.jws'])
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
      .slice(folder.length)
      .replaceAll('\\', '/')
      .replace(/^\//, '')
    if (entry.isFile() && !listed.has(path)) fault(`${path} was added`)
  }
})

const history = () => read('record/history.json')

check('history', (fault) => {
  let previous = '0'.repeat(64)
  for (const [index, { hash, ...rest }] of history().entries()) {
    const at = `event ${index + 1}`
    if (rest.seq !== index + 1) fault(`${at} is missing or stands twice`)
    if (rest.previous !== previous) fault(`${at} does not follow the one before it`)
    if (digest(rest) !== hash) fault(`${at} was changed`)
    previous = hash
  }
  const { chain } = read('record/case.json')
  if (chain.seq !== history().length || chain.hash !== previous) fault('it does not end where the case says')
  if (read('manifest.json').chain.hash !== previous) fault('it does not end where the manifest says')
})

check('answers', (fault) => {
  const tasks = new Map(read('record/tasks.json').map((task) => [task.id, task]))
  for (const { seq, facts } of history()) {
    if (typeof facts.task !== 'string' || typeof facts.answer !== 'string') continue
    if (digest(tasks.get(facts.task)?.answer ?? null) !== facts.answer)
      fault(`the answer of event ${seq} is another one`)
  }
})

check('what was handed in', (fault) => {
  for (const { seq, facts } of history()) {
    if (typeof facts.version !== 'number' || typeof facts.hash !== 'string') continue
    const path = `record/handed-in/${facts.version}.json`
    if (!existsSync(join(folder, path))) fault(`version ${facts.version} of event ${seq} is missing`)
    else {
      const { title, sections, members, documents, salt } = read(path)
      const salted = salt === undefined ? {} : { salt }
      if (digest({ title, sections, members, documents, ...salted }) !== facts.hash)
        fault(`version ${facts.version} of event ${seq} was changed`)
    }
  }
})

check('documents', (fault) => {
  for (const { path, document } of read('manifest.json').documents) {
    const known = read('record/documents.json').find(({ id }) => id === document)
    if (!known) fault(`${path ?? document} is not on record`)
    else if (path !== undefined && sha256(bytes(path)) !== known.state.contents.sha256)
      fault(`${path} is not the file that was handed in`)
  }
})

for (const line of passed) console.log(`ok     ${line}`)
for (const line of faults) console.log(`FAULT  ${line}`)
process.exit(faults.length === 0 ? 0 : 1)
