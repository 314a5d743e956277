import { NotAsAnnounced } from './file-folder.ts'

/** The fields before the file are short; a form that has longer ones is none of ours. */
const mostFieldBytes = 64 * 1024

/**
 * A form with one file in its last field (`multipart/form-data`), as storage takes it: the fields are read, the file
 * stays a stream. `formData()` would hold all of it in memory.
 */
export const readUploadForm = async (
  contentType: string,
  body: AsyncIterable<Uint8Array>,
): Promise<{ fields: Record<string, string>; file: AsyncIterable<Uint8Array>; name: string }> => {
  const boundary = /;\s*boundary="?([^";]{1,70})"?/i.exec(contentType)?.[1]
  if (boundary === undefined) throw new NotAsAnnounced('no form')
  const mark = Buffer.from(`\r\n--${boundary}`)
  const source = body[Symbol.asyncIterator]()
  // The first mark has no line before it.
  let held: Buffer = Buffer.from('\r\n')
  const more = async (): Promise<void> => {
    const { done, value } = await source.next()
    if (done === true) throw new NotAsAnnounced('cut off')
    held = Buffer.concat([held, value])
  }
  const upTo = async (sign: Buffer): Promise<Buffer> => {
    for (let at = held.indexOf(sign); ; at = held.indexOf(sign)) {
      if (at >= 0) {
        const before = held.subarray(0, at)
        held = held.subarray(at + sign.length)
        return before
      }
      if (held.length > mostFieldBytes) throw new NotAsAnnounced('too much before the file')
      await more()
    }
  }
  await upTo(mark)
  const fields: Record<string, string> = {}
  for (;;) {
    await upTo(Buffer.from('\r\n'))
    const head = (await upTo(Buffer.from('\r\n\r\n'))).toString('utf8')
    const name = /name="([^"]*)"/.exec(head)?.[1] ?? ''
    const [, called] = /filename="([^"]*)"/.exec(head) ?? []
    if (called !== undefined) return { fields, file: untilMark(held, source, mark), name: asTyped(called) }
    fields[name] = (await upTo(mark)).toString('utf8')
    if (held.subarray(0, 2).toString() === '--') throw new NotAsAnnounced('no file')
  }
}

/** Browsers write a quotation mark and line breaks of a file's name as an address has them, and nothing else. */
const asTyped = (name: string): string => name.replaceAll(/%(22|0A|0D)/gi, '')

/** The bytes before the closing mark. As many are held back as the mark is long, for it may come in two pieces. */
async function* untilMark(
  first: Buffer,
  source: AsyncIterator<Uint8Array>,
  mark: Buffer,
): AsyncGenerator<Uint8Array> {
  let held = first
  for (;;) {
    const at = held.indexOf(mark)
    if (at >= 0) {
      yield held.subarray(0, at)
      return
    }
    const sure = held.length - mark.length
    if (sure > 0) {
      yield held.subarray(0, sure)
      held = held.subarray(sure)
    }
    const { done, value } = await source.next()
    if (done === true) throw new NotAsAnnounced('cut off')
    held = Buffer.concat([held, value])
  }
}
