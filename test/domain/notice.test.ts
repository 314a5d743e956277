import { expect, test } from 'vitest'
import { answerTask } from '../../domain/answer.ts'
import type { CaseFile } from '../../domain/case.ts'
import { raiseObjection } from '../../domain/notice.ts'
import {
  after,
  applicationHead,
  fileOf,
  handedIn,
  momentAt,
  personId,
  stampBy,
  today,
  waiting,
} from '../support/cases.ts'

const ends = '2026-03-20T15:59:59.999Z'
const announced = (): CaseFile =>
  fileOf(
    applicationHead({
      ...handedIn,
      done: 4,
      status: { is: 'notice', since: today, firstDay: '2026-03-11', lastDay: '2026-03-20', ends },
    }),
    { steps: [waiting('publish-notice', 1, ends)] },
  )
const grounds = {
  by: { is: 'person', name: '某人', workplace: '某单位', address: '某路 1 号', phone: '021-00000000' },
  grounds: '公示的成员单位与实际不符，请核实。',
} as const
const raise = (file: CaseFile, name: string, seed = '') =>
  raiseObjection(file, grounds, stampBy(name, 'public'), momentAt(today, undefined, seed))

test('who objected hears that it was received, and how it was decided, but not by whom', () => {
  const raised = raise(announced(), '某人')
  const objector = [{ is: 'person', person: personId('某人') }]
  expect(raised.tell).toContainEqual(expect.objectContaining({ about: 'objection-received', to: objector }))
  const file = after(announced(), raised)
  const [task] = file.tasks
  if (!task) throw new Error('nobody is asked about the objection')
  for (const decision of ['dismiss', 'uphold'] as const) {
    const { tell } = answerTask(
      file,
      task,
      { kind: 'objection', answer: { decision, reason: '经核实' } },
      stampBy('officer', 'officer'),
      momentAt(),
    )
    const told = tell?.find((one) => one.about === 'objection-answered')
    expect(told).toMatchObject({ to: objector, facts: { decision, reason: '经核实' } })
    expect(JSON.stringify(told)).not.toContain(personId('officer'))
  }
})

test('one person has three objections open at most, and keeps nobody else from objecting', () => {
  let file = announced()
  for (const seed of ['1', '2', '3']) file = after(file, raise(file, '某人', seed))
  expect(() => raise(file, '某人', '4')).toThrow(
    expect.objectContaining({ code: 'too-many', facts: { max: 3 } }),
  )
  expect(raise(file, '别人', '5').objections).toHaveLength(1)
})
