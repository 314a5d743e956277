import { expect, test } from 'vitest'
import { Scheme } from '../../domain/scheme.ts'
import { stepOf } from '../../domain/scheme-step.ts'
import { lingang } from '../../schemes/lingang.ts'

const evaluation = lingang.evaluation
const wrong = (changed: object) =>
  Scheme.safeParse({ ...lingang, ...changed }).error?.issues.map((issue) => issue.path.join('.'))
const withPanel = (panel: object) =>
  lingang.steps.map((step) =>
    step.kind === 'review' ? { ...step, panel: { ...step.panel, ...panel } } : step,
  )
const bands = (...from: number[]) => ({
  evaluation: {
    ...evaluation,
    bands: from.map((at, index) => ({ ...evaluation?.bands[index], from: at })),
  },
})

test('a shipped programme is what it is after parsing again', () => {
  expect(Scheme.parse(lingang)).toEqual(lingang)
})

test.each([
  ['a step twice', { steps: [...lingang.steps, lingang.steps[0]] }, 'steps'],
  ['a section twice', { form: [...lingang.form, lingang.form[0]] }, 'form'],
  ['a quorum over the panel', { steps: withPanel({ quorum: 4 }) }, 'steps.2.panel'],
  ['a panel over its most', { steps: withPanel({ maxExperts: 2 }) }, 'steps.2.panel'],
  ['bands that rise', bands(80, 90, 60, 0), 'evaluation.bands'],
  ['a band twice', bands(90, 80, 80, 0), 'evaluation.bands'],
  ['bands that leave a mean without a grade', bands(90, 80, 60, 20), 'evaluation.bands'],
  ['an unknown field', { colour: 'red' }, ''],
])('%s is refused', (_name, changed, path) => {
  expect(wrong(changed)).toEqual([path])
})

test('a step that a programme does not have is nothing', () => {
  expect(stepOf(lingang, 'notice')?.limit).toEqual({ n: 5, unit: 'working-day' })
  expect(stepOf({ steps: [] }, 'notice')).toBeUndefined()
})
