import { expect, test } from 'vitest'
import { shortNames, titleFor } from '../../domain/blind.ts'
import { fileOf } from '../support/cases.ts'

test.each([
  ['上海微电子装备（集团）股份有限公司', ['上海微电子装备', '微电子装备']],
  ['江海半导体有限公司', ['江海半导体']],
  ['Acme Semiconductor Co., Ltd.', ['Acme Semiconductor']],
  ['北方大学', []],
  ['人工智能有限公司', ['人工智能']],
  ['上海集成电路有限公司', ['上海集成电路']],
])('%s is called %j in short', (name, short) => {
  expect(shortNames(name)).toEqual(short)
})

test('a title says no name where the review is double blind, in full or in short, and is whole where it is not', () => {
  const file = fileOf()
  const [lead] = file.members
  if (!lead) throw new Error('no lead')
  const named = { ...lead, name: '江海半导体有限公司' }
  const head = {
    ...file.head,
    lead: lead.organisation,
    leadName: named.name,
    title: '江海半导体牵头的联合体',
  }
  const renamed = { ...file, head, members: [named, ...file.members.slice(1)] }
  expect(titleFor(renamed, 'double', {})).toBe('〔1〕牵头的联合体')
  expect(titleFor(renamed, 'single', {})).toBe('江海半导体牵头的联合体')
})
