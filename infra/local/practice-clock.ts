import { readFileSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const Kept = z.object({ offset: z.number() })

/** A clock that can be moved ahead, never back; time flows on from there. With a folder it survives a restart. */
export const practiceClock = (folder?: string) => {
  const file = folder === undefined ? undefined : join(folder, 'clock.json')
  let offset = 0
  if (file !== undefined)
    try {
      offset = Kept.parse(JSON.parse(readFileSync(file, 'utf8'))).offset
    } catch {
      offset = 0
    }
  const now = () => new Date(Date.now() + offset)
  return {
    now,
    offset: () => offset,
    moveTo: async (time: Date): Promise<void> => {
      offset = Math.max(offset, time.getTime() - Date.now())
      if (file === undefined) return
      await writeFile(`${file}.new`, JSON.stringify({ offset }))
      await rename(`${file}.new`, file)
    },
  }
}
export type PracticeClock = ReturnType<typeof practiceClock>
