import { sematech } from '../../schemes/sematech.ts'
import { company, reportedParties, university } from './parties.ts'
import { programmeTable } from './programme-table.ts'

const founders = reportedParties('sematech')
/** Three are said to have left early. */
const stayed = founders.filter(({ name }) => !['LSI Logic', 'Micron Technology', 'Harris'].includes(name))

programmeTable(sematech, {
  complete: {
    overview: { theme: 'manufacturing', vision: 'Lead again in semiconductor manufacturing' },
    plan: {
      tasks: 'Equipment, process, methods',
      milestones: '0.8, 0.5 and 0.35 micrometres',
      budget: '200,000,000',
      publicMoney: '100,000,000',
      seconded: '220',
    },
    standing: { registration: 'NCRA 1988' },
    agreement: { clauses: ['governance', 'cost', 'results-ip'], signed: '2026-03-01' },
    commitment: { declarations: ['pre-competitive', 'no-sales', 'no-design', 'own-research'] },
    contact: { contactName: 'Contact', contactPhone: '+1 512 555 0100' },
  },
  rows: [
    {
      title: 'the fourteen founders with half of 200 m from the government pass',
      parties: founders,
      says: [
        'match',
        '政府资金占预算比例应不超过 50%；现为 50%',
        'public money as a share of the budget must be at most 50%; it is 50%',
      ],
    },
    {
      title: 'a dollar more than one to one fails',
      parties: founders,
      typed: { plan: { publicMoney: '100,000,001' } },
      broken: ['match'],
      says: [
        'match',
        '政府资金占预算比例应不超过 50%；现为 50.0000005%',
        'public money as a share of the budget must be at most 50%; it is 50.0000005%',
      ],
    },
    {
      title: 'a founding of eleven is warned, and one that lost three later is not',
      parties: stayed,
      warned: ['founders'],
      says: ['founders', '至少 14 家单位；现有 11', 'needs at least 14 organisations; 11 named'],
    },
    {
      title: 'after the founding eleven members are enough',
      parties: stayed,
      phase: 'always',
      says: [
        'american',
        '不得有US 以外的单位；现有 0',
        'must have no organisations from outside US; 0 named',
      ],
    },
    {
      title: 'a foreign chip maker is not taken while the government pays',
      parties: [...founders, company('Samsung', { country: 'KR' })],
      broken: ['american'],
      says: [
        'american',
        '不得有US 以外的单位；现有 1',
        'must have no organisations from outside US; 1 named',
      ],
    },
    {
      title: 'a university is no chip maker',
      parties: [...founders, university('University of Texas', { country: 'US' })],
      broken: ['chip-makers'],
      says: [
        'chip-makers',
        '企业占比应不低于 100%；现为 93.3333%（14/15）',
        'the share of enterprises must be at least 100%; it is 93.3333% (14 of 15)',
      ],
    },
    {
      title: 'who would sell chips together, sends nobody and registered nothing',
      parties: [...founders, company('Startup', { country: 'US', noCode: true })],
      typed: {
        plan: { seconded: '0' },
        standing: { registration: '' },
        commitment: { declarations: ['pre-competitive', 'no-design', 'own-research'] },
      },
      broken: ['declarations', 'seconded', 'identified'],
      warned: ['registration'],
      says: [
        'declarations',
        '须承诺或具备：只做竞争前研究、联合体不销售芯片、联合体不设计芯片、不限制成员自身研发；已确认 3 项',
        'must be declared: The work is pre-competitive only, The consortium sells no chips, The consortium designs no chips, Members’ own research is not limited; 3 of 4 are confirmed',
      ],
    },
  ],
})
