import type { CaseHead } from '../../domain/case.ts'
import type { Member } from '../../domain/case-member.ts'
import type { Section } from '../../domain/case-section.ts'
import type { Consortium } from '../../domain/consortium.ts'
import { readAnswers } from '../../domain/form.ts'
import { CallId, ConsortiumId, idFromDigest } from '../../domain/ids.ts'
import type { Message } from '../../domain/message.ts'
import type { Organisation } from '../../domain/organisation.ts'
import type { Task } from '../../domain/task.ts'
import { boardItem } from '../../functions/store/board.ts'
import { indexKeys, keys } from '../../functions/store/keys.ts'
import type { Item } from '../../functions/store/table.ts'
import { lingang } from '../../schemes/lingang.ts'
import {
  applicationHead,
  caseId,
  consortium,
  digest,
  evaluationHead,
  handedIn,
  member,
  organisation,
  personId,
  section,
  stampBy,
  task,
  typedAnswers,
} from './cases.ts'

/*
 * A large programme, made up: each lead applies once in each of eight calls and has one consortium, which is
 * evaluated in two years. The n-th case is the same whenever it is made.
 */

const calls = 8
const perLead = calls + 2
const years = [2031, 2032] as const
const begins = Date.parse('2030-01-07T01:00:00.000Z')
const hour = 3_600_000

export const callOf = (n: number): CallId => CallId.parse(idFromDigest(digest(`call ${n}`)))
export const roundOf = (year: number): string => `evaluation-lingang-${year}`
export const leadOf = (n: number): Organisation => organisation(`牵头单位${n}`)
/** Each of these joins the drafts of some forty leads. */
export const joinedMember = (n: number): Organisation => organisation(`参与单位${Math.floor(n / 40)}`)
export const consortiumOf = (n: number): Consortium =>
  consortium({
    id: ConsortiumId.parse(idFromDigest(digest(`consortium ${n}`))),
    name: `联合体${String(n).padStart(6, '0')}`,
    parties: [
      { organisation: leadOf(n).id, name: leadOf(n).name, kind: 'enterprise', country: 'CN', role: 'lead' },
    ],
    standing: {
      is: 'recognised',
      scheme: lingang.ref,
      number: `LGIC-2030-${String(n).padStart(6, '0')}`,
      recognised: at(n),
      validUntil: '2033-01-06T15:59:59.999Z',
    },
    nextEvaluation: years[0],
    alarm: dueAt(n),
    revision: 1,
  })

/** The day on which much falls due, whatever the size of the programme: one of thirty. */
export const dueDay = '2030-03-01'
const dueAt = (n: number): string =>
  new Date(Date.parse(`${dueDay}T00:00:00.000Z`) + (n % 30) * 24 * hour + (n % 1000)).toISOString()
const at = (n: number): string => new Date(begins + n * 1000).toISOString()

/** The n-th case with its lead, one section and one task; a draft also has a member who is still to confirm. */
export const itemsOf = (n: number): Item[] => {
  const row = Math.floor(n / perLead)
  const place = n % perLead
  const lead = leadOf(row)
  const shared = {
    id: caseId(`case ${n}`),
    title: `联合体${String(row).padStart(6, '0')}`,
    lead: lead.id,
    leadName: lead.name,
    opened: stampBy(lead.name, 'lead', at(n)),
    updated: at(n),
  }
  const heads = place < calls ? application(n, row, place, shared) : evaluation(n, row, place - calls, shared)
  const about = { title: shared.title, scheme: lingang.ref, caseKind: heads.kind } as const
  const draft = heads.status.is === 'draft'
  const joined = joinedMember(row)
  const asked: Task = draft
    ? task('confirmation', {
        audience: { is: 'organisation', organisation: joined.id },
        ...common(n, about, shared.id),
      })
    : heads.kind === 'application'
      ? task('formal-check', { step: 'ask-formal-check.1', ...common(n, about, shared.id) })
      : task('report', {
          step: 'ask-report.1',
          audience: { is: 'organisation', organisation: lead.id },
          ...common(n, about, shared.id),
        })
  const members = [
    member(lead.name, { role: 'lead', confirmation: { is: 'not-needed' }, joined: at(n) }),
    ...(draft ? [member(joined.name, { confirmation: { is: 'asked', at: at(n) }, joined: at(n) })] : []),
  ]
  const [form] = place < calls ? lingang.form : (lingang.evaluation?.form ?? [])
  const answers = form ? readAnswers(form, typedAnswers[form.id] ?? {}) : {}
  return [
    ...caseItems(heads, members, [section(form?.id ?? '', answers)], [asked]),
    ...(place === calls ? [...consortiumItems(consortiumOf(row)), organisationItem(lead)] : []),
    ...(n % 20 === 0 ? [messageItem(heads)] : []),
  ]
}

const common = (n: number, about: Task['about'], of: Task['case']) => ({
  name: `task ${n}`,
  case: of,
  opened: at(n),
  due: dueAt(n),
  alarm: dueAt(n),
  about,
})

type Shared = Pick<CaseHead, 'id' | 'title' | 'lead' | 'leadName' | 'opened' | 'updated'>

const application = (n: number, row: number, place: number, shared: Shared): CaseHead => {
  const call = callOf(place)
  const inCall = { ...shared, call, batch: call, closes: '2030-12-31T15:59:59.999Z' }
  return (row + place) % 4 === 0
    ? applicationHead({ ...inCall, status: { is: 'draft', since: at(n) } })
    : applicationHead({ ...inCall, ...handedIn, status: { is: 'formal-check', since: at(n) } })
}

const evaluation = (n: number, row: number, which: number, shared: Shared): CaseHead => {
  const year = years[which] ?? years[0]
  const { id, standing } = consortiumOf(row)
  return evaluationHead({
    ...shared,
    batch: roundOf(year),
    consortium: id,
    number: 'number' in standing ? standing.number : '',
    year,
    status: { is: 'report', since: at(n), due: dueAt(n) },
  })
}

/** The items of a case, as the store writes them. */
export const caseItems = (
  head: CaseHead,
  members: readonly Member[],
  sections: readonly Section[],
  tasks: readonly Task[],
): Item[] => [
  { ...keys.case(head.id), type: 'case', data: head, ...indexKeys.case(head) },
  boardItem({ head, members, tasks, steps: [] }),
  ...members.map((data) => ({
    ...keys.member(head.id, data.organisation),
    type: 'member',
    data,
    about: { title: head.title, batchTitle: head.batchTitle },
    ...indexKeys.member(data, head),
  })),
  ...sections.map((data) => ({ ...keys.section(head.id, data.id), type: 'section', data })),
  ...tasks.map((data) => ({ ...keys.task(head.id, data.id), type: 'task', data, ...indexKeys.task(data) })),
]

const consortiumItems = (data: Consortium): Item[] => [
  { ...keys.consortium(data.id), type: 'consortium', data, ...indexKeys.consortium(data) },
  ...data.parties.map((party) => ({
    ...keys.party(data.id, party.organisation),
    type: 'party',
    data: party,
    about: data.name,
    ...indexKeys.party(data, party),
  })),
  ...('number' in data.standing
    ? [{ ...keys.claim(`certificate:${data.standing.number}`), type: 'claim', data: data.id }]
    : []),
]

const organisationItem = (data: Organisation): Item => ({
  ...keys.organisation(data.id),
  type: 'organisation',
  data,
})

const messageItem = (head: CaseHead): Item => {
  const to = personId(head.leadName)
  const data: Message = {
    id: `${head.id}/opened/${to}`,
    case: head.id,
    to,
    address: 'lead@practice.example',
    language: 'zh',
    about: 'task-opened',
    subject: '请办理',
    text: '请办理。',
    written: head.updated,
  }
  return { ...keys.message(data), type: 'message', data, ...indexKeys.message(data) }
}

const allAnswers: readonly Section[] = lingang.form.map((form) =>
  section(form.id, readAnswers(form, typedAnswers[form.id] ?? {})),
)

/** The n-th complete draft of a call, with everybody's confirmation: ready to be handed in by `speaker(…)` of its lead. */
export const readyDraft = (call: CallId, closes: string, n: number): { head: CaseHead; items: Item[] } => {
  const lead = organisation(`递交单位${n}`)
  const head = applicationHead({
    id: caseId(`ready ${n}`),
    title: `待递交联合体${n}`,
    lead: lead.id,
    leadName: lead.name,
    call,
    batch: call,
    closes,
  })
  const members = [
    member(lead.name, { role: 'lead', confirmation: { is: 'not-needed' } }),
    member('配套公司'),
    member('某某大学', { kind: 'university' }),
  ]
  return { head, items: caseItems(head, members, allAnswers, []) }
}
