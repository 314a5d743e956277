import { describe, expect, test } from 'vitest'
import { hatsOn, may } from '../../domain/policy.ts'
import { applicationHead, fileOf, handedIn, holder, person, personId, task, today } from '../support/cases.ts'

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
