import { afterAll, beforeAll, expect, test } from 'vitest'
import { CivilDate, endOfDay } from '../../domain/calendar.ts'
import { OrganisationId, SchemeRef } from '../../domain/ids.ts'
import { practiceUscc } from '../../domain/organisation-code.ts'
import { Scheme } from '../../domain/scheme.ts'
import { inviteMember } from '../../functions/commands/members.ts'
import { writeMessage } from '../../functions/relay/message-words.ts'
import { lingang } from '../../schemes/lingang.ts'
import { openTown, type Town } from '../support/town.ts'
import { draftIn, openCallOf } from '../support/trial.ts'

const abroad = Scheme.parse({ ...lingang, ref: 'abroad@1', timeZone: 'Europe/Brussels', toConfirm: [] })

let town: Town
beforeAll(async () => {
  // The 40 days of the call end at 23:30 in China, and 16:30 in Brussels, where the clocks have changed since.
  town = await openTown({ begins: '2031-03-03T15:30:00.000Z' })
  await town.organisation('受邀单位', 'university')
})
afterAll(() => town.program.stop())

const asked = async (call: Town['call']['id'], lead: string): Promise<string> => {
  const id = await draftIn(town, call, lead)
  const invited = await town.store.organisations.load(
    OrganisationId.parse(`uscc:${practiceUscc('受邀单位')}`),
  )
  if (!invited) throw new Error('nobody to invite')
  await inviteMember(town.program.world, town.asking(lead), {
    case: id,
    organisation: invited.id,
    role: 'member',
  })
  await town.program.idle()
  const { items } = await town.store.cases.messages(id, { limit: 10 })
  return items.flatMap(({ about, subject }) => (about === 'asked-to-confirm' ? [subject] : [])).join()
}

test('a message says the day of its deadline in its programme’s zone, and which that is', async () => {
  expect(await asked(town.call.id, '临港牵头')).toContain('，截止 2031-04-12（北京时间）')
  expect(await asked(await openCallOf(town, abroad), '布鲁塞尔牵头')).toContain(
    '，截止 2031-04-12（布鲁塞尔时间）',
  )
})

const facts = { title: 'T', place: 'P', scheme: SchemeRef.parse('abroad@1') }

test.each([
  ['Asia/Shanghai', '2031-07-15', '（北京时间）', '(China time)'],
  ['Europe/Brussels', '2031-01-15', '（布鲁塞尔时间）', '(Brussels time)'],
  ['America/New_York', '2031-07-15', '（纽约时间）', '(New York time)'],
] as const)('in %s the end of %s stays on that day in every message', (zone, day, zh, en) => {
  const end = endOfDay(CivilDate.parse(day), zone)
  const said = (about: Parameters<typeof writeMessage>[0], more: object, language: 'zh' | 'en') =>
    writeMessage(about, { ...facts, ...more }, language, '', zone).subject
  expect(said('returned-for-correction', { due: end }, 'zh')).toContain(`截止 ${day}${zh}`)
  expect(said('returned-for-correction', { due: end }, 'en')).toContain(`due ${day} ${en}`)
  expect(said('defence-set', { meets: end }, 'zh')).toContain(`${day} 23:59${zh}`)
  expect(said('defence-set', { meets: end }, 'en')).toContain(`${day} 23:59 ${en}`)
  expect(said('recognised', { validUntil: end, number: 'N' }, 'en')).toContain(`valid until ${day}`)
  expect(said('change-agreed', { effective: end, zh: '', en: '' }, 'en')).toContain(`holds from ${day}`)
})
