import { describe, expect, test } from 'vitest'
import { openReport } from '../../domain/evaluation.ts'
import { CivilDate } from '../../domain/calendar.ts'
import type { CaseFile } from '../../domain/case.ts'
import { nextLine, type RecordLine } from '../../domain/consortium-record.ts'
import { prefilledSections, type ReportSources, stillPrefilled, vouchedFor } from '../../domain/prefill.ts'
import { reportProblems } from '../../domain/report.ts'
import { resultsToEnter } from '../../domain/reported-results.ts'
import { Scheme } from '../../domain/scheme.ts'
import { proposeGrade } from '../../domain/proposed-grade.ts'
import { mergeSection, saveSection, sectionIn } from '../../domain/save-section.ts'
import { attained } from '../../domain/targets.ts'
import { lingang } from '../../schemes/lingang.ts'
import { annualEvaluation } from '../../schemes/parts/evaluation.ts'
import { indicatorsOf, outcomesOf, spendingOf } from '../../schemes/parts/report-sections.ts'
import {
  consortium,
  digest,
  evaluationHead,
  fileOf,
  momentAt,
  position,
  section,
  stampBy,
  today,
} from '../support/cases.ts'

const column = (id: string, kind: 'text' | 'number') => ({ kind, id, label: { zh: id, en: id } })
const tables = {
  id: 'goals',
  title: { zh: '目标', en: 'Goals' },
  fields: [
    {
      kind: 'table',
      id: 'indicators',
      label: { zh: '指标', en: 'Indicators' },
      columns: [
        column('name', 'text'),
        column('unit', 'text'),
        column('baseline', 'number'),
        column('target', 'number'),
      ],
    },
    {
      kind: 'table',
      id: 'budget',
      label: { zh: '预算', en: 'Budget' },
      columns: [column('source', 'text'), column('total', 'number')],
    },
  ],
}
const yearly = annualEvaluation({ selfWeight: 0.2 })
const evaluation = {
  ...yearly,
  form: [
    {
      ...yearly.form[0],
      fields: yearly.form[0]?.fields.map((field) =>
        field.id === 'patents'
          ? { ...field, prefill: { from: 'record', what: 'result-sum', kind: 'patents' } }
          : field.id === 'summary'
            ? { ...field, prefill: { from: 'last-report' } }
            : field,
      ),
    },
    indicatorsOf('goals.indicators'),
    spendingOf('goals.budget', 'source', 'total'),
    outcomesOf(lingang.results),
  ],
}
const scheme = Scheme.parse({ ...lingang, toConfirm: [], form: [...lingang.form, tables], evaluation })
const moment = momentAt(today, scheme)

const plan = new Map([
  [
    'goals.indicators',
    {
      rows: [
        { id: 'i1', cells: { name: '流片次数', unit: '次', baseline: 2, target: 10 } },
        { id: 'i2', cells: { name: '客户', unit: '家', baseline: 0, target: 20 } },
      ],
    },
  ],
])
const entered = (on: string, quantity: number, lines: readonly RecordLine[] = []): RecordLine =>
  nextLine(
    consortium(),
    lines,
    {
      is: 'result',
      kind: 'patents',
      title: '一种仿真方法',
      on: CivilDate.parse(on),
      quantity,
      evidence: 'ZL 2025 1 0000001.1',
    },
    stampBy('lead'),
    digest,
  )
const first = entered('2025-06-01', 2)
const sources: ReportSources = {
  consortium: consortium(),
  lines: [first, entered('2024-06-01', 5, [first])],
  plan,
  lastReport: {
    year: 2025,
    sections: [
      section('results', { summary: '去年的总结' }),
      section('indicators', { indicators: { rows: [{ id: 'i1', cells: { actual: 4 } }] } }),
    ],
  },
}
const year = fileOf(
  evaluationHead({ opened: stampBy('system', 'system'), status: { is: 'report', since: today } }),
)
const opened = (): CaseFile => ({ ...year, sections: prefilledSections(year, sources, moment) })
const answersIn = (file: CaseFile, id: string) => sectionIn(file, { id })?.answers ?? {}

describe('a report that is opened', () => {
  test('says what the year before and the record say, each marked with where it is from', () => {
    const results = sectionIn(opened(), { id: 'results' })
    expect(results?.answers).toEqual({ summary: '去年的总结', patents: 2 })
    expect(results?.prefilled).toEqual({
      summary: { from: 'last-report', of: '2025' },
      patents: { from: 'record', of: '2026-03-10' },
    })
  })

  test('is filled in as it is asked for', () => {
    expect(openReport(year, position(), moment, sources).sections?.map(({ id }) => id)).toEqual([
      'results',
      'indicators',
      'outcomes',
    ])
    expect(openReport(year, position(), moment).sections).toEqual([])
  })

  test('leaves alone what somebody wrote', () => {
    const file = { ...year, sections: [section('results', { summary: '今年' })] }
    expect(prefilledSections(file, sources, moment).map(({ id }) => id)).toEqual(['indicators', 'outcomes'])
  })

  test('lists the results of its year alone, as counting', () => {
    expect(answersIn(opened(), 'outcomes')).toMatchObject({
      list: { rows: [{ id: 'result-1', cells: { on: '2025-06-01', counts: 'yes', quantity: 2 } }] },
    })
  })

  test('has the rows of the plan with last year beside them', () => {
    expect(answersIn(opened(), 'indicators')).toEqual({
      indicators: {
        rows: [
          { id: 'i1', cells: { name: '流片次数', unit: '次', baseline: 2, target: 10, before: 4 } },
          { id: 'i2', cells: { name: '客户', unit: '家', baseline: 0, target: 20 } },
        ],
      },
    })
  })
})

describe('what was filled in before', () => {
  const unchecked = (file: CaseFile): string[] =>
    reportProblems(file, moment)
      .filter(({ code }) => code === 'prefilled-unchecked')
      .map(({ field }) => field)

  test('keeps the report back until it was changed or vouched for', () => {
    const file = opened()
    expect(unchecked(file)).toEqual(['results.summary', 'results.patents', 'outcomes.list'])
    const before = sectionIn(file, { id: 'results' })
    const definition = scheme.evaluation?.form[0]
    if (!before || !definition) throw new Error('no results')
    const typed = { summary: { base: '去年的总结', value: '今年的总结' } }
    const merged = mergeSection(definition, undefined, before, typed, stampBy('lead'))
    expect(merged.section?.prefilled).toEqual({ patents: { from: 'record', of: '2026-03-10' } })
    expect(vouchedFor(before).prefilled).toEqual({})
    expect(vouchedFor(before, ['patents']).prefilled).toHaveProperty('summary')
    expect(stillPrefilled(before, before.answers).prefilled).toEqual(before.prefilled)
  })

  test('is vouched for by whoever sends the whole section', () => {
    const saved = saveSection(
      opened(),
      'results',
      { summary: '去年的总结', patents: '2', standards: '0', spent: '1' },
      stampBy('lead'),
      moment,
    )
    expect(saved.decision.sections?.[0]?.prefilled).toEqual({})
  })
})

describe('the rows of the plan', () => {
  const definition = scheme.evaluation?.form.find(({ id }) => id === 'indicators')
  const field = definition?.fields[0]
  const typed = (changes: Record<string, unknown>): CaseFile => {
    const file = opened()
    if (!definition) throw new Error('no indicators')
    const places = Object.fromEntries(Object.entries(changes).map(([path, value]) => [path, { value }]))
    const { section: saved } = mergeSection(
      definition,
      undefined,
      sectionIn(file, { id: 'indicators' }),
      places,
      stampBy('lead'),
    )
    if (!saved) throw new Error('nothing saved')
    return { ...file, sections: [...file.sections.filter(({ id }) => id !== 'indicators'), saved] }
  }

  test('stay as they were set, whatever is typed', () => {
    const file = typed({ 'indicators.i1.actual': '9', 'indicators.i9.actual': '5' })
    expect(answersIn(file, 'indicators')).toMatchObject({
      indicators: { rows: [{ id: 'i1', cells: { target: 10, actual: 9 } }, { id: 'i2' }] },
    })
    const { indicators } = answersIn(file, 'indicators')
    expect(indicators).not.toMatchObject({
      rows: expect.arrayContaining([expect.objectContaining({ id: 'i9' })]),
    })
  })

  test('ask for a note where much less was reached than planned', () => {
    const file = typed({ 'indicators.i1.actual': '9', 'indicators.i2.actual': '10' })
    const { indicators } = answersIn(file, 'indicators')
    if (field?.kind !== 'table' || typeof indicators !== 'object' || Array.isArray(indicators))
      throw new Error('no table')
    expect(attained(field, indicators).map(({ part }) => part)).toEqual([0.9, 0.5])
    const needs = (one: CaseFile) => reportProblems(one, moment).filter(({ code }) => code === 'note-needed')
    expect(needs(file)).toEqual([
      { field: 'indicators.indicators.i2.note', code: 'note-needed', facts: { percent: 50, below: 80 } },
    ])
    const noted = typed({ 'indicators.i2.actual': '10', 'indicators.i2.note': '客户验证推迟' })
    expect(needs(noted)).toEqual([])
  })
})

test('a result that the report names first goes to the record once', () => {
  const row = {
    id: 'r1',
    cells: {
      kind: 'standards',
      title: '接口标准',
      on: '2025-09-01',
      quantity: 1,
      evidence: 'T/ABC 1-2025',
      counts: 'yes',
    },
  }
  const file = opened()
  const list = { rows: [{ id: 'result-1', cells: { title: '一种仿真方法' } }, row] }
  const named = { ...file, sections: [section('outcomes', { list })] }
  const [result, ...others] = resultsToEnter(named, sources.lines, moment)
  expect(others).toEqual([])
  expect(result).toMatchObject({ kind: 'standards', title: '接口标准', reported: { row: 'r1' } })
  if (!result) throw new Error('nothing to enter')
  const line = nextLine(consortium(), sources.lines, { is: 'result', ...result }, stampBy('lead'), digest)
  expect(resultsToEnter(named, [...sources.lines, line], moment)).toEqual([])
  const later = { ...row, cells: { ...row.cells, on: '2030-01-01' } }
  expect(
    reportProblems({ ...file, sections: [section('outcomes', { list: { rows: [later] } })] }, moment),
  ).toContainEqual({ field: 'outcomes.list.r1.on', code: 'in-the-future' })
})

test('an own score by the rubric counts by its total, and no item over its maximum', () => {
  const of = (share: number) => ({
    rows: (scheme.evaluation?.rubric?.items ?? [])
      .filter(({ bonus }) => !bonus)
      .map(({ id, max }) => ({ id, cells: { score: max * share, reason: '见成果清单' } })),
  })
  const head = evaluationHead({
    review: {
      round: 1,
      open: false,
      accepted: false,
      result: { sheets: 3, counted: 3, mean: 80, spread: 2 },
    },
  })
  const scored = fileOf(head, { sections: [section('selfSheet', { items: of(0.9) })] })
  expect(proposeGrade(scored, moment).head).toMatchObject({ score: { self: 90, weight: 0.2, result: 82 } })
  const over = fileOf(evaluationHead(), { sections: [section('selfSheet', { items: of(1.1) })] })
  expect(reportProblems(over, moment).map(({ code }) => code)).toContain('too-large')
})

test.each([
  [
    'a field of the application that is filled in before',
    { form: [{ ...tables, fields: [{ ...tables.fields[0], prefill: { from: 'last-report' } }] }] },
  ],
  [
    'rows of a table that is not there',
    { evaluation: { ...evaluation, form: [...evaluation.form.slice(0, 1), indicatorsOf('goals.nothing')] } },
  ],
  [
    'a sum of results of an unknown kind',
    {
      evaluation: {
        ...evaluation,
        form: [
          {
            id: 'one',
            title: tables.title,
            fields: [
              {
                kind: 'number',
                id: 'n',
                label: tables.title,
                prefill: { from: 'record', what: 'result-sum', kind: 'nothing' },
              },
            ],
          },
        ],
      },
    },
  ],
])('a programme cannot have %s', (_, more) => {
  const form = [...lingang.form, ...('form' in more ? more.form : [tables])]
  expect(Scheme.safeParse({ ...lingang, toConfirm: [], evaluation, ...more, form }).success).toBe(false)
})
