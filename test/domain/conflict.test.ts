import { expect, test } from 'vitest'
import { conflictOf } from '../../domain/conflict.ts'
import { expert, fileOf, organisationId, speaker } from '../support/cases.ts'

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
