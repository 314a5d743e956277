import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answers } from '../../domain/form.ts'
import { type Change, mergeAnswers, placesOf, same, type Value } from '../../domain/merge-answers.ts'

const tables = new Set(['tasks'])
const merged = (stored: Answers, changes: Record<string, Change>) =>
  mergeAnswers(stored, new Map(Object.entries(changes)), tables)

const row = (id: string, ...cells: readonly string[]) => ({
  id,
  cells: Object.fromEntries(
    cells.map((cell, index) => [`c${index}`, cell] as const).filter(([, cell]) => cell !== ''),
  ),
})
const stored: Answers = {
  goal: '攻关',
  staff: 60,
  tasks: { rows: [row('r1', '设计'), row('r2', '流片', '2027'), row('r3', '测试')] },
}
const rowsOf = (answers: Answers): string[] =>
  typeof answers.tasks === 'object' && !Array.isArray(answers.tasks)
    ? answers.tasks.rows.map(({ id }) => id)
    : []

describe('what was typed', () => {
  test('is taken where nobody else changed it', () => {
    const { answers, conflicts } = merged(stored, { goal: { base: '攻关', value: '联合攻关' } })
    expect(answers).toEqual({ ...stored, goal: '联合攻关' })
    expect(conflicts).toEqual([])
  })

  test('takes an answer out when it was emptied', () => {
    expect(merged(stored, { staff: { base: 60 } }).answers).not.toHaveProperty('staff')
  })

  test('is no conflict when somebody else typed the same', () => {
    expect(merged(stored, { goal: { base: '从前', value: '攻关' } })).toEqual({
      answers: stored,
      conflicts: [],
    })
  })

  test('is a conflict of its place alone when somebody else changed it to something else', () => {
    const { answers, conflicts } = merged(stored, {
      goal: { base: '从前', value: '我的' },
      staff: { base: 60, value: 61 },
    })
    expect(answers).toEqual({ ...stored, staff: 61 })
    expect(conflicts).toEqual([{ path: 'goal', mine: '我的', theirs: '攻关' }])
  })
})

describe('a table', () => {
  test('keeps the rows that two people added at the same time', () => {
    const base = ['r1', 'r2', 'r3']
    const first = merged(stored, {
      tasks: { base, value: ['r1', 'r2', 'r3', 'a1'] },
      'tasks.a1.c0': { value: '甲' },
    }).answers
    const { answers, conflicts } = merged(first, {
      tasks: { base, value: ['b1', 'r1', 'r2', 'r3'] },
      'tasks.b1.c0': { value: '乙' },
    })
    expect(conflicts).toEqual([])
    expect(rowsOf(answers)).toEqual(['b1', 'r1', 'r2', 'r3', 'a1'])
  })

  test('takes two cells of one row from two people', () => {
    const first = merged(stored, { 'tasks.r2.c0': { base: '流片', value: '量产' } }).answers
    const { answers, conflicts } = merged(first, { 'tasks.r2.c1': { base: '2027', value: '2028' } })
    expect(conflicts).toEqual([])
    expect(placesOf(answers).get('tasks.r2.c0')).toBe('量产')
    expect(placesOf(answers).get('tasks.r2.c1')).toBe('2028')
  })

  test('lets a row go with its words', () => {
    const { answers, conflicts } = merged(stored, {
      tasks: { base: ['r1', 'r2', 'r3'], value: ['r1', 'r3'] },
      'tasks.r2.c0': { base: '流片' },
      'tasks.r2.c1': { base: '2027' },
    })
    expect([rowsOf(answers), conflicts]).toEqual([['r1', 'r3'], []])
  })

  test('keeps a row that one removes while another writes in it, and says so', () => {
    const written = merged(stored, { 'tasks.r2.c0': { base: '流片', value: '量产' } }).answers
    const { answers, conflicts } = merged(written, {
      tasks: { base: ['r1', 'r2', 'r3'], value: ['r1', 'r3'] },
      'tasks.r2.c0': { base: '流片' },
      'tasks.r2.c1': { base: '2027' },
    })
    expect(rowsOf(answers)).toEqual(['r1', 'r2', 'r3'])
    expect(conflicts).toEqual([{ path: 'tasks.r2.c0', mine: undefined, theirs: '量产' }])
  })

  test('answers words for a row that is gone, and has the row again when they are meant', () => {
    const without = merged(stored, {
      tasks: { base: ['r1', 'r2', 'r3'], value: ['r1', 'r2'] },
      'tasks.r3.c0': { base: '测试' },
    }).answers
    const late = merged(without, { 'tasks.r3.c0': { base: '测试', value: '可靠性测试' } })
    expect(late.conflicts).toEqual([{ path: 'tasks.r3.c0', mine: '可靠性测试', theirs: undefined }])
    const meant = merged(without, { 'tasks.r3.c0': { value: '可靠性测试' } }).answers
    expect(rowsOf(meant)).toEqual(['r1', 'r2', 'r3'])
  })

  test('takes one new order, and asks about two', () => {
    const base = ['r1', 'r2', 'r3']
    const first = merged(stored, { tasks: { base, value: ['r3', 'r1', 'r2'] } })
    expect(rowsOf(first.answers)).toEqual(['r3', 'r1', 'r2'])
    const second = merged(first.answers, { tasks: { base, value: ['r2', 'r1', 'r3'] } })
    expect(rowsOf(second.answers)).toEqual(['r3', 'r1', 'r2'])
    expect(second.conflicts).toEqual([
      { path: 'tasks', mine: ['r2', 'r1', 'r3'], theirs: ['r3', 'r1', 'r2'] },
    ])
  })

  test('keeps no row in which nothing stands', () => {
    const { answers } = merged(stored, {
      tasks: { base: ['r1', 'r2', 'r3'], value: ['r1', 'new', 'r2', 'r3'] },
    })
    expect(rowsOf(answers)).toEqual(['r1', 'r2', 'r3'])
  })

  test('that was emptied is no answer', () => {
    const only: Answers = { tasks: { rows: [row('r1', '设计')] } }
    const { answers } = merged(only, {
      tasks: { base: ['r1'], value: [] },
      'tasks.r1.c0': { base: '设计' },
    })
    expect(answers).toEqual({})
  })
})

describe('whatever is typed and stored', () => {
  const words = fc.constantFrom('', '甲', '乙', '丙', 'x')
  const ids = fc.uniqueArray(fc.constantFrom('r1', 'r2', 'r3', 'r4', 'r5'), { maxLength: 4 })
  const paths = [
    'goal',
    'plan',
    ...['r1', 'r2', 'r3', 'r4'].flatMap((id) => [`tasks.${id}.c0`, `tasks.${id}.c1`]),
  ]
  const state: fc.Arbitrary<Answers> = fc
    .record({ goal: words, plan: words, ids, cells: fc.array(words, { minLength: 10, maxLength: 10 }) })
    .map(({ goal, plan, ids: rows, cells }) => ({
      ...(goal === '' ? {} : { goal }),
      ...(plan === '' ? {} : { plan }),
      ...(rows.length === 0
        ? {}
        : {
            tasks: {
              rows: rows.map((id, index) => row(id, cells[2 * index] ?? '', cells[2 * index + 1] ?? '')),
            },
          }),
    }))
  const change: fc.Arbitrary<Change> = fc.record({ base: words, value: words })
  const cells = fc.dictionary(fc.constantFrom(...paths), change, { maxKeys: 6 })
  const order = fc.option(fc.record({ base: ids, value: ids }), { nil: undefined })
  const changes: fc.Arbitrary<Record<string, Change>> = fc
    .tuple(cells, order)
    .map(([some, rows]) => ({ ...some, ...(rows === undefined ? {} : { tasks: rows }) }))

  test('no word is dropped without being answered: it is stored, or it is a conflict', () => {
    fc.assert(
      fc.property(state, changes, (before, typed) => {
        const { answers, conflicts } = merged(before, typed)
        const now = placesOf(answers)
        for (const [path, { value }] of Object.entries(typed)) {
          if (path === 'tasks') continue
          const told = conflicts.some((one) => one.path === path && same(one.mine, value))
          expect(told || same(now.get(path), value)).toBe(true)
        }
      }),
    )
  })

  test('no stored word goes that this save did not mean to change', () => {
    fc.assert(
      fc.property(state, changes, (before, typed) => {
        const now = placesOf(merged(before, typed).answers)
        for (const [path, was] of placesOf(before)) {
          const meant = typed[path]
          if (path === 'tasks' || (meant !== undefined && same(meant.base, was))) continue
          expect(now.get(path)).toEqual(was)
        }
      }),
    )
  })

  test('a conflict names what is stored', () => {
    fc.assert(
      fc.property(state, changes, (before, typed) => {
        const { answers, conflicts } = merged(before, typed)
        const wrong = conflicts.filter(
          ({ path, theirs }) => path !== 'tasks' && !same(placesOf(answers).get(path), theirs),
        )
        expect(wrong).toEqual([])
      }),
    )
  })

  test('a save that is repeated changes nothing more, unless it was asked which order is meant', () => {
    fc.assert(
      fc.property(state, changes, (before, typed) => {
        const once = merged(before, typed)
        fc.pre(!once.conflicts.some(({ path }) => path === 'tasks'))
        const twice = merged(once.answers, typed)
        expect(twice.answers).toEqual(once.answers)
      }),
    )
  })

  test('saves of different places come to the same, whoever is first', () => {
    const parts = fc.tuple(state, cells, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }))
    fc.assert(
      fc.property(parts, ([before, all, mine]) => {
        const entries = Object.entries(all)
        const part = (own: boolean) => Object.fromEntries(entries.filter((_, index) => mine[index] === own))
        const run = (first: Record<string, Change>, second: Record<string, Change>) => {
          const one = merged(before, first)
          const two = merged(one.answers, second)
          const places = [...placesOf(two.answers)].map(([path, value]): [string, Value] => [
            path,
            Array.isArray(value) ? value.map(String).toSorted((a, b) => (a < b ? -1 : 1)) : value,
          ])
          return {
            places: Object.fromEntries(places),
            conflicts: [...one.conflicts, ...two.conflicts].map(({ path }) => path).toSorted(),
          }
        }
        expect(run(part(true), part(false))).toEqual(run(part(false), part(true)))
      }),
    )
  })
})
