import { expect, test } from 'vitest'
import { Rule } from '../../domain/rule.ts'
import { checkRules } from '../../domain/rule-check.ts'

const provinces = [
  { zh: '上海', en: 'Shanghai' },
  { zh: '江苏', en: 'Jiangsu' },
]
const rule = Rule.parse({
  id: 'provinces',
  phase: 'apply',
  force: 'blocks',
  condition: { kind: 'distinct-places', by: 'region', min: 2, regions: provinces },
})
const from = (...regions: string[]) =>
  checkRules(
    [rule],
    {
      leads: [],
      members: regions.map((region) => ({
        code: `uscc:${region}`,
        name: region,
        kind: 'enterprise' as const,
        country: 'CN',
        region,
        credentials: [],
      })),
      chosen: {},
      figures: {},
      documents: [],
    },
    'apply',
  )[0]

test.each([
  ['two provinces in the languages that they were typed in', ['上海市', 'Jiangsu Province'], true],
  ['one province typed in three ways', ['上海', '上海市', 'Shanghai'], false],
  ['a province that is not listed', ['上海', '广东省'], false],
])('%s', (_name, regions, holds) => {
  expect(from(...regions)?.holds).toBe(holds)
})

test('listed provinces are named in the language of the reader', () => {
  expect(from('上海')?.explanation).toEqual({
    zh: '至少来自 2 个地区（上海、江苏）；现有 1',
    en: 'needs at least 2 regions of Shanghai, Jiangsu; 1 named',
  })
})
