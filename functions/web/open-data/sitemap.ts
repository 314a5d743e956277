import { schemeCode } from '../../../domain/ids.ts'
import { allCalls } from '../../calls-of.ts'
import { registerLines } from '../../register-lines.ts'
import type { Site } from '../page.tsx'
import { xmlText } from './atom.ts'

const caching = { 'cache-control': 'public, max-age=3600' } as const
const xml = { ...caching, 'content-type': 'application/xml; charset=utf-8' } as const
/** A map holds 50,000 addresses at most; so many are some 3 MB. */
const mostAddresses = 30_000

/**
 * What answers a stranger and is no page to be found. Whatever is somebody's own needs no line here: it answers robots
 * with 401 or 404, and a list of it would only tell its names.
 */
const notToBeRead = ['/api/', '/calendar/', '/dev/', '/files/', '/invitations/', '/sign-in', '/signed-in']

const map = (addresses: readonly string[]): string =>
  [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...addresses.map((address) => `<url><loc>${xmlText(address)}</loc></url>`),
    '</urlset>',
    '',
  ].join('\n')

/** What machines are told of where everybody's pages are. Notices are up for some days: they are in no map. */
export const sitemap = ({ app, web }: Site): void => {
  const { world, settings } = web
  const { publicUrl } = settings

  app.get('/robots.txt', (c) =>
    c.body(
      [
        'User-agent: *',
        ...notToBeRead.map((path) => `Disallow: ${path}`),
        `Sitemap: ${publicUrl}/sitemap.xml`,
        '',
      ].join('\n'),
      200,
      { ...caching, 'content-type': 'text/plain; charset=utf-8' },
    ),
  )

  app.get('/sitemap.xml', async (c) => {
    const parts = Math.ceil((await registerLines(world)).length / mostAddresses)
    const maps = [
      `${publicUrl}/sitemaps/pages.xml`,
      ...Array.from({ length: parts }, (_, part) => `${publicUrl}/sitemaps/register.xml?part=${part + 1}`),
    ]
    const index = [
      '<?xml version="1.0" encoding="utf-8"?>',
      '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
      ...maps.map((address) => `<sitemap><loc>${xmlText(address)}</loc></sitemap>`),
      '</sitemapindex>',
      '',
    ]
    return c.body(index.join('\n'), 200, xml)
  })

  app.get('/sitemaps/pages.xml', async (c) => {
    const [programmes, calls] = await Promise.all([world.schemes.current(), allCalls(world)])
    const paths = [
      '/',
      '/programmes',
      ...programmes.map(({ ref }) => `/programmes/${schemeCode(ref)}`),
      '/calls',
      ...calls.map(({ id }) => `/calls/${id}`),
      '/notices',
      '/register',
      '/certificates',
      '/open-data',
    ]
    return c.body(map(paths.map((path) => `${publicUrl}${path}`)), 200, xml)
  })

  app.get('/sitemaps/register.xml', async (c) => {
    const part = Math.max(1, Math.trunc(Number(c.req.query('part') ?? '1')) || 1)
    const lines = (await registerLines(world)).toSorted((a, b) => (a.id < b.id ? -1 : 1))
    const own = lines.slice((part - 1) * mostAddresses, part * mostAddresses)
    return c.body(map(own.map(({ id }) => `${publicUrl}/register/${id}`)), 200, xml)
  })
}
