import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { combine, vetoesOf, whyFailed } from '../../domain/panel-result.ts'
import { Rubric } from '../../domain/rubric.ts'
import { sheetProblems, sheetTotal } from '../../domain/sheet.ts'

const title = (id: string) => ({ zh: id, en: id })
const rubric = Rubric.parse({
  items: [
    { id: 'need', title: title('need'), max: 20, reasonBelow: 8 },
    { id: 'team', title: title('team'), max: 30, vetoBelow: 12 },
    { id: 'patents', title: title('patents'), max: 5, bonus: true },
    { id: 'awards', title: title('awards'), max: 5, bonus: true },
  ],
  bonusCap: 6,
})
const full = { scores: { need: 15, team: 20, patents: 0, awards: 0 }, reasons: {} }

describe('what is wrong with a sheet', () => {
  test.each([
    ['nothing', {}, {}, []],
    ['an item left out', { team: undefined }, {}, [['answer.scores.team', 'missing']]],
    ['over the maximum', { need: 20.5 }, {}, [['answer.scores.need', 'too-large']]],
    ['an item that the rubric does not have', { looks: 5 }, {}, [['answer.scores.looks', 'unknown-field']]],
    ['a reason for such an item', {}, { looks: '好看' }, [['answer.reasons.looks', 'unknown-field']]],
    ['a low score without a reason', { need: 8 }, {}, [['answer.reasons.need', 'reason-needed']]],
    ['a low score with its reason', { need: 8 }, { need: '人员不足' }, []],
    ['a score just over the one that needs a reason', { need: 8.5 }, {}, []],
    [
      'everything at once',
      { need: 1, team: 31, patents: undefined, looks: 5 },
      { style: '好看' },
      [
        ['answer.scores.looks', 'unknown-field'],
        ['answer.reasons.style', 'unknown-field'],
        ['answer.reasons.need', 'reason-needed'],
        ['answer.scores.team', 'too-large'],
        ['answer.scores.patents', 'missing'],
      ],
    ],
  ])('%s', (_name, scores, reasons, problems) => {
    const given = Object.entries({ ...full.scores, ...scores }).flatMap(([id, score]) =>
      score === undefined ? [] : [[id, score] as const],
    )
    expect(
      sheetProblems(rubric, { scores: Object.fromEntries(given), reasons }).map(({ field, code }) => [
        field,
        code,
      ]),
    ).toEqual(problems)
  })
})

describe('a total', () => {
  test.each([
    ['is of 100, whatever the maxima add up to', { need: 20, team: 30 }, 100],
    ['of half the points is 50', { need: 10, team: 15 }, 50],
    ['has bonus points on top', { need: 10, team: 15, patents: 3 }, 53],
    ['has no more bonus points than the cap', { need: 10, team: 15, patents: 5, awards: 5 }, 56],
    ['may pass the hundred by them', { need: 20, team: 30, patents: 5, awards: 5 }, 106],
  ])('%s', (_name, scores, total) => {
    expect(sheetTotal(rubric, scores)).toBe(total)
  })

  const points = fc.record({
    need: fc.integer({ min: 0, max: 20 }),
    team: fc.integer({ min: 0, max: 30 }),
    patents: fc.integer({ min: 0, max: 5 }),
    awards: fc.integer({ min: 0, max: 5 }),
  })
  test('never rises by bonus points over the cap, and never falls by a better score', () => {
    fc.assert(
      fc.property(points, fc.constantFrom('need', 'team', 'patents', 'awards'), (scores, item) => {
        const total = sheetTotal(rubric, scores)
        const bare = sheetTotal(rubric, { need: scores.need, team: scores.team })
        expect(bare).toBeLessThanOrEqual(100)
        expect(total).toBeGreaterThanOrEqual(bare)
        expect(total - bare).toBeLessThanOrEqual(6 + 1e-9)
        expect(sheetTotal(rubric, { ...scores, [item]: scores[item] + 1 })).toBeGreaterThanOrEqual(total)
      }),
    )
  })

  test('makes a mean of 100 for a panel, whatever the maxima', () => {
    const totals = [50, 40, 45].map((share) =>
      sheetTotal(rubric, { need: (20 * share) / 50, team: (30 * share) / 50 }),
    )
    expect(combine(totals, { dropHighLow: false, experts: 3 }).mean).toBe(90)
  })
})

describe('a veto', () => {
  const sheetsAt = (scores: readonly number[]) => scores.map((team) => ({ scores: { need: 20, team } }))
  test.each([
    ['is the panel’s, not one expert’s', [6, 15, 15], false, []],
    ['falls below the least by the mean', [11, 12, 12], false, [{ item: 'team', mean: 11.67, below: 12 }]],
    ['does not fall at the least', [12, 12, 12], false, []],
    ['leaves out the highest and the lowest of five', [0, 12, 12, 12, 30], true, []],
    ['does so in favour of nobody', [0, 11, 11, 11, 30], true, [{ item: 'team', mean: 11, below: 12 }]],
    ['needs a sheet', [], false, []],
  ])('%s: %o', (_name, scores, dropHighLow, vetoes) => {
    expect(vetoesOf(sheetsAt(scores), rubric, { dropHighLow })).toEqual(vetoes)
  })

  test('and a mean below the threshold are both said', () => {
    const result = {
      sheets: 3,
      counted: 3,
      mean: 55,
      spread: 4,
      vetoes: [{ item: 'team', mean: 11, below: 12 }],
    }
    expect(whyFailed(result, rubric, 60).zh).toBe(
      '“team”专家平均 11 分，低于 12 分，按规定一票否决；专家评审得分 55 分，低于 60 分',
    )
  })
})
