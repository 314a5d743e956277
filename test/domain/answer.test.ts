import { expect, test } from 'vitest'
import { answerTask } from '../../domain/answer.ts'
import { canonical } from '../../domain/history.ts'
import type { TaskAnswer } from '../../domain/task-answer.ts'
import {
  applicationHead,
  digest,
  fileOf,
  handedIn,
  inReview,
  momentAt,
  scores,
  sheet,
  stampBy,
  task,
  today,
} from '../support/cases.ts'

test('the event of an answer carries the digest of what was answered', () => {
  const asked = sheet('甲')
  const given: TaskAnswer = { kind: 'score', answer: scores(80) }
  const { events } = answerTask(inReview([asked]), asked, given, stampBy('甲', 'expert'), momentAt())
  expect(events).toEqual([
    {
      what: 'scored',
      facts: { round: 1, declared: true, task: asked.id, answer: digest(canonical(given)) },
    },
  ])
})

test('what an officer remarks on passing the formal check is on record', () => {
  const file = fileOf(applicationHead({ ...handedIn, status: { is: 'formal-check', since: today } }))
  const given: TaskAnswer = { kind: 'formal-check', answer: { decision: 'pass', remark: '附件三为复印件' } }
  const { events } = answerTask(file, task('formal-check'), given, stampBy('officer', 'officer'), momentAt())
  expect(events).toMatchObject([{ what: 'formal-check-passed', facts: { remark: '附件三为复印件' } }])
})
