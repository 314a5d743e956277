import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerTask } from '../../domain/answer.ts'
import type { CaseFile } from '../../domain/case.ts'
import { reviewRules, sheets } from '../../domain/panel.ts'
import { combine } from '../../domain/panel-result.ts'
import {
  answerReviewHelp,
  answerScore,
  combineScores,
  openReviewHelp,
  openScoring,
  scoringOutcome,
} from '../../domain/review.ts'
import { Scheme } from '../../domain/scheme.ts'
import type { AnswerTo } from '../../domain/task-answer.ts'
import type { Task } from '../../domain/task.ts'
import {
  after,
  applicationHead,
  evaluationHead,
  expert,
  fileOf,
  inReview,
  momentAt,
  personId,
  position,
  scores,
  sheet,
  stampBy,
  task,
  today,
  waiting,
} from '../support/cases.ts'

const moment = momentAt()
const experts = ['甲', '乙', '丙', '丁', '戊', '己'].map((name) => expert(name))
const recuse = { decision: 'recuse', reason: '与牵头单位有合作' } as const

describe('sheets together', () => {
  test.each([
    [[], true, { sheets: 0, counted: 0, mean: 0, spread: 0 }],
    [[70], true, { sheets: 1, counted: 1, mean: 70, spread: 0 }],
    [[60, 90, 80, 70], true, { sheets: 4, counted: 4, mean: 75, spread: 20 }],
    [[0, 60, 70, 80, 100], true, { sheets: 5, counted: 3, mean: 70, spread: 20 }],
    [[0, 60, 70, 80, 100], false, { sheets: 5, counted: 5, mean: 62, spread: 20 }],
    [[50, 80, 95], true, { sheets: 3, counted: 3, mean: 75, spread: 45 }],
    [[50, 80, 80, 85], true, { sheets: 4, counted: 4, mean: 73.75, spread: 5 }],
    [[60, 60, 61], true, { sheets: 3, counted: 3, mean: 60.33, spread: 1 }],
  ])('%o with the highest and lowest dropped: %s', (totals, dropHighLow, result) => {
    expect(combine(totals, { dropHighLow, experts: 3 })).toEqual(result)
  })

  const totals = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 15 })
  test('count the same in any order, and their mean lies between them', () => {
    fc.assert(
      fc.property(totals, fc.boolean(), (given, dropHighLow) => {
        const panel = { dropHighLow, experts: 3 }
        const result = combine(given, panel)
        expect(combine(given.toReversed(), panel)).toEqual(result)
        expect(result.mean).toBeGreaterThanOrEqual(Math.min(...given))
        expect(result.mean).toBeLessThanOrEqual(Math.max(...given))
        expect(result.spread).toBeLessThanOrEqual(Math.max(...given) - Math.min(...given))
        // One more sheet brings them closer, or leaves them as they are.
        fc.pre(given.length >= panel.experts)
        expect(combine([...given, 50], panel).spread).toBeLessThanOrEqual(result.spread)
      }),
    )
  })

  test('do not let one of five or more pull the mean, however extreme', () => {
    const five = fc.array(fc.integer({ min: 40, max: 60 }), { minLength: 4, maxLength: 9 })
    fc.assert(
      fc.property(five, fc.constantFrom(0, 100), (given, extreme) => {
        const { mean } = combine([...given, extreme], { dropHighLow: true, experts: 3 })
        expect(mean).toBeGreaterThanOrEqual(40)
        expect(mean).toBeLessThanOrEqual(60)
      }),
    )
  })
})

describe('a combined review', () => {
  const combined = (totals: number[], more: { accepted?: boolean } = {}) =>
    combineScores(
      inReview(
        totals.map((total, index) => sheet(`专家${index}`, total)),
        { review: { round: 1, open: true, accepted: more.accepted ?? false } },
      ),
      moment,
    )
  test.each([
    ['enough and close', [80, 70, 75], 'passed'],
    ['at the threshold', [60, 60, 60], 'passed'],
    ['just below it', [60, 60, 59.9], 'failed'],
    ['as far apart as allowed', [85, 70, 60], 'passed'],
    ['further apart', [86, 70, 60], 'apart'],
    ['one short of the quorum', [80, 80], 'tooFew'],
    ['apart with the most experts: high and low drop out', [0, 70, 70, 70, 100], 'passed'],
    [
      'far off, and the last sheet tells which: one of four does not count in the spread',
      [50, 80, 80, 80],
      'passed',
    ],
    ['far off without changing the verdict', [0, 30, 30, 30], 'failed'],
    ['far off, and decides by its weight: one more is called', [0, 70, 70, 70], 'apart'],
    ['in two camps', [40, 45, 80, 85], 'apart'],
    ['none', [], 'tooFew'],
  ])('%s: %o is %s', (_name, totals, outcome) => {
    expect(combined(totals).outcome).toBe(outcome)
  })

  test('goes on undecided: the result is kept, the review stays open, no step is done', () => {
    const { head } = combined([90, 50, 60])
    expect(head.review).toMatchObject({ open: true, result: { sheets: 3, mean: 66.67, spread: 40 } })
    expect(head).toMatchObject({ done: 2 })
  })

  test('an officer’s word overrules the number of sheets and their spread, never the threshold', () => {
    expect(combined([90, 50], { accepted: true }).outcome).toBe('passed')
    expect(combined([59], { accepted: true }).outcome).toBe('failed')
  })

  test('passed is one step done; failed leaves the reason', () => {
    expect(combined([80, 80, 80]).head).toMatchObject({ done: 3, review: { open: false } })
    expect(combined([50, 50, 50]).head).toMatchObject({
      done: 2,
      refusal: { at: 'review', reason: { en: "The experts' mean is 50 of 100, below 60" } },
    })
  })

  test('asks nobody any more whose sheet was still out when it ended', () => {
    const { tasks } = combineScores(
      inReview([sheet('甲', 80), sheet('乙', 80), sheet('丙')], {
        review: { round: 1, open: true, accepted: true },
      }),
      moment,
    )
    expect(tasks).toMatchObject([{ asked: '丙', state: { is: 'cancelled' } }])
  })

  test('fails by an item below its veto whatever its total, and says which with both numbers', () => {
    const vetoing = {
      ...moment,
      scheme: Scheme.parse({
        ...moment.scheme,
        steps: moment.scheme.steps.map((step) =>
          step.kind === 'review'
            ? {
                ...step,
                rubric: {
                  items: step.rubric.items.map((item) =>
                    item.id === 'plan' ? { ...item, vetoBelow: 15 } : item,
                  ),
                },
              }
            : step,
        ),
      }),
    }
    const planAt = (points: number) => {
      const given = scores(90)
      return given.decision === 'score' ? { ...given, scores: { ...given.scores, plan: points } } : given
    }
    const decided = (plans: readonly number[]) =>
      combineScores(inReview(plans.map((points, n) => sheet(`专家${n}`, planAt(points)))), vetoing)
    expect(decided([15, 15, 15])).toMatchObject({ outcome: 'passed' })
    const failed = decided([14, 15, 15])
    expect(failed).toMatchObject({
      outcome: 'failed',
      head: {
        done: 2,
        review: { result: { mean: 82.17, vetoes: [{ item: 'plan', mean: 14.67, below: 15 }] } },
        refusal: {
          reason: {
            zh: '“方案可行性”专家平均 14.67 分，低于 15 分，按规定一票否决',
            en: "For “Feasibility of the plan” the experts' mean is 14.67, below 15, which fails the case whatever its total",
          },
        },
      },
      events: [{ facts: { outcome: 'failed', vetoed: 'plan 14.67 < 15' } }],
    })
  })

  test('counts only the sheets of its own round', () => {
    const old = sheet('旧', 10, { round: 2 })
    const file = inReview([sheet('甲', 80), sheet('乙', 80), sheet('丙', 80), old])
    expect(combineScores(file, moment).head.review.result?.mean).toBe(80)
  })

  test('of an evaluation keeps a low mean for the grade', () => {
    const head = evaluationHead({ review: { round: 1, open: true, accepted: true } })
    const decided = combineScores(fileOf(head, { tasks: [sheet('甲', 0)] }), moment)
    expect(decided).toMatchObject({ outcome: 'failed', head: { review: { open: false } } })
    expect(decided.head).not.toHaveProperty('refusal')
  })
})

describe('a sheet', () => {
  const full = scores(80)
  const without = (item: string): AnswerTo<'score'> => {
    if (full.decision !== 'score') return full
    const { [item]: _, ...rest } = full.scores
    return { ...full, scores: rest }
  }

  test('with a mistake is refused, and names it', () => {
    expect(() => answerScore(inReview(), sheet('甲'), without('team'), [], moment)).toThrow(
      expect.objectContaining({
        code: 'invalid',
        problems: [{ field: 'answer.scores.team', code: 'missing' }],
      }),
    )
  })
})

describe('scoring', () => {
  const due = '2026-04-08T15:59:59.999Z'
  const waits = (tasks: readonly Task[]): CaseFile => ({
    ...inReview(tasks),
    steps: [waiting('ask-experts', 1, due)],
  })
  const answers = (file: CaseFile, name: string, answer: AnswerTo<'score'>, now = today) => {
    const asked = file.tasks.find((one) => one.asked === name && one.state.is === 'open')
    if (!asked) throw new Error(`${name} is not asked`)
    return answerTask(
      file,
      asked,
      { kind: 'score', answer },
      stampBy(name, 'expert', now),
      momentAt(now),
      experts,
    )
  }

  test('goes on while a sheet is out, and ends with the last one', () => {
    const file = waits([sheet('甲', 80), sheet('乙'), sheet('丙')])
    const one = answers(file, '乙', scores(70))
    expect(one.resume).toBeUndefined()
    const both = answers(after(file, one), '丙', scores(75))
    expect(both.resume?.output.outcome).toBe('complete')
    expect(sheets(after(after(file, one), both))).toHaveLength(3)
  })

  test('asks a substitute for who steps aside, without a conflict and not asked before', () => {
    const file = waits([sheet('甲', 80), sheet('乙'), sheet('丙')])
    const said = answers(file, '乙', recuse)
    const added = said.tasks?.filter((one) => one.kind === 'score' && one.state.is === 'open')
    expect(said.resume).toBeUndefined()
    expect(added).toHaveLength(1)
    expect(['丁', '戊', '己']).toContain(added?.[0]?.asked)
    expect(said.events).toMatchObject([{ what: 'recused', facts: { replaced: true } }])
  })

  test('lasts until a late substitute’s own deadline', () => {
    const file = waits([sheet('甲', 80), sheet('乙'), sheet('丙', 70)])
    const said = answers(file, '乙', recuse, '2026-04-08T02:00:00.000Z')
    const substitute = said.tasks?.find((one) => one.state.is === 'open')
    expect(substitute?.due).toBe('2026-05-09T15:59:59.999Z')
    expect(said.steps).toMatchObject([
      { id: 'ask-experts.1', alarm: substitute?.due, state: { is: 'waiting', due: substitute?.due } },
    ])
  })

  test('is too few when nobody is left to step in', () => {
    const file = waits([sheet('甲', 80), sheet('乙', 70), sheet('丙')])
    const open = file.tasks.find((one) => one.asked === '丙')
    if (!open) throw new Error('丙 is not asked')
    const said = answerTask(
      file,
      open,
      { kind: 'score', answer: recuse },
      stampBy('丙', 'expert'),
      moment,
      [],
    )
    expect(said.resume?.output.outcome).toBe('tooFew')
  })

  test.each([
    ['all in', [sheet('甲', 80), sheet('乙', 80), sheet('丙', 80)], 'complete'],
    ['one out', [sheet('甲', 80), sheet('乙', 80), sheet('丙')], undefined],
    ['below the quorum', [sheet('甲', 80), sheet('乙', 80), sheet('丙', recuse)], 'tooFew'],
    ['nobody asked', [], 'tooFew'],
  ])('with %s: %s', (_name, tasks, outcome) => {
    expect(scoringOutcome(inReview(tasks), [], moment)).toBe(outcome)
    expect(openScoring(inReview(tasks), position(), moment)).toMatchObject(
      outcome === undefined ? { due } : { outcome },
    )
  })

  test('takes over the sheets that are still out from the wait before', () => {
    const opened = openScoring(inReview([sheet('甲')]), position({ 'ask-experts': 1 }), moment)
    expect(opened).toMatchObject({ tasks: [{ asked: '甲', step: 'ask-experts.2' }] })
  })
})

describe('an officer who is asked about a review', () => {
  test('hears of it, with three working days to answer', () => {
    const help = openReviewHelp(inReview(), position(), moment)
    expect(help.tasks).toMatchObject([{ kind: 'review-help', lateness: 'escalates' }])
    expect(help).toMatchObject({ due: '2026-03-13T15:59:59.999Z' })
  })

  test('may take the sheets as they are, if there are any', () => {
    const accept = { decision: 'accept', reason: '足够' } as const
    expect(answerReviewHelp(inReview([sheet('甲', 80)]), accept)).toMatchObject({
      outcome: 'accept',
      head: { review: { accepted: true } },
    })
    expect(() => answerReviewHelp(inReview([sheet('甲')]), accept)).toThrow(
      expect.objectContaining({ code: 'incomplete' }),
    )
  })

  test('may ask for another try', () => {
    const retry: AnswerTo<'review-help'> = {
      decision: 'retry',
      experts: [personId('甲')],
      reason: '再请一位',
    }
    expect(answerReviewHelp(inReview([task('review-help')]), retry)).toMatchObject({
      outcome: 'retry',
      head: { review: { accepted: false } },
    })
  })
})

test('a case without a review has no panel', () => {
  const bare = { ...moment, scheme: { ...moment.scheme, steps: [] } }
  expect(() => reviewRules(fileOf(applicationHead()), bare)).toThrow(
    expect.objectContaining({ code: 'not-at-this-step' }),
  )
})
