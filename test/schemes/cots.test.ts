import { cots } from '../../schemes/cots.ts'
import { company, lead } from './parties.ts'
import { programmeTable } from './programme-table.ts'

const us = { country: 'US' }
const partner = [lead('Space Transport Company', us), company('Engine Works', us)]

const milestones = (count: number) => ({
  rows: Array.from({ length: count }, (_, index) => ({
    id: `m${index + 1}`,
    cells: {
      title: `Flight ${index + 1}`,
      due: '2027-06-30',
      measure: 'Accepted on evidence',
      payment: '12,000,000',
      evidence: 'demonstration',
    },
  })),
})

programmeTable(cots, {
  complete: {
    overview: { theme: 'pressurised', vision: 'Cargo to the station and back' },
    financing: { publicMoney: '278,000,000', raised: '300,000,000' },
    plan: {
      tasks: 'Rocket, capsule, operations',
      milestones: milestones(22),
      budget: '850,000,000',
    },
    agreement: { clauses: ['milestones', 'evidence', 'renegotiation'], signed: '2026-03-01' },
    commitment: { declarations: ['fixed-price', 'paid-after', 'no-procurement'] },
    contact: { contactName: 'Contact', contactPhone: '+1 310 555 0100' },
  },
  rows: [
    {
      title: 'a company that pays two thirds itself passes with 22 milestones',
      parties: partner,
      says: [
        'own-money',
        '政府资金占总预算比例应不超过 50%；现为 32.7059%',
        'public money as a share of the budget must be at most 50%; it is 32.7059%',
      ],
    },
    {
      title: 'letters of investors stand for money that is not there yet',
      parties: partner,
      typed: { financing: { raised: '0', financingLetter: 'Letter of 1 March' } },
      says: [
        'financing',
        '以下至少满足一项：（1）已落实的自筹与融资应不低于 1 美元；现为 0【不满足】；（2）须提交：融资承诺函【满足】',
        'at least one of: (1) own and private money that is secured must be at least 1 USD; it is 0 [not met]; (2) must be handed in: Letters of commitment of the investors [met]',
      ],
    },
    {
      title: 'who wants the larger part from the state and has raised nothing is warned',
      parties: partner,
      typed: { financing: { publicMoney: '500,000,000', raised: '0' } },
      warned: ['own-money', 'financing'],
      says: [
        'own-money',
        '政府资金占总预算比例应不超过 50%；现为 58.8235%',
        'public money as a share of the budget must be at most 50%; it is 58.8235%',
      ],
    },
    {
      title: 'more milestones than an agreement holds, and none of them paid after acceptance',
      parties: partner,
      typed: {
        plan: { milestones: milestones(41) },
        commitment: { declarations: ['fixed-price', 'no-procurement'] },
      },
      broken: ['milestones', 'declarations'],
      says: [
        'milestones',
        '里程碑数应介于 1 和 40 之间 个；现为 41',
        'the number of milestones must be from 1 to 40 milestones; it is 41',
      ],
    },
    {
      title: 'a university leads no agreement, nor does one without evidence, nor a partner without a code',
      parties: [
        lead('Space University', { kind: 'university', ...us }),
        company('Garage', { ...us, noCode: true }),
      ],
      typed: { agreement: { clauses: ['milestones', 'renegotiation'] } },
      broken: ['lead-kind', 'clauses', 'identified'],
      says: [
        'clauses',
        '组建协议须载明：里程碑与固定付款表、每个里程碑的验收证据、里程碑增补与调整；已确认 2 项',
        'the agreement must contain: Table of milestones and fixed payments, Evidence of acceptance for each milestone, How milestones are added or moved; 2 of 3 are confirmed',
      ],
    },
  ],
})
