import { hefei2025 } from '../../schemes/hefei-2025.ts'
import { company, institute, lead, university } from './parties.ts'
import { programmeTable } from './programme-table.ts'
import { allTicked, typedLead, typedParts } from './typed-parts.ts'

const sme = { credentials: ['tech-sme'] }
const unicorn = lead('合肥量子计算公司')
const quantum = [
  unicorn,
  company('量子测控公司', sme),
  university('中国科学技术大学'),
  institute('合肥物质院'),
]
const numbers = (revenue: string[], rd: string[]) => ({
  lead: typedLead(revenue, rd, { credentials: ['unicorn'] }),
})

programmeTable(hefei2025, {
  complete: {
    ...typedParts,
    overview: { industry: 'quantum', purpose: '量子计算整机' },
    ...numbers(['20,000', '15,000', '10,000'], ['8,000', '6,000', '5,000']),
    agreement: { clauses: allTicked, signed: '2026-03-01' },
  },
  rows: [
    {
      title: 'a unicorn with a small company, a university and an institute passes',
      parties: quantum,
      says: ['co-builders', '至少 3 家成员单位；现有 3', 'needs at least 3 member organisations; 3 named'],
    },
    {
      title: 'a large firm under 3 per cent passes on a mean of 30 m a year',
      parties: quantum,
      typed: numbers(['900,000', '900,000', '900,000'], ['3,400', '3,000', '2,600']),
      says: [
        'rd',
        '以下至少满足一项：（1）近 3 年（不足者按实际年限）合计研发投入占营业收入比例应不低于 3%；现为 0.3333%【不满足】；（2）近 3 年（不足者按实际年限）年均研发投入应不低于 3,000 万元；现为 3,000【满足】',
        'at least one of: (1) the 3-year sum (or since founding) of R&D spending as a share of revenue must be at least 3%; it is 0.3333% [not met]; (2) the 3-year mean (or since founding) of R&D spending must be at least 3,000 × 10,000 CNY; it is 3,000 [met]',
      ],
    },
    {
      title: 'a firm that misses both, one of them by a hair, fails',
      parties: quantum,
      typed: numbers(['900,000', '900,000', '900,000'], ['3,400', '3,000', '2,599.97']),
      broken: ['rd'],
      says: [
        'rd',
        '以下至少满足一项：（1）近 3 年（不足者按实际年限）合计研发投入占营业收入比例应不低于 3%；现为 0.3333%【不满足】；（2）近 3 年（不足者按实际年限）年均研发投入应不低于 3,000 万元；现为 2,999.99【不满足】',
        'at least one of: (1) the 3-year sum (or since founding) of R&D spending as a share of revenue must be at least 3%; it is 0.3333% [not met]; (2) the 3-year mean (or since founding) of R&D spending must be at least 3,000 × 10,000 CNY; it is 2,999.99 [not met]',
      ],
    },
    {
      title: 'a firm founded two years ago is asked for the one full year that it has',
      parties: quantum,
      typed: {
        lead: {
          ...typedLead(['2,000', '', ''], ['900', '', '']),
          leadFounded: '2024-09-01',
          credentials: ['leading'],
        },
      },
      says: [
        'rd',
        '以下至少满足一项：（1）近 3 年（不足者按实际年限）合计研发投入占营业收入比例应不低于 3%；现为 45%【满足】；（2）近 3 年（不足者按实际年限）年均研发投入应不低于 3,000 万元；现为 900【不满足】',
        'at least one of: (1) the 3-year sum (or since founding) of R&D spending as a share of revenue must be at least 3%; it is 45% [met]; (2) the 3-year mean (or since founding) of R&D spending must be at least 3,000 × 10,000 CNY; it is 900 [not met]',
      ],
    },
    {
      title: 'an older firm that left two years empty is neither in nor out',
      parties: quantum,
      typed: numbers(['20,000', '', ''], ['8,000', '', '']),
      open: ['rd'],
      says: [
        'rd',
        '以下至少满足一项：（1）近 3 年（不足者按实际年限）合计研发投入占营业收入比例应不低于 3%；未填【待定】；（2）近 3 年（不足者按实际年限）年均研发投入应不低于 3,000 万元；未填【待定】',
        'at least one of: (1) the 3-year sum (or since founding) of R&D spending as a share of revenue must be at least 3%; not given [open]; (2) the 3-year mean (or since founding) of R&D spending must be at least 3,000 × 10,000 CNY; not given [open]',
      ],
    },
    {
      title: 'two co-building units are too few, and none of them a small technology company is warned',
      parties: [unicorn, university('中国科学技术大学'), institute('合肥物质院')],
      broken: ['co-builders'],
      warned: ['tech-smes'],
      says: [
        'tech-smes',
        '至少 1 家具备“科技型中小企业”的单位；现有 0',
        'needs at least 1 organisation holding: technology SME; 0 named',
      ],
    },
    {
      title: 'an institute without the standing of a leading firm, and a thin agreement',
      parties: [
        institute('合肥物质院'),
        ...quantum.slice(1, 3),
        company('安徽量子公司', { noCode: true }),
      ].map((one, index) => (index === 0 ? { ...one, role: 'lead' as const } : one)),
      typed: {
        lead: { credentials: [] },
        agreement: { clauses: ['tasks'] },
        commitment: { declarations: ['truthful', 'not-dishonest'] },
      },
      broken: ['lead-kind', 'declarations', 'identified'],
      warned: ['lead-credential', 'clauses'],
      says: [
        'lead-credential',
        '牵头单位应具备以下资质之一：领军企业、链主企业、独角兽；不符：合肥物质院',
        'the lead must hold one of: leading enterprise or chain-owner enterprise or unicorn; not so: 合肥物质院',
      ],
    },
  ],
})
