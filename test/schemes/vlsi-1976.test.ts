import { vlsi1976 } from '../../schemes/vlsi-1976.ts'
import { company, institute, reportedParties, university } from './parties.ts'
import { programmeTable } from './programme-table.ts'

const etl = '電子技術総合研究所 ETL'
const historic = reportedParties('vlsi-1976', { [etl]: { credentials: ['national-laboratory'] } })

programmeTable(vlsi1976, {
  complete: {
    overview: { theme: 'fabrication', vision: 'Patterns under one micrometre' },
    themes: { kinds: ['basic', 'common'], laboratory: 'Rooms leased from a member' },
    plan: {
      tasks: 'Six laboratories',
      milestones: 'Electron beam writing',
      budget: '70,000,000,000',
      subsidy: '29,000,000,000',
      seconded: '100',
    },
    agreement: { clauses: ['governance', 'cost'], signed: '2026-03-01' },
    commitment: { declarations: ['joint-laboratory', 'director'] },
    contact: { contactName: 'Contact', contactPhone: '+81 44 555 0100' },
  },
  rows: [
    {
      title: 'the five companies and the national laboratory of 1976 pass with 29 of 70 billion',
      parties: historic,
      says: [
        'public-share',
        '国家补助占总预算比例应不超过 41.5%；现为 41.4286%',
        'subsidy as a share of the budget must be at most 41.5%; it is 41.4286%',
      ],
    },
    {
      title: 'half from the state is more than it gave',
      parties: historic,
      typed: { plan: { subsidy: '35,000,000,000' } },
      broken: ['public-share'],
      says: [
        'public-share',
        '国家补助占总预算比例应不超过 41.5%；现为 50%',
        'subsidy as a share of the budget must be at most 41.5%; it is 50%',
      ],
    },
    {
      title: 'a sixth company is one too many, and a foreign one at that',
      parties: [...historic, company('Texas Instruments', { country: 'US' })],
      broken: ['companies', 'japanese'],
      says: ['companies', '须为 5 家企业；现有 6', 'needs exactly 5 enterprises; 6 named'],
    },
    {
      title: 'a university laboratory does not stand for the national one',
      parties: [
        ...historic.filter(({ name }) => name !== etl),
        university('東京大学', { country: 'JP' }),
        institute('民間研究所', { country: 'JP' }),
      ],
      broken: ['national-laboratory'],
      says: [
        'national-laboratory',
        '至少 1 家具备“国家研究所”的科研院所；现有 0',
        'needs at least 1 research institute holding: national laboratory; 0 named',
      ],
    },
    {
      title: 'a theme near a product fails, however much is basic beside it',
      parties: historic,
      typed: { themes: { kinds: ['basic', 'product-near'] } },
      broken: ['far-from-products'],
      says: [
        'far-from-products',
        '不含接近产品的课题；须具备的特征：接近产品的设计；已确认 1 项',
        'nothing near a product is taken up; features: design near a product; 1 of 1 are confirmed',
      ],
    },
    {
      title: 'no theme, no shared laboratory, nobody sent and a member without a code',
      parties: [
        ...historic.slice(0, 5),
        institute('国立研究所', { country: 'JP', credentials: ['national-laboratory'], noCode: true }),
      ],
      typed: {
        themes: { kinds: [], laboratory: '' },
        plan: { seconded: '0' },
        commitment: { declarations: ['director'] },
      },
      broken: ['themes', 'premises', 'seconded', 'declarations', 'identified'],
      says: [
        'themes',
        '须具备的特征（至少 1 项）：基础课题、共性课题；已确认 0 项',
        'features (at least 1): basic problem, problem common to all; 0 of 2 are confirmed',
      ],
    },
  ],
})
