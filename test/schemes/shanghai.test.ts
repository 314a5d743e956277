import { allClauses } from '../../schemes/agreement-clauses.ts'
import { shanghai } from '../../schemes/shanghai.ts'
import { company, institute, lead, reportedParties, university } from './parties.ts'
import { programmeTable } from './programme-table.ts'
import { typedPeople, typedPlan } from './typed-parts.ts'

const complete = {
  overview: {
    industry: 'ship',
    archetype: 'dominant',
    organisationForm: 'virtual',
    criticalLink: '双燃料发动机供气系统',
    purpose: '大型液化天然气船关键装备国产化',
  },
  lead: {
    leadFounded: '2001-04-08',
    revenue1: '200,000',
    revenue2: '180,000',
    revenue3: '160,000',
    rd1: '9,000',
    rd2: '8,000',
    rd3: '7,000',
    rdStaff: '800',
  },
  need: { source: 'users', firstUser: '某某航运公司' },
  plan: typedPlan(30_000),
  team: { people: typedPeople },
  sharing: {
    sharing: ['cost-plan', 'benefit-plan', 'risk-plan'],
    benefitRule: '按出资与贡献分配',
    riskRule: '失败损失按出资比例承担，并投保科技保险',
    ipRule: '背景知识产权各归各方，新产生的按约定共有',
  },
  agreement: {
    clauses: allClauses.map(({ value }) => value),
    signed: '2022-07-01',
    agreement: '组建协议.pdf',
  },
  commitment: { declarations: ['truthful', 'not-dishonest', 'no-double-funding'] },
  contact: { contactName: '李工', contactPhone: '021-38000000' },
}

const here = { place: '上海市浦东新区' }
const group = { controller: '中国船舶集团' }
const pump = company('阿波罗机械', { place: '上海市奉贤区' })
const ships = [
  lead('沪东中华造船', { ...here, ...group }),
  institute('中船711所', group),
  pump,
  university('上海交通大学'),
]

programmeTable(shanghai, {
  complete,
  rows: [
    {
      title: 'the shipbuilding pair of 2022, with a university beside it, passes: three owners',
      parties: ships,
      says: [
        'independent',
        '至少 3 家单位相互独立（同一控制人只计一家）；现有 3',
        'needs at least 3 organisations that no common owner controls; 3 named',
      ],
    },
    {
      title: 'the same without the university: shipyard and institute are of one group, so two owners',
      parties: ships.slice(0, 3),
      warned: ['independent'],
      says: [
        'independent',
        '至少 3 家单位相互独立（同一控制人只计一家）；现有 2',
        'needs at least 3 organisations that no common owner controls; 2 named',
      ],
    },
    {
      title: 'the aero-engine four of 2022 are enterprises only',
      parties: [lead('中国航发商发', here), company('临港集团'), company('昌强重工'), company('宝武特冶')],
      warned: ['science'],
      says: [
        'science',
        '至少 1 家高等院校、科研院所、新型研发机构、医疗机构；现有 0',
        'needs at least 1 university or research institute or new-type R&D institution or medical institution; 0 named',
      ],
    },
    {
      title: 'the superconducting pair of 2022 is two bodies, of which one leads',
      parties: [
        lead('上海市超导制造业创新中心', { kind: 'new-rd-institution', ...here }),
        institute('中国工程院'),
      ],
      warned: ['enough', 'independent'],
      says: ['enough', '至少 3 家单位；现有 2', 'needs at least 3 organisations; 2 named'],
    },
    {
      title: 'the polyolefin consortium as reported has no codes, and its agreement shares no risk',
      parties: reportedParties('huning-polyolefin', { all: { noCode: true, ...here } }),
      typed: {
        agreement: { clauses: allClauses.map(({ value }) => value).filter((value) => value !== 'risk') },
        sharing: { sharing: ['cost-plan', 'benefit-plan'] },
      },
      warned: ['identified', 'clauses', 'sharing'],
      says: [
        'clauses',
        '组建协议须载明：利益共享、风险共担、知识产权归属与使用；已确认 2 项',
        'the agreement must contain: Benefit sharing, Risk sharing, Ownership and use of IP; 2 of 3 are confirmed',
      ],
    },
    {
      title: 'an agreement of three clauses settles the core and little else',
      parties: ships,
      typed: { agreement: { clauses: ['benefit', 'risk', 'ip'] } },
      warned: ['further-clauses'],
      says: [
        'further-clauses',
        '组建协议须载明：目的与范围、组织机构与决策规则、任务分工、经费分担、背景知识产权、成果归属与许可、保密、进入与退出、协议变更、违约责任、对外责任、争议解决、解散与清算；已确认 0 项',
        'the agreement must contain: Purpose and scope, Governance and decisions, Division of tasks, Cost sharing, Background IP, Ownership and licensing of results, Confidentiality, Entry and exit, Amendment, Liability for breach, External liability, Settlement of disputes, Dissolution and winding up; 0 of 13 are confirmed',
      ],
    },
    {
      title: 'a budget that is mostly public money is warned with the share that its table comes to',
      parties: ships,
      typed: {
        plan: {
          funding: {
            rows: [
              { id: 'lead', cells: { year1: '12,000' } },
              { id: 'public', cells: { year1: '18,000' } },
            ],
          },
        },
      },
      warned: ['own-funds'],
      says: [
        'own-funds',
        '自筹资金占比应不低于 50 %；现为 40',
        'the share of own funds must be at least 50 %; it is 40',
      ],
    },
    {
      title: 'a lead that spends 2.5 per cent on R&D is warned with the number',
      parties: ships,
      typed: { lead: { rd1: '4,500', rd2: '4,500', rd3: '4,500' } },
      warned: ['investment'],
      says: [
        'investment',
        '近 3 年（不足者按实际年限）合计研发投入占营业收入比例应不低于 3%；现为 2.5%',
        'the 3-year sum (or since founding) of R&D as a part of revenue must be at least 3%; it is 2.5%',
      ],
    },
    {
      title: 'a lead founded two years ago is asked for one full year only',
      parties: ships,
      typed: {
        lead: {
          leadFounded: '2024-06-01',
          revenue1: '1,000',
          rd1: '500',
          revenue2: '',
          revenue3: '',
          rd2: '',
          rd3: '',
        },
      },
      says: [
        'investment',
        '近 3 年（不足者按实际年限）合计研发投入占营业收入比例应不低于 3%；现为 50%',
        'the 3-year sum (or since founding) of R&D as a part of revenue must be at least 3%; it is 50%',
      ],
    },
    {
      title: 'a university of another city in the lead is warned twice and stopped by nothing',
      parties: [
        lead('浙江大学', { kind: 'university', place: '浙江省杭州市' }),
        company('某某公司'),
        company('另一公司'),
      ],
      warned: ['lead-kind', 'lead-place'],
      says: [
        'lead-place',
        '牵头单位注册地应在上海；不符：浙江大学',
        'the lead must be registered in Shanghai; not so: 浙江大学',
      ],
    },
  ],
})
