import { expect, test } from 'vitest'
import { mayAppoint } from '../../domain/appointment.ts'
import type { Office } from '../../domain/person.ts'
import { holder } from '../support/cases.ts'

const officer = (scheme: string): Office => ({ role: 'officer', scheme })
const auditor: Office = { role: 'auditor', scheme: '*' }
const here = holder('甲', 'administrator')
const everywhere = holder('乙', 'administrator', { scheme: '*' })

test.each<[string, Office[], Office[], boolean, boolean]>([
  ['gives an office of the programme', [], [officer('lingang')], true, true],
  ['takes one of it away', [officer('lingang')], [], true, true],
  ['gives an office of another programme', [], [officer('elsewhere')], true, false],
  ['gives an office for all programmes', [], [officer('*')], true, false],
  ['takes away an office for all programmes', [auditor], [], true, false],
  ['leaves such an office as it is', [auditor], [auditor, officer('lingang')], true, true],
  [
    'changes the level of an approver of the programme',
    [],
    [{ role: 'approver', scheme: 'lingang', level: 'bureau' }],
    true,
    true,
  ],
  ['shuts out who holds an office for all programmes', [auditor], [auditor], false, false],
  ['shuts out who holds offices of the programme', [officer('lingang')], [officer('lingang')], false, true],
])('an administrator of one programme %s: %o, then %o', (_name, before, offices, active, allowed) => {
  const held = { offices: before, active: true }
  expect(mayAppoint(here, held, { offices, active })).toBe(allowed)
  expect(mayAppoint(everywhere, held, { offices, active })).toBe(true)
})
