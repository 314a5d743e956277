import { expect, test } from 'vitest'
import type { ConsortiumFacts, OrganisationFacts } from '../../domain/consortium-facts.ts'
import { preCheck, PreCheckInput } from '../../domain/pre-check.ts'
import type { Scheme } from '../../domain/scheme.ts'
import { fullScheme } from '../support/full-scheme.ts'

const one = (more: Partial<OrganisationFacts> = {}): OrganisationFacts => ({
  code: 'uscc:1',
  name: '某公司',
  kind: 'enterprise',
  country: 'CN',
  credentials: [],
  ...more,
})
const tried = (scheme: Scheme, consortium: Partial<ConsortiumFacts>, more: object = {}) =>
  preCheck(
    scheme,
    PreCheckInput.parse({
      consortium: { leads: [one()], members: [], chosen: {}, figures: {}, documents: [], ...consortium },
      ...more,
    }),
  )
const withRules = (...ids: string[]): Scheme => ({
  ...fullScheme,
  rules: fullScheme.rules.filter(({ id }) => ids.includes(id)),
})

test('the outcome is broken by what blocks, open by what blocks and is not known, and holds otherwise', () => {
  const enough = { members: [one(), one()] }
  expect(tried(withRules('enough'), enough).outcome).toBe('holds')
  expect(tried(withRules('enough'), {}).outcome).toBe('broken')
  expect(tried(withRules('enough', 'size'), enough).outcome).toBe('open')
  expect(tried(withRules('enough', 'sme'), enough).outcome).toBe('holds')
})

test('what a list of clauses lacks is named', () => {
  const [verdict] = tried(withRules('pledges'), { chosen: { declarations: ['true'] } }).verdicts
  expect(verdict?.missing).toEqual([{ zh: '未列入失信名单', en: 'not on the list of dishonest entities' }])
})

test.each([
  ['too many members', { max: 1 }, { members: [one(), one()] }, 'at most 1 organisations beside the lead'],
  ['a second lead', { coLeads: false }, { leads: [one(), one()] }, 'no co-leads'],
  ['somebody from abroad', { foreign: 'no' as const }, { members: [one({ country: 'DE' })] }, 'foreign'],
])('%s breaks a limit of the list, whatever the rules say', (_, limits, consortium, words) => {
  const scheme = { ...withRules(), members: { ...fullScheme.members, ...limits } }
  const result = tried(scheme, consortium)
  expect(result.outcome).toBe('broken')
  expect(result.limits.map(({ en }) => en).join()).toContain(words)
  expect(tried(scheme, { members: [one()] }).limits).toEqual([])
})

test('support of another archetype is left out once one is chosen', () => {
  const costs = { costs: [1_000_000] }
  expect(tried(fullScheme, {}, costs).support).toMatchObject([{ instrument: 'match', total: 500_000 }])
  expect(tried(fullScheme, { chosen: { archetype: ['dominant'] } }, costs).support).toEqual([])
})

test('who states no figure has no dues yet', () => {
  const dues = [
    { name: '甲', kind: 'enterprise', figure: 200_000_000 },
    { name: '乙', kind: 'enterprise' },
  ]
  expect(tried(fullScheme, {}, { dues }).dues).toMatchObject([
    { name: '甲', amount: 2_000_000, votes: 10 },
    { name: '乙' },
  ])
})
