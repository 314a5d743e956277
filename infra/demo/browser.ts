export type Page = { readonly url: string; readonly status: number; readonly html: string }
type Sent = {
  readonly form?: Readonly<Record<string, string>>
  readonly json?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** A browser in a few lines: it keeps cookies, host by host, and follows redirects. */
export const browser = (ask: typeof fetch = fetch) => {
  const jar = new Map<string, Map<string, string>>()
  return async (url: string, { form, json, headers }: Sent = {}): Promise<Page> => {
    let method = form === undefined && json === undefined ? 'GET' : 'POST'
    let at = new URL(url)
    for (let hops = 0; hops < 10; hops += 1) {
      const cookies = jar.get(at.host) ?? new Map<string, string>()
      jar.set(at.host, cookies)
      const body = json === undefined ? new URLSearchParams(form) : JSON.stringify(json)
      const response = await ask(at, {
        method,
        redirect: 'manual',
        headers: {
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          ...(json === undefined ? {} : { 'content-type': 'application/json', accept: 'application/json' }),
          ...headers,
        },
        ...(method === 'POST' ? { body } : {}),
      })
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
        if (value === '' || /max-age=0/i.test(line)) cookies.delete(name)
        else cookies.set(name, value)
      }
      const next = response.headers.get('location')
      if (next === null) return { url: at.href, status: response.status, html: await response.text() }
      at = new URL(next, at)
      method = 'GET'
    }
    throw new Error(`${url} leads in circles`)
  }
}
export type Browser = ReturnType<typeof browser>
