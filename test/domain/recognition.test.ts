import { expect, test } from 'vitest'
import { Consortium } from '../../domain/consortium.ts'
import { confirm } from '../../domain/grade.ts'
import { recognise } from '../../domain/recognition.ts'
import { Scheme } from '../../domain/scheme.ts'
import { lingang } from '../../schemes/lingang.ts'
import {
  applicationHead,
  consortium,
  evaluationHead,
  fileOf,
  handedIn,
  momentAt,
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
