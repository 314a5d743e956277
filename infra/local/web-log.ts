import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import type { LogLine } from '../../functions/web/problem.ts'

/**
 * The log of the web part, one JSON object a line: in the data folder, where on AWS it is in a log group. What failed
 * is also said where the program was started.
 */
export const webLog = (folder: string | undefined) => {
  const file = folder === undefined ? undefined : createWriteStream(join(folder, 'web.log'), { flags: 'a' })
  return {
    write: (line: LogLine): void => {
      const text = JSON.stringify({ time: new Date().toISOString(), ...line })
      if (line.level === 'error') console.error(text)
      file?.write(`${text}\n`)
    },
    end: (): Promise<void> => new Promise((resolve) => (file ? file.end(resolve) : resolve())),
  }
}
