import { connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { audience } from '../support/api.ts'
import { startIssuer } from '../support/issuer.ts'
import { openWorld } from './world.ts'

/** Where the engine of the failing test listened. */
const left: { port?: number } = {}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })

test.fails('fails in the middle of a world', async () => {
  const issuer = await startIssuer(audience)
  onTestFinished(issuer.stop)
  const { town } = await openWorld(issuer, Buffer.from(''))
  left.port = Number(new URL(town.program.endpoint).port)
  expect(await answers(left.port)).toBe(true)
  throw new Error('as a story fails')
})

test('a world ends with a test that fails: no engine stays behind', async () => {
  expect(left.port).toBeDefined()
  expect(await answers(left.port ?? 0)).toBe(false)
})
