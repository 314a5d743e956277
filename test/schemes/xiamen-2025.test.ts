import { xiamen2025 } from '../../schemes/xiamen-2025.ts'
import { company, institute, lead, reportedParties, university } from './parties.ts'
import { programmeTable } from './programme-table.ts'
import { allTicked, typedLead, typedParts, typedPeople } from './typed-parts.ts'

const maker = '厦门智能制造公司'
const companies = ['芯片公司', '显示公司', '软件公司', '通信公司'].map((name) => company(name))
const metaverse = [lead(maker), ...companies, university('浙江大学'), university('天津大学')]
const hospital = lead('厦门三甲医院', { kind: 'hospital' })

programmeTable(xiamen2025, {
  complete: {
    ...typedParts,
    team: { people: typedPeople },
    overview: { industry: 'electronics', purpose: '元宇宙支撑技术' },
    lead: typedLead(['386,000'], ['25,000']),
    agreement: {
      clauses: [...allTicked, 'chief-scientist', 'funds'],
      signed: '2026-03-01',
      agreement: '厦联〔2026〕1号',
    },
  },
  rows: [
    {
      title: 'a leading firm with four more companies and two universities passes',
      parties: metaverse,
      says: ['units', '至少 7 家单位；现有 7', 'needs at least 7 organisations; 7 named'],
    },
    {
      title:
        'the metaverse consortium as reported: only a lead and three universities are named, without codes',
      parties: reportedParties('xiamen-metaverse', { all: { noCode: true } }),
      broken: ['identified', 'units', 'enterprises'],
      says: ['enterprises', '至少 5 家企业；现有 1', 'needs at least 5 enterprises; 1 named'],
    },
    {
      title: 'seven companies are units enough, but two must be universities, institutes or hospitals',
      parties: [...metaverse.slice(0, 5), company('电池公司'), university('厦门大学')],
      broken: ['science'],
      says: [
        'science',
        '至少 2 家高等院校、科研院所、医疗机构；现有 1',
        'needs at least 2 universities or research institutes or medical institutions; 1 named',
      ],
    },
    {
      title: 'a firm that spends 20 m on R&D passes, though it is under 3 per cent of its revenue',
      parties: metaverse,
      typed: { lead: typedLead(['386,000'], ['2,000']) },
      says: [
        'rd',
        '以下至少满足一项：（1）牵头单位应为新型研发机构、医疗机构；不符：厦门智能制造公司【不满足】；（2）上一年度研发投入应不低于 2,000 万元；现为 2,000【满足】；（3）上一年度研发投入占营业收入比例应不低于 3%；现为 0.5181%【不满足】',
        'at least one of: (1) the lead must be: new-type R&D institution or medical institution; not so: 厦门智能制造公司 [not met]; (2) last year’s R&D spending must be at least 2,000 × 10,000 CNY; it is 2,000 [met]; (3) last year’s R&D spending as a share of revenue must be at least 3%; it is 0.5181% [not met]',
      ],
    },
    {
      title: 'a firm under 500 m whose R&D is under 20 m and under 3 per cent fails twice',
      parties: metaverse,
      typed: { lead: typedLead(['49,999'], ['1,499.9']) },
      broken: ['revenue', 'rd'],
      says: [
        'revenue',
        '以下至少满足一项：（1）牵头单位应为新型研发机构、医疗机构；不符：厦门智能制造公司【不满足】；（2）上一年度营业收入应不低于 50,000 万元；现为 49,999【不满足】',
        'at least one of: (1) the lead must be: new-type R&D institution or medical institution; not so: 厦门智能制造公司 [not met]; (2) last year’s revenue must be at least 50,000 × 10,000 CNY; it is 49,999 [not met]',
      ],
    },
    {
      title: 'a new-type R&D institution leads without the numbers of a firm',
      parties: [
        lead('稀土材料研究院', { kind: 'new-rd-institution' }),
        ...companies,
        company('磁材公司'),
        university('厦门大学'),
        institute('中科院稀土所'),
      ],
      typed: { lead: typedLead(['3,000'], ['60']) },
      says: [
        'science',
        '至少 2 家高等院校、科研院所、医疗机构；现有 2',
        'needs at least 2 universities or research institutes or medical institutions; 2 named',
      ],
    },
    {
      title: 'a grade III-A hospital leads in life and health',
      parties: [hospital, ...companies, company('医疗器械公司'), university('厦门大学')],
      typed: {
        overview: { industry: 'life-health' },
        lead: typedLead(['3,000'], ['60'], { credentials: ['grade-3a'] }),
      },
      says: ['enterprises', '至少 5 家企业；现有 5', 'needs at least 5 enterprises; 5 named'],
    },
    {
      title: 'the same hospital cannot lead in electronics',
      parties: [hospital, ...companies, company('医疗器械公司'), university('厦门大学')],
      typed: { lead: typedLead(['3,000'], ['60'], { credentials: ['grade-3a'] }) },
      broken: ['lead-kind'],
      says: [
        'lead-kind',
        '以下至少满足一项：（1）牵头单位应为企业、新型研发机构；不符：厦门三甲医院【不满足】；（2）以下各项均须满足：（1）所属领域：生命健康；已确认 0 项【不满足】；（2）牵头单位应为医疗机构【满足】；（3）牵头单位应具备以下资质之一：三级甲等医院【满足】【不满足】',
        'at least one of: (1) the lead must be: enterprise or new-type R&D institution; not so: 厦门三甲医院 [not met]; (2) all of: (1) the field: Life and health; 0 of 1 are confirmed [not met]; (2) the lead must be: medical institution [met]; (3) the lead must hold one of: grade III-A hospital [met] [not met]',
      ],
    },
    {
      title:
        'an agreement without a chief scientist’s word on technical matters, unsigned and undeclared, fails',
      parties: metaverse,
      typed: {
        agreement: { clauses: ['governance', 'funds'], agreement: '' },
        commitment: { declarations: ['truthful'] },
      },
      broken: ['clauses', 'agreement', 'declarations'],
      says: [
        'clauses',
        '组建协议须载明：组织机构与决策规则、首席科学家及其技术决策权、资金管理办法；已确认 2 项',
        'the agreement must contain: Governance and decisions, Chief scientist, who decides technical matters, Rules for managing the funds; 2 of 3 are confirmed',
      ],
    },
    {
      title: 'after filing, the numbers of the lead are not asked again, but the units are',
      parties: metaverse.slice(0, 6),
      phase: 'always',
      broken: ['units', 'science'],
      says: ['units', '至少 7 家单位；现有 6', 'needs at least 7 organisations; 6 named'],
    },
  ],
})
