import { describe, expect, test } from 'vitest'
import { chainStart } from '../../domain/history.ts'
import { hatsOn } from '../../domain/hats.ts'
import { may } from '../../domain/policy.ts'
import {
  applicationHead,
  consortiumMembers,
  evaluationHead,
  fileOf,
  handedIn,
  holder,
  inReview,
  organisationId,
  person,
  personId,
  sheet,
  speaker,
  stampBy,
  task,
  today,
} from '../support/cases.ts'

const inApproval = () =>
  applicationHead({ ...handedIn, status: { is: 'approval', since: today, level: 'division' } })

describe('who was asked to approve', () => {
  const asked = task('approval', {
    level: 'division',
    step: 'ask-approvers.1',
    audience: { is: 'person', person: personId('甲') },
  })
  const file = fileOf(inApproval(), { tasks: [asked] })
  test.each([
    ['still holds the level', holder('甲', 'approver', { level: 'division' }), true],
    ['decides at every level', holder('甲', 'approver'), true],
    ['was moved to another level', holder('甲', 'approver', { level: 'meeting' }), false],
    [
      'holds that level for another programme',
      holder('甲', 'approver', { level: 'division', scheme: 'else' }),
      false,
    ],
    ['lost the office', person('甲'), false],
  ])('and %s decides and sees the case: %s', (_name, who, able) => {
    expect(may(who, { to: 'answer', file, task: asked })).toBe(able)
    expect(hatsOn(who, file).has('approver')).toBe(able)
  })
})

describe('who speaks for an organisation of the case', () => {
  const { represents } = speaker('配套公司')
  const check = task('formal-check')
  const recommendation = task('recommendation', {
    audience: { is: 'office', role: 'recommender', scheme: 'lingang' },
  })
  const objection = task('objection')
  const file = fileOf(inApproval(), { tasks: [check, recommendation, objection] })
  test.each([
    ['officer', check],
    ['officer', objection],
    ['recommender', recommendation],
  ] as const)('is no %s on it, and does not answer what that office is asked', (role, asked) => {
    const stranger = holder('甲', role)
    const partial = { ...stranger, represents }
    expect(hatsOn(stranger, file).has(role)).toBe(true)
    expect(may(stranger, { to: 'answer', file, task: asked })).toBe(true)
    expect([...hatsOn(partial, file)]).toEqual(['member'])
    expect(may(partial, { to: 'answer', file, task: asked })).toBe(false)
  })

  test('keeps an auditor’s right to read', () => {
    expect(hatsOn({ ...holder('甲', 'auditor'), represents }, file).has('auditor')).toBe(true)
  })
})

test('an organisation that declined reads no more of the case, and one that was asked does', () => {
  const confirmations = [
    [{ is: 'asked', at: today }, true],
    [{ is: 'declined', stamp: stampBy('speaker of 配套公司', 'member'), reason: '不参加' }, false],
  ] as const
  for (const [confirmation, reads] of confirmations) {
    const members = consortiumMembers.map((one) =>
      one.organisation === organisationId('配套公司') ? { ...one, confirmation } : one,
    )
    const file = fileOf(applicationHead(), { members })
    expect(may(speaker('配套公司'), { to: 'see-answers', file })).toBe(reads)
  }
})

test('who still has a sheet to hand in sees no others, nor who wrote them, as an officer either', () => {
  const both = {
    ...holder('甲', 'officer'),
    offices: [
      { role: 'officer' as const, scheme: 'lingang' },
      { role: 'expert' as const, scheme: 'lingang' },
    ],
  }
  const before = inReview([sheet('甲'), sheet('乙', 80)])
  const after = inReview([sheet('甲', 70), sheet('乙', 80)])
  for (const to of ['see-sheets', 'see-experts', 'see-result', 'see-trail', 'see-messages'] as const) {
    expect(may(both, { to, file: before })).toBe(false)
    expect(may(both, { to, file: after })).toBe(true)
    expect(may(holder('丙', 'officer'), { to, file: before })).toBe(true)
  }
  expect(may(both, { to: 'see-answers', file: before })).toBe(true)
})

test('whom a lead asked to join by mail is not for the office, in a case’s messages either', () => {
  const file = inReview([sheet('甲', 80)])
  const told = { about: 'member-invited' as const, case: file.head.id, through: [], programme: 'lingang' }
  const officer = holder('丙', 'officer')
  for (const to of ['see-message', 'send-again'] as const) {
    expect(may(officer, { to, message: { ...told, to: undefined }, file })).toBe(false)
    // A member that is known here was told as one who has an account.
    expect(may(officer, { to, message: { ...told, to: personId('乙') }, file })).toBe(true)
  }
  expect(may(holder('丁', 'auditor'), { to: 'see-message', message: { ...told, to: undefined }, file })).toBe(
    true,
  )
})

describe('a programme and its versions', () => {
  test.each([
    ['an administrator of the programme', holder('甲', 'administrator', { scheme: 'lingang' }), true, false],
    ['an administrator of all programmes', holder('甲', 'administrator', { scheme: '*' }), true, true],
    ['an administrator of another one', holder('甲', 'administrator', { scheme: 'else' }), false, false],
    ['an officer', holder('甲', 'officer', { scheme: '*' }), false, false],
    ['an auditor', holder('甲', 'auditor', { scheme: '*' }), false, false],
    ['nobody', undefined, false, false],
  ])('are written by %s: %s; one that is new here: %s', (_name, who, writes, starts) => {
    expect(may(who, { to: 'manage-schemes', scheme: 'lingang' })).toBe(writes)
    expect(may(who, { to: 'start-programmes' })).toBe(starts)
  })

  test('are not written by who may not sign in any more', () => {
    const gone = { ...holder('甲', 'administrator', { scheme: '*' }), active: false }
    expect(may(gone, { to: 'manage-schemes', scheme: 'lingang' })).toBe(false)
    expect(may(gone, { to: 'start-programmes' })).toBe(false)
  })
})

describe('a year’s report that is being written', () => {
  const head = evaluationHead({ status: { is: 'report', since: today } })
  const members = consortiumMembers
  const written = fileOf(head, { members })
  const reported = fileOf(head, {
    members,
    events: [
      {
        ...{ case: head.id, seq: 1, what: 'reported', facts: {}, stamp: stampBy('speaker of 牵头公司') },
        ...{ previous: chainStart, hash: chainStart },
      },
    ],
  })
  test.each([
    ['the lead', speaker('牵头公司'), true],
    ['an auditor', holder('乙', 'auditor'), true],
    ['an officer', holder('甲', 'officer'), false],
  ])('is read by %s: %s', (_name, who, reads) => {
    for (const to of ['see-answers', 'see-self-sheet'] as const) {
      expect(may(who, { to, file: written })).toBe(reads)
      expect(may(who, { to, file: reported })).toBe(true)
    }
    expect(may(who, { to: 'see-case', file: written })).toBe(true)
  })
})
