import { practiceUscc } from '../../domain/organisation-code.ts'
import type { OrganisationKind } from '../../domain/organisation-kind.ts'
import { demoConsortia, type DemoOrganisation } from './reported.ts'

/** A consortium that fits a programme, and what it types where the usual answer would not do. */
export type Example = {
  readonly scheme: string
  readonly name: string
  readonly lead: DemoOrganisation
  readonly coLeads: readonly DemoOrganisation[]
  readonly members: readonly DemoOrganisation[]
  readonly typed?: Readonly<Record<string, unknown>>
  /** What each member's dues are reckoned from, in units of the programme's currency. */
  readonly figure?: number
}

type About = Partial<Pick<DemoOrganisation, 'country' | 'place' | 'region' | 'credentials'>>

const party =
  (kind: OrganisationKind) =>
  (name: string, { country = 'CN', place = '', ...about }: About = {}): DemoOrganisation => ({
    name,
    kind,
    country,
    code: country === 'CN' ? practiceUscc(name) : practiceUscc(name).slice(-10),
    place,
    standIn: false,
    ...about,
  })
const firm = party('enterprise')
const university = party('university')
const institute = party('institute')
const fund = party('finance')
const association = party('association')

const firms = (names: readonly string[], about: About = {}) => names.map((name) => firm(name, about))

/** A publicly reported consortium; `about` says of everybody what the programme needs to know beside the report. */
const reported = (id: string, about: About = {}) => {
  const found = demoConsortia.find((one) => one.id === id)
  if (!found) throw new RangeError(`no reported consortium ${id}`)
  const more = (one: DemoOrganisation): DemoOrganisation => ({
    ...one,
    ...(one.country === 'CN' ? about : {}),
  })
  return {
    name: found.name,
    lead: more(found.lead),
    coLeads: found.coLeads.map(more),
    members: found.members.map(more),
  }
}

const america = { country: 'US', place: 'Texas' }
const japan = { country: 'JP', place: 'Tokyo' }

/** One for every shipped programme beside Lin-gang: as reported where a report fits, else realistic. */
export const examples: readonly Example[] = [
  { scheme: 'baoshan@1', ...reported('baoshan-synbio', { place: '上海市宝山区' }) },
  { scheme: 'pudong-standards@1', ...reported('pudong-rfid', { place: '上海市浦东新区' }) },
  { scheme: 'shanghai@1', ...reported('huning-polyolefin', { place: '上海市', region: '上海' }) },
  {
    scheme: 'yangtze-delta@1',
    ...reported('yrd-isotope', { place: '上海市普陀区', region: '上海' }),
    members: [
      university('中国科学技术大学', { place: '安徽省合肥市', region: '安徽' }),
      firm('江苏同位素应用公司', { place: '江苏省苏州市', region: '江苏' }),
    ],
  },
  { scheme: 'beijing@1', ...reported('soe-ngi', { place: '北京市' }) },
  {
    scheme: 'suzhou-2024@1',
    ...reported('suzhou-ct', { place: '江苏省昆山市', region: '江苏' }),
    members: [
      ...reported('suzhou-ct', { place: '江苏省苏州市', region: '江苏' }).members,
      association('苏州市医疗器械行业协会', { place: '江苏省苏州市', region: '江苏' }),
      fund('苏州产业基金', { place: '江苏省苏州市', region: '江苏' }),
    ],
  },
  {
    scheme: 'xiamen-2025@1',
    ...reported('xiamen-metaverse', { place: '福建省厦门市' }),
    members: [
      ...reported('xiamen-metaverse').members,
      ...firms(['厦门芯片公司', '厦门显示公司', '厦门软件公司', '厦门通信公司'], { place: '福建省厦门市' }),
    ],
    typed: figures(['60000', '55000', '50000'], ['3000', '2500', '2200']),
  },
  {
    scheme: 'hefei-2025@1',
    name: '合肥量子测量创新联合体',
    lead: firm('合肥量子测量公司', { place: '安徽省合肥市' }),
    coLeads: [],
    members: [
      firm('合肥小微科技公司', { place: '安徽省合肥市', credentials: ['technology-sme'] }),
      firm('合肥仪器公司', { place: '安徽省合肥市' }),
      university('中国科学技术大学', { place: '安徽省合肥市' }),
      institute('合肥物质研究院', { place: '安徽省合肥市' }),
    ],
    typed: figures(['60000', '55000', '50000'], ['4000', '3500', '3200']),
  },
  {
    scheme: 'guangxi-2022@1',
    name: '广西高端铝材创新联合体',
    lead: firm('广西铝业公司', { place: '广西壮族自治区南宁市', region: '广西' }),
    coLeads: [],
    members: [
      university('广西大学', { place: '广西壮族自治区南宁市', region: '广西' }),
      firm('南宁加工公司', { place: '广西壮族自治区南宁市', region: '广西' }),
    ],
    typed: figures(['150000', '140000', '130000'], ['6000', '5500', '5000']),
  },
  {
    scheme: 'eit-kic@1',
    name: 'Water Innovation Community',
    lead: party('association')('Water Community gGmbH', { country: 'DE', place: 'Berlin' }),
    coLeads: [],
    members: [
      firm('Aguas del Sur SA', { country: 'ES', place: 'Sevilla' }),
      university('University of the Delta', { country: 'NL', place: 'Delft' }),
      institute('Institut de l’eau', { country: 'FR', place: 'Lyon' }),
    ],
  },
  { scheme: 'asrc@1', ...reported('insic-hamr'), figure: 6_000_000_000 },
  {
    scheme: 'sematech@1',
    name: 'SEMATECH',
    lead: firm('Intel', america),
    coLeads: [],
    members: firms(
      [
        ...['AT&T Microelectronics', 'Advanced Micro Devices', 'IBM', 'Digital Equipment Corporation'],
        ...['Harris', 'Hewlett-Packard', 'LSI Logic', 'Micron Technology', 'Motorola', 'NCR'],
        ...['National Semiconductor', 'Rockwell', 'Texas Instruments'],
      ],
      america,
    ),
    typed: { budget: '200,000,000', publicMoney: '100,000,000', seconded: '220' },
    figure: 900_000_000,
  },
  {
    scheme: 'vlsi-1976@1',
    name: '超LSI技術研究組合',
    lead: firm('Fujitsu', japan),
    coLeads: [],
    members: [
      ...firms(['Hitachi', 'Mitsubishi Electric', 'NEC', 'Toshiba'], japan),
      institute('電子技術総合研究所 ETL', { ...japan, credentials: ['national-laboratory'] }),
    ],
    typed: {
      kinds: ['basic', 'common'],
      budget: '70,000,000,000',
      subsidy: '29,000,000,000',
      seconded: '100',
    },
  },
  {
    scheme: 'iotfi@1',
    name: 'Quantum Materials Institute',
    lead: university('State University', america),
    coLeads: [],
    members: [
      firm('Materials Corporation', america),
      institute('National Laboratory', america),
      party('other')('Science Foundation', america),
    ],
  },
  {
    scheme: 'cots@1',
    name: 'Commercial Cargo to Orbit',
    lead: firm('SpaceX', america),
    coLeads: [],
    members: [],
    typed: {
      publicMoney: '278,000,000',
      raised: '300,000,000',
      budget: '850,000,000',
    },
  },
]

/** Three years of revenue and of R&D spending, the last year first. */
function figures(revenue: readonly string[], rd: readonly string[]): Record<string, unknown> {
  return Object.fromEntries([
    ...revenue.map((value, index) => [`revenue${index + 1}`, value]),
    ...rd.map((value, index) => [`rd${index + 1}`, value]),
  ])
}
