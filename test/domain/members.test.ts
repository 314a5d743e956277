import { describe, expect, test } from 'vitest'
import { contentHash, missing } from '../../domain/submission.ts'
import type { CaseFile } from '../../domain/case.ts'
import { duesOf, mayNotLead } from '../../domain/member-dues.ts'
import { answerConfirmation } from '../../domain/confirmation.ts'
import { addMember, refreshMembers, stateFigure } from '../../domain/members.ts'
import type { Organisation } from '../../domain/organisation.ts'
import { Refusal } from '../../domain/refusal.ts'
import { Scheme } from '../../domain/scheme.ts'
import { lingang } from '../../schemes/lingang.ts'
import {
  after,
  applicationHead,
  fileOf,
  member,
  momentAt,
  organisation,
  organisationId,
  stampBy,
  today,
} from '../support/cases.ts'

/** An organisation as it is registered. */
const known = (name: string, more: Partial<Organisation> = {}) => {
  const registered = organisation(name, more)
  return { ...registered, registered }
}

const layers = [
  { id: 'core', title: { zh: '核心层', en: 'Core' } },
  { id: 'close', title: { zh: '紧密合作层', en: 'Close cooperation' } },
]
const ruled = (members: object, more: object = {}): Scheme =>
  Scheme.parse({ ...lingang, ...more, members: { ...lingang.members, ...members } })

const problems = (act: () => unknown): string[] => {
  try {
    act()
    return []
  } catch (problem) {
    if (problem instanceof Refusal) return problem.problems.map(({ field, code }) => `${field} ${code}`)
    throw problem
  }
}

describe('naming an organisation', () => {
  const abroad: Partial<Organisation> = { country: 'AT' }
  test.each([
    ['a co-lead, where several lead', {}, {}, { role: 'co-lead' }, []],
    ['a co-lead, where one leads', { coLeads: false }, {}, { role: 'co-lead' }, ['role no-co-leads']],
    ['a member, where one leads', { coLeads: false }, {}, { role: 'member' }, []],
    [
      'a member from abroad, where none is wanted',
      { foreign: 'no' },
      abroad,
      { role: 'member' },
      ['country foreign'],
    ],
    ['a member from abroad, under conditions', { foreign: 'conditions' }, abroad, { role: 'member' }, []],
    ['a member of the lead’s country', { foreign: 'no' }, {}, { role: 'member' }, []],
    [
      'a member without a layer, where there are layers',
      { layers },
      {},
      { role: 'member' },
      ['layer missing'],
    ],
    ['a member in a layer', { layers }, {}, { role: 'member', layer: 'core' }, []],
    [
      'a member in a layer that is not',
      { layers },
      {},
      { role: 'member', layer: 'outer' },
      ['layer not-an-option'],
    ],
    [
      'a member in a layer, where there are none',
      {},
      {},
      { role: 'member', layer: 'core' },
      ['layer not-an-option'],
    ],
  ] as const)('%s', (_, rules, more, as, expected) => {
    const add = () => addMember(fileOf(), known('新成员', more), as, momentAt(today, ruled(rules)))
    expect(problems(add)).toEqual(expected)
  })

  test('keeps the layer with the member and in the history, and hands it in', () => {
    const moment = momentAt(today, ruled({ layers }))
    const named = (layer: string) => addMember(fileOf(), known('新成员'), { role: 'member', layer }, moment)
    expect(named('core').members).toMatchObject([{ layer: 'core' }])
    expect(named('core').events).toMatchObject([{ facts: { layer: 'core' } }])
    const hash = (layer: string) => contentHash(after(fileOf(), named(layer)), moment)
    expect(hash('core')).not.toBe(hash('close'))
  })
})

const money = { kind: 'flat' as const }
const membership = {
  currency: 'USD',
  figure: { zh: '存储业务收入', en: 'Storage revenue' },
  tiers: [
    {
      id: 'full',
      title: { zh: '正式会员', en: 'Full' },
      from: 1_000_000,
      dues: { kind: 'percentage', rate: 0.01, max: 50_000 },
      votes: 3,
      mayLead: true,
      rights: [],
      commitmentYears: 3,
    },
    {
      id: 'associate',
      title: { zh: '准会员', en: 'Associate' },
      dues: { ...money, amount: 5_000 },
      votes: 1,
      mayLead: false,
      rights: [],
      commitmentYears: 1,
    },
  ],
}
const paying = ruled({}, { membership })
const moment = momentAt(today, paying)

describe('a programme with dues', () => {
  const asked = member('新成员', { confirmation: { is: 'asked', at: today } })
  const file = fileOf(applicationHead(), {
    members: [member('牵头公司', { role: 'lead', confirmation: { is: 'not-needed' } }), asked],
  })
  const invited = addMember(file, known('另一成员'), { role: 'member' }, moment)
  const task = invited.tasks?.[0]
  if (!task) throw new Error('nobody was asked')
  const open = after(file, invited)
  const confirm = (given: { figure?: number; units?: number }, at = moment) =>
    answerConfirmation(
      open,
      task,
      { decision: 'confirm', contribution: '共同研发', ...given },
      stampBy('另一成员', 'member'),
      at,
    )

  test('asks a member for its figure as it confirms, and nobody else', () => {
    expect(problems(() => confirm({}))).toEqual(['answer.figure missing'])
    expect(problems(() => confirm({ figure: 5, units: 2 }))).toEqual(['answer.units unknown-field'])
    expect(problems(() => confirm({ figure: 5 }, momentAt(today, lingang)))).toEqual([
      'answer.figure unknown-field',
    ])
    expect(confirm({ figure: 2_000_000 }).members).toMatchObject([{ figure: 2_000_000 }])
  })

  test('waits for the figures of the lead and of whoever confirmed', () => {
    const lacking = (given: CaseFile) =>
      missing(given, moment).flatMap(({ code, facts }) => (code === 'figure-missing' ? [facts?.name] : []))
    expect(lacking(open)).toEqual(['牵头公司'])
    const confirmed = {
      ...open,
      members: open.members.map((one) => ({ ...one, confirmation: { is: 'not-needed' as const } })),
    }
    expect(lacking(confirmed)).toHaveLength(3)
    const stated = stateFigure(open, organisationId('牵头公司'), { figure: 9_000_000 }, moment)
    expect(lacking(after(open, stated))).toEqual([])
    expect(stated.events).toMatchObject([{ what: 'figure-stated', facts: { figure: 9_000_000 } }])
  })

  test('lets nobody but the lead state a figure beside the list, and only where there are dues', () => {
    const state =
      (name: string, at = moment) =>
      () =>
        stateFigure(open, organisationId(name), { figure: 1 }, at)
    expect(state('新成员')).toThrow('not-found')
    expect(state('牵头公司', momentAt(today, lingang))).toThrow('not-found')
  })

  test('reckons what each pays and the sums; without a figure nothing is guessed', () => {
    const figures = [9_000_000, undefined, 20_000]
    const members = open.members.map((one, index) => {
      const figure = figures[index]
      return figure === undefined ? one : { ...one, figure }
    })
    const gone = member('退出者', {
      figure: 5,
      confirmation: { is: 'declined', stamp: stampBy('x'), reason: '无' },
    })
    const { membership: rules } = paying
    if (!rules) throw new Error('no dues')
    const { rows, total, votes } = duesOf({ members: [...members, gone] }, rules)
    expect(rows.map(({ member: { name }, tier, amount }) => [name, tier?.id, amount])).toEqual([
      ['牵头公司', 'full', 50_000],
      ['新成员', undefined, undefined],
      ['另一成员', 'associate', 5_000],
    ])
    expect([total, votes]).toEqual([55_000, 4])
  })

  test('lets nobody lead whose tier may not', () => {
    const { membership: rules } = paying
    const led = (figure: number) => ({
      members: open.members.map((one) => (one.role === 'lead' ? { ...one, figure } : one)),
    })
    const tiers = (mayLead: boolean) =>
      rules && { ...rules, tiers: rules.tiers.map((tier) => ({ ...tier, mayLead })) }
    expect(mayNotLead(led(9_000_000), tiers(false))).toMatchObject([
      { code: 'may-not-lead', facts: { name: '牵头公司' } },
    ])
    expect(mayNotLead(led(9_000_000), tiers(true))).toEqual([])
    expect(mayNotLead(led(9_000_000), undefined)).toEqual([])
  })

  test('sums to the hundredth', () => {
    const { membership: rules } = paying
    if (!rules) throw new Error('no dues')
    const tenth = {
      ...rules,
      tiers: rules.tiers.map((tier) => ({ ...tier, dues: { kind: 'flat' as const, amount: 0.1 } })),
    }
    const members = open.members.map((one) => ({ ...one, figure: 9_000_000 }))
    expect(duesOf({ members }, tenth).total).toBe(0.3)
  })
})

test('what is registered of members now is taken over; what was said in the case stays', () => {
  const named = member('配套公司', { layer: 'core', figure: 7 })
  const file = fileOf(applicationHead(), {
    members: [member('牵头公司', { role: 'lead', confirmation: { is: 'not-needed' } }), named],
  })
  const registered = [
    organisation('牵头公司'),
    organisation('配套公司', { controller: '某某集团', place: '苏州' }),
  ]
  const { members, events } = refreshMembers(file, registered, momentAt())
  expect(members).toEqual([{ ...named, controller: '某某集团', place: '苏州' }])
  expect(events.map(({ what }) => what)).toEqual(['member-refreshed'])
})
