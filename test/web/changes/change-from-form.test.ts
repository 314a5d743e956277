import { expect, test } from 'vitest'
import { organisationId } from '../../support/cases.ts'
import { changeNaming, changeRequestFrom } from '../../../functions/web/changes/change-from-form.ts'

const reason = ['业务调整']

test('a form’s fields become a request of their kind, and what belongs to another kind is left out', () => {
  const organisation = organisationId('新公司')
  const typed = {
    organisation: [organisation],
    role: ['co-lead'],
    layer: ['core'],
    name: ['无关'],
    csrf: ['x'],
    reason,
  }
  expect(changeRequestFrom('member-in', typed)).toEqual({
    kind: 'member-in',
    organisation,
    role: 'co-lead',
    layer: 'core',
    reason: '业务调整',
  })
  expect(changeRequestFrom('member-out', typed)).toEqual({
    kind: 'member-out',
    organisation,
    reason: '业务调整',
  })
})

test('a sum is understood as people type it, and one that is none is said to be none', () => {
  expect(changeRequestFrom('amount', { amount: ['５,000,000'], reason })).toMatchObject({ amount: 5_000_000 })
  expect(() => changeRequestFrom('amount', { amount: ['很多'], reason })).toThrow(
    expect.objectContaining({
      problems: [expect.objectContaining({ field: 'amount', code: 'not-a-number' })],
    }),
  )
  expect(() => changeRequestFrom('amount', { amount: [' '], reason })).toThrow(
    expect.objectContaining({ problems: [expect.objectContaining({ field: 'amount', code: 'missing' })] }),
  )
})

test('whom a change names is enough to see its effect, and a number that is none is refused', () => {
  expect(changeNaming('merger', { number: 'LGIC-2026-ABC' })).toMatchObject({ number: 'LGIC-2026-ABC' })
  expect(() => changeNaming('merger', { number: 'x' })).toThrow(expect.objectContaining({ code: 'invalid' }))
})
