import { describe, expect, test } from 'vitest'
import { findNextLevel, returnTargets } from '../../domain/approval.ts'
import { answerReport } from '../../domain/evaluation.ts'
import { answerRectification } from '../../domain/grade.ts'
import { reviewRules } from '../../domain/panel.ts'
import { answerReportCheck, openReportCheck } from '../../domain/report-check.ts'
import { Scheme } from '../../domain/scheme.ts'
import { filedReport } from '../../schemes/parts/evaluation.ts'
import { lingang } from '../../schemes/lingang.ts'
import { evaluationHead, fileOf, ownScore, momentAt, position, section, today } from '../support/cases.ts'

const filing = Scheme.parse({ ...lingang, toConfirm: [], evaluation: filedReport() })
const moment = momentAt(today, filing)
const report = [
  section('results', { summary: '完成年度计划', patents: 3, standards: 1, spent: 900 }),
  section('outlook', { problems: '无' }),
]
const at = (is: 'report' | 'report-check') =>
  fileOf(evaluationHead({ status: { is, since: today } }), { sections: report })

describe('a report that an officer alone looks at', () => {
  test('goes to the officer when it is handed in, and again once it was put right', () => {
    const file = at('report')
    expect(answerReport(file, moment)).toMatchObject({
      outcome: 'filed',
      head: { status: { is: 'report-check' } },
    })
    const putRight = { decision: 'rectified', account: '已补齐' } as const
    expect(answerRectification(file, putRight, moment)).toMatchObject({
      outcome: 'filed',
      head: { status: { is: 'report-check' } },
    })
    const scored = { ...file, sections: [...report, ownScore] }
    expect(answerReport(scored, momentAt())).toMatchObject({
      outcome: 'reported',
      head: { status: { is: 'review' } },
    })
  })

  test('asks the office within the limit, and goes on asking', () => {
    const asked = openReportCheck(at('report'), position(), moment)
    expect(asked.tasks).toMatchObject([
      { kind: 'report-check', audience: { is: 'office', role: 'officer' }, lateness: 'escalates' },
    ])
    expect(() => openReportCheck(at('report'), position(), momentAt())).toThrow('not-at-this-step')
  })

  test('gets the first band when it is accepted and the last one when something is to be put right', () => {
    const file = at('report-check')
    expect(answerReportCheck(file, { decision: 'accept' }, moment)).toMatchObject({
      head: { grade: 'qualified' },
      outcome: 'checked',
    })
    const remarks = { results: '缺少专利清单' }
    expect(answerReportCheck(file, { decision: 'put-right', remarks }, moment)).toMatchObject({
      head: { grade: 'unqualified' },
      events: [{ what: 'report-to-put-right', facts: { sections: 'results' } }],
    })
  })

  test('is not sent back without a word, or for a part that it does not have', () => {
    const file = at('report-check')
    for (const [remarks, field] of [
      [{}, 'answer.remarks'],
      [{ budget: '缺少预算' }, 'answer.remarks.budget'],
    ] as const)
      expect(() => answerReportCheck(file, { decision: 'put-right', remarks }, moment)).toThrow(
        expect.objectContaining({ problems: [expect.objectContaining({ field })] }),
      )
  })

  test('has no panel to score it and no level that must confirm it', () => {
    const file = at('report-check')
    expect(() => reviewRules(file, moment)).toThrow('not-at-this-step')
    expect(returnTargets(file, moment)).toEqual([])
    expect(findNextLevel(file, moment)).toMatchObject({ outcome: 'none', events: [] })
  })
})

test.each([
  ['neither a panel nor an officer', { officerCheck: undefined }, 'evaluation.panel'],
  ['both', { panel: lingang.evaluation?.panel, rubric: lingang.evaluation?.rubric }, 'officerCheck'],
  ['three bands for a yes or no', { bands: lingang.evaluation?.bands.slice(1) }, 'evaluation.bands'],
  ['an own score for a yes or no', { selfWeight: 0.2 }, 'selfWeight'],
])('a programme cannot have %s', (_, more, path) => {
  const read = Scheme.safeParse({ ...lingang, toConfirm: [], evaluation: { ...filedReport(), ...more } })
  expect(read.error?.issues.map((issue) => issue.path.join('.')).join(' ')).toContain(path)
})
