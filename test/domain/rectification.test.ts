import { describe, expect, test } from 'vitest'
import { answerRectification } from '../../domain/grade.ts'
import { CivilDate } from '../../domain/calendar.ts'
import { toPutRight } from '../../domain/rectification.ts'
import {
  answeredBy,
  evaluationHead,
  fileOf,
  momentAt,
  ownScore,
  section,
  sheet,
  today,
} from '../support/cases.ts'

const moment = momentAt()
const report = [section('results', { summary: '完成', spent: 900 }), ownScore]
const scored = (name: string, scores: Record<string, number>, reasons: Record<string, string>) => {
  const answer = { decision: 'score', scores, reasons } as const
  return answeredBy(sheet(name), name, 'expert', { kind: 'score', answer })
}
const full = { operation: 24, innovation: 28, service: 19, results: 24 }
const unqualified = fileOf(
  evaluationHead({
    status: { is: 'rectification', since: today, due: '2026-06-10T15:59:59.999Z' },
    review: { round: 1, open: false, accepted: false },
  }),
  {
    sections: report,
    tasks: [
      scored('甲', { ...full, operation: 6 }, { operation: '理事会未召开' }),
      scored('乙', { ...full, operation: 10 }, { operation: '' }),
    ],
  },
)
const rectified = (measures?: Record<string, { done: string; on?: CivilDate }>) => () =>
  answerRectification(
    unqualified,
    { decision: 'rectified', account: '已整改', ...(measures ? { measures } : {}) },
    moment,
  )

describe('what is to be put right', () => {
  test('is every item that does not pass, with its mean and the reasons without names', () => {
    expect(toPutRight(unqualified, moment)).toMatchObject([
      { id: 'operation', mean: 8, max: 25, reasons: ['理事会未召开'] },
    ])
  })

  test('is the report itself where there was none', () => {
    const file = fileOf(evaluationHead({ noShow: true }))
    expect(toPutRight(file, moment).map(({ id }) => id)).toEqual(['report'])
  })

  test('is handed in with a measure for every point, and for nothing that the evaluation does not know', () => {
    const refusedAt = (field: string) =>
      expect.objectContaining({ problems: [expect.objectContaining({ field })] })
    expect(rectified()).toThrow(refusedAt('answer.measures.operation.done'))
    const done = { done: '已召开理事会并形成决议', on: CivilDate.parse('2026-04-01') }
    expect(rectified({ operation: done, budget: done })).toThrow(refusedAt('answer.measures.budget'))
    expect(rectified({ operation: done })()).toMatchObject({ outcome: 'rectified' })
  })
})
