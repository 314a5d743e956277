import { atLeast, clausesRule, declarationsRule, identified, researchKinds, rule } from './parts/rules.ts'
import {
  chainOwner,
  fortuneOrListed,
  majorProjects,
  risingLeads,
  sharedRisk,
  suzhouClauses,
  suzhouFields,
} from './suzhou-2024-form.ts'

const notice = { zh: '2024 年度申报通知', en: 'Call of 2024' }
const types = { zh: '《苏州市创新联合体建设实施方案》', en: 'Implementation plan of 2022' }

/** Registered in the city: its own name, or that of one of its county-level cities. */
const suzhou = [
  { zh: '苏州', en: 'Suzhou' },
  { zh: '昆山', en: 'Kunshan' },
  { zh: '常熟', en: 'Changshu' },
  { zh: '张家港', en: 'Zhangjiagang' },
  { zh: '太仓', en: 'Taicang' },
]

export const suzhouRules = [
  rule('lead-kind', { kind: 'lead-kind', allowed: ['enterprise'] }, { source: notice }),
  rule('lead-place', { kind: 'lead-place', places: suzhou }, { source: notice }),
  // “In principle”, so it warns; only of the first two does a subsidiary count.
  rule(
    'lead-standing',
    {
      kind: 'any',
      of: [
        { kind: 'lead-credential', anyOf: fortuneOrListed, subsidiaryCounts: true },
        { kind: 'lead-credential', anyOf: risingLeads },
      ],
    },
    { phase: 'apply', force: 'warns', source: notice },
  ),
  rule('enough', atLeast(5, { role: 'member' }), { source: notice }),
  rule('broad', atLeast(1, { kinds: researchKinds }), { force: 'warns', source: notice }),
  identified(),
  rule(
    'charter',
    {
      kind: 'documents',
      required: [
        { value: 'agreement', label: { zh: '组建协议（章程）', en: 'formation agreement (charter)' } },
      ],
    },
    { phase: 'apply', source: notice },
  ),
  clausesRule(suzhouClauses, { source: notice }),
  declarationsRule(),
  rule(
    'strategic-projects',
    { kind: 'chosen', what: 'features', of: majorProjects, min: 1 },
    { phase: 'apply', onlyFor: { formationTypes: ['strategic'] }, source: types },
  ),
  rule(
    'strategic-field',
    { kind: 'chosen', what: 'field', of: suzhouFields, min: 1 },
    { phase: 'apply', onlyFor: { formationTypes: ['strategic'] }, source: types },
  ),
  rule(
    'market-commander',
    { kind: 'chosen', what: 'lead-credentials', of: [chainOwner] },
    { phase: 'apply', onlyFor: { formationTypes: ['market'] }, source: types },
  ),
  rule(
    'market-clauses',
    { kind: 'chosen', what: 'clauses', of: sharedRisk },
    { phase: 'apply', onlyFor: { formationTypes: ['market'] }, source: types },
  ),
  rule(
    'platform-proof',
    {
      kind: 'documents',
      required: [{ value: 'platformProof', label: { zh: '平台批复文件', en: 'approval of the platform' } }],
    },
    { phase: 'apply', force: 'warns', onlyFor: { formationTypes: ['platform'] } },
  ),
]
