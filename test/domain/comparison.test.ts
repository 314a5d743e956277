import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare, isEmpty, touches, untouched } from '../../domain/comparison.ts'
import type { Answer } from '../../domain/form.ts'
import type { HandedIn } from '../../domain/handed-in.ts'
import { caseId, member, organisationId, section, today } from '../support/cases.ts'

const version = (
  answers: Record<string, Record<string, Answer>>,
  more: Partial<HandedIn> = {},
): HandedIn => ({
  case: caseId('a'),
  n: 1,
  what: 'submitted',
  at: today,
  title: '联合体',
  sections: Object.entries(answers).map(([id, held]) => section(id, held)),
  members: [],
  documents: [],
  ...more,
})
const table = (...rows: [string, Record<string, string | number>][]): Answer => ({
  rows: rows.map(([id, cells]) => ({ id, cells })),
})
const named = (name: string, more = {}) => {
  const { organisation, kind, country, role } = member(name)
  return { organisation, name, kind, country, role, ...more }
}
const document = (sha256: string) => ({
  id: 'd1',
  section: 'plan',
  field: 'file',
  name: 'plan.pdf',
  size: 9,
  sha256: sha256.repeat(64),
})

describe('a comparison', () => {
  test('names each field that was given, taken away or answered otherwise, and no other', () => {
    const before = version({ plan: { goal: '甲', staff: 12, gone: '旧' }, contact: { name: '王' } })
    const after = version({ plan: { goal: '乙', staff: 12, come: '新' }, contact: { name: '王' } })
    expect(compare(before, after).fields).toEqual([
      { section: 'plan', field: 'goal', before: '甲', after: '乙' },
      { section: 'plan', field: 'come', after: '新' },
      { section: 'plan', field: 'gone', before: '旧' },
    ])
  })

  test('tells rows of a table apart by their id, wherever they stand', () => {
    const before = version({
      plan: { budget: table(['a', { sum: 5 }], ['b', { sum: 7, of: '甲' }], ['c', {}]) },
    })
    const after = version({
      plan: { budget: table(['d', { sum: 1 }], ['b', { sum: 8, of: '甲' }], ['a', { sum: 5 }]) },
    })
    expect(compare(before, after).fields[0]?.rows).toEqual([
      { row: 'd', is: 'added', cells: [{ column: 'sum', after: 1 }] },
      { row: 'b', is: 'changed', cells: [{ column: 'sum', before: 7, after: 8 }] },
      { row: 'c', is: 'removed', cells: [] },
    ])
  })

  test('names members that joined, left or are described otherwise, and a changed title', () => {
    const before = version({}, { members: [named('甲'), named('乙')] })
    const after = version({}, { title: '新名', members: [named('乙', { role: 'co-lead' }), named('丙')] })
    const { title, members } = compare(before, after)
    expect(title).toEqual({ before: '联合体', after: '新名' })
    expect(members.map(({ before, after }) => [before?.name, after?.name])).toEqual([
      ['乙', '乙'],
      [undefined, '丙'],
      ['甲', undefined],
    ])
  })

  test('keeps what two members wrote in their own parts apart', () => {
    const part = (owner: string, people: string) => ({
      ...section('part', { people }),
      owner: organisationId(owner),
    })
    const before = version({}, { sections: [part('甲', '三人'), part('乙', '两人')] })
    const after = version({}, { sections: [part('甲', '三人'), part('乙', '五人')] })
    expect(compare(before, after).fields).toEqual([
      { section: 'part', owner: organisationId('乙'), field: 'people', before: '两人', after: '五人' },
    ])
  })

  test('finds a file that holds other bytes under the same reference', () => {
    const found = compare(
      version({ plan: { file: 'doc:d1' } }, { documents: [document('a')] }),
      version({ plan: { file: 'doc:d1' } }, { documents: [document('b')] }),
    )
    expect(found.fields).toEqual([])
    expect(found.documents).toMatchObject([{ id: 'd1' }])
    expect(touches(found, 'plan.file')).toBe(true)
  })

  test('of a version with itself is empty; turned round it names the same places', () => {
    const answer = fc.oneof(fc.string(), fc.integer())
    const answers = fc.dictionary(fc.constantFrom('a', 'b', 'c'), answer)
    const versions = fc.dictionary(fc.constantFrom('plan', 'contact'), answers).map((held) => version(held))
    fc.assert(
      fc.property(versions, versions, (one, other) => {
        expect(isEmpty(compare(one, one))).toBe(true)
        const places = (found: ReturnType<typeof compare>) =>
          found.fields.map(({ section: part, field }) => `${part}.${field}`).toSorted()
        expect(places(compare(one, other))).toEqual(places(compare(other, one)))
      }),
    )
  })
})

test('remarks where nothing changed are found, by part, by field, and by organisation', () => {
  const found = compare(
    version({ plan: { goal: '甲', staff: 1 } }, { members: [named('甲')] }),
    version({ plan: { goal: '乙', staff: 1 } }, { members: [named('甲', { layer: 'core' })] }),
  )
  const remarks = Object.fromEntries(
    [
      'plan',
      'plan.goal',
      'plan.staff',
      'contact',
      'members',
      `members.${organisationId('甲')}`,
      `members.${organisationId('乙')}`,
    ].map((key) => [key, '请改']),
  )
  expect(untouched(found, remarks)).toEqual(['plan.staff', 'contact', `members.${organisationId('乙')}`])
})
