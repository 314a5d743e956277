import { describe, expect, test } from 'vitest'
import { copyAnswers } from '../../domain/copy-application.ts'
import { type Answers, FormSection } from '../../domain/form.ts'

const words = (zh: string) => ({ zh, en: zh })
const revenue = (id: string, year: number) => ({
  kind: 'number',
  id,
  label: words(`营收${year}`),
  feeds: { figure: 'revenue', year },
})
const section = (id: string, fields: readonly unknown[]): FormSection =>
  FormSection.parse({ id, title: words(id), fields })
const option = (value: string) => ({ value, label: words(value) })
const copy = (
  from: readonly FormSection[],
  answers: Record<string, Answers>,
  to: readonly FormSection[],
  years: readonly [number, number] = [2029, 2030],
) =>
  copyAnswers(
    { form: from, lastYear: years[0], answersOf: (id) => answers[id] ?? {} },
    { form: to, lastYear: years[1] },
  )

describe('what comes along', () => {
  test('the answer of the same question, also where it may be longer now', () => {
    const from = [section('plan', [{ kind: 'text', id: 'aim', label: words('目的') }])]
    const to = [section('plan', [{ kind: 'longText', id: 'aim', label: words('目的') }])]
    expect(copy(from, { plan: { aim: '攻关' } }, to)).toEqual({
      sections: { plan: { aim: '攻关' } },
      notCarried: [],
    })
  })

  test('figures by their calendar year: last year’s is the year before now', () => {
    const form = [section('money', [revenue('a', 1), revenue('b', 2), revenue('c', 3)])]
    expect(copy(form, { money: { a: 100, b: 90, c: 80 } }, form)).toEqual({
      sections: { money: { b: 100, c: 90 } },
      notCarried: [{ label: words('营收3'), why: 'other-year' }],
    })
  })

  test('a choice that rules know, wherever another programme asks for it', () => {
    const from = [
      section('a', [
        {
          kind: 'choice',
          id: 'field',
          label: words('领域'),
          feeds: 'field',
          options: [option('ic'), option('ai')],
        },
      ]),
    ]
    const to = [
      section('b', [
        {
          kind: 'choice',
          id: 'industry',
          label: words('产业'),
          feeds: 'field',
          options: [option('ai'), option('bio')],
        },
      ]),
    ]
    expect(copy(from, { a: { field: 'ai' } }, to).sections).toEqual({ b: { industry: 'ai' } })
    expect(copy(from, { a: { field: 'ic' } }, to)).toEqual({
      sections: {},
      notCarried: [{ label: words('领域'), why: 'no-such-option' }],
    })
  })

  test('the rows of a table, without the members and documents that they name', () => {
    const table = section('plan', [
      {
        kind: 'table',
        id: 'tasks',
        label: words('任务'),
        columns: [
          { kind: 'text', id: 'name', label: words('名称') },
          { kind: 'member', id: 'by', label: words('承担') },
        ],
      },
    ])
    const rows = [{ id: 'r1', cells: { name: '算法', by: 'uscc:91' } }]
    expect(copy([table], { plan: { tasks: { rows } } }, [table])).toEqual({
      sections: { plan: { tasks: { rows: [{ id: 'r1', cells: { name: '算法' } }] } } },
      notCarried: [{ label: words('任务'), why: 'parts-of-table' }],
    })
  })
})

test('documents and what is not asked for any more stay behind, and are named', () => {
  const from = [
    section('a', [
      { kind: 'document', id: 'audit', label: words('审计报告') },
      { kind: 'text', id: 'old', label: words('旧栏目') },
    ]),
  ]
  const to = [section('a', [{ kind: 'document', id: 'audit', label: words('审计报告') }])]
  expect(copy(from, { a: { audit: '2029-1', old: '甲' } }, to)).toEqual({
    sections: {},
    notCarried: [
      { label: words('审计报告'), why: 'document' },
      { label: words('旧栏目'), why: 'not-asked' },
    ],
  })
})
