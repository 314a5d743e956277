import { connect } from 'node:net'
import { z } from 'zod'
import type { Scan } from '../../domain/document.ts'

/** Who looks for malware. `later`: the verdict comes by itself, as an event. */
export type Scanner = {
  scan(read: () => Promise<AsyncIterable<Uint8Array>>): Promise<Scan | 'later'>
}

/** Nobody does: said wherever the file is shown. */
export const noScanner: Scanner = { scan: () => Promise.resolve({ is: 'not-scanned' }) }

/** Verdicts come from the storage's own scanner. */
export const laterScanner: Scanner = { scan: () => Promise.resolve('later') }

/** Longer than any file takes; a scanner that hangs is asked again by the workflow. */
const scanSeconds = 240

/** ClamAV's daemon, by its own protocol. Its address comes from the settings alone. */
export const clamd = ({ host, port }: { readonly host: string; readonly port: number }): Scanner => ({
  scan: async (read) => {
    const said = await streamed(host, port, await read())
    if (/: OK$/.test(said)) return { is: 'clean' }
    const found = /: (.+) FOUND$/.exec(said)?.[1]
    if (found !== undefined) return { is: 'infected', found: found.slice(0, 120) }
    throw new Error(`the scanner said: ${said.slice(0, 200)}`)
  },
})

/** `INSTREAM`: pieces with their length before them, and a length of nought at the end. */
const streamed = (host: string, port: number, bytes: AsyncIterable<Uint8Array>): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host, port })
    let answer = ''
    socket.setTimeout(scanSeconds * 1000, () => socket.destroy(new Error('the scanner does not answer')))
    socket.on('data', (data) => {
      answer += data.toString('utf8')
      if (!answer.includes('\0')) return
      resolve(answer.replaceAll('\0', '').trim())
      socket.destroy()
    })
    socket.once('error', reject)
    socket.once('close', () => reject(new Error('the scanner hung up')))
    const write = (data: Uint8Array): Promise<void> =>
      new Promise((done, failed) => {
        if (socket.destroyed) done()
        else socket.write(data, (problem) => (problem ? failed(problem) : done()))
      })
    const send = async (): Promise<void> => {
      await write(Buffer.from('zINSTREAM\0'))
      for await (const chunk of bytes) {
        // It has said its word already: the rest need not be sent.
        if (socket.destroyed) return
        const length = Buffer.alloc(4)
        length.writeUInt32BE(chunk.byteLength)
        await write(Buffer.concat([length, chunk]))
      }
      await write(Buffer.alloc(4))
    }
    send().catch((problem: unknown) => {
      // A scanner that found something hangs up in the middle: what it said counts.
      if (answer === '') reject(problem)
    })
  })

/** What GuardDuty says of an object, as EventBridge brings it. */
export const ScanEvent = z.object({
  source: z.literal('aws.guardduty'),
  detail: z.object({
    s3ObjectDetails: z.object({ objectKey: z.string(), versionId: z.string().optional() }),
    scanResultDetails: z.object({
      scanResultStatus: z.string(),
      threats: z.array(z.object({ name: z.string() })).nullish(),
    }),
  }),
})
export type ScanEvent = z.infer<typeof ScanEvent>

/** A verdict in our words. What could not be scanned (too large, encrypted) is not called clean. */
export const verdictOf = ({ detail: { scanResultDetails: said } }: ScanEvent): Scan => {
  if (said.scanResultStatus === 'NO_THREATS_FOUND') return { is: 'clean' }
  if (said.scanResultStatus === 'THREATS_FOUND')
    return { is: 'infected', found: (said.threats?.[0]?.name ?? 'malware').slice(0, 120) }
  return { is: 'not-scanned' }
}
