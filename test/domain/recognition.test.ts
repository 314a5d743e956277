import { describe, expect, test } from 'vitest'
import { Consortium } from '../../domain/consortium.ts'
import { confirm } from '../../domain/grade.ts'
import { recognise } from '../../domain/recognition.ts'
import { Scheme } from '../../domain/scheme.ts'
import { lingang } from '../../schemes/lingang.ts'
import {
  applicationHead,
  consortiumMembers,
  consortium,
  evaluationHead,
  fileOf,
  handedIn,
  member,
  momentAt,
  organisationId,
  stampBy,
  task,
  today,
} from '../support/cases.ts'

const onTrial = Scheme.parse({ ...lingang, outcome: { ...lingang.outcome, provisionalMonths: 12 } })

test('what is given on trial says until when, and is firm once an evaluation is passed', () => {
  const given = recognise(fileOf(applicationHead(handedIn)), momentAt(today, onTrial))
  const entry = Consortium.parse(given.consortium)
  expect(entry.provisionalUntil).toBe('2027-03-10T15:59:59.999Z')
  const passed = confirm(fileOf(evaluationHead({ grade: 'good' })), entry, momentAt(today, onTrial))
  expect(Consortium.parse(passed.consortium)).not.toHaveProperty('provisionalUntil')
  expect(passed.consortium?.grades).toEqual([{ year: 2026, grade: 'good' }])
})

test('a programme without a trial gives it firmly', () => {
  const given = recognise(fileOf(applicationHead(handedIn)), momentAt())
  expect(Consortium.parse(given.consortium)).not.toHaveProperty('provisionalUntil')
})

test('an entry of an earlier program is read as it was written', () => {
  const { verb: _, tier: __, former: ___, ...earlier } = consortium()
  expect(Consortium.parse(earlier)).toEqual(earlier)
})

describe('where members may confirm after the submission', () => {
  const waiting = member('第四公司', { confirmation: { is: 'asked', at: today } })
  const asked = task('confirmation', {
    audience: { is: 'organisation', organisation: organisationId('第四公司') },
  })

  test('who never confirmed is no party, and is asked no more', () => {
    const given = recognise(
      fileOf(applicationHead(handedIn), { members: [...consortiumMembers, waiting], tasks: [asked] }),
      momentAt(),
    )
    expect(given.consortium?.parties.map(({ name }) => name)).toEqual(['牵头公司', '配套公司', '某某大学'])
    expect(given.tasks).toMatchObject([{ id: asked.id, state: { is: 'cancelled' } }])
  })

  test.each([
    ['declined', { is: 'declined', stamp: stampBy('某某大学', 'member'), reason: '暂不参加' }],
    ['never confirmed', { is: 'asked', at: today }],
  ] as const)('a rule that must always hold and needs who %s refuses the case', (_name, confirmation) => {
    const members = consortiumMembers.map((one) => (one.name === '某某大学' ? { ...one, confirmation } : one))
    const others = [member('第四公司'), member('第五公司')]
    const given = recognise(
      fileOf(applicationHead(handedIn), { members: [...members, ...others] }),
      momentAt(),
    )
    expect(given).toMatchObject({
      outcome: 'over',
      head: { refusal: { at: 'eligibility' } },
      events: [{ what: 'ineligible', facts: { failed: 'science' } }],
    })
    expect(given.consortium).toBeUndefined()
  })
})
