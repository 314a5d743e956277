import { expect, test } from 'vitest'
import { Objection } from '../../domain/objection.ts'
import { stateOnObjection, statementUntil } from '../../domain/objection-statement.ts'
import { Refusal } from '../../domain/refusal.ts'
import { Scheme } from '../../domain/scheme.ts'
import { lingang } from '../../schemes/lingang.ts'
import {
  applicationHead,
  caseId,
  fileOf,
  handedIn,
  momentAt,
  shifted,
  stampBy,
  today,
} from '../support/cases.ts'

const head = applicationHead({
  ...handedIn,
  status: {
    is: 'notice',
    since: today,
    firstDay: '2026-03-11',
    lastDay: '2026-03-17',
    ends: '2026-03-17T15:59:59.999Z',
  },
})
const raised = Objection.parse({
  id: caseId('objection'),
  by: { is: 'person', name: '王某', workplace: '某单位', address: '上海', phone: '021-0000' },
  grounds: '成员单位的业绩与事实不符。',
  raised: stampBy('王某', 'public'),
  state: { is: 'open' },
})
const says = (objection: Objection, now = today, scheme = lingang) => {
  try {
    return stateOnObjection(
      fileOf(head, { objections: [objection] }),
      objection.id,
      '业绩有合同为证。',
      stampBy('speaker of 牵头公司'),
      momentAt(now, scheme),
    ).objections
  } catch (problem) {
    if (problem instanceof Refusal) return problem.code
    throw problem
  }
}
const until = statementUntil(raised, momentAt()) ?? ''

test('the applicants answer an open objection once, within the programme’s time', () => {
  expect(says(raised, until)).toMatchObject([
    { statement: { text: '业绩有合同为证。' }, state: { is: 'open' } },
  ])
  expect(says(raised, shifted(until, 1))).toBe('deadline-passed')
  const answered = { ...raised, statement: { text: '一', stamp: stampBy('a') } }
  expect(says(answered)).toBe('already-answered')
})

test('a decided objection is answered no more, nor one where the programme lets nobody answer', () => {
  const decided = {
    ...raised,
    state: { is: 'dismissed' as const, stamp: stampBy('o', 'officer'), reason: '无据' },
  }
  expect(says(decided)).toBe('not-at-this-step')
  const silent = Scheme.parse({
    ...lingang,
    toConfirm: [],
    steps: lingang.steps.map((step) => {
      if (step.kind !== 'notice') return step
      const { statement: _, ...objections } = step.objections
      return { ...step, objections }
    }),
  })
  expect(says(raised, today, silent)).toBe('not-at-this-step')
})
