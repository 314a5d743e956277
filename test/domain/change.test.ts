import { describe, expect, test } from 'vitest'
import { instant } from '../../domain/calendar.ts'
import { checkChange, openJoining } from '../../domain/change-steps.ts'
import { previewChange, requestChange } from '../../domain/change.ts'
import { membersAfter } from '../../domain/change-effect.ts'
import type { ChangeRequest } from '../../domain/change-request.ts'
import { lingang } from '../../schemes/lingang.ts'
import {
  consortium,
  consortiumMembers,
  fileOf,
  member,
  momentAt,
  organisationId,
  position,
  stampBy,
  today,
} from '../support/cases.ts'
import { changing, joining, known, requested } from '../support/changes.ts'

const moment = momentAt(today, changing())
const reason = '业务调整'
const four = [...consortiumMembers, member('第四公司')]
const leaves = (name: string): ChangeRequest => ({
  kind: 'member-out',
  organisation: organisationId(name),
  reason,
})
const joins = (name: string, role: 'member' | 'co-lead' = 'member'): ChangeRequest => ({
  kind: 'member-in',
  organisation: organisationId(name),
  role,
  reason,
})
const stamp = stampBy('speaker of 牵头公司')

describe('before a change is asked for', () => {
  test('its effect on every rule that must always hold is told, with the numbers before and after', () => {
    const { effect, broken } = previewChange(known(four), { request: leaves('第四公司') }, moment)
    expect(effect.map(({ rule }) => rule)).toEqual(['lead-kind', 'enough', 'science'])
    const enough = effect.find(({ rule }) => rule === 'enough')
    expect(enough?.before).toMatchObject({ holds: true, words: { en: expect.stringContaining('4 named') } })
    expect(enough?.after).toMatchObject({ holds: true, words: { en: expect.stringContaining('3 named') } })
    expect(broken).toEqual([])
  })

  test('a rule that blocks and would be broken is named, and the request is refused with it', () => {
    const asked = { request: leaves('某某大学') }
    const { broken } = previewChange(known(four), asked, moment)
    expect(broken.map(({ rule }) => rule)).toEqual(['science'])
    expect(() => requestChange(known(four), asked, stamp, moment)).toThrow(
      expect.objectContaining({
        code: 'rules-broken',
        problems: [expect.objectContaining({ field: 'rules.science', code: 'rule' })],
      }),
    )
  })

  test('a rule that was broken before does not keep a consortium from growing', () => {
    const two = consortiumMembers.slice(0, 1)
    const asked = { request: joins('新公司'), joining: joining('新公司') }
    const { effect, broken } = previewChange(known(two), asked, moment)
    expect(broken).toEqual([])
    expect(effect.find(({ rule }) => rule === 'enough')).toMatchObject({
      before: { holds: false },
      after: { holds: false },
    })
  })

  test('a warning goes along with the request, and is kept for the office', () => {
    const university = { kind: 'lead', organisation: organisationId('某某大学'), reason } as const
    const { head } = requested({ request: university })
    expect(head).toMatchObject({
      effect: [{ rule: 'lead-kind', blocks: false, before: { holds: true }, after: { holds: false } }],
    })
  })

  test('what the application said of its lead is not taken for another one’s', () => {
    const scheme = changing(
      {},
      {
        rules: [
          ...lingang.rules,
          {
            id: 'rich',
            phase: 'always',
            force: 'blocks',
            condition: {
              kind: 'figure',
              figure: 'revenue',
              label: { zh: '营业收入', en: 'Revenue' },
              unit: { zh: '万元', en: '10,000 CNY' },
              min: 100,
              period: { years: 1, take: 'latest' },
            },
          },
        ],
        form: [
          ...lingang.form,
          {
            id: 'money',
            title: { zh: '财务', en: 'Money' },
            fields: [
              {
                kind: 'number',
                id: 'lastYear',
                label: { zh: '营业收入', en: 'Revenue' },
                required: false,
                whole: false,
                feeds: { figure: 'revenue', year: 1 },
              },
            ],
          },
        ],
      },
    )
    const rich = { ...known(), sections: [{ id: 'money', answers: { lastYear: 500 }, saved: stamp }] }
    const request = { kind: 'lead', organisation: organisationId('配套公司'), reason } as const
    const { effect } = previewChange(rich, { request }, momentAt(today, scheme))
    expect(effect.find(({ rule }) => rule === 'rich')).toMatchObject({
      before: { holds: true },
      after: { holds: 'unknown' },
    })
  })
})

describe('a request is refused', () => {
  const expired = {
    is: 'expired',
    scheme: lingang.ref,
    number: 'LGIC-2025-ABC',
    recognised: today,
    ended: today,
  } as const
  const other = consortium({ name: '另一联合体' })
  test.each([
    [
      'of a consortium that is not recognised any more',
      leaves('配套公司'),
      { of: known(four, { standing: expired }) },
      'not-at-this-step',
    ],
    ['for an organisation that is in it', joins('配套公司'), {}, 'invalid'],
    ['for an organisation that nobody registered', joins('无名公司'), {}, 'invalid'],
    ['to let the lead go', leaves('牵头公司'), {}, 'invalid'],
    ['to let somebody go who is not in it', leaves('外部公司'), {}, 'invalid'],
    [
      'to make its lead the lead',
      { kind: 'lead', organisation: organisationId('牵头公司'), reason },
      {},
      'invalid',
    ],
    ['for the name that it has', { kind: 'name', name: '某某创新联合体', reason }, {}, 'invalid'],
    ['to merge with itself', { kind: 'merger', number: 'LGIC-2025-ABC', reason }, { other }, 'invalid'],
    [
      'to move a milestone to no day',
      { kind: 'milestone', action: 'move', milestone: '样机', reason },
      {},
      'invalid',
    ],
    ['to renew long before the end', { kind: 'renewal', reason }, {}, 'renewal-not-open'],
  ] as const)(
    '%s',
    (
      _name,
      request,
      { of = known(four), other: merged }: { of?: ReturnType<typeof known>; other?: typeof other },
      code,
    ) => {
      expect(() => requestChange(of, { request, other: merged }, stamp, moment)).toThrow(
        expect.objectContaining({ code }),
      )
    },
  )

  test('in a month that is blocked, with the day from which it is possible', () => {
    const scheme = changing({ blockedMonths: [3, 4] })
    expect(() =>
      requestChange(known(four), { request: leaves('第四公司') }, stamp, momentAt(today, scheme)),
    ).toThrow(expect.objectContaining({ code: 'changes-blocked', facts: { from: '2026-05-01' } }))
  })

  test('of a kind that the programme does not have', () => {
    const scheme = changing({ kinds: changing().changes?.kinds.slice(0, 1) ?? [] })
    expect(() =>
      requestChange(known(four), { request: leaves('第四公司') }, stamp, momentAt(today, scheme)),
    ).toThrow(expect.objectContaining({ code: 'not-allowed-here' }))
  })

  test('to join as a co-lead where a programme knows one lead only', () => {
    const scheme = changing({}, { members: { ...lingang.members, coLeads: false } })
    const asked = { request: joins('新公司', 'co-lead'), joining: joining('新公司') }
    expect(() => requestChange(known(), asked, stamp, momentAt(today, scheme))).toThrow(
      expect.objectContaining({ code: 'not-allowed-here' }),
    )
  })

  test('to take in somebody from abroad where a programme takes nobody', () => {
    const scheme = changing({}, { members: { ...lingang.members, foreign: 'no' } })
    const abroad = { ...joining('海外公司'), country: 'AT' }
    const asked = { request: joins('海外公司'), joining: abroad }
    expect(() => requestChange(known(), asked, stamp, momentAt(today, scheme))).toThrow(
      expect.objectContaining({ code: 'invalid', problems: [expect.objectContaining({ code: 'foreign' })] }),
    )
    expect(requestChange(known(), asked, stamp, moment).head.request.kind).toBe('member-in')
  })

  test('to renew more often than the programme says', () => {
    const late = momentAt('2027-10-10T00:00:00.000Z', changing())
    const asked = { request: { kind: 'renewal', reason } } as const
    expect(requestChange(known(), asked, stamp, late).head.request.kind).toBe('renewal')
    expect(() => requestChange(known(consortiumMembers, { renewals: 1 }), asked, stamp, late)).toThrow(
      expect.objectContaining({ code: 'no-renewal-left', facts: { times: 1 } }),
    )
  })
})

test('a renewal asks the rules of renewal as well, and every one that blocks must hold', () => {
  const scheme = changing(
    {},
    {
      rules: [
        ...lingang.rules,
        { id: 'grown', phase: 'renew', force: 'blocks', condition: { kind: 'organisation-count', min: 5 } },
      ],
    },
  )
  const late = momentAt('2027-10-10T00:00:00.000Z', scheme)
  const { broken } = previewChange(known(), { request: { kind: 'renewal', reason } }, late)
  expect(broken.map(({ rule }) => rule)).toEqual(['grown'])
})

test('whoever asks is told nothing twice: who is in it hears of the request, who joins is asked', () => {
  const decision = requestChange(
    known(),
    { request: joins('新公司'), joining: joining('新公司') },
    stamp,
    moment,
  )
  expect(decision.claims).toEqual([`change:${known().consortium.id}:member-in`])
  expect(decision.tell?.map(({ about, to }) => [about, to.length])).toEqual([['change-requested', 3]])
  expect(decision.members?.map(({ name, confirmation }) => [name, confirmation.is])).toEqual([
    ['牵头公司', 'not-needed'],
    ['配套公司', 'not-needed'],
    ['某某大学', 'not-needed'],
    ['新公司', 'asked'],
  ])
})

test('who is to lead is asked, unless it asked for that itself', () => {
  const request = { kind: 'lead', organisation: organisationId('配套公司'), reason } as const
  const confirmation = (by: string) =>
    requestChange(known(), { request }, { ...stamp, for: organisationId(by) }, moment).members?.find(
      ({ name }) => name === '配套公司',
    )?.confirmation.is
  expect(confirmation('牵头公司')).toBe('asked')
  expect(confirmation('配套公司')).toBe('not-needed')
})

describe('whoever led what was taken back', () => {
  const banned = (until: string) => ({
    ...momentAt(today, changing({}, { members: { ...lingang.members, coLeads: true } })),
    banned: new Map([
      [organisationId('配套公司'), instant(new Date(until))],
      [organisationId('新公司'), instant(new Date(until))],
    ]),
  })
  const leading = { kind: 'lead', organisation: organisationId('配套公司'), reason } as const
  test.each([
    ['becomes no lead', { request: leading }],
    ['joins as no co-lead', { request: joins('新公司', 'co-lead'), joining: joining('新公司') }],
  ])('%s by a change while the ban lasts', (_name, asked) => {
    expect(() => previewChange(known(four), asked, banned('2028-03-10T15:59:59.999Z'))).toThrow(
      expect.objectContaining({
        code: 'invalid',
        problems: [expect.objectContaining({ field: 'organisation', code: 'banned' })],
      }),
    )
    expect(() => previewChange(known(four), asked, banned('2026-03-09T15:59:59.999Z'))).not.toThrow()
  })

  test('may join as a member', () => {
    const asked = { request: joins('新公司'), joining: joining('新公司') }
    expect(() => previewChange(known(four), asked, banned('2028-03-10T15:59:59.999Z'))).not.toThrow()
  })
})

describe('another lead', () => {
  const request = { kind: 'lead', organisation: organisationId('配套公司'), reason } as const
  const asked = (by: string) =>
    requestChange(known(four), { request }, { ...stamp, for: organisationId(by) }, moment)
      .members?.filter(({ confirmation }) => confirmation.is === 'asked')
      .map(({ name }) => name)
  test.each([
    ['the one that leads is asked when who is to lead asks for it', '配套公司', ['牵头公司']],
    ['who is to lead is asked when the one that leads asks for it', '牵头公司', ['配套公司']],
    ['both are asked when a third asks for it', '第四公司', ['牵头公司', '配套公司']],
  ])('%s', (_name, by, whom) => {
    expect(asked(by)).toEqual(whom)
  })

  test('whoever is to hand the lead over is told so, and nothing goes on without its word', () => {
    const of = known(four)
    const decision = requestChange(of, { request }, { ...stamp, for: organisationId('配套公司') }, moment)
    const file = fileOf(decision.head, { members: decision.members ?? [] })
    expect(checkChange(file, of, moment).outcome).toBe('ask')
    expect(openJoining(file, position(), moment)).toMatchObject({
      tasks: [
        {
          kind: 'confirmation',
          audience: { is: 'organisation', organisation: organisationId('牵头公司') },
        },
      ],
      tell: [{ about: 'asked-to-hand-over' }],
    })
  })
})

describe('where the programme has layers', () => {
  const layers = [
    { id: 'core', title: { zh: '核心层', en: 'Core' } },
    { id: 'outer', title: { zh: '协作层', en: 'Outer' } },
  ]
  const layered = momentAt(today, changing({}, { members: { ...lingang.members, layers } }))
  const asked = (layer?: string) => ({
    request: { ...joins('新公司'), ...(layer === undefined ? {} : { layer }) },
    joining: joining('新公司'),
  })
  test.each([
    ['none', undefined, 'missing'],
    ['one that it does not have', 'inner', 'not-an-option'],
  ])('a request to join that names %s is refused at its field', (_name, layer, code) => {
    expect(() => requestChange(known(four), asked(layer), stamp, layered)).toThrow(
      expect.objectContaining({ code: 'invalid', problems: [{ field: 'layer', code }] }),
    )
  })

  test('whoever joins stands in the layer that was asked for', () => {
    const { request, joining: who } = asked('outer')
    expect(() => requestChange(known(four), { request, joining: who }, stamp, layered)).not.toThrow()
    expect(membersAfter(four, request, who).at(-1)).toMatchObject({ name: '新公司', layer: 'outer' })
  })
})
