/** A browser in a few lines: it keeps cookies, host by host, and follows redirects. */
const browser = () => {
  const jar = new Map<string, Map<string, string>>()
  const visit = async (url: string, form?: Readonly<Record<string, string>>): Promise<Page> => {
    let method = form === undefined ? 'GET' : 'POST'
    let at = new URL(url)
    for (let hops = 0; hops < 10; hops += 1) {
      const cookies = jar.get(at.host) ?? new Map<string, string>()
      jar.set(at.host, cookies)
      const response = await fetch(at, {
        method,
        redirect: 'manual',
        headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
        ...(method === 'POST' ? { body: new URLSearchParams(form) } : {}),
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
  return visit
}
type Page = { readonly url: string; readonly status: number; readonly html: string }

/**
 * Pages as people come by them: the front page with its style and script, then a sign-in at the issuer and back.
 * Says what is wrong.
 */
export const browse = async (publicUrl: string, subject: string): Promise<string[]> => {
  const visit = browser()
  const pages: [string, Page, RegExp][] = []
  const look = async (what: string, holds: RegExp, url: string, form?: Record<string, string>) => {
    const page = await visit(url, form)
    pages.push([what, page, holds])
    return page
  }
  await look('the front page', /<h1/, publicUrl)
  await look('the style', /\{/, `${publicUrl}/assets/style.css`)
  await look('the script', /\(/, `${publicUrl}/assets/script.js`)
  const choose = await look('the issuer', /name="person"/, `${publicUrl}/sign-in`, { back: '/me' })
  const { 1: action = '/' } = /action="(\/interaction\/[^"]+)"/.exec(choose.html) ?? []
  await look('the page of the one signed in', new RegExp(subject), new URL(action, choose.url).href, {
    person: subject,
  })
  return pages
    .filter(([, { status, html }, holds]) => status !== 200 || !holds.test(html))
    .map(([what, { url, status }]) => `${what} is not what it should be: ${status} at ${url}`)
}
