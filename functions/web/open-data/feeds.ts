import { say, type Language, type Words } from '../../../domain/words.ts'
import { zoneWords } from '../../../domain/scheme-words.ts'
import { shortTime } from '../../../domain/zone-time.ts'
import { allCalls } from '../../calls-of.ts'
import { registerLines } from '../../register-lines.ts'
import { type CalendarEvent, calendarOfEvents } from '../calendar-file.ts'
import type { Web } from '../context.ts'
import type { Here, Site } from '../page.tsx'
import { type AtomEntry, atomFeed } from './atom.ts'
import { feedTitles } from './feed-links.ts'

const caching = { 'cache-control': 'public, max-age=300' } as const
/** A feed holds the last ones; whoever wants all takes the open data. */
const mostEntries = 50
/** Deadlines of so long ago are in the calendar still. */
const daysPast = 90
/** A deadline is drawn as the half hour before it. */
const drawnMinutes = 30

const languageOf = (c: Here): Language => (c.req.query('language') === 'en' ? 'en' : 'zh')
const day = (at: string): string => at.slice(0, 10)

/** Feeds of calls, notices and the register (RFC 4287), and a calendar of deadlines (RFC 5545). */
export const feeds = ({ app, web }: Site): void => {
  const { publicUrl } = web.settings
  const sources = { calls: callEntries, notices: noticeEntries, register: registerEntries } as const

  for (const [name, entriesOf] of Object.entries(sources))
    app.get(`/feeds/${name}.atom`, async (c) => {
      const language = languageOf(c)
      const feed = atomFeed({
        title: say(feedTitles[name] ?? { zh: name, en: name }, language),
        self: `${publicUrl}/feeds/${name}.atom?language=${language}`,
        page: `${publicUrl}/${name}`,
        language,
        entries: (await entriesOf(web, language)).slice(0, mostEntries),
      })
      return c.body(feed, 200, { ...caching, 'content-type': 'application/atom+xml; charset=utf-8' })
    })

  app.get('/feeds/deadlines.ics', async (c) => {
    const language = languageOf(c)
    const events = await deadlines(web, language, c.var.arrived)
    const name = say({ zh: '创新联合体申报与公示期限', en: 'Consort: calls and notices' }, language)
    return c.body(calendarOfEvents(events, name), 200, {
      ...caching,
      'content-type': 'text/calendar; charset=utf-8',
    })
  })
}

const newestFirst = (entries: readonly AtomEntry[]): AtomEntry[] =>
  entries.toSorted((a, b) => (a.updated === b.updated ? 0 : a.updated < b.updated ? 1 : -1))

const callEntries = async ({ world, settings }: Web, language: Language): Promise<AtomEntry[]> => {
  const entries = (await allCalls(world)).map(async (call) => {
    const { timeZone } = await world.schemes.load(call.scheme)
    const { zh, en } = zoneWords[timeZone]
    const [opens, closes] = [shortTime(call.opens, timeZone), shortTime(call.closes, timeZone)]
    const last = call.extensions?.at(-1)
    const moved = last?.reason
    const words: Words = {
      zh: `开始 ${opens}，截止 ${closes}（${zh}）${moved ? `；截止时间已延长：${moved.zh}` : ''}`,
      en: `Opens ${opens}, closes ${closes} (${en})${moved ? `; the deadline was moved: ${moved.en}` : ''}`,
    }
    const published = call.announced ?? call.opens
    return {
      address: `${settings.publicUrl}/calls/${call.id}`,
      title: say(call.title, language),
      published,
      updated: last?.at ?? published,
      summary: say(words, language),
    }
  })
  return newestFirst(await Promise.all(entries))
}

const noticeEntries = async ({ world, settings }: Web, language: Language): Promise<AtomEntry[]> => {
  const { items } = await world.store.cases.underNotice({ limit: 100 })
  const entries = items.flatMap(({ id, title, leadName, status }) => {
    if (status.is !== 'notice') return []
    const begins = `${day(status.firstDay)}T00:00:00Z`
    const words: Words = {
      zh: `${leadName}；公示期 ${status.firstDay} 至 ${status.lastDay}，有异议的可在页面上提出`,
      en: `${leadName}; under notice from ${status.firstDay} to ${status.lastDay}, objections on the page`,
    }
    return [
      {
        address: `${settings.publicUrl}/notices/${id}`,
        title,
        published: begins,
        updated: begins,
        summary: say(words, language),
      },
    ]
  })
  return newestFirst(entries)
}

/** What was given or ended here. Public reports have no exact day, and are in the open data. */
const registerEntries = async (web: Web, language: Language): Promise<AtomEntry[]> => {
  const entries = (await registerLines(web.world)).flatMap((line) => {
    if (line.is === 'reported' || line.since === undefined) return []
    const words: Words =
      line.ended === undefined
        ? {
            zh: `${line.number ?? ''}，${line.leads.join('、')}`,
            en: `${line.number ?? ''}, ${line.leads.join(', ')}`,
          }
        : { zh: `${line.number ?? ''}，已终止`, en: `${line.number ?? ''}, ended` }
    return [
      {
        address: `${web.settings.publicUrl}/register/${line.id}`,
        title: line.name,
        published: line.since,
        updated: line.ended ?? line.since,
        summary: say(words, language),
      },
    ]
  })
  return newestFirst(entries)
}

const deadlines = async (
  { world, settings }: Web,
  language: Language,
  now: string,
): Promise<CalendarEvent[]> => {
  const { publicUrl } = settings
  const host = new URL(publicUrl).hostname
  const since = new Date(Date.parse(now) - daysPast * 86_400_000).toISOString()
  const event = (uid: string, written: string, at: string, words: Words, path: string): CalendarEvent => ({
    uid: `${uid}@${host}`,
    written,
    begins: new Date(Date.parse(at) - drawnMinutes * 60_000).toISOString(),
    minutes: drawnMinutes,
    title: say(words, language),
    place: '',
    text: `${publicUrl}${path}`,
    link: `${publicUrl}${path}`,
    free: true,
  })
  const calls = (await allCalls(world)).filter(({ closes }) => closes >= since)
  const notices = (await world.store.cases.underNotice({ limit: 200 })).items
  return [
    ...calls.flatMap((call) => {
      const written = call.extensions?.at(-1)?.at ?? call.announced ?? call.opens
      const { zh, en } = call.title
      const path = `/calls/${call.id}`
      return [
        event(
          `opens-${call.id}`,
          written,
          call.opens,
          { zh: `申报开始：${zh}`, en: `Call opens: ${en}` },
          path,
        ),
        event(
          `closes-${call.id}`,
          written,
          call.closes,
          { zh: `申报截止：${zh}`, en: `Call closes: ${en}` },
          path,
        ),
      ]
    }),
    ...notices.flatMap(({ id, title, status }) =>
      status.is === 'notice'
        ? [
            event(
              `notice-${id}`,
              `${day(status.firstDay)}T00:00:00Z`,
              status.ends,
              { zh: `公示结束，异议截止：${title}`, en: `Notice ends, objections until then: ${title}` },
              `/notices/${id}`,
            ),
          ]
        : [],
    ),
  ]
}
