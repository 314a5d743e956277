import { expect, test } from 'vitest'
import { OrganisationId, PersonId } from '../../domain/ids.ts'
import { judgeOrganisation, likelyDoubles, mergeOrganisations } from '../../domain/organisation-acts.ts'
import type { Organisation } from '../../domain/organisation.ts'
import { practiceUscc } from '../../domain/organisation-code.ts'
import { Refusal } from '../../domain/refusal.ts'

const organisation = (name: string, more: Partial<Organisation> = {}): Organisation => ({
  id: OrganisationId.parse(`uscc:${practiceUscc(name)}`),
  name,
  kind: 'enterprise',
  country: 'CN',
  credentials: [],
  verified: false,
  revision: 1,
  ...more,
})
const doing = {
  by: { id: PersonId.parse('0123456789abcdefghjk'), name: '受理人' },
  at: '2031-03-03T01:00:00.000Z',
  note: '与国家企业信用信息公示系统一致',
}
const codeOf = (act: () => unknown): string => {
  try {
    act()
  } catch (problem) {
    if (problem instanceof Refusal) return problem.problems[0]?.code ?? problem.code
    throw problem
  }
  return 'none'
}

test('who checked an organisation, when and against what stays with it', () => {
  const checked = judgeOrganisation(organisation('甲'), true, doing)
  expect(checked).toMatchObject({
    verified: true,
    revision: 2,
    acts: [{ what: 'verified', note: doing.note }],
  })
  expect(codeOf(() => judgeOrganisation(checked, true, doing))).toBe('already-answered')
  const doubted = judgeOrganisation(checked, false, doing)
  expect(doubted.verified).toBe(false)
  expect(doubted.acts?.map(({ what }) => what)).toEqual(['verified', 'doubted'])
})

test('of two entries one stays, and the other is a sign to it', () => {
  const [first, second] = [organisation('上海某某有限公司'), organisation('上海某某（集团）有限公司')]
  const { gone, stays } = mergeOrganisations(first, second, doing)
  expect(gone).toMatchObject({ mergedInto: second.id, acts: [{ what: 'merged', other: second.id }] })
  expect(stays).toMatchObject({ id: second.id, acts: [{ what: 'absorbed', other: first.id }] })
  expect(codeOf(() => mergeOrganisations(first, first, doing))).toBe('same')
  expect(codeOf(() => mergeOrganisations(gone, organisation('丙'), doing))).toBe('already-answered')
  expect(codeOf(() => mergeOrganisations(organisation('丙'), gone, doing))).toBe('merged-already')
  expect(codeOf(() => judgeOrganisation(gone, true, doing))).toBe('not-allowed-here')
})

test('what may be one is found whatever way its name is typed, and what is merged is no double any more', () => {
  const a = organisation('上海微电子(集团)有限公司')
  const b = organisation('上海微电子（集团） 有限公司')
  const c = organisation('别的公司', { nameEn: 'Acme Ltd.' })
  const d = organisation('又一公司', { nameEn: 'ACME, Ltd' })
  expect(likelyDoubles([a, b, c, d, organisation('独一份')])).toEqual([
    [a, b],
    [c, d],
  ])
  expect(likelyDoubles([a, { ...b, mergedInto: a.id }])).toEqual([])
})
