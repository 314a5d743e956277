import { keepRegisterPacked } from '../../functions/register-lines.ts'
import { consortiumWrites } from '../../functions/store/consortia.ts'
import { indexKeys, keys } from '../../functions/store/keys.ts'
import type { Item } from '../../functions/store/table.ts'
import { crowdedCall, crowdedHead } from '../support/call-of-many.ts'
import { caseId } from '../support/cases.ts'
import { registered } from '../support/large-register.ts'
import { openLoadedCall } from '../support/loaded-call.ts'
import { askEach, type AskedPage, askedHeads, askedNotes } from './asked.ts'
import type { Report, Say } from './report.ts'

const times = 15

/** What everybody waits for: a register of five thousand consortia, as many notices, and what is taken away of both. */
export const measureRegister = async (entries: number, say: Say): Promise<Report> => {
  const open = await openLoadedCall(crowdedCall, () => publicItems(entries))
  try {
    await keepRegisterPacked(open.world)
    say(`${entries} consortia and ${entries} notices loaded`)
    const { id, name } = registered(Math.floor(entries / 2))
    const search = (query: Record<string, string>): string =>
      `/register?${new URLSearchParams(query).toString()}`
    const pages: readonly AskedPage[] = [
      ['the register', '/register'],
      ['its last page, by members', search({ sort: 'members', page: String(Math.ceil(entries / 25)) })],
      ['found by a whole name', search({ q: name })],
      ['found by part of a member’s name', search({ q: '第77' })],
      ['of a field, the newest first', search({ field: '人工智能', sort: 'newest' })],
      ['nothing found', search({ q: '并不存在的联合体' })],
      ['an entry', `/register/${id}`],
      ['notices', '/notices'],
    ]
    const files: readonly AskedPage[] = [
      ['the register as CSV', '/open-data/register.csv'],
      ['the register as JSON', '/open-data/register.json'],
      ['outcomes as CSV', '/open-data/outcomes.csv'],
      ['notices as JSON', '/open-data/notices.json'],
      ['the feed of the register', '/feeds/register.atom'],
      ['the feed of notices', '/feeds/notices.atom'],
      ['the calendar of deadlines', '/feeds/deadlines.ics'],
      ['the register on the map of the site', '/sitemaps/register.xml'],
    ]
    const anybody = { cookie: '', meter: open.meter }
    const rows = [
      ...(await askEach({ ...anybody, app: open.app }, pages, times)),
      ...(await askEach({ ...anybody, app: open.figures }, files, times)),
    ]
    const title = `What everybody’s pages take on the server, with ${entries} consortia and as many notices`
    return { title, heads: askedHeads, rows, notes: askedNotes }
  } finally {
    await open.stop()
  }
}

/** The parties of an entry lie in it once more by themselves, for their own lists: nobody reads those here. */
const publicItems = function* (entries: number): Generator<Item> {
  for (let n = 0; n < entries; n += 1) {
    const [entry] = consortiumWrites(registered(n))
    if (!entry || !('put' in entry)) continue
    // In the pack, and taken off what waits for the next one.
    const { holderKey: _, holderSort: __, ...packed } = entry.put
    yield packed
    const head = { ...crowdedHead(n), id: caseId(`under notice ${n}`), status: underNotice }
    yield {
      ...keys.notice(head.id),
      type: 'notice',
      data: head,
      ...indexKeys.notice(head.id, underNotice.ends),
    }
  }
}

const underNotice = {
  ...{ is: 'notice', since: '2030-06-01T02:00:00.000Z' },
  ...{ firstDay: '2030-06-02', lastDay: '2030-06-08', ends: '2030-06-08T15:59:59.999Z' },
} as const
