import { iotfi } from '../../schemes/iotfi.ts'
import { association, company, institute, lead, university } from './parties.ts'
import { programmeTable } from './programme-table.ts'

const us = { country: 'US' }
const campus = lead('State University', { kind: 'university', ...us })
const laboratory = institute('National Laboratory', us)

programmeTable(iotfi, {
  complete: {
    overview: {
      industries: ['quantum', 'manufacturing'],
      vision: 'Quantum sensors',
      features: ['convergence'],
    },
    plan: { tasks: 'Sensors', milestones: 'A pilot line', budget: '50,000,000' },
    agreement: { clauses: ['governance', 'ip'], signed: '2026-03-01' },
    commitment: { declarations: ['deployment', 'no-double-funding'] },
    contact: { contactName: 'Contact', contactPhone: '+1 202 555 0100' },
  },
  rows: [
    {
      title: 'four sectors in two of the five fields pass with one feature of the menu',
      parties: [campus, company('Sensor Inc.', us), laboratory, association('Standards Forum', us)],
      says: [
        'features',
        '须具备的特征（至少 1 项）：从发现到应用的全链条、多部门共同治理、多个未来产业交叉、共享设施、灵活的知识产权安排、人才流动与培养、精简行政；已确认 1 项',
        'features (at least 1): From discovery to deployment, Sectors govern it together, Industries of the future converge, Shared facilities, Flexible terms for IP, People move and are trained across sectors, Little administration; 1 of 7 are confirmed',
      ],
    },
    {
      title: 'a laboratory and a company are two sectors, and enough',
      parties: [{ ...laboratory, role: 'lead' }, company('Sensor Inc.', us)],
      says: [
        'sectors',
        '至少包括 2 类单位（高等院校、企业、科研院所、政府部门、行业协会、其他）；现有 2',
        'needs at least 2 kinds of organisation (university, enterprise, research institute, public authority, association, other); 2 named',
      ],
    },
    {
      title: 'three universities are one sector',
      parties: [campus, university('Institute of Technology', us), university('City College', us)],
      broken: ['sectors'],
      says: [
        'sectors',
        '至少包括 2 类单位（高等院校、企业、科研院所、政府部门、行业协会、其他）；现有 1',
        'needs at least 2 kinds of organisation (university, enterprise, research institute, public authority, association, other); 1 named',
      ],
    },
    {
      title: 'a field outside the five fails',
      parties: [campus, company('Solar Inc.', us)],
      typed: { overview: { industries: ['other'] } },
      broken: ['industry'],
      says: [
        'industry',
        '所属领域（至少 1 项）：人工智能、量子信息科学、先进制造、先进通信、生物技术；已确认 0 项',
        'the field (at least 1): Artificial intelligence, Quantum information science, Advanced manufacturing, Advanced communications, Biotechnology; 0 of 5 are confirmed',
      ],
    },
    {
      title: 'a field outside the five beside one of them passes',
      parties: [campus, company('Solar Inc.', us)],
      typed: { overview: { industries: ['other', 'ai'] } },
      says: [
        'industry',
        '所属领域（至少 1 项）：人工智能、量子信息科学、先进制造、先进通信、生物技术；已确认 1 项',
        'the field (at least 1): Artificial intelligence, Quantum information science, Advanced manufacturing, Advanced communications, Biotechnology; 1 of 5 are confirmed',
      ],
    },
    {
      title: 'no feature and half of what is declared only warn, a member without a code does not',
      parties: [campus, company('Garage Lab', { ...us, noCode: true })],
      typed: { overview: { features: [] }, commitment: { declarations: ['deployment'] } },
      broken: ['identified'],
      warned: ['features', 'declarations'],
      says: [
        'identified',
        '全部单位均有代码；以下单位没有代码：Garage Lab',
        'every organisation has a code; without a code: Garage Lab',
      ],
    },
  ],
})
