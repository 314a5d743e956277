import { expect, test } from 'vitest'
import { ConsortiumId } from '../../domain/ids.ts'
import { lineOf, type RegisterLine } from '../../domain/register-line.ts'
import { countsBy, findLines, type RegisterQuery } from '../../domain/register-search.ts'
import { lingang } from '../../schemes/lingang.ts'
import { consortium } from '../support/cases.ts'

const line = (name: string, more: Partial<RegisterLine> = {}): RegisterLine => ({
  id: ConsortiumId.parse(
    name
      .padEnd(20, '0')
      .slice(0, 20)
      .replaceAll(/[^0-9a-z]/g, '0'),
  ),
  revision: 1,
  name,
  is: 'recognised',
  leads: [],
  members: [],
  ...more,
})
const eda = line('临港EDA创新联合体', {
  number: 'LGIC-2030-0001',
  field: '集成电路',
  place: '上海临港',
  leads: ['上海概伦电子股份有限公司'],
  members: ['上海交通大学', 'Imec Shanghai'],
  year: 2030,
  since: '2030-03-01T00:00:00.000Z',
  until: '2033-03-01T00:00:00.000Z',
  programme: 'lingang',
})
const bio = line('生物医药创新联合体', {
  number: 'SZ-7',
  former: ['SZ-POOL-3'],
  field: '生物医药',
  year: 2029,
  since: '2029-03-01T00:00:00.000Z',
  programme: 'suzhou',
})
const told = line('一汽联合体', { is: 'reported' })
const all = [eda, bio, told]
const found = (query: RegisterQuery) => findLines(all, query).map(({ name }) => name)

test.each([
  ['part of the name', 'eda创新', eda],
  ['a lead', '概伦', eda],
  ['a member, in any case', 'imec shanghai', eda],
  ['a number in wide signs', 'ＬＧＩＣ－２０３０', eda],
  ['a number that it had before', 'sz-pool', bio],
  ['a field', '生物', bio],
  ['two words in any order', '交通大学 临港', eda],
])('%s finds the entry', (_, q, wanted) => {
  expect(found({ q })).toEqual([wanted.name])
})

test('a word is not found across the end of one name and the beginning of the next', () => {
  expect(found({ q: '有限公司上海交通' })).toEqual([])
})

test('filters hold all at once', () => {
  expect(found({ programme: 'lingang', year: 2030 })).toEqual([eda.name])
  expect(found({ programme: 'lingang', year: 2029 })).toEqual([])
  expect(found({ standing: 'reported' })).toEqual([told.name])
})

test('names are in the order of their sounds, and what has no date comes last in either direction', () => {
  expect(found({})).toEqual([eda.name, bio.name, told.name])
  expect(found({ sort: 'newest' })).toEqual([eda.name, bio.name, told.name])
  expect(found({ sort: 'oldest' })).toEqual([bio.name, eda.name, told.name])
})

test('counts say how many there are of each, the most first', () => {
  expect(countsBy([eda, bio, { ...bio }], 'field')).toEqual([
    { value: '生物医药', count: 2 },
    { value: '集成电路', count: 1 },
  ])
})

const graded = consortium({
  field: '集成电路',
  place: '上海临港',
  grades: [
    { year: 2031, grade: 'good' },
    { year: 2030, grade: 'excellent' },
  ],
})

test('a line says what its programme publishes, and nothing else', () => {
  const publishes = (register: (typeof lingang.outcome.register)[number][]) =>
    lineOf(graded, { ...lingang, outcome: { ...lingang.outcome, register } })
  expect(publishes(['grades', 'parties']).grade).toEqual({ year: 2031, grade: 'good' })
  const bare = publishes([])
  expect(bare.name).toBe(graded.name)
  for (const part of ['grade', 'field', 'place']) expect(bare).not.toHaveProperty(part)
  expect([...bare.leads, ...bare.members]).toEqual([])
})

test('a line of a programme that cannot be read says name, number and standing alone', () => {
  const bare = lineOf(graded, undefined)
  expect(bare.number).toBeDefined()
  expect(bare).not.toHaveProperty('field')
})
