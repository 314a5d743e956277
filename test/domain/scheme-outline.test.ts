import { expect, test } from 'vitest'
import { outlineOf } from '../../domain/scheme-outline.ts'
import { lingang } from '../../schemes/lingang.ts'
import { sematech } from '../../schemes/sematech.ts'
import { xiamen2025 } from '../../schemes/xiamen-2025.ts'

const supportOf = (scheme: typeof lingang) =>
  outlineOf(scheme).find(({ title }) => title.en === 'Support')?.lines[0]

test('an instrument says what it pays at most, in a year and in all', () => {
  expect(supportOf(sematech)).toEqual({
    zh: '政府 1:1 配套（财政资金配套）：第 1–5 年 50%，每年至多 100,000,000 USD，合计至多 500,000,000 USD，按年拨付',
    en: 'Public match, one to one (public matching funds): year 1–5: 50%, at most 100,000,000 USD a year, at most 500,000,000 USD in all, paid yearly',
  })
  expect(supportOf(xiamen2025)?.en).toContain(': at most 20,000,000 CNY in all, paid')
})
