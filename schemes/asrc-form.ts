import { allClauses } from './agreement-clauses.ts'
import { option, optionsOf } from './parts/form-fields.ts'
import { agreementSection, commitmentSection, contactSection, section } from './parts/form-sections.ts'
import { money, visionSection, workSection } from './parts/proposal.ts'

/** What differs by tier has to stand in the agreement: who manages, and who has which share of the results. */
export const asrcClauses = [
  ...optionsOf(allClauses, 'governance', 'results-ip'),
  option('dues', '按级别的会费', 'Dues by tier'),
]

export const asrcDeclarations = [
  option('revenue', '存储业务收入属实', 'The storage revenue that is stated is true'),
  option('commitment', '承诺参加至期满', 'We stay for as long as the tier commits us'),
]

/** How a member of the storage research consortium applies; no form is public, so an editable default. */
export const asrcForm = [
  visionSection([
    option('heads', '磁头与读写', 'Heads, reading and writing'),
    option('media', '介质', 'Media'),
    option('channel', '信道与编码', 'Channel and coding'),
    option('interface', '头盘界面', 'Head-disk interface'),
    option('materials', '材料', 'Materials'),
  ]),
  section(
    'standing',
    { zh: '业务情况', en: 'Business' },
    money('storageRevenue', { zh: '上一年度存储业务收入', en: 'Storage revenue of the last year' }, 'USD'),
  ),
  workSection('USD'),
  agreementSection([
    ...asrcClauses,
    ...optionsOf(allClauses, 'background-ip', 'confidentiality', 'exit', 'term'),
  ]),
  commitmentSection(asrcDeclarations),
  contactSection(),
]
