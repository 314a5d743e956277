import { expect, test } from 'vitest'
import { CivilDate } from '../../domain/calendar.ts'
import { closedByMerger } from '../../domain/change-merger.ts'
import { milestoneOfChange } from '../../domain/change-milestone.ts'
import { nextLine } from '../../domain/consortium-record.ts'
import { caseId, consortium, digest, stampBy, today } from '../support/cases.ts'

const due = CivilDate.parse('2027-06-30')
const set = { is: 'milestone-set', title: '样机', due, payment: 600, evidence: 'test' } as const
const lines = [nextLine(consortium(), [], set, stampBy('officer', 'officer'), digest)]
const rules = { evidence: ['report' as const, 'test' as const] }

test('a milestone that is moved keeps what the change does not speak of', () => {
  const later = CivilDate.parse('2027-12-31')
  const asked = {
    kind: 'milestone',
    action: 'move',
    milestone: '样机试验',
    due: later,
    line: 1,
    reason: '供货',
  } as const
  expect(milestoneOfChange(asked, lines, rules)).toEqual({
    is: 'milestone-moved',
    milestone: 1,
    title: '样机试验',
    due: later,
    payment: 600,
    evidence: 'test',
    reason: '供货',
  })
  expect(milestoneOfChange({ ...asked, line: 7 }, lines, rules)).toBeUndefined()
})

test('a milestone that is added is set as the programme takes evidence', () => {
  const asked = {
    kind: 'milestone',
    action: 'add',
    milestone: '小批量',
    due,
    payment: 200,
    reason: '增加',
  } as const
  expect(milestoneOfChange(asked, lines, rules)).toEqual({
    is: 'milestone-set',
    title: '小批量',
    due,
    payment: 200,
    evidence: 'report',
  })
})

test('the entry that merged is over, and says into which one; one that is over already stays as it is', () => {
  const head = {
    id: caseId('merger'),
    number: 'LG-2026-AAAA',
    status: { is: 'applied', since: today, effective: today },
  } as const
  const closed = closedByMerger(consortium(), head)
  expect(closed).toMatchObject({ standing: { is: 'withdrawn', mergedInto: 'LG-2026-AAAA', ended: today } })
  expect(closed).not.toHaveProperty('alarm')
  expect(closed && closedByMerger(closed, head)).toBeUndefined()
})
