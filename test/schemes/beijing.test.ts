import { beijing } from '../../schemes/beijing.ts'
import { company, lead, reportedParties, university } from './parties.ts'
import { programmeTable } from './programme-table.ts'
import { typedPlan } from './typed-parts.ts'

const complete = {
  overview: { industry: 'other', mode: 'leading-enterprise', purpose: '深海装备关键技术' },
  lead: {
    leadFounded: '2005-12-08',
    revenue1: '70,000,000',
    rd1: '2,500,000',
    rdStaff: '20,000',
    credentials: ['central-soe'],
  },
  mode: { ability: '组织产业链上下游联合攻关' },
  bounty: { questions: '深水大型起重装备', role: 'both' },
  plan: typedPlan(500_000),
  agreement: {
    clauses: ['governance', 'tasks', 'benefit', 'risk', 'ip'],
    signed: '2024-07-15',
    agreement: '组建协议.pdf',
  },
  commitment: { declarations: ['truthful', 'not-dishonest', 'no-double-funding'] },
  contact: { contactName: '李工', contactPhone: '010-82000000' },
}

const here = { place: '北京市西城区' }
const builder = '中国交通建设集团有限公司'
const grids = {
  国家电网有限公司: here,
  中国南方电网有限责任公司: { place: '广东省广州市', credentials: ['central-soe'] },
}

programmeTable(beijing, {
  complete,
  rows: [
    {
      title: 'the ocean-engineering consortium as reported, once its members have codes, passes',
      parties: reportedParties('soe-ocean', { [builder]: here }),
      says: ['enough', '至少 3 家单位；现有 15', 'needs at least 3 organisations; 15 named'],
    },
    {
      title: 'the storage consortium has two leads, one of them of Guangzhou, and names nobody else',
      parties: reportedParties('soe-storage', grids),
      warned: ['lead-place', 'science', 'enough'],
      says: [
        'lead-place',
        '牵头单位注册地应在北京；不符：中国南方电网有限责任公司',
        'the lead must be registered in Beijing; not so: 中国南方电网有限责任公司',
      ],
    },
    {
      title: 'China Unicom as reported is a short name alone, and nothing of it is stopped',
      parties: reportedParties('soe-ngi', { all: { noCode: true, ...here } }),
      warned: ['identified', 'science', 'enough'],
      says: [
        'identified',
        '全部单位均有代码；以下单位没有代码：中国联通',
        'every organisation has a code; without a code: 中国联通',
      ],
    },
    {
      title: 'a lead that holds none of the standings of a leading enterprise is warned',
      parties: reportedParties('soe-ocean', { [builder]: here }),
      typed: { lead: { credentials: [] } },
      warned: ['leading-enterprise'],
      says: [
        'leading-enterprise',
        `以下各项均须满足：（1）牵头单位应为企业【满足】；（2）牵头单位应具备以下资质之一：行业领军企业、中央企业、上市公司；不符：${builder}【不满足】`,
        `all of: (1) the lead must be: enterprise [met]; (2) the lead must hold one of: Leading enterprise of its industry or Central state-owned enterprise or Listed company; not so: ${builder} [not met]`,
      ],
    },
    {
      title: 'a platform that is not proven is warned, a lead without standing is not asked for one',
      parties: [
        lead('某某技术创新中心', { kind: 'new-rd-institution', ...here }),
        company('某某汽车公司'),
        university('清华大学'),
      ],
      typed: {
        overview: { mode: 'platform' },
        lead: { credentials: [] },
        mode: { platformName: '某某中心' },
      },
      warned: ['platform'],
      says: [
        'platform',
        '须提交：平台批复文件；尚缺：平台批复文件',
        'must be handed in: approval of the platform; missing: approval of the platform',
      ],
    },
    {
      title: 'a scenario nobody offers in writing is warned',
      parties: [lead('某某出行公司', here), company('某某汽车公司'), university('清华大学')],
      typed: { overview: { mode: 'scenario' }, mode: { scenario: '自动驾驶示范区' } },
      warned: ['scenario'],
      says: [
        'scenario',
        '须提交：场景提供方意向书；尚缺：场景提供方意向书',
        'must be handed in: letter of whoever provides the scenario; missing: letter of whoever provides the scenario',
      ],
    },
    {
      title: 'a hospital and two universities gathered round nothing have no enterprise among them',
      parties: [
        lead('北京某某医院', { kind: 'hospital', ...here }),
        university('清华大学'),
        university('北京大学'),
      ],
      typed: {
        overview: { mode: 'patents-standards', industry: 'health' },
        agreement: { clauses: ['tasks'] },
        commitment: { declarations: [] },
      },
      warned: ['lead-kind', 'enterprise', 'clauses', 'declarations', 'patents-standards'],
      says: [
        'patents-standards',
        '须具备的特征（至少 1 项）：专利池、团体标准或国际标准；已确认 0 项',
        'features (at least 1): A patent pool, A group or international standard; 0 of 2 are confirmed',
      ],
    },
    {
      title: 'a patent pool is enough to gather round',
      parties: [lead('某某通信公司', here), company('某某终端公司'), university('北京邮电大学')],
      typed: {
        overview: { mode: 'patents-standards', industry: 'it' },
        mode: { gatheredRound: ['patent-pool'], patentCount: '120' },
      },
      says: [
        'patents-standards',
        '须具备的特征（至少 1 项）：专利池、团体标准或国际标准；已确认 1 项',
        'features (at least 1): A patent pool, A group or international standard; 1 of 2 are confirmed',
      ],
    },
  ],
})
