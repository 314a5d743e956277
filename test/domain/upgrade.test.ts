import { describe, expect, test } from 'vitest'
import { askedOf } from '../../domain/case-form.ts'
import { missing, submit } from '../../domain/submission.ts'
import { ApplicationHead, type CaseFile } from '../../domain/case.ts'
import type { Condition } from '../../domain/condition.ts'
import { Consortium } from '../../domain/consortium.ts'
import { answerCorrection } from '../../domain/formal-check.ts'
import { readAnswers } from '../../domain/form.ts'
import { ConsortiumId, idFromDigest } from '../../domain/ids.ts'
import type { Moment } from '../../domain/moment.ts'
import { recognise, refuse } from '../../domain/recognition.ts'
import type { Rule } from '../../domain/rule.ts'
import { asksRegister, upgradedBy } from '../../domain/upgrade.ts'
import { lingang } from '../../schemes/lingang.ts'
import {
  applicationHead,
  closes,
  consortium,
  consortiumMembers,
  digest,
  fileOf,
  handedIn,
  member,
  momentAt,
  organisationId,
  section,
  today,
  typedAnswers,
} from '../support/cases.ts'
import { tiered } from '../support/tiers.ts'

const idOf = (name: string) => ConsortiumId.parse(idFromDigest(digest(name)))
const pooled = (name = 'pool', more: Partial<Consortium> = {}, recognised = '2025-03-10T02:00:00.000Z') =>
  consortium({
    id: idOf(name),
    tier: 'pool',
    verb: { zh: '培育', en: 'cultivation' },
    provisionalUntil: '2026-03-10T15:59:59.999Z',
    nextEvaluation: 2027,
    grades: [{ year: 2026, grade: 'good' }],
    standing: {
      is: 'recognised',
      scheme: lingang.ref,
      number: `PY-${name}`,
      recognised,
      validUntil: '2027-03-10T15:59:59.999Z',
    },
    ...more,
  })
const moment = (led: readonly Consortium[] | undefined = [pooled()]): Moment => ({
  ...momentAt(today, tiered),
  led,
})
const asking = (tier: string, more: Partial<ApplicationHead> = {}, rest: Partial<CaseFile> = {}): CaseFile =>
  fileOf(applicationHead(more), {
    sections: [
      ...lingang.form.map((one) => section(one.id, readAnswers(one, typedAnswers[one.id] ?? {}))),
      section('standing', { tier }),
    ],
    ...rest,
  })
const upgraded = (tier: string, led: readonly Consortium[]) =>
  upgradedBy(asking(tier), askedOf(asking(tier), moment(led)), moment(led))?.id

describe('the consortium that an application upgrades', () => {
  const older = pooled('older', { name: '另一个' }, '2024-01-01T00:00:00.000Z')
  test.each([
    ['the only one', 'established', [pooled()], 'pool'],
    ['the one of its name, of several', 'established', [older, pooled()], 'pool'],
    [
      'the oldest, when none has its name',
      'established',
      [pooled('renamed', { name: '改名' }), older],
      'older',
    ],
    ['none for a tier that upgrades nothing', 'pool', [pooled()], undefined],
    ['none of another tier', 'established', [pooled('up', { tier: 'established' })], undefined],
    [
      'none that has ended',
      'established',
      [
        pooled('ended', {
          standing: {
            is: 'revoked',
            scheme: lingang.ref,
            number: 'PY-ended',
            recognised: '2025-03-10T02:00:00.000Z',
            ended: today,
          },
        }),
      ],
      undefined,
    ],
  ])('is %s', (_name, tier, led, found) => {
    expect(upgraded(tier, led)).toBe(found && idOf(found))
  })

  test('must be there, or the tier is refused where it is chosen', () => {
    const problem = {
      field: 'standing.tier',
      code: 'nothing-to-upgrade',
      facts: { zh: '培育', en: 'Cultivation pool' },
    }
    expect(missing(asking('established'), moment([]))).toEqual([problem])
    expect(missing(asking('established'), moment())).toEqual([])
    expect(missing(asking('pool'), moment([]))).toEqual([])
    expect(() => submit(asking('established'), moment([]))).toThrow(
      expect.objectContaining({ code: 'incomplete', problems: [problem] }),
    )
  })

  test('is held from submission, so that no other application upgrades it as well', () => {
    const decision = submit(asking('established'), moment())
    expect(ApplicationHead.parse(decision.head)).toMatchObject({ upgrades: idOf('pool') })
    expect(decision.claims).toContain(`upgrade:${idOf('pool')}`)
    const refused = refuse(asking('established', { ...handedIn, upgrades: idOf('pool') }), moment())
    expect(refused.releases).toContain(`upgrade:${idOf('pool')}`)
  })

  test('is let go when a correction asks for another tier', () => {
    const correcting = {
      ...handedIn,
      upgrades: idOf('pool'),
      status: { is: 'correction', since: today, due: closes, remarks: { standing: '请改选' } },
    } as const
    const corrected = (tier: string) =>
      answerCorrection(asking(tier, correcting), { decision: 'corrected' }, moment())
    expect(corrected('pool')).toMatchObject({
      head: { upgrades: undefined },
      claims: [],
      releases: [`upgrade:${idOf('pool')}`],
    })
    expect(corrected('established')).toMatchObject({
      head: { upgrades: idOf('pool') },
      claims: [],
      releases: [],
    })
  })
})

describe('recognition', () => {
  const head = { ...handedIn, upgrades: idOf('pool') }
  const joined = [...consortiumMembers.slice(0, 2), member('新成员', { kind: 'university' })]
  const given = recognise(asking('established', head, { members: joined }), moment(), pooled())
  const entry = Consortium.parse(given.consortium)

  test('by a tier has its verb, its numbers and its term', () => {
    const pool = recognise(asking('pool', handedIn), moment())
    expect(ApplicationHead.parse(pool.head).status).toMatchObject({
      number: expect.stringMatching(/^PY-2026-[0-9A-Z]{6}$/),
      verb: { zh: '培育', en: 'cultivation' },
    })
    expect(Consortium.parse(pool.consortium)).toMatchObject({
      tier: 'pool',
      verb: { zh: '培育' },
      standing: { validUntil: '2028-03-10T15:59:59.999Z' },
    })
    expect(pool.parties).toBeUndefined()
    expect(entry.standing).toMatchObject({
      number: expect.stringMatching(/^LX-2026-[0-9A-Z]{6}$/),
      validUntil: '2029-03-10T15:59:59.999Z',
    })
  })

  test('of an upgrade keeps the entry with its grades, and the number that it had', () => {
    expect(entry).toMatchObject({
      id: idOf('pool'),
      tier: 'established',
      verb: { zh: '立项' },
      grades: [{ year: 2026, grade: 'good' }],
      nextEvaluation: 2027,
      former: [{ number: 'PY-pool', tier: 'pool', recognised: '2025-03-10T02:00:00.000Z', ended: today }],
    })
    expect(given).toMatchObject({ outcome: 'recognised', releases: [`upgrade:${idOf('pool')}`] })
  })

  test('of an upgrade changes the rows of who joined and of who left, and no others', () => {
    expect(given.parties?.written.map(({ organisation }) => organisation)).toEqual([organisationId('新成员')])
    expect(given.parties?.removed).toEqual([organisationId('某某大学')])
    expect(given.numbered).toBe(true)
  })

  test('does not upgrade what was taken back meanwhile', () => {
    const gone = pooled('pool', {
      standing: {
        is: 'revoked',
        scheme: lingang.ref,
        number: 'PY-pool',
        recognised: '2025-03-10T02:00:00.000Z',
        ended: today,
      },
    })
    const over = recognise(asking('established', head), moment(), gone)
    expect(over).toMatchObject({ outcome: 'over', head: { refusal: { at: 'upgrade' } } })
    expect(over.consortium).toBeUndefined()
  })

  test('does not upgrade what the applicant leads no more', () => {
    const [lead, company, university] = pooled().parties
    if (!lead || !company || !university) throw new Error('three parties')
    const led = pooled('pool', {
      parties: [{ ...lead, role: 'member' }, { ...company, role: 'lead' }, university],
    })
    const over = recognise(asking('established', head), moment(), led)
    expect(over).toMatchObject({
      outcome: 'over',
      head: { refusal: { at: 'upgrade', reason: { en: expect.stringContaining('does not lead') } } },
    })
    expect(over.consortium).toBeUndefined()
  })

  test('on trial says until when', () => {
    expect(entry.provisionalUntil).toBe('2027-03-10T15:59:59.999Z')
    const firm = recognise(fileOf(applicationHead(handedIn)), momentAt())
    expect(Consortium.parse(firm.consortium)).not.toHaveProperty('provisionalUntil')
  })
})

describe('what is asked of the register', () => {
  const once = (condition: Condition): Rule => ({ id: 'once', phase: 'apply', force: 'blocks', condition })
  const leads: Condition = { kind: 'limit', as: 'lead', max: 1 }
  const joins: Condition = { kind: 'limit', as: 'party', max: 1 }
  const inside: Condition = { kind: 'any', of: [{ kind: 'identified' }, joins] }
  test.each([
    ['nothing', [], undefined],
    ['leads', [leads], undefined],
    ['everybody', [leads, joins], undefined],
    ['everybody', [inside], undefined],
    ['lead', [], tiered.outcome.tiers],
    ['leads', [leads], tiered.outcome.tiers],
  ] as const)('is about %s', (whom, rules, tiers) => {
    expect(asksRegister({ rules: rules.map(once), outcome: { ...lingang.outcome, tiers } })).toBe(whom)
  })
})
