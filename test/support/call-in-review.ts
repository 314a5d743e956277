import type { CaseHead } from '../../domain/case.ts'
import type { Member } from '../../domain/case-member.ts'
import { panelRowOf } from '../../domain/panel-row.ts'
import type { Person } from '../../domain/person.ts'
import type { Task } from '../../domain/task.ts'
import { keys } from '../../functions/store/keys.ts'
import { panelItem } from '../../functions/store/panels.ts'
import type { Item } from '../../functions/store/table.ts'
import { crowdedCall } from './call-of-many.ts'
import { applicationHead, caseId, expert, handedIn, member, organisation, sheet } from './cases.ts'
import { caseItems } from './many-cases.ts'

/*
 * A call whose cases are all in review, or all still to be given a panel: five experts each, some sheets handed in,
 * some declared, some late. The n-th case is the same whenever it is made.
 */

const fields = ['集成电路', '人工智能', '生物医药']
const codes = ['ic', 'ai', 'bio']
const regions = ['上海', '江苏', '浙江', '北京']
const seats = 5
const day = 86_400_000

export const panelExpert = (n: number): Person =>
  expert(`panel expert ${n}`, {
    organisationName: `第${n}研究所`,
    fields: [fields[n % 3] ?? ''],
    region: regions[n % 4] ?? '',
  })

type Called = { readonly experts: number; readonly now: string; readonly stage: 'before' | 'review' }

/** The n-th case: its head, its members, and the sheets that were asked for. */
export const caseInReview = (n: number, { experts, now, stage }: Called) => {
  const at = (days: number) => new Date(Date.parse(now) + days * day).toISOString()
  const lead = organisation(`${'东南西北中'[n % 5]}方${n}号科技有限公司`)
  const head: CaseHead = applicationHead({
    ...handedIn,
    ...{ id: caseId(`in review ${n}`), title: `${lead.name}创新联合体`, call: crowdedCall.id },
    ...{ batch: crowdedCall.id, batchTitle: crowdedCall.title, closes: crowdedCall.closes },
    ...{ lead: lead.id, leadName: lead.name, chosen: { field: codes[n % 3] ?? 'ic' } },
    receipt: { ...handedIn.receipt, number: `A2030-${String(n).padStart(8, '0')}` },
    status: stage === 'review' ? { is: 'review', since: at(-15) } : { is: 'formal-check', since: at(-15) },
    review: { round: stage === 'review' ? 1 : 0, open: stage === 'review', accepted: false },
  })
  const members: Member[] = [
    member(lead.name, { role: 'lead', confirmation: { is: 'not-needed' }, region: '上海' }),
    member(`合作方${n % 50}`),
    member(`大学${n % 40}`, { kind: 'university' }),
  ]
  const tasks = Array.from({ length: stage === 'review' ? seats : 0 }, (_, seat): Task => {
    const { name } = panelExpert((n * seats + seat) % experts)
    const asked = { case: head.id, opened: at(-15), due: at(((n + seat) % 20) - 3) }
    const made = sheet(name, (n + seat) % 3 === 0 ? 80 : undefined, asked)
    const { declared, ...rest } = made
    return (n + seat) % 3 === 1 || declared === undefined ? rest : made
  })
  return { head, members, tasks, steps: [] }
}

/** Everything of it that lies in the table. */
export const itemsInReview = (n: number, called: Called): Item[] => {
  const file = caseInReview(n, called)
  const row = panelRowOf(file)
  return [...caseItems(file.head, file.members, [], file.tasks), ...(row ? [panelItem(row)] : [])]
}

/** Every case of the call has its row on the board and among the panels. */
export const rowsAreComplete: readonly Item[] = [
  { ...keys.boardComplete(crowdedCall.id), type: 'board-complete', data: true },
  { ...keys.panelsComplete(crowdedCall.id), type: 'panels-complete', data: true },
]
