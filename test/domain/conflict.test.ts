import { expect, test } from 'vitest'
import { conflictCheck } from '../../domain/conflict-check.ts'
import { isFact } from '../../domain/conflict-kind.ts'
import { conflictOf } from '../../domain/conflict.ts'
import { caseId, expert, fileOf, member, organisationId, speaker } from '../support/cases.ts'

test.each([
  ['works for a member', expert('a', { organisation: organisationId('某某大学') }), 'own-organisation'],
  ['works for the lead, known by name', expert('b', { organisationName: '牵头公司' }), 'own-organisation'],
  ['the name in other letters', expert('c', { organisationName: ' 某某 大学　' }), 'own-organisation'],
  ['declared one of them', expert('d', { conflicts: [organisationId('配套公司')] }), 'declared'],
  ['speaks for a member', speaker('配套公司'), 'own-organisation'],
  ['asked to speak for a member', speaker('配套公司', 'asked'), undefined],
  ['declared somebody else', expert('e', { conflicts: [organisationId('外人')] }), undefined],
  ['knows nobody', expert('f'), undefined],
])('who %s: %s', (_name, person, conflict) => {
  expect(conflictOf(person, fileOf())).toBe(conflict)
})

test('a whole call is checked as each case is by itself, and the second time as the first', () => {
  const cases = ['配套公司', '某某大学', '别处公司'].map((name, n) => ({
    ...{ id: caseId(`case ${n}`), title: name, aside: [], decided: [] },
    members: [member('牵头公司', { role: 'lead' }), member(name)],
  }))
  const people = [
    expert('a', { organisation: organisationId('某某大学') }),
    expert('b', { organisationName: '别处 公司' }),
    expert('c', { conflicts: [organisationId('配套公司')] }),
    speaker('配套公司'),
    speaker('某某大学', 'asked'),
    expert('d'),
  ]
  const check = conflictCheck(cases, [], 'members')
  const facts = () => people.map((one) => cases.map((on) => check(one, on).find(({ is }) => isFact(is))?.is))
  const alone = people.map((one) => cases.map((on) => conflictOf(one, on)))
  expect(facts()).toEqual(alone)
  expect(facts()).toEqual(alone)
  expect(alone.flat().filter((found) => found !== undefined)).toHaveLength(4)
})
