import { agreementClauses } from './agreement-clauses.ts'
import { option } from './parts/form-fields.ts'
import {
  agreementDocument,
  agreementSection,
  commitmentSection,
  contactSection,
  leadSection,
  overviewSection,
  planSection,
} from './parts/form-sections.ts'

/** Innovation platforms of provincial level or higher: one of them must stand at the lead. */
export const guangxiPlatforms = [
  option('key-lab', '自治区级及以上重点实验室', 'key laboratory of provincial level or higher'),
  option(
    'engineering-centre',
    '自治区级及以上工程（技术）研究中心',
    'engineering or technology research centre of provincial level or higher',
  ),
  option(
    'technology-centre',
    '自治区级及以上企业技术中心',
    'enterprise technology centre of provincial level or higher',
  ),
]

/** The application form of Guangxi, as data; its layout is not public, so an editable default. */
export const guangxiForm = [
  overviewSection([
    option('vehicle', '汽车与新能源汽车', 'Vehicles and new-energy vehicles'),
    option('machinery', '机械', 'Machinery'),
    option('metals', '有色金属与新材料', 'Non-ferrous metals and new materials'),
    option('sugar', '糖业与食品', 'Sugar and food'),
    option('bio', '生物医药与大健康', 'Biomedicine and health'),
    option('electronics', '电子信息', 'Electronics and information'),
    option('agriculture', '特色农业', 'Regional agriculture'),
    option('other', '其他', 'Other'),
  ]),
  leadSection({ years: 3, credentials: guangxiPlatforms }),
  planSection(),
  agreementSection(agreementClauses, agreementDocument),
  commitmentSection(),
  contactSection(),
]
