import { describe, expect, test } from 'vitest'
import { Refusal } from '../../domain/refusal.ts'
import { bannedUntil, requireNotBanned } from '../../domain/ban.ts'
import type { Consortium } from '../../domain/consortium.ts'
import { instant } from '../../domain/calendar.ts'
import { SchemeRef } from '../../domain/ids.ts'
import { lingang } from '../../schemes/lingang.ts'
import { consortium, organisationId, shifted } from '../support/cases.ts'
import { tiered } from '../support/tiers.ts'

/** Taken back on 10 March 2026; two years of the programme's ban end on 10 March 2028, in China. */
const ended = '2026-03-10T02:00:00.000Z'
const until = '2028-03-10T15:59:59.999Z'
const lead = organisationId('牵头公司')
const over = (
  is: 'revoked' | 'expired' = 'revoked',
  more: { scheme?: string; ended?: string } = {},
): Consortium =>
  consortium({
    standing: {
      is,
      scheme: SchemeRef.parse(more.scheme ?? 'lingang@1'),
      number: 'A-1',
      recognised: '2025-03-10T02:00:00.000Z',
      ended: more.ended ?? ended,
    },
  })

describe('an organisation may not apply again', () => {
  test.each([
    ['until so many months after the revocation of what it led', [over()], 'lead', until],
    [
      'until the last of several',
      [over('revoked', { ended: '2024-01-01T00:00:00.000Z' }), over()],
      'lead',
      until,
    ],
    ['under whatever version of the programme', [over('revoked', { scheme: 'lingang@7' })], 'lead', until],
    ['but as a member it may', [over()], 'member', undefined],
    ['but after an end in time it may', [over('expired')], 'lead', undefined],
    ['but to another programme it may', [over('revoked', { scheme: 'else@1' })], 'lead', undefined],
    ['but while it lasts it may', [consortium()], 'lead', undefined],
  ] as const)('%s', (_name, consortia, as, found) => {
    const who = as === 'lead' ? lead : organisationId('配套公司')
    expect(bannedUntil(consortia, who, tiered)).toBe(found)
  })

  test('and may where the programme has no ban', () => {
    expect(bannedUntil([over()], lead, { ...lingang, exit: undefined })).toBeUndefined()
  })

  test.each([
    [0, 'banned'],
    [1, undefined],
  ])('to the millisecond: %i', (late, code) => {
    const refused = (): unknown => {
      try {
        return requireNotBanned([over()], lead, tiered, instant(new Date(shifted(until, late))))
      } catch (problem) {
        return problem instanceof Refusal ? { code: problem.code, facts: problem.facts } : problem
      }
    }
    expect(refused()).toEqual(code && { code, facts: { until, zone: tiered.timeZone } })
  })
})
