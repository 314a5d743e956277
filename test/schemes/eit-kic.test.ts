import { eitKic } from '../../schemes/eit-kic.ts'
import { company, institute, lead, university } from './parties.ts'
import { programmeTable } from './programme-table.ts'
import { typedPlan } from './typed-parts.ts'

const entity = lead('Water Community gGmbH', { kind: 'association', country: 'DE' })
const utility = company('Aguas del Sur SA', { country: 'ES' })
const delft = university('University of the Delta', { country: 'NL' })
const lab = institute('Institut de l’eau', { country: 'FR' })
const partners = [entity, utility, delft, lab]
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => company(`Partner ${index} GmbH`, { country: 'AT' }))

programmeTable(eitKic, {
  complete: {
    overview: { theme: 'water', vision: 'Clean seas and enough fresh water' },
    strategy: {
      triangle: 'One programme of study, research and start-ups',
      indicators: typedPlan(1).indicators,
    },
    plan: {
      tasks: 'Four centres',
      milestones: 'Business plan each year',
      budget: '310,000,000',
      sustainabilityPlan: 'Plan 2027-2041',
    },
    agreement: { clauses: ['governance', 'ip', 'exit', 'fees'], signed: '2026-03-01' },
    commitment: { declarations: ['organisations-only', 'no-double-funding'] },
    contact: { contactName: 'Contact', contactPhone: '+49 30 5555 5555' },
  },
  rows: [
    {
      title: 'a university, an institute and a company of three member states pass',
      parties: partners,
      says: [
        'member-states',
        '至少来自 3 个国家（所列 27 个之内），同一控制人只计一个；现有 4',
        'needs at least 3 countries of the 27 listed, an owner counting for one; 4 named',
      ],
    },
    {
      title: 'a third state outside the Union does not count',
      parties: [
        lead('Hydro AG', { country: 'CH' }),
        institute('Institut de l’eau', { country: 'FR' }),
        university('University of the Delta', { country: 'NL' }),
      ],
      broken: ['member-states'],
      says: [
        'member-states',
        '至少来自 3 个国家（所列 27 个之内），同一控制人只计一个；现有 2',
        'needs at least 3 countries of the 27 listed, an owner counting for one; 2 named',
      ],
    },
    {
      title: 'a group with companies in three states stands for one of them',
      parties: [
        lead('Hydro Deutschland GmbH', { country: 'DE', controller: 'Hydro Group' }),
        company('Hydro France SA', { country: 'FR', controller: 'Hydro Group' }),
        company('Hydro Italia SpA', { country: 'IT', controller: 'Hydro Group' }),
        university('University of the Delta', { country: 'NL' }),
        institute('Deltares', { country: 'NL' }),
      ],
      broken: ['member-states'],
      says: [
        'partners',
        '至少 3 家单位相互独立（同一控制人只计一家）；现有 3',
        'needs at least 3 organisations that no common owner controls; 3 named',
      ],
    },
    {
      title: 'two partners are neither three nor of three states, and one of them is no university',
      parties: [utility, institute('Institut de l’eau', { country: 'FR' })].map((one, index) =>
        index === 0 ? { ...one, role: 'lead' as const } : one,
      ),
      broken: ['partners', 'member-states', 'education'],
      says: ['education', '至少 1 家高等院校；现有 0', 'needs at least 1 university; 0 named'],
    },
    {
      title: 'three universities are missing research and business',
      parties: ['DE', 'FR', 'IT'].map((country, index) =>
        (index === 0 ? lead : university)(`Università ${country}`, { kind: 'university', country }),
      ),
      broken: ['research', 'company'],
      says: ['company', '至少 1 家企业；现有 0', 'needs at least 1 enterprise; 0 named'],
    },
    {
      title: 'fifty partners are the most of a proposal',
      parties: [...partners, ...many(46)],
      says: ['at-most-50', '至多 50 家单位；现有 50', 'needs at most 50 organisations; 50 named'],
    },
    {
      title: 'fifty-one partners are too many of a proposal',
      parties: [...partners, ...many(47)],
      broken: ['at-most-50'],
      says: ['at-most-50', '至多 50 家单位；现有 51', 'needs at most 50 organisations; 51 named'],
    },
    {
      title: 'after its designation it may grow beyond fifty',
      parties: [...partners, ...many(56)],
      phase: 'always',
      says: [
        'partners',
        '至少 3 家单位相互独立（同一控制人只计一家）；现有 60',
        'needs at least 3 organisations that no common owner controls; 60 named',
      ],
    },
    {
      title: 'a natural person among the partners, no membership fees, a partner without a code',
      parties: [...partners, company('Startup ohne Nummer', { country: 'AT', noCode: true })],
      typed: {
        agreement: { clauses: ['governance', 'ip', 'exit'] },
        commitment: { declarations: ['no-double-funding'] },
      },
      broken: ['declarations', 'clauses', 'identified'],
      says: [
        'declarations',
        '须承诺或具备：伙伴均为组织，没有自然人、同一费用不重复申请资助；已确认 1 项',
        'must be declared: Every partner is an organisation; no natural person takes part, No item of cost is claimed from two funds; 1 of 2 are confirmed',
      ],
    },
    {
      title: 'without a plan for financial sustainability there is no second term',
      parties: partners,
      phase: 'renew',
      typed: { plan: { sustainabilityPlan: '' } },
      broken: ['sustainability'],
      says: [
        'sustainability',
        '须提交：财务可持续计划；尚缺：财务可持续计划',
        'must be handed in: Plan for financial sustainability; missing: Plan for financial sustainability',
      ],
    },
  ],
})
