import { pudongStandards } from '../../schemes/pudong-standards.ts'
import { coLead, company, lead, reportedParties, service, university } from './parties.ts'
import { programmeTable } from './programme-table.ts'

const federation = '上海浦东智能照明联合会'
const pudong = { place: '上海市浦东新区' }
const tridonic = { country: 'AT' }

const complete = {
  overview: { industry: 'lighting', purpose: '统一智能照明产品的射频识别数据' },
  standard: {
    standardTitle: '智能照明 射频识别数据交换要求',
    scope: '芯片、读写器、驱动与灯具之间的数据交换',
    standardState: 'published',
    effective: '2023-10-14',
    standardText: '企业联合标准文本.pdf',
    useByMembers: '各成员在产品说明中声明执行',
  },
  agreement: {
    clauses: ['governance', 'tasks', 'cost', 'ip', 'exit', 'liability', 'change', 'dispute'],
    signed: '2023-09-01',
    agreement: '组建协议.pdf',
  },
  foreign: { anyForeign: 'yes', foreignCode: 'Tridonic GmbH: FN' },
  contact: { contactName: '李工', contactPhone: '021-58000000' },
}

programmeTable(pudongStandards, {
  complete,
  rows: [
    {
      title: 'the seven co-leads of the lighting standard, one of them Austrian, pass',
      parties: reportedParties('pudong-rfid', { [federation]: pudong, 'Tridonic GmbH': tridonic }),
      says: ['subjects', '至少 2 家单位；现有 7', 'needs at least 2 organisations; 7 named'],
    },
    {
      title: 'the same without codes is only warned: the statute asks for none',
      parties: reportedParties('pudong-rfid', {
        all: { noCode: true },
        [federation]: { ...pudong, noCode: true },
      }).slice(0, 2),
      warned: ['identified'],
      says: [
        'identified',
        '全部单位均有代码；以下单位没有代码：上海浦东智能照明联合会、上海复旦微电子集团股份有限公司',
        'every organisation has a code; without a code: 上海浦东智能照明联合会, 上海复旦微电子集团股份有限公司',
      ],
    },
    {
      title: 'nobody is a consortium alone',
      parties: [lead('上海某某半导体有限公司', pudong)],
      broken: ['subjects'],
      says: ['subjects', '至少 2 家单位；现有 1', 'needs at least 2 organisations; 1 named'],
    },
    {
      title: 'a university of Yangpu with a company abroad is nobody of Pudong',
      parties: [
        lead('复旦大学', { kind: 'university', place: '上海市杨浦区' }),
        coLead('Tridonic GmbH', { ...tridonic, place: 'Dornbirn' }),
      ],
      broken: ['in-pudong'],
      says: [
        'in-pudong',
        '至少 1 家注册在浦东的单位；现有 0',
        'needs at least 1 organisation registered in Pudong; 0 named',
      ],
    },
    {
      title: 'where nobody says where it is registered, it stays open whether one is of Pudong',
      parties: [lead('上海某某半导体有限公司'), university('复旦大学')],
      open: ['in-pudong'],
      says: [
        'in-pudong',
        '至少 1 家注册在浦东的单位；现有 0，另有 2 家未填',
        'needs at least 1 organisation registered in Pudong; 0 named, not given for 2',
      ],
    },
    {
      title: 'two bodies of kinds that the statute does not name may only join somebody whom it names',
      parties: [lead('某某检测中心', { kind: 'testing-body', ...pudong }), service('某某服务中心')],
      broken: ['named-kind'],
      says: [
        'named-kind',
        '至少 1 家企业、科研院所、新型研发机构、高等院校、金融机构、行业协会；现有 0',
        'needs at least 1 enterprise or research institute or new-type R&D institution or university or financial institution or association; 0 named',
      ],
    },
    {
      title: 'no agreement stops it; an agreement that is silent on IP and disputes only warns',
      parties: [lead('上海某某半导体有限公司', pudong), company('某某灯具有限公司')],
      typed: {
        agreement: { agreement: '', clauses: ['governance', 'tasks', 'cost', 'exit', 'liability', 'change'] },
      },
      broken: ['charter'],
      warned: ['clauses'],
      says: [
        'charter',
        '须提交：组建协议；尚缺：组建协议',
        'must be handed in: formation agreement; missing: formation agreement',
      ],
    },
    {
      title: 'a consortium whose members left it alone breaks the statute at the change',
      parties: [lead('上海某某半导体有限公司', pudong)],
      phase: 'always',
      broken: ['subjects'],
      says: [
        'in-pudong',
        '至少 1 家注册在浦东的单位；现有 1',
        'needs at least 1 organisation registered in Pudong; 1 named',
      ],
    },
  ],
})
