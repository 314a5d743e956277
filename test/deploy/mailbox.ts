import { SMTPServer } from 'smtp-server'

/** A mail server on loopback that keeps the id of every message that it takes. */
export const openMailbox = async () => {
  const ids: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    // Its certificate would be nobody's; on loopback nothing is read on the way.
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.once('end', () => {
        const [, id = ''] = /^message-id:\s*<(.+)@consort>/im.exec(Buffer.concat(parts).toString()) ?? []
        ids.push(Buffer.from(id, 'base64url').toString())
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    ids,
    close: (): Promise<void> => new Promise((resolve) => server.close(resolve)),
  }
}
