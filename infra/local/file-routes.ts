import { Readable } from 'node:stream'
import { type Context, Hono } from 'hono'
import { type FileFolder, NotAsAnnounced, type Ticket } from './file-folder.ts'
import { readUploadForm } from './upload-form.ts'

/** What is served here was sent by somebody: it runs nothing and is never taken for another type. */
const guarded = {
  'content-security-policy': "sandbox; default-src 'none'",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'private, no-store',
  'referrer-policy': 'no-referrer',
} as const

/**
 * Where browsers put and fetch bytes on one machine, as they do from a bucket. The address alone says what is allowed;
 * cookies are not looked at. Bytes go from the wire to the disk, never whole through memory.
 */
export const fileRoutes = (folder: FileFolder): Hono => {
  const app = new Hono()

  app.put('/storage', async (c) => {
    const ticket = ticketOf(c, folder, 'part')
    if (ticket === undefined) return refused(c, 403)
    // The bytes are those that were signed for, or none at all.
    if (c.req.header('content-length') !== ticket.size) return refused(c, 403)
    return taking(c, async () => {
      await folder.takePart(ticket, bytesOf(c))
      return c.body(null, 200, { etag: `"${ticket.n}"` })
    })
  })

  app.post('/storage', (c) =>
    taking(c, async () => {
      const { fields, file, name } = await readUploadForm(c.req.header('content-type') ?? '', bytesOf(c))
      const ticket = folder.allowed(fields)
      if (ticket?.do !== 'form') return refused(c, 403)
      await folder.takeWhole(ticket, file, name)
      return c.redirect(ticket.back ?? '/', 303)
    }),
  )

  app.get('/storage', async (c) => {
    const ticket = ticketOf(c, folder, 'get')
    if (ticket === undefined) return refused(c, 403)
    const { key = '', stored = '', type = '', disposition = '' } = ticket
    const size = await folder.size(key, stored)
    const headers = {
      ...guarded,
      'content-type': type,
      'content-disposition': disposition,
      'accept-ranges': 'bytes',
    }
    const range = rangeOf(c.req.header('range'), size)
    if (range === 'none') return c.body(null, 416, { ...headers, 'content-range': `bytes */${size}` })
    const { start, end } = range ?? { start: 0, end: size - 1 }
    const body = streamed(folder.stream(key, stored, { start, end }))
    return c.body(body, range === undefined ? 200 : 206, {
      ...headers,
      'content-length': String(end - start + 1),
      ...(range === undefined ? {} : { 'content-range': `bytes ${start}-${end}/${size}` }),
    })
  })

  return app
}

const ticketOf = (c: Context, folder: FileFolder, does: string): Ticket | undefined => {
  const ticket = folder.allowed(c.req.query())
  return ticket?.do === does ? ticket : undefined
}

const refused = (c: Context, status: 400 | 403) =>
  c.text(
    status === 403 ? 'This address allows nothing of the kind, or not any more.' : 'Not as announced.',
    status,
    guarded,
  )

const taking = async (c: Context, act: () => Promise<Response>): Promise<Response> => {
  try {
    return await act()
  } catch (problem) {
    if (problem instanceof NotAsAnnounced) return refused(c, 400)
    throw problem
  }
}

const bytesOf = (c: Context): AsyncIterable<Uint8Array> => c.req.raw.body ?? Readable.from([])

/** Read from the disk as fast as the reader takes it, and no further. */
const streamed = (from: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> => {
  const bytes = from[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await bytes.next()
      if (done === true) controller.close()
      else controller.enqueue(value)
    },
    cancel: async () => {
      await bytes.return?.()
    },
  })
}

/** One range of RFC 9110; several at once are answered with the whole. */
const rangeOf = (
  header: string | undefined,
  size: number,
): { start: number; end: number } | 'none' | undefined => {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (first === '' && last === '') return undefined
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  return start <= end && start < size ? { start, end } : 'none'
}
