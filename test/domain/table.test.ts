import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answeredFacts } from '../../domain/facts.ts'
import { Answers, FormSection, isTable, mistakesIn, problemsOf, readAnswers } from '../../domain/form.ts'
import { formMistakes } from '../../domain/form-mistakes.ts'
import { readCell, readTable, unreadable } from '../../domain/table-answer.ts'
import { TableField } from '../../domain/table-field.ts'
import { withFiguresAsked } from '../../domain/table-figures.ts'
import type { Around } from '../../domain/table-problems.ts'

const words = { zh: '栏目', en: 'Field' }
const yuan = { zh: '万元', en: '× 10,000 CNY' }
const amount = (id: string) => ({ kind: 'number', id, label: words, unit: yuan, min: 0 })
const roles = ['chief', 'member'].map((value) => ({ value, label: words }))

const people = {
  kind: 'table',
  id: 'people',
  label: words,
  required: true,
  columns: [
    { kind: 'text', id: 'name', label: words, required: true, max: 5 },
    { kind: 'choice', id: 'role', label: words, required: true, options: roles },
    { kind: 'member', id: 'of', label: words },
    { kind: 'number', id: 'months', label: words, whole: true, min: 1, max: 12 },
    { kind: 'date', id: 'since', label: words, requiredWhen: { field: 'role', anyOf: ['chief'] } },
    { kind: 'document', id: 'proof', label: words, requiredWhen: { field: 'form', anyOf: ['sealed'] } },
  ],
  rows: { is: 'free', min: 2, max: 3 },
  checks: [
    { kind: 'row-count', label: words, where: { column: 'role', anyOf: ['chief'] }, min: 1, max: 1 },
    { kind: 'column-total', column: 'months', feeds: { figure: 'personMonths' } },
    { kind: 'row-count', label: words, feeds: { figure: 'staffNamed' } },
  ],
}
const budget = {
  kind: 'table',
  id: 'budget',
  label: words,
  columns: [amount('y1'), { ...amount('y2'), required: true }, amount('all')],
  rows: { is: 'fixed', rows: ['own', 'public'].map((id) => ({ id, label: words })) },
  checks: [
    { kind: 'row-total', columns: ['y1', 'y2'], label: words, feeds: { figure: 'spending' } },
    { kind: 'equals-columns', column: 'all', of: ['y1', 'y2'] },
    { kind: 'equals-field', columns: ['y1', 'y2'], field: 'plan.total' },
    { kind: 'equals-field', columns: ['y1'], rows: ['public'], field: 'money.grant' },
    {
      kind: 'share',
      label: words,
      columns: ['y1', 'y2'],
      rows: ['own'],
      min: 0.5,
      max: 0.9,
      feeds: { figure: 'ownShare' },
    },
  ],
}
const section = FormSection.parse({
  id: 'plan',
  title: words,
  fields: [
    people,
    budget,
    { kind: 'number', id: 'total', label: { zh: '总投入', en: 'Total' } },
    {
      kind: 'choice',
      id: 'form',
      label: words,
      options: [
        { value: 'sealed', label: words },
        { value: 'open', label: words },
      ],
    },
  ],
})
const table = (id: string): TableField => {
  const field = section.fields.find((one) => one.id === id)
  if (field?.kind !== 'table') throw new Error(`no table ${id}`)
  return field
}
const ann = { id: 'ann', cells: { name: '安', role: 'chief', since: '2026年1月5日' } }
const bob = { id: 'bob', cells: { name: 'Bob', role: 'member' } }
const rowsOf = (...rows: readonly object[]) => ({ rows })
const shown = (answers: Record<string, unknown>, around: Around = {}) =>
  problemsOf(section, readAnswers(section, { people: rowsOf(ann, bob), ...answers }), around).map(
    ({ field, code }) => `${field} ${code}`,
  )

describe('reading a table', () => {
  test('numbers and days are understood as in any field, and the rest stays as it was typed', () => {
    const read = readTable(
      table('people'),
      rowsOf({
        id: 'ann',
        cells: { name: ' 安 ', months: '１２', since: '2026/1/5', of: ' uscc:1 ', role: '' },
      }),
    )
    expect(read).toEqual({
      rows: [{ id: 'ann', cells: { name: ' 安 ', months: 12, since: '2026-01-05', of: 'uscc:1' } }],
    })
    expect(
      readTable(table('budget'), rowsOf({ id: 'own', cells: { y1: '1234,5', y2: '1,200.25' } })),
    ).toEqual({
      rows: [{ id: 'own', cells: { y1: 1234.5, y2: 1200.25 } }],
    })
  })

  test('what is no number is kept as typed and named at its cell', () => {
    expect(shown({ people: rowsOf({ ...ann, cells: { ...ann.cells, months: 'half' } }, bob) })).toEqual([
      'plan.people.ann.months not-a-number',
    ])
  })

  test('a row left entirely empty is no row', () => {
    expect(readTable(table('people'), rowsOf({ id: 'x', cells: { name: '  ', months: '' } }, bob))).toEqual(
      rowsOf(bob),
    )
    expect(readTable(table('people'), rowsOf({ id: 'x', cells: {} }))).toBeUndefined()
    expect(shown({ people: rowsOf(ann, { id: 'x', cells: {} }) })).toEqual(['plan.people too-few-rows'])
  })

  test('ids of rows are kept, and a row without one of its own gets a free one', () => {
    const cells = { name: 'A' }
    const read = readTable(
      table('people'),
      rowsOf(
        { id: 'r2', cells },
        { cells },
        { id: 'r2', cells },
        { id: 'no good', cells },
        { id: 'r3', cells },
      ),
    )
    const ids = read?.rows.map(({ id }) => id) ?? []
    expect(ids[0]).toBe('r2')
    expect(ids[4]).toBe('r3')
    expect(new Set(ids).size).toBe(5)
  })

  test('whatever is sent, what comes out can be stored and its rows have ids of their own', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (whole, cell) => {
        for (const typed of [
          whole,
          rowsOf({ cells: { name: cell, months: cell } }, { id: 'r1', cells: cell }),
        ]) {
          const answers = readAnswers(section, { people: typed })
          expect(Answers.safeParse(answers).success).toBe(true)
          const rows = isTable(answers.people) ? answers.people.rows.map(({ id }) => id) : []
          expect(new Set(rows).size).toBe(rows.length)
        }
      }),
    )
  })

  test('a cell reads the same alone as in its row', () => {
    const [, , , months] = table('people').columns
    expect(months && readCell(months, '１２')).toBe(12)
    expect(months && readCell(months, ' ')).toBeUndefined()
  })
})

describe('a table that cannot be read as one', () => {
  test.each([
    ['text', 'two rows', ['plan.people malformed']],
    ['a list', [ann], ['plan.people malformed']],
    ['rows that are none', rowsOf(ann, []), ['plan.people.2 malformed']],
    ['an id with a dot in it', rowsOf({ ...ann, id: 'a.b' }), ['plan.people.a.b malformed']],
    ['a row twice', rowsOf(ann, ann), ['plan.people.ann row-twice']],
    [
      'a column that there is not',
      rowsOf({ id: 'ann', cells: { pay: 1 } }),
      ['plan.people.ann.pay unknown-field'],
    ],
    ['a list in a cell', rowsOf({ id: 'ann', cells: { name: ['a'] } }), ['plan.people.ann.name malformed']],
    [
      'a text too long to keep',
      rowsOf({ id: 'ann', cells: { name: 'a'.repeat(4001) } }),
      ['plan.people.ann.name malformed'],
    ],
    [
      'more rows than are kept',
      { rows: Array.from({ length: 201 }, () => ({ cells: {} })) },
      ['plan.people too-many-rows'],
    ],
  ])('%s is refused at its place', (_, typed, expected) => {
    const problems = unreadable('plan.people', table('people'), typed)
    expect(problems.map(({ field, code }) => `${field} ${code}`)).toEqual(expected)
  })

  test('a row that the programme does not name is refused where rows are fixed', () => {
    const problems = unreadable('plan.budget', table('budget'), rowsOf({ id: 'gift', cells: { y1: 1 } }))
    expect(problems).toEqual([{ field: 'plan.budget.gift', code: 'unknown-row' }])
    expect(unreadable('plan.budget', table('budget'), rowsOf({ id: 'own', cells: { y1: null } }))).toEqual([])
  })
})

describe('what is wrong with a table', () => {
  test('nothing, when all of it agrees', () => {
    expect(shown({})).toEqual([])
  })

  test('a required table without rows is missing, and a draft may leave it so', () => {
    expect(problemsOf(section, {})).toEqual([{ field: 'plan.people', code: 'missing' }])
    expect(mistakesIn(section, {})).toEqual([])
  })

  test.each([
    ['a text too long', { name: '名字太长了吧' }, 'name too-long'],
    ['an option that there is not', { role: 'boss' }, 'role not-an-option'],
    ['half a month', { months: 1.5 }, 'months not-whole'],
    ['a month too many', { months: 13 }, 'months too-large'],
    ['no month', { months: 0 }, 'months too-small'],
    ['a day that there is not', { since: '2026-02-30' }, 'since not-a-date'],
    ['no organisation', { of: 'somebody' }, 'of not-an-option'],
    ['a stranger', { of: 'uscc:91310000000000000X' }, 'of not-a-member'],
    ['a reference too long', { proof: 'x'.repeat(301) }, 'proof too-long'],
  ])('%s is named at its cell', (_, cells, expected) => {
    const typed = rowsOf(ann, { id: 'bob', cells: { ...bob.cells, ...cells } })
    const problems = shown({ people: typed }, { members: new Set(['uscc:91310000000000000Y']) })
    expect(problems).toContain(`plan.people.bob.${expected}`)
  })

  test('a row is asked for its required cells, which a draft may leave open', () => {
    const answers = readAnswers(section, { people: rowsOf({ id: 'bob', cells: { months: 3 } }, ann) })
    const at = (problems: { field: string; code: string }[]) => problems.map(({ field }) => field)
    expect(at(problemsOf(section, answers))).toEqual(['plan.people.bob.name', 'plan.people.bob.role'])
    expect(mistakesIn(section, answers)).toEqual([])
  })

  test('a cell is required by another cell of its row, or by a field of the section', () => {
    const { since: _, ...without } = ann.cells
    expect(shown({ people: rowsOf({ id: 'ann', cells: without }, bob) })).toEqual([
      'plan.people.ann.since missing',
    ])
    expect(shown({ form: 'open' })).toEqual([])
    expect(shown({ form: 'sealed' })).toEqual([
      'plan.people.ann.proof missing',
      'plan.people.bob.proof missing',
    ])
  })

  test('too few rows, too many, and too few or too many of one sort are named', () => {
    expect(shown({ people: rowsOf(ann) })).toEqual(['plan.people too-few-rows'])
    const more = ['b', 'c', 'd'].map((id) => ({ ...bob, id }))
    expect(shown({ people: rowsOf(ann, ...more) })).toEqual(['plan.people too-many-rows'])
    expect(shown({ people: rowsOf(bob, { ...bob, id: 'c' }) })).toEqual(['plan.people too-few'])
    expect(shown({ people: rowsOf(ann, { ...ann, id: 'c' }) })).toEqual(['plan.people too-many-of'])
  })

  test('each fixed row is asked for once something stands in the table', () => {
    expect(shown({ budget: rowsOf({ id: 'own', cells: { y2: 5, y1: 1 } }) })).toEqual([
      'plan.budget.public.y2 missing',
      'plan.budget share-too-large',
    ])
  })

  const own = (cells: object) => ({ id: 'own', cells: { y1: 60, y2: 0, ...cells } })
  const rest = { id: 'public', cells: { y1: 20, y2: 20 } }

  test('a column that is the sum of others has to be it', () => {
    expect(shown({ budget: rowsOf(own({ all: 61 }), rest) })).toEqual(['plan.budget.own.all sum-differs'])
    expect(shown({ budget: rowsOf(own({ all: 60 }), rest) })).toEqual([])
  })

  test('binary fractions are no difference', () => {
    const parts = rowsOf(
      { id: 'own', cells: { y1: 0.1, y2: 0.2, all: 0.3 } },
      { id: 'public', cells: { y2: 0.1 } },
    )
    expect(shown({ budget: parts, total: 0.4 })).toEqual([])
  })

  test('the total has to be the number that another field says, with both in the words', () => {
    expect(shown({ budget: rowsOf(own({}), rest), total: 100 })).toEqual([])
    const answers = readAnswers(section, {
      people: rowsOf(ann, bob),
      budget: rowsOf(own({}), rest),
      total: 90,
    })
    expect(problemsOf(section, answers)).toEqual([
      {
        field: 'plan.budget',
        code: 'total-differs',
        facts: { total: 100, other: 90, zh: '总投入', en: 'Total' },
      },
    ])
  })

  test('a field of another section is compared where it is known, and has no say where it is not asked', () => {
    const around = (value: number | undefined): Around => ({
      numberAt: (path) => (path === 'money.grant' ? { label: words, value } : undefined),
    })
    const answers = { budget: rowsOf(own({}), rest) }
    expect(shown(answers, around(20))).toEqual([])
    expect(shown(answers, around(undefined))).toEqual([])
    expect(shown(answers, around(21))).toEqual(['plan.budget total-differs'])
  })

  test('a share keeps within its bounds, and is exact at them', () => {
    const shares = (ownPart: number) => shown({ budget: rowsOf(own({ y1: ownPart }), rest) })
    expect(shares(40)).toEqual([])
    expect(shares(39)).toEqual(['plan.budget share-too-small'])
    expect(shares(360)).toEqual([])
    expect(shares(361)).toEqual(['plan.budget share-too-large'])
  })
})

describe('what a table says to the rules', () => {
  const known = { now: '2026-11-23T04:00:00.000Z', timeZone: 'Asia/Shanghai' } as const
  const figures = (typed: Record<string, unknown>) => {
    const answers = readAnswers(section, typed)
    return answeredFacts([section], () => answers, known).figures
  }

  test('totals, counts and shares are figures; a share is in per cent', () => {
    const people = rowsOf(
      { ...ann, cells: { ...ann.cells, months: 6 } },
      { ...bob, cells: { ...bob.cells, months: 4 } },
    )
    const budget = rowsOf({ id: 'own', cells: { y1: 30, y2: 30 } }, { id: 'public', cells: { y1: 20 } })
    expect(figures({ people, budget })).toEqual({
      personMonths: [10],
      staffNamed: [2],
      spending: [80],
      ownShare: [75],
    })
  })

  test('nothing is said of a table without rows', () => {
    expect(figures({})).toEqual({
      personMonths: [null],
      staffNamed: [null],
      spending: [null],
      ownShare: [null],
    })
  })

  test('whoever tries a programme is asked for the figure, not for the rows', () => {
    const [asked] = withFiguresAsked([section])
    expect(asked?.fields.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      'peopleFedpersonMonths number',
      'peopleFedstaffNamed number',
      'budgetFedspending number',
      'budgetFedownShare number',
      'total number',
      'form choice',
    ])
    const typed = readAnswers(asked ?? section, { budgetFedownShare: '75' })
    expect(answeredFacts([asked ?? section], () => typed, known).figures.ownShare).toEqual([75])
  })
})

describe('a table that a programme describes wrongly', () => {
  const mistakes = (change: object, base: object = budget, application: readonly FormSection[] = []) =>
    formMistakes(
      ['form'],
      [FormSection.parse({ ...section, fields: [{ ...base, ...change }, ...section.fields.slice(2)] })],
      application,
    ).map(({ path, message }) => [path.slice(4).join('.'), message.en])

  test('the one above is right', () => {
    expect(mistakes({ checks: [] })).toEqual([])
    expect(mistakes({}, people)).toEqual([])
  })

  test.each([
    [{ columns: [amount('y1'), amount('y1')], checks: [] }, 'columns', 'the column y1 stands twice'],
    [
      { columns: [{ ...amount('y1'), min: 2, max: 1 }], checks: [] },
      'columns.0',
      'the least is over the most',
    ],
    [
      { columns: [{ ...amount('y1'), requiredWhen: { field: 'y1', anyOf: ['a'] } }], checks: [] },
      'columns.0.requiredWhen',
      'no other column of the table and no field of the section is called y1',
    ],
    [
      { checks: [], rows: { is: 'fixed', rows: ['own', 'own'].map((id) => ({ id, label: words })) } },
      'rows.rows',
      'the row own stands twice',
    ],
    [{ checks: [], rows: { is: 'free', min: 5, max: 4 } }, 'rows', 'the least is over the most'],
    [
      { checks: [], rows: { is: 'targets', of: 'goals.list' } },
      'rows.of',
      'no table goals.list in the application form',
    ],
    [{ checks: [{ kind: 'column-total', column: 'y9' }] }, 'checks.0.column', 'no column y9 in this table'],
    [
      { checks: [{ kind: 'equals-columns', column: 'all', of: ['y1', 'all'] }] },
      'checks.0.of',
      'all is no sum of itself',
    ],
    [
      { checks: [{ kind: 'equals-field', columns: ['y1'], field: 'plan.sum' }] },
      'checks.0.field',
      'no field plan.sum in the form',
    ],
    [
      { checks: [{ kind: 'equals-field', columns: ['y1'], field: 'plan.form' }] },
      'checks.0.field',
      'the field plan.form is no number',
    ],
    [
      { checks: [{ kind: 'share', label: words, columns: ['y1'], rows: ['gift'] }] },
      'checks.0.rows',
      'no fixed row gift in this table',
    ],
    [
      { checks: [{ kind: 'share', label: words, columns: ['y1'] }] },
      'checks.0',
      'a share says which rows it is of: rows or where',
    ],
  ])('%o is named with its path', (change, path, message) => {
    expect(mistakes(change)).toEqual([[path, message]])
  })

  test('names no column of text to add up, and no option that there is not', () => {
    const count = (where: object) => ({ checks: [{ kind: 'row-count', label: words, where }] })
    expect(mistakes({ checks: [{ kind: 'column-total', column: 'name' }] }, people)).toEqual([
      ['checks.0.column', 'the column name has no numbers to add up'],
    ])
    expect(mistakes(count({ column: 'role', anyOf: ['boss'] }), people)).toEqual([
      ['checks.0.where.anyOf', 'the column role does not offer boss'],
    ])
    expect(mistakes(count({ column: 'rank', anyOf: ['a'] }), people)).toEqual([
      ['checks.0.where.column', 'no column rank in this table'],
    ])
  })

  test('a report takes over the rows of a table of the application', () => {
    expect(mistakes({ checks: [], rows: { is: 'targets', of: 'plan.people' } }, budget, [section])).toEqual(
      [],
    )
  })
})
