import { createServer } from 'node:http'
import { Agent, request } from 'node:https'

/** Where the emulator keeps the API: it tells APIs apart by the host that is asked for. */
type Target = { readonly port: number; readonly host: string }

/**
 * A plain address on loopback before the emulator's API, as a domain of one's own stands before API Gateway:
 * `….execute-api.localhost` is not found by every resolver, and pages need an address without a path.
 */
export const openFront = async () => {
  const led: { to?: Target } = {}
  const agent = new Agent({ keepAlive: true })
  const server = createServer((asked, answer) => {
    if (led.to === undefined) {
      answer.writeHead(503).end()
      return
    }
    const onward = request(
      {
        agent,
        host: '127.0.0.1',
        port: led.to.port,
        // The certificate names the machine, not every API on it.
        servername: 'localhost',
        method: asked.method,
        path: asked.url,
        headers: { ...asked.headers, host: led.to.host },
      },
      (answered) => {
        answer.writeHead(answered.statusCode ?? 502, answered.rawHeaders)
        answered.pipe(answer)
      },
    )
    onward.once('error', () => answer.writeHead(502).end())
    asked.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    leadTo: (target: Target): void => {
      led.to = target
    },
    close: (): Promise<void> =>
      new Promise((resolve) => {
        agent.destroy()
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
