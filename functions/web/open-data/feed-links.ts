import type { Words } from '../../../domain/words.ts'
import type { View } from '../context.ts'
import type { FeedLink } from '../public-page.tsx'

/** What each feed is called. */
export const feedTitles: Readonly<Record<string, Words>> = {
  calls: { zh: '申报通知', en: 'Calls' },
  notices: { zh: '公示', en: 'Public notices' },
  register: { zh: '名录新增与变动', en: 'New in the register' },
}

/** The feed of a page, in the reader's language, for its head and its links. */
export const feedOf = (view: View, name: 'calls' | 'notices' | 'register'): FeedLink => ({
  title: view.say(feedTitles[name] ?? { zh: name, en: name }),
  href: `/feeds/${name}.atom?language=${view.language}`,
})

/** The calendar of deadlines, in the reader's language. */
export const calendarAddress = (view: View): string => `/feeds/deadlines.ics?language=${view.language}`
