import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import { Language } from '../../domain/words.ts'
import type { View, Web } from './context.ts'
import { type Here, viewHere } from './page.tsx'
import { languageCookie } from './session.ts'
import { Layout } from './ui/layout.tsx'

export type FeedLink = { readonly title: string; readonly href: string }

export type PublicPage = {
  readonly title: string
  /** What a search engine shows under the title. */
  readonly description: string
  readonly feeds?: readonly FeedLink[]
  /** What is up for some days only, or one of endlessly many searches, is not kept by search engines. */
  readonly passing?: boolean
  /** It shows what its reader only just typed: nobody keeps it. */
  readonly typed?: boolean
}

/**
 * The reader of a page for everybody. Its address may say the language: that one is kept, as if it had been chosen with
 * the button, and the page's own address is the one without.
 */
export const publicView = (c: Here, web: Web): View => {
  const asked = Language.safeParse(c.req.query('language'))
  if (asked.success) {
    c.set('language', asked.data)
    // Who has chosen it already is not told again: the page is then as anybody's.
    if (languageCookie.read(c, web.settings) !== asked.data) languageCookie.put(c, web.settings, asked.data)
  }
  return { ...viewHere(c, web), path: pathWithout(c.req.url, 'language') }
}

export const pathWithout = (url: string, ...names: readonly string[]): string => {
  const { pathname, searchParams } = new URL(url)
  for (const name of names) searchParams.delete(name)
  const query = searchParams.toString()
  return query === '' ? pathname : `${pathname}?${query}`
}

/** The page at its one address, with the other language and what can be subscribed to named in its head. */
export const showPublic = (c: Here, web: Web, view: View, page: PublicPage, body: Child) => {
  const { title, description, feeds = [], passing = false, typed = false } = page
  c.set('forEverybody', !typed)
  const address = `${web.settings.publicUrl}${view.path}`
  const inLanguage = (language: Language): string =>
    `${address}${address.includes('?') ? '&' : '?'}language=${language}`
  return c.html(
    html`<!doctype html>${(
        <Layout
          view={view}
          title={title}
          head={
            <>
              <meta name="description" content={description} />
              {passing ? <meta name="robots" content="noindex, follow" /> : null}
              <link rel="canonical" href={address} />
              <link rel="alternate" hreflang="zh-CN" href={inLanguage('zh')} />
              <link rel="alternate" hreflang="en" href={inLanguage('en')} />
              <link rel="alternate" hreflang="x-default" href={address} />
              {feeds.map((feed) => (
                <link rel="alternate" type="application/atom+xml" title={feed.title} href={feed.href} />
              ))}
            </>
          }
        >
          {body}
        </Layout>
      )}`,
  )
}
