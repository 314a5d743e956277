import { guangxi2022 } from '../../schemes/guangxi-2022.ts'
import { company, institute, lead, university } from './parties.ts'
import { programmeTable } from './programme-table.ts'
import { allTicked, typedLead, typedParts } from './typed-parts.ts'

const builder = '柳州工程机械公司'
const here = { place: '广西柳州市' }
const machinery = [lead(builder, here), university('广西大学'), company('柳州液压件公司', here)]
const standing = { credentials: ['technology-centre'] }
const sales = ['2,750,000', '2,640,000', '2,870,000']
const spent = ['90,000', '80,000', '90,000']

programmeTable(guangxi2022, {
  complete: {
    ...typedParts,
    overview: { industry: 'machinery', purpose: '电动工程机械' },
    lead: typedLead(sales, spent, standing),
    agreement: { clauses: allTicked, signed: '2026-03-01', agreement: '桂联〔2026〕1号' },
  },
  rows: [
    {
      title: 'a machine builder of the region with a university and a supplier passes',
      parties: machinery,
      already: { [builder]: { leads: 0, joins: 3 } },
      says: [
        'rd-share',
        '近 3 年（不足者按实际年限）合计研发投入占销售收入比例应不低于 3%；现为 3.1477%',
        'the 3-year sum (or since founding) of R&D spending as a share of sales must be at least 3%; it is 3.1477%',
      ],
    },
    {
      title: 'who leads one already may not lead another',
      parties: machinery,
      already: { [builder]: { leads: 1, joins: 0 } },
      broken: ['one-per-lead'],
      says: [
        'one-per-lead',
        `同一单位至多牵头 1 个联合体；不符：${builder}`,
        `an organisation leads at most 1 of these consortia; not so: ${builder}`,
      ],
    },
    {
      title: 'how many it leads is not known before anybody looked it up',
      parties: machinery,
      open: ['one-per-lead'],
      says: [
        'one-per-lead',
        '同一单位至多牵头 1 个联合体；未填',
        'an organisation leads at most 1 of these consortia; not given',
      ],
    },
    {
      title: 'numbers in principle only warn: revenue, staff and share too small',
      parties: machinery,
      already: { [builder]: { leads: 0, joins: 0 } },
      typed: {
        lead: typedLead(['99,999', '99,000', '98,000'], ['2,900', '2,900', '2,900'], {
          ...standing,
          rdStaff: '29',
        }),
      },
      warned: ['revenue', 'rd-staff', 'rd-share'],
      says: [
        'revenue',
        '上一年度营业收入应不低于 100,000 万元；现为 99,999',
        'last year’s revenue must be at least 100,000 × 10,000 CNY; it is 99,999',
      ],
    },
    {
      title: 'a company that is two full years old is asked for two',
      parties: machinery,
      already: { [builder]: { leads: 0, joins: 0 } },
      typed: {
        lead: {
          ...typedLead(['120,000', '110,000', ''], ['4,000', '4,000', ''], standing),
          leadFounded: '2023-07-01',
        },
      },
      says: [
        'rd-share',
        '近 3 年（不足者按实际年限）合计研发投入占销售收入比例应不低于 3%；现为 3.4783%',
        'the 3-year sum (or since founding) of R&D spending as a share of sales must be at least 3%; it is 3.4783%',
      ],
    },
    {
      title: 'a lead from Guangdong without a platform of provincial level fails',
      parties: [
        lead('广东重工公司', { place: '广东佛山市' }),
        university('广西大学'),
        company('柳州液压件公司'),
      ],
      already: { 广东重工公司: { leads: 0, joins: 0 } },
      typed: { lead: { credentials: [] } },
      broken: ['lead-place', 'platform'],
      says: [
        'lead-place',
        '牵头单位注册地应在广西；不符：广东重工公司',
        'the lead must be registered in Guangxi; not so: 广东重工公司',
      ],
    },
    {
      title: 'an institute that leads one other, with a half agreement and nothing declared',
      parties: [
        lead('广西科学院', { kind: 'institute', place: '广西南宁市' }),
        institute('无代码研究所', { noCode: true }),
      ],
      already: { 广西科学院: { leads: 0, joins: 0 } },
      typed: { agreement: { clauses: ['tasks', 'ip'] }, commitment: { declarations: '' } },
      broken: ['lead-kind', 'several', 'declarations', 'identified'],
      warned: ['clauses'],
      says: ['several', '至少 3 家单位；现有 2', 'needs at least 3 organisations; 2 named'],
    },
  ],
})
