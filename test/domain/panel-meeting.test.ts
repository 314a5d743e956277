import { describe, expect, test } from 'vitest'
import { MeetingId } from '../../domain/ids.ts'
import {
  attended,
  closing,
  concluding,
  inRoom,
  leavesByWord,
  leaving,
  type PanelMeeting,
  requireHands,
  tallyOf,
  voting,
  withItem,
  written,
} from '../../domain/panel-meeting.ts'
import { digest, expert, fileOf, inReview, personId, sheet, stampBy, today } from '../support/cases.ts'

const file = fileOf()
const lead = file.members[0]?.organisation
if (!lead) throw new Error('no lead')
const free = expert('甲')
const bound = expert('乙', { conflicts: [lead] })

const meeting: PanelMeeting = {
  id: MeetingId.parse(
    digest('meeting')
      .slice(0, 20)
      .replaceAll(/[ilou]/g, '0'),
  ),
  scheme: 'lingang',
  batch: file.head.batch,
  batchTitle: file.head.batchTitle,
  title: '评审会',
  at: today,
  place: '会议室',
  secretary: { person: personId('officer'), name: 'officer' },
  attendees: [free, bound].map(({ id, name }) => ({ person: id, name, role: 'expert', came: true })),
  agenda: [
    {
      case: file.head.id,
      title: file.head.title,
      shownTitle: file.head.title,
      voting: false,
      left: [],
      votes: [],
    },
  ],
  state: { is: 'open' },
  planned: stampBy('officer', 'officer'),
  revision: 1,
}
const [before] = meeting.agenda
if (!before) throw new Error('no agenda')
const itemIn = ({ agenda: [item] }: PanelMeeting) => item ?? before

describe('a case’s turn in a panel meeting', () => {
  const begun = leaving(meeting, file, [free, bound], today)

  test('asks whoever is bound to it to leave, on record, and nobody else', () => {
    expect(itemIn(begun).left).toEqual([{ person: bound.id, why: 'conflict', at: today }])
    expect(inRoom(begun, itemIn(begun)).map(({ person }) => person)).toEqual([free.id])
    expect(leaving(begun, file, [free, bound], today).agenda[0]?.left).toHaveLength(1)
  })

  test('takes one vote a person, that may be changed until the case is concluded', () => {
    const once = voting(begun, file, free, 'for', today)
    const twice = voting(once, file, free, 'against', today)
    expect(tallyOf(itemIn(twice))).toEqual({ for: 0, against: 1, abstain: 0 })
    const concluded = withItem(twice, file.head.id, (item) => ({
      ...item,
      conclusion: { is: 'noted', words: '已讨论', stamp: stampBy('officer', 'officer') },
    }))
    expect(() => voting(concluded, file, free, 'for', today)).toThrow('not-at-this-step')
  })

  test.each([
    ['whoever is bound to the case', bound, 'conflict-of-interest'],
    ['whoever does not attend', expert('丙'), 'not-found'],
  ])('takes no vote of %s', (_, person, code) => {
    expect(() => voting(begun, file, person, 'for', today)).toThrow(code)
  })

  test('takes no vote before it began, nor of whoever stepped aside from its review', () => {
    expect(() => voting(meeting, file, free, 'for', today)).toThrow('not-at-this-step')
    const aside = inReview([sheet('甲', { decision: 'recuse', reason: '有合作' })])
    const there = leaving(meeting, { ...aside, members: [] }, [free], today)
    expect(itemIn(there).left).toHaveLength(1)
  })

  test('takes the vote along of whoever leaves by their own word', () => {
    const gone = leavesByWord(voting(begun, file, free, 'for', today), file.head.id, free.id, today)
    expect(tallyOf(itemIn(gone)).for).toBe(0)
    expect(() => voting(gone, file, free, 'for', today)).toThrow('conflict-of-interest')
  })

  test('counts hands before phones, and no more hands than there are people in the room', () => {
    const hands = { for: 1, against: 0, abstain: 0 }
    const counted = withItem(voting(begun, file, free, 'against', today), file.head.id, (item) => ({
      ...item,
      hands: { ...hands, stamp: stampBy('officer', 'officer') },
    }))
    expect(tallyOf(itemIn(counted))).toEqual(hands)
    expect(() => requireHands(begun, itemIn(begun), hands)).not.toThrow()
    expect(() => requireHands(begun, itemIn(begun), { ...hands, against: 1 })).toThrow('invalid')
  })
})

describe('what a secretary writes', () => {
  const begun = leaving(meeting, file, [free], today)
  const stamp = stampBy('officer', 'officer')
  const id = file.head.id
  const refused = (act: () => unknown): unknown => {
    try {
      return act()
    } catch (problem) {
      return problem
    }
  }

  test('is concluded only once the turn began; what was not heard is deferred', () => {
    const said = { words: '建议支持', stamp }
    expect(refused(() => concluding(meeting, id, { is: 'recommended', ...said }))).toMatchObject({
      problems: [{ field: 'is', code: 'turn-not-begun' }],
    })
    expect(itemIn(concluding(meeting, id, { is: 'deferred', ...said })).conclusion?.is).toBe('deferred')
    expect(itemIn(concluding(begun, id, { is: 'recommended', ...said }))).toMatchObject({ voting: false })
  })

  test('stays as it was concluded: no note, no hands, no turn, and nobody leaves afterwards', () => {
    const done = concluding(begun, id, { is: 'noted', words: '已讨论', stamp })
    for (const act of [
      () => written(done, id, { note: '后补' }),
      () => written(done, id, { hands: { for: 1, against: 0, abstain: 0, stamp } }),
      () => leaving(done, file, [free], today),
      () => leavesByWord(done, id, free.id, today),
      () => concluding(done, id, { is: 'deferred', words: '改为暂缓', stamp }),
    ])
      expect(refused(act)).toMatchObject({ code: 'already-answered' })
  })

  test('takes counted hands back, and the phones count again', () => {
    const hands = { for: 0, against: 1, abstain: 0, stamp }
    const counted = written(voting(begun, file, free, 'for', today), id, { hands })
    expect(tallyOf(itemIn(counted)).against).toBe(1)
    expect(itemIn(written(counted, id, { note: '说明' })).hands).toEqual(hands)
    expect(tallyOf(itemIn(written(counted, id, { hands: null })))).toEqual({ for: 1, against: 0, abstain: 0 })
  })

  test('is not written over a note that somebody else made meanwhile', () => {
    const noted = written(begun, id, { note: '甲记', noteWas: '' })
    expect(refused(() => written(noted, id, { note: '乙记', noteWas: '' }))).toMatchObject({
      code: 'changed-meanwhile',
    })
    expect(itemIn(written(noted, id, { note: '乙记', noteWas: '甲记' })).note).toBe('乙记')
  })

  test('names whoever voted as present, whatever an older page ticks', () => {
    const voted = voting(begun, file, free, 'for', today)
    const came = ({ attendees }: PanelMeeting) => attendees.filter((one) => one.came).map((one) => one.person)
    expect(came(attended(voted, []))).toEqual([free.id])
    expect(came(attended(begun, []))).toEqual([])
  })
})

test('a meeting closes once every case has its conclusion, and then nothing of it changes', () => {
  expect(() => closing(meeting)).toThrow('incomplete')
  const concluded = withItem(meeting, file.head.id, (item) => ({
    ...item,
    conclusion: { is: 'deferred', words: '材料不全', stamp: stampBy('officer', 'officer') },
  }))
  const closed: PanelMeeting = {
    ...closing(concluded),
    state: { is: 'closed', stamp: stampBy('officer', 'officer'), digest: digest('minutes') },
  }
  expect(() => closing(closed)).toThrow('not-at-this-step')
  expect(() => leavesByWord(closed, file.head.id, free.id, today)).toThrow('not-at-this-step')
})
