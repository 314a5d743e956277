import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptyFolder, lockFolder, makeFolder } from '../../../infra/local/data-folder.ts'
import { StartProblem } from '../../../infra/local/start-problem.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'consort-folder-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('to begin anew takes away what the program keeps, and nothing of anybody else', async () => {
  await mkdir(join(folder, 'mail'))
  for (const name of ['table.sqlite', 'clock.json', 'mail/1.json', 'thesis.txt'])
    await writeFile(join(folder, name), 'x')
  await emptyFolder(folder)
  expect(await readdir(folder)).toEqual(['thesis.txt'])
})

test('a folder serves one program at a time', async () => {
  const unlock = await lockFolder(folder)
  await expect(lockFolder(folder)).rejects.toThrow(/is in use by another start/)
  await unlock()
  const again = await lockFolder(folder)
  await again()
})

test('a program that was killed leaves no folder locked', async () => {
  const code = fileURLToPath(new URL('../../../infra/local/data-folder.ts', import.meta.url))
  const holder = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { lockFolder } from ${JSON.stringify(code)}
       await lockFolder(${JSON.stringify(folder)})
       process.stdout.write('held')
       setInterval(() => undefined, 1000)`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  await once(holder.stdout, 'data')
  await expect(lockFolder(folder)).rejects.toThrow(StartProblem)
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  const unlock = await lockFolder(folder)
  await unlock()
})

test('a folder is made with what is missing above it', async () => {
  await makeFolder(join(folder, 'a', 'b'))
  expect(await readdir(join(folder, 'a'))).toEqual(['b'])
})

test.each(['/proc/nothing/here', '/dev/null/here'])(
  '%s cannot be made, and that is said at once',
  async (place) => {
    await expect(makeFolder(place)).rejects.toThrow(/cannot be written: choose another one with --data/)
  },
)
