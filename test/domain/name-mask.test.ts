import { expect, test } from 'vitest'
import { maskOf, masking } from '../../domain/name-mask.ts'

const mask = masking([
  {
    mark: maskOf(1),
    names: ['华为技术', 'Huawei Technologies Co., Ltd.'],
    codes: ['91310000MA1FL0AB3X'],
  },
  { mark: maskOf(2), names: ['华为', 'ACE', 'Société Générale'], codes: ['12'] },
])

test.each([
  ['华为技术与华为合作', '〔1〕与〔2〕合作'],
  ['由华 为\n技术负责', '由〔1〕负责'],
  ['华\u200b为技术', '〔1〕'],
  ['与 HUAWEI technologies co.,Ltd. 签约', '与 〔1〕 签约'],
  ['与ＨＵＡＷＥＩ　Ｔｅｃｈｎｏｌｏｇｉｅｓ　Ｃｏ．，Ｌｔｄ．签约', '与〔1〕签约'],
  ['代码：9131 0000 ma1f l0ab 3x。', '代码：〔1〕。'],
  ['代码：９１３１００００－ＭＡ１ＦＬ０ＡＢ－３Ｘ。', '代码：〔1〕。'],
  ['Socie\u0301te\u0301 ge\u0301ne\u0301rale, Paris', '〔2〕, Paris'],
])('a name or a code is taken out however it is typed: %j', (said, left) => {
  expect(mask(said)).toBe(left)
})

test('what is no name stays as it was written, blanks, width and case included', () => {
  for (const said of ['The place of  “Ａ Ｂ” ㈱, 12 人，\n预算１２,000 万元', 'Surface, aces', ''])
    expect(mask(said)).toBe(said)
  expect(mask('see ACE, 见ace。')).toBe('see 〔2〕, 见〔2〕。')
})

test('names that overlap leave nothing of either behind', () => {
  const both = masking([
    { mark: maskOf(1), names: ['北方大学'], codes: [] },
    { mark: maskOf(2), names: ['大学医院东区'], codes: [] },
  ])
  expect(both('在北方大学医院东区试验')).toBe('在〔2〕试验')
})
