import { suzhou2024 } from '../../schemes/suzhou-2024.ts'
import { association, company, fund, lead, reportedParties, service, university } from './parties.ts'
import { programmeTable } from './programme-table.ts'
import { typedPeople, typedPlan } from './typed-parts.ts'

const complete = {
  overview: { industry: 'bio', type: 'market', tier: 'established', purpose: '国产高热容量CT球管产业化' },
  lead: {
    leadFounded: '2016年5月4日',
    revenue1: '12,000',
    revenue2: '9,000',
    revenue3: '6,500',
    rd1: '2,100',
    rd2: '1,800',
    rd3: '1,500',
    rdStaff: '86',
    credentials: ['niche-leader', 'chain-owner'],
    headPost: '总经理',
  },
  types: { commander: '由牵头单位出题、组队、验收' },
  resources: { people: typedPeople, platforms: '省工程技术研究中心', postdoc: 'yes' },
  plan: typedPlan(8_000),
  agreement: {
    clauses: ['tasks', 'benefit', 'risk', 'results-ip', 'ip'],
    signed: '2024-03-20',
    agreement: '章程-2024-01.pdf',
  },
  commitment: { declarations: ['truthful', 'not-dishonest', 'no-double-funding'] },
  contact: { contactName: '李工', contactPhone: '0512-57000000' },
}

const kunshan = '昆山医源医疗技术有限公司'
const tubes = reportedParties('suzhou-ct', { [kunshan]: { place: '江苏省昆山市' } })
const all = [
  ...tubes,
  association('苏州市医疗器械行业协会'),
  service('离岸创新中心（波士顿）', { country: 'US' }),
]

programmeTable(suzhou2024, {
  complete,
  rows: [
    {
      title: 'the CT tube consortium with its seven units, one of them overseas, passes',
      parties: all,
      says: ['enough', '至少 5 家成员单位；现有 6', 'needs at least 5 member organisations; 6 named'],
    },
    {
      title: 'the same, as reported with four members of six, falls short of five',
      parties: tubes,
      broken: ['enough'],
      says: ['enough', '至少 5 家成员单位；现有 4', 'needs at least 5 member organisations; 4 named'],
    },
    {
      title: 'the subsidiary of a listed company counts as one; a strategy-led one shows its project',
      parties: all,
      typed: {
        overview: { type: 'strategic' },
        lead: { credentials: [], parentCredentials: ['listed'] },
        types: { majorProjects: ['provincial-project'], projectList: '省重大专项课题二' },
      },
      says: [
        'lead-standing',
        '以下至少满足一项：（1）牵头单位或其母公司应具备以下资质之一：世界 500 强企业、上市公司【满足】；（2）牵头单位应具备以下资质之一：拟上市企业、细分领域龙头企业；不符：昆山医源医疗技术有限公司【不满足】',
        'at least one of: (1) the lead or its parent must hold one of: Fortune Global 500 company or Listed company [met]; (2) the lead must hold one of: Pre-IPO company or Leader of a niche; not so: 昆山医源医疗技术有限公司 [not met]',
      ],
    },
    {
      title: 'a strategy-led one outside the five fields and without a major project fails twice',
      parties: all,
      typed: { overview: { type: 'strategic', industry: 'other' } },
      broken: ['strategic-field', 'strategic-projects'],
      says: [
        'strategic-projects',
        '须具备的特征（至少 1 项）：国家重大科技项目、省重大科技项目；已确认 0 项',
        'features (at least 1): Major national project, Major provincial project; 0 of 2 are confirmed',
      ],
    },
    {
      title: 'a market-driven one whose lead owns no chain and whose charter shares no risk fails',
      parties: all,
      typed: {
        lead: { credentials: ['niche-leader'] },
        agreement: { clauses: ['tasks', 'benefit', 'results-ip', 'ip'] },
      },
      broken: ['market-commander', 'market-clauses'],
      says: [
        'market-clauses',
        '组建协议须载明：利益共享、风险共担；已确认 1 项',
        'the agreement must contain: Benefit sharing, Risk sharing; 1 of 2 are confirmed',
      ],
    },
    {
      title: 'an unproven platform only warns, and so do a lead without standing and firms alone',
      parties: [
        lead('苏州某某科技有限公司', { place: '苏州工业园区' }),
        ...['甲', '乙', '丙', '丁'].map((name) => company(`${name}公司`)),
        fund('苏州某某创业投资有限公司'),
      ],
      typed: {
        overview: { type: 'platform', tier: 'pool' },
        lead: { credentials: [] },
        types: { platformName: '某某平台' },
      },
      warned: ['platform-proof', 'lead-standing', 'broad'],
      says: [
        'platform-proof',
        '须提交：平台批复文件；尚缺：平台批复文件',
        'must be handed in: approval of the platform; missing: approval of the platform',
      ],
    },
    {
      title: 'a university of Shanghai in the lead, names without codes, nothing signed: all of it stops',
      parties: [
        lead('上海交通大学', { kind: 'university', place: '上海市' }),
        ...['甲', '乙', '丙', '丁', '戊'].map((name) => company(`${name}公司`, { noCode: true })),
      ],
      typed: {
        agreement: { clauses: ['risk', 'benefit'], agreement: '' },
        commitment: { declarations: ['truthful'] },
      },
      broken: ['lead-kind', 'lead-place', 'identified', 'charter', 'clauses', 'declarations'],
      says: [
        'lead-place',
        '牵头单位注册地应在苏州、昆山、常熟、张家港、太仓；不符：上海交通大学',
        'the lead must be registered in Suzhou or Kunshan or Changshu or Zhangjiagang or Taicang; not so: 上海交通大学',
      ],
    },
    {
      title: 'an established consortium that loses its only university is warned at the change, not stopped',
      parties: [...tubes.filter(({ kind }) => kind !== 'university'), company('甲公司'), company('乙公司')],
      phase: 'always',
      warned: ['broad'],
      says: [
        'broad',
        '至少 1 家高等院校、科研院所、新型研发机构、医疗机构；现有 0',
        'needs at least 1 university or research institute or new-type R&D institution or medical institution; 0 named',
      ],
    },
    {
      title: 'five universities and a county-level city of Suzhou are places and kinds enough',
      parties: [
        lead('张家港某某公司', { place: '张家港市' }),
        ...['甲', '乙', '丙', '丁', '戊'].map((name) => university(`${name}大学`)),
      ],
      says: [
        'broad',
        '至少 1 家高等院校、科研院所、新型研发机构、医疗机构；现有 5',
        'needs at least 1 university or research institute or new-type R&D institution or medical institution; 5 named',
      ],
    },
  ],
})
