import { asrc } from '../../schemes/asrc.ts'
import { company, lead, reportedParties, university } from './parties.ts'
import { programmeTable } from './programme-table.ts'

const us = { country: 'US' }
const japan = { country: 'JP' }
/** The five that set up the consortium in 2010, and a Japanese one beside them. */
const storage = [
  lead('Seagate', us),
  ...['Hitachi GST', 'Marvell', 'Western Digital'].map((name) => company(name, us)),
  company('Xyratex', { country: 'GB' }),
  company('昭和電工 Showa Denko', japan),
]

programmeTable(asrc, {
  complete: {
    overview: { theme: 'heads', vision: '4 Tb per square inch' },
    standing: { storageRevenue: '10,000,000,000' },
    plan: { tasks: 'Heads, media, channel', milestones: 'A demonstration each year', budget: '5,000,000' },
    agreement: { clauses: ['governance', 'results-ip', 'dues'], signed: '2026-03-01' },
    commitment: { declarations: ['revenue', 'commitment'] },
    contact: { contactName: 'Contact', contactPhone: '+1 612 555 0100' },
  },
  rows: [
    {
      title: 'the five founders with a Japanese member pass',
      parties: storage,
      says: [
        'both-countries',
        '至少来自 2 个国家（US、JP）；现有 2',
        'needs at least 2 countries of US, JP; 2 named',
      ],
    },
    {
      title: 'the five founders alone are warned that nobody of Japan is in',
      parties: storage.slice(0, 5),
      warned: ['both-countries'],
      says: [
        'both-countries',
        '至少来自 2 个国家（US、JP）；现有 1',
        'needs at least 2 countries of US, JP; 1 named',
      ],
    },
    {
      title: 'the HAMR programme as reported: three companies of one country, none with a code',
      parties: reportedParties('insic-hamr', { all: { noCode: true } }),
      broken: ['identified'],
      warned: ['founders', 'both-countries'],
      says: ['founders', '至少 5 家企业；现有 3', 'needs at least 5 enterprises; 3 named'],
    },
    {
      title: 'a university in the lead is warned: associates do not lead',
      parties: [lead('Carnegie Mellon University', { kind: 'university', ...us }), ...storage.slice(1)],
      warned: ['lead-kind'],
      says: [
        'lead-kind',
        '牵头单位应为企业；不符：Carnegie Mellon University',
        'the lead must be: enterprise; not so: Carnegie Mellon University',
      ],
    },
    {
      title: 'an agreement that does not say who has which share of the results, and no commitment',
      parties: [...storage, university('University of Minnesota', us)],
      typed: {
        agreement: { clauses: ['governance', 'dues'] },
        commitment: { declarations: ['revenue'] },
      },
      broken: ['clauses', 'declarations'],
      says: [
        'clauses',
        '组建协议须载明：组织机构与决策规则、成果归属与许可、按级别的会费；已确认 2 项',
        'the agreement must contain: Governance and decisions, Ownership and licensing of results, Dues by tier; 2 of 3 are confirmed',
      ],
    },
  ],
})
