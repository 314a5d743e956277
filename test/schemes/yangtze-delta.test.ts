import { yangtzeDelta } from '../../schemes/yangtze-delta.ts'
import { company, institute, lead, reportedParties, university } from './parties.ts'
import { programmeTable } from './programme-table.ts'
import { typedPlan } from './typed-parts.ts'

const complete = {
  overview: {
    industry: 'other',
    recommendedBy: 'shanghai',
    majorTask: '碳-13 同位素分离',
    purpose: '稳定同位素自主供应',
  },
  lead: {
    leadFounded: '1956-01-01',
    revenue1: '90,000',
    revenue2: '88,000',
    revenue3: '85,000',
    rd1: '12,000',
    rd2: '11,000',
    rd3: '10,500',
    rdStaff: '400',
    credentials: ['common-platform'],
  },
  framework: {
    bodies: '理事会、专家咨询委员会、秘书处',
    crossRegion: '上海研发、安徽生产',
    fourChains: '产业基金与人才共享',
    secretariat: '3',
  },
  plan: typedPlan(15_000),
  agreement: {
    clauses: ['governance', 'tasks', 'benefit', 'ip', 'exit'],
    signed: '2025-06-20',
    agreement: '组建协议.pdf',
  },
  attachments: { leadProof: '平台批复.pdf' },
  commitment: { declarations: ['truthful', 'not-dishonest', 'no-double-funding'] },
  contact: { contactName: '李工', contactPhone: '021-52800000' },
}

const chemistry = '上海化工研究院有限公司'
const here = { region: '上海市', place: '上海市普陀区' }
const isotopes = reportedParties('yrd-isotope', { [chemistry]: here })
const polyolefin = reportedParties('huning-polyolefin', {
  [chemistry]: here,
  上海交通大学: { region: '上海' },
  华谊集团: { region: 'Shanghai' },
})
const plant = company('碳-13 生产企业', { region: '安徽省' })

programmeTable(yangtzeDelta, {
  complete,
  rows: [
    {
      title: 'the isotope consortium with its plant in Hefei and a university passes',
      parties: [...isotopes, plant, university('中国科学技术大学', { region: '安徽' })],
      says: [
        'cross-province',
        '至少来自 2 个地区（上海、江苏、浙江、安徽）；现有 2',
        'needs at least 2 regions of Shanghai, Jiangsu, Zhejiang, Anhui; 2 named',
      ],
    },
    {
      title: 'the polyolefin consortium as reported: its Jiangsu producers are not named, so one province is',
      parties: polyolefin,
      warned: ['cross-province'],
      says: [
        'cross-province',
        '至少来自 2 个地区（上海、江苏、浙江、安徽）；现有 1',
        'needs at least 2 regions of Shanghai, Jiangsu, Zhejiang, Anhui; 1 named',
      ],
    },
    {
      title: 'the same with a producer of Jiangsu passes',
      parties: [...polyolefin, company('江苏某某石化有限公司', { region: '江苏省' })],
      says: [
        'lead-standing',
        '牵头单位应具备以下资质之一：科技领军企业、重大科技创新平台、产业共性技术平台',
        'the lead must hold one of: Leading technology enterprise or Major innovation platform or Industry common-technology platform',
      ],
    },
    {
      title: 'the isotope consortium as reported names one body without a code',
      parties: reportedParties('yrd-isotope', { [chemistry]: { ...here, noCode: true } }),
      warned: ['cross-province', 'enough', 'independent', 'identified'],
      says: [
        'identified',
        `全部单位均有代码；以下单位没有代码：${chemistry}`,
        `every organisation has a code; without a code: ${chemistry}`,
      ],
    },
    {
      title: 'a lead of Guangdong with a partner there reaches one of the four provinces only',
      parties: [
        lead('深圳某某公司', { region: '广东省', place: '广东省深圳市' }),
        company('广州某某公司', { region: '广东' }),
        university('南京大学', { region: '江苏' }),
      ],
      warned: ['lead-place', 'cross-province'],
      says: [
        'lead-place',
        '牵头单位注册地应在上海、江苏、浙江、安徽；不符：深圳某某公司',
        'the lead must be registered in Shanghai or Jiangsu or Zhejiang or Anhui; not so: 深圳某某公司',
      ],
    },
    {
      title: 'an association without standing in the lead, firms alone, an agreement without papers',
      parties: [
        lead('长三角某某协会', { kind: 'association', ...here }),
        plant,
        company('某某公司', { region: '浙江' }),
      ],
      typed: {
        lead: { credentials: [] },
        agreement: { clauses: ['tasks'], agreement: '' },
        attachments: { leadProof: '' },
        commitment: { declarations: ['truthful'] },
      },
      warned: ['lead-kind', 'lead-standing', 'science', 'clauses', 'papers', 'declarations'],
      says: [
        'papers',
        '须提交：组建协议、牵头单位资质证明；尚缺：组建协议、牵头单位资质证明',
        'must be handed in: formation agreement, proof of the lead’s standing; missing: formation agreement, proof of the lead’s standing',
      ],
    },
    {
      title: 'members of unknown region leave open whether it crosses a border',
      parties: [...isotopes, institute('某某研究所'), company('某某公司')],
      open: ['cross-province'],
      says: [
        'cross-province',
        '至少来自 2 个地区（上海、江苏、浙江、安徽）；现有 1，另有 2 家未填',
        'needs at least 2 regions of Shanghai, Jiangsu, Zhejiang, Anhui; 1 named, not given for 2',
      ],
    },
  ],
})
