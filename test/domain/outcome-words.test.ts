import { describe, expect, test } from 'vitest'
import { outcomeWords, verbFacts, verbIn } from '../../domain/outcome-words.ts'
import { recognise, refuse } from '../../domain/recognition.ts'
import { Scheme } from '../../domain/scheme.ts'
import { writeMessage } from '../../functions/relay/message-words.ts'
import { eventSaid } from '../../functions/web/words/event-words.ts'
import { statusSaid } from '../../functions/web/words/words.ts'
import { shipped } from '../../schemes/all.ts'
import { lingang } from '../../schemes/lingang.ts'
import { applicationHead, fileOf, handedIn, momentAt, today } from '../support/cases.ts'

const verbs = [
  ['认定', 'recognition', 'Recognised', 'recognise this'],
  ['备案', 'filing', 'Filed', 'file this'],
  ['立项', 'establishment', 'Established', 'establish this'],
  ['培育', 'cultivation', 'Taken into cultivation', 'take into cultivation this'],
  ['指定', 'designation', 'Designated', 'designate this'],
  ['登记', 'registration', 'Registered', 'register this'],
  ['入会', 'membership', 'Admitted', 'admit this'],
  ['协议', 'agreement', 'Agreed', 'agree with this'],
  ['授牌', 'award', 'Given award', 'give award to this'],
] as const

describe.each(verbs)('what ends in %s', (zh, en, done, act) => {
  const scheme = Scheme.parse({ ...lingang, outcome: { ...lingang.outcome, verb: { zh, en } } })
  const file = fileOf(applicationHead(handedIn))
  const texts = (part: ReturnType<typeof recognise>) =>
    (part.tell ?? []).flatMap(({ about, facts }) =>
      (['zh', 'en'] as const).map((language) => writeMessage(about, facts, language, '').text),
    )

  test('says so on the case, in its timeline and in messages', () => {
    const given = recognise(file, momentAt(today, scheme))
    expect(given.consortium).toMatchObject({ verb: { zh, en } })
    const { status } = given.head
    expect(statusSaid({ ...status, verb: 'verb' in status ? status.verb : undefined })).toEqual({
      zh: `已${zh}`,
      en: done,
    })
    const [event] = given.events
    expect(eventSaid('recognised', verbIn(event?.facts ?? {})).zh).toBe(`予以${zh}`)
    expect(texts(given)).toEqual([expect.stringContaining(`已${zh}`), expect.stringContaining(`${done}.`)])
    expect(outcomeWords({ zh, en }).proposed).toMatchObject({
      zh: expect.stringContaining(`拟予${zh}`),
      en: expect.stringContaining(act),
    })
  })

  test('says so of what is refused', () => {
    const refused = refuse(file, momentAt(today, scheme))
    const [event] = refused.events
    expect(eventSaid('refused', verbIn(event?.facts ?? {})).zh).toBe(`未予${zh}`)
    expect(texts(refused)[0]).toContain(`未予${zh}`)
    expect(/认定|recogni/i.test(texts(refused).join())).toBe(zh === '认定')
  })
})

test('a case and an entry of an earlier program are spoken of as recognised', () => {
  expect(statusSaid({ is: 'recognised' })).toEqual({ zh: '已认定', en: 'Recognised' })
  expect(eventSaid('revoked', verbIn({}))).toEqual({ zh: '撤销认定', en: 'Recognition taken back' })
  expect(verbFacts(undefined)).toEqual({})
})

test('every programme that ships has a verb with words of its own', async () => {
  for (const ref of shipped.refs) {
    const { outcome } = (await shipped.load(ref)) ?? lingang
    for (const { en } of [outcome, ...(outcome.tiers ?? [])].map(({ verb }) => verb))
      expect([ref, outcomeWords({ zh: '一', en }).done.en]).not.toEqual([ref, `Given ${en.toLowerCase()}`])
  }
})
