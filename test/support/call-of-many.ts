import type { ApplicationHead, CaseHead } from '../../domain/case.ts'
import type { Call } from '../../domain/call.ts'
import { readAnswers } from '../../domain/form.ts'
import { CallId, idFromDigest } from '../../domain/ids.ts'
import type { Task } from '../../domain/task.ts'
import type { Item } from '../../functions/store/table.ts'
import { lingang } from '../../schemes/lingang.ts'
import {
  applicationHead,
  caseId,
  digest,
  expert,
  handedIn,
  holder,
  member,
  organisation,
  section,
  stampBy,
  task,
  typedAnswers,
  waiting,
} from './cases.ts'
import { caseItems } from './many-cases.ts'
import { keys } from '../../functions/store/keys.ts'

/*
 * One call with very many applications, as it looks in the middle of the work: at every step, some of them late, with
 * officers in charge of half of them. The n-th case is the same whenever it is made.
 */

export const crowdedCall: Call = {
  id: CallId.parse(idFromDigest(digest('crowded call'))),
  scheme: lingang.ref,
  title: { zh: '二〇三〇年第一批', en: 'First call of 2030' },
  opens: '2030-01-01T00:00:00.000Z',
  closes: '2030-03-31T15:59:59.999Z',
  revision: 1,
}

/** When it is looked at: a Monday. */
export const lookedAt = '2030-06-03T02:00:00.000Z'

const day = 86_400_000
const before = (days: number, now: string): string => new Date(Date.parse(now) - days * day).toISOString()
const regions = ['浦东新区', '宝山区', '临港新片区', '闵行区', '嘉定区']
const fields = ['ic', 'ai', 'bio']
const officers = [holder('officer', 'officer'), holder('colleague', 'officer')]

type At = {
  readonly status: ApplicationHead['status']
  readonly task?: Partial<Task> & { readonly kind: Task['kind'] }
}

/** Where the n-th case stands, since when, and what is asked of whom. Every seventh piece of work is late. */
const at = (n: number, now: string): At => {
  const days = 1 + (n % 40)
  const since = before(days, now)
  const due = n % 7 === 0 ? before(1 + (n % 5), now) : before(-1 - (n % 20), now)
  switch (n % 10) {
    case 0:
    case 1:
    case 2:
      return {
        status: { is: 'formal-check', since },
        task: { kind: 'formal-check', step: 'ask-formal-check.1', due },
      }
    case 3:
      return {
        status: { is: 'correction', since, due, remarks: { plan: '请补充预算说明' } },
        task: {
          kind: 'correction',
          step: 'ask-correction.1',
          due,
          lateness: 'closes',
          audience: { is: 'organisation', organisation: leadOf(n).id },
        },
      }
    case 4:
    case 5:
    case 6:
      return {
        status: { is: 'review', since },
        task: {
          kind: 'score',
          step: 'ask-experts.1',
          due,
          lateness: 'closes',
          audience: { is: 'person', person: expert(`expert ${n % 30}`).id },
        },
      }
    case 7:
      return {
        status: { is: 'approval', since, level: n % 20 === 7 ? 'division' : 'bureau' },
        task: {
          kind: 'approval',
          step: 'ask-approvers.1',
          level: n % 20 === 7 ? 'division' : 'bureau',
          due,
          audience: { is: 'person', person: holder('head', 'approver').id },
        },
      }
    case 8:
      return {
        status: { is: 'notice', since, firstDay: '2030-06-01', lastDay: '2030-06-09', ends: before(-6, now) },
      }
    default:
      return {
        status: { is: 'refused', since, at: 'approval', reason: { zh: '未达标', en: 'below the line' } },
      }
  }
}

const leadOf = (n: number) => organisation(`${'东南西北中'[n % 5]}方${n}号科技有限公司`)

export const crowdedHead = (n: number, now = lookedAt): CaseHead => {
  const lead = leadOf(n)
  const { status } = at(n, now)
  const officer = officers[n % 4]
  return applicationHead({
    ...handedIn,
    id: caseId(`crowded ${n}`),
    title: `${lead.name.slice(0, -6)}创新联合体`,
    call: crowdedCall.id,
    batch: crowdedCall.id,
    batchTitle: crowdedCall.title,
    closes: crowdedCall.closes,
    lead: lead.id,
    leadName: lead.name,
    opened: stampBy(lead.name, 'lead', before(120 + (n % 30), now)),
    updated: status.since,
    receipt: { ...handedIn.receipt, number: `A2030-${String(n).padStart(8, '0')}` },
    chosen: { field: fields[n % 3] ?? 'ic' },
    status,
    ...(officer === undefined ? {} : { officer: { id: officer.id, name: officer.name } }),
    ...(n % 10 === 7
      ? {
          review: {
            round: 1,
            open: false,
            accepted: false,
            result: { sheets: 5, counted: 5, mean: 60 + (n % 37), spread: n % 12 },
          },
          approval: { round: 1, open: true, levelsDone: 0 },
        }
      : {}),
  })
}

/** Everything that lies in the table of the n-th case. */
export const crowdedItems = (n: number, now = lookedAt): Item[] => {
  const lead = leadOf(n)
  const head = crowdedHead(n, now)
  const { task: asked } = at(n, now)
  const [form] = lingang.form
  const answers = form ? [section(form.id, readAnswers(form, typedAnswers[form.id] ?? {}))] : []
  const tasks = asked
    ? [
        task(asked.kind, {
          name: `crowded task ${n}`,
          case: head.id,
          opened: head.status.since,
          about: { title: head.title, scheme: lingang.ref, caseKind: 'application' },
          ...asked,
        }),
      ]
    : []
  const members = [
    member(lead.name, {
      role: 'lead',
      confirmation: { is: 'not-needed' },
      region: regions[n % 5] ?? '',
      joined: head.opened.at,
    }),
    member(`配套单位${n % 50}`),
    member(`第${n % 20}大学`, { kind: 'university' }),
  ]
  const step = asked?.step === undefined ? [] : [waiting(asked.step.split('.')[0] ?? '', 1, asked.due)]
  return [
    ...caseItems(head, members, answers, tasks),
    ...step.map((data) => ({ ...keys.step(head.id, data.id), type: 'step', data })),
  ]
}
