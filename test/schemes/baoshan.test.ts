import { baoshan } from '../../schemes/baoshan.ts'
import { company, fund, lead, reportedParties, university } from './parties.ts'
import { programmeTable } from './programme-table.ts'
import { typedPlan } from './typed-parts.ts'

const complete = {
  overview: { industry: 'synbio', organisationForm: 'virtual', purpose: '合成生物制造的菌种与工艺' },
  lead: {
    leadFounded: '2019-12-06',
    revenue1: '500',
    rd1: '30,000',
    rdStaff: '300',
    credentials: ['high-tech'],
  },
  base: { cooperation: '与上海大学共建联合实验室', staff: '60' },
  plan: typedPlan(6_000),
  agreement: {
    clauses: ['governance', 'tasks', 'benefit', 'ip', 'exit'],
    signed: '2024-05-10',
    agreement: '组建协议.pdf',
  },
  memberList: { memberList: '成员名单.pdf' },
  commitment: { declarations: ['truthful', 'not-dishonest', 'no-double-funding'] },
  contact: { contactName: '李工', contactPhone: '021-56000000' },
}

const baoji = '宝济药业'
const here = { place: '上海市宝山区' }

programmeTable(baoshan, {
  complete,
  rows: [
    {
      title: 'the synthetic-biology consortium with a university and a supplier passes',
      parties: [
        ...reportedParties('baoshan-synbio', { [baoji]: here }),
        university('上海大学'),
        company('培养基公司'),
      ],
      says: ['many-kinds', '至少包括 2 类单位；现有 2', 'needs at least 2 kinds of organisation; 2 named'],
    },
    {
      title: 'the same as reported, a short name alone, cannot be filed',
      parties: reportedParties('baoshan-synbio', { [baoji]: { ...here, noCode: true } }),
      broken: ['identified'],
      warned: ['many-kinds', 'enough'],
      says: ['enough', '至少 3 家单位；现有 1', 'needs at least 3 organisations; 1 named'],
    },
    {
      title: 'the medical-device consortium as reported names no lead at all',
      parties: reportedParties('baoshan-medical'),
      warned: ['lead-kind', 'lead-place', 'many-kinds', 'enough'],
      says: ['lead-kind', '牵头单位应为企业；没有牵头单位', 'the lead must be: enterprise; there is no lead'],
    },
    {
      title: 'without a list of members it is incomplete',
      parties: [lead('医疗器械公司', here), university('上海大学'), fund('产业基金')],
      typed: { overview: { industry: 'device' }, memberList: { memberList: '' } },
      broken: ['papers'],
      says: [
        'papers',
        '须提交：组建协议、成员名单；尚缺：成员名单',
        'must be handed in: formation agreement, list of members; missing: list of members',
      ],
    },
    {
      title: 'a guideline only warns a lead of Jing’an and an agreement without IP',
      parties: [
        lead('某某检测公司', { place: '上海市静安区' }),
        university('上海大学', here),
        company('某某公司', here),
      ],
      typed: { agreement: { clauses: ['governance', 'tasks', 'benefit', 'exit'] } },
      warned: ['lead-place', 'clauses'],
      says: [
        'clauses',
        '组建协议须载明：组织机构与决策规则、任务分工、利益共享、知识产权归属与使用、进入与退出；已确认 4 项',
        'the agreement must contain: Governance and decisions, Division of tasks, Benefit sharing, Ownership and use of IP, Entry and exit; 4 of 5 are confirmed',
      ],
    },
    {
      title: 'who does not vouch for what is handed in is not filed',
      parties: [lead('医疗器械公司', here), university('上海大学'), company('某某公司')],
      typed: { commitment: { declarations: ['truthful', 'not-dishonest'] } },
      broken: ['declarations'],
      says: [
        'declarations',
        '须承诺或具备：申报材料真实、合法、有效、各单位未被列入失信名单、同一费用不重复申报财政资金；已确认 2 项',
        'must be declared: What is handed in is true, lawful and valid, No organisation is on the list of dishonest entities, No cost is claimed from public money twice; 2 of 3 are confirmed',
      ],
    },
    {
      title: 'a lead that says no place leaves open whether it is of the district',
      parties: [lead('医疗器械公司'), university('上海大学'), company('某某公司')],
      open: ['lead-place'],
      says: [
        'lead-place',
        '牵头单位注册地应在宝山；未填',
        'the lead must be registered in Baoshan; not given',
      ],
    },
  ],
})
