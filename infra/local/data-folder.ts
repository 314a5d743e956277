import { createHash } from 'node:crypto'
import { mkdir, rm, stat } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { explained, StartProblem } from './start-problem.ts'

/** Everything that the program keeps in its folder. What else lies there is somebody else's. */
const ours = [
  'table.sqlite',
  'table.sqlite-shm',
  'table.sqlite-wal',
  'shared-local-instance.db',
  'engine.pid',
  'issuer-key.json',
  'receipt-key.json',
  'clock.json',
  'clock.json.new',
  'example-programme',
  'example-applications',
  'files',
  'files-key',
  'mail',
  'web.log',
]

/** Makes the folder with whatever is missing above it, one after the other: the system then says at once what is wrong. */
export const makeFolder = async (folder: string): Promise<void> => {
  try {
    const missing: string[] = []
    for (let at = resolve(folder); !(await isThere(at)) && at !== dirname(at); at = dirname(at))
      missing.unshift(at)
    for (const one of missing) await mkdir(one)
    if (!(await stat(folder)).isDirectory()) throw new StartProblem(`${folder} is a file: name a folder.`)
  } catch (problem) {
    throw explained(problem, { folder })
  }
}

/** Whether a file or folder is there. */
export const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

/** Begins anew: takes away what the program keeps there and leaves everything else. */
export const emptyFolder = async (folder: string): Promise<void> => {
  for (const name of ours) await rm(join(folder, name), { recursive: true, force: true })
}

/**
 * Holds a folder for one program. Two over one table would take it from each other. The lock is a socket: it ends
 * with the process, however that ends.
 */
export const lockFolder = async (folder: string): Promise<() => Promise<void>> => {
  const name = `consort-${createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 16)}`
  const path = process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`)
  const server = createServer((socket) => socket.destroy())
  const listen = (): Promise<boolean> =>
    new Promise((resolve, reject) => {
      server.once('error', (problem) =>
        'code' in problem && problem.code === 'EADDRINUSE' ? resolve(false) : reject(problem),
      )
      server.listen(path, () => resolve(true))
    })
  if (!(await listen())) {
    if (await answers(path))
      throw new StartProblem(
        `The folder ${folder} is in use by another start of the program: stop that one, or choose another folder with --data.`,
      )
    // Left behind by a process that was killed.
    await rm(path, { force: true })
    await listen()
  }
  server.unref()
  return () => new Promise((resolve) => server.close(() => resolve()))
}

const answers = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(path)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
