import type { Call } from '../../domain/call.ts'
import type { ApplicationHead } from '../../domain/case.ts'
import { CallId, ConsortiumId, idFromDigest } from '../../domain/ids.ts'
import { panelRowOf } from '../../domain/panel-row.ts'
import { stepOf } from '../../domain/scheme-step.ts'
import type { Task } from '../../domain/task.ts'
import { keys } from '../../functions/store/keys.ts'
import { panelItem } from '../../functions/store/panels.ts'
import type { Item } from '../../functions/store/table.ts'
import { lingang } from '../../schemes/lingang.ts'
import {
  answeredBy,
  applicationHead,
  caseId,
  digest,
  expert,
  handedIn,
  member,
  stampBy,
  task,
} from './cases.ts'
import { caseItems } from './many-cases.ts'

/*
 * A call in which much is done already: finished work of every kind, sheets of twelve experts, organisations in several
 * cases. The n-th case is the same whenever it is made.
 */

export const countedCall: Call = {
  id: CallId.parse(idFromDigest(digest('counted call'))),
  scheme: lingang.ref,
  title: { zh: '2026年度第一批', en: 'First call of 2026' },
  opens: '2026-01-01T00:00:00.000Z',
  closes: '2026-02-28T15:59:59.999Z',
  revision: 1,
}

const day = 86_400_000
const regions = ['浦东新区', '浦东新区', '宝山区', '临港新片区', '闵行区']
const kinds = ['enterprise', 'enterprise', 'enterprise', 'institute', 'new-rd-institution'] as const
const fields = ['ic', 'ai', 'bio']
const names = [
  '张敏',
  '李卫国',
  '王芳',
  '刘强',
  '陈静怡',
  '杨光',
  '黄磊',
  '周颖',
  '吴涛',
  '徐丽',
  '孙浩',
  '马骏',
]
const rubric = stepOf(lingang, 'review')?.rubric.items ?? []
const ways = [
  'formal-check',
  'recommendation',
  'review',
  'approval',
  'notice',
  'recognised',
  'refused',
] as const

/** Ten cases of this call stand like this, and the next ten again. */
const course: readonly (typeof ways)[number][] = [
  ...(['formal-check', 'recommendation', 'review', 'review', 'approval'] as const),
  ...(['notice', 'recognised', 'recognised', 'recognised', 'refused'] as const),
]

type Status = ApplicationHead['status']

const statusOf = (way: (typeof ways)[number], n: number, before: (days: number) => string): Status => {
  const since = before(1 + (n % 12))
  switch (way) {
    case 'approval':
      return { is: way, since, level: n % 2 === 0 ? 'division' : 'bureau' }
    case 'notice':
      return { is: way, since, firstDay: '2026-03-08', lastDay: '2026-03-14', ends: before(-4) }
    case 'recognised':
      return {
        is: way,
        since,
        number: `LGIC-2026-${n}`,
        consortium: ConsortiumId.parse(caseId(`consortium ${n}`)),
      }
    case 'refused':
      return { is: way, since, at: 'approval', reason: { zh: '未达标', en: 'below the line' } }
    default:
      return { is: way, since }
  }
}

const countedCase = (n: number, now: string) => {
  const id = caseId(`counted ${n}`)
  const before = (days: number): string => new Date(Date.parse(now) - days * day).toISOString()
  const way = course[(n * 7) % course.length] ?? 'formal-check'
  const depth = way === 'refused' ? 3 : ways.indexOf(way)
  const lead = member(`${'东南西北中'[n % 5]}方${n}号科技公司`, {
    ...{ role: 'lead', region: regions[(n * 3) % 5] ?? '', kind: kinds[(n * 11) % 5] ?? 'enterprise' },
    confirmation: { is: 'not-needed' },
  })
  const done = (kind: Task['kind'], from: number, took: number, limit: number): Task => {
    const asked = task(kind, {
      name: `${kind} ${n}`,
      case: id,
      opened: before(from),
      due: before(from - limit),
    })
    return { ...asked, state: { is: 'answered', stamp: stampBy('officer', 'officer', before(from - took)) } }
  }
  const shares = [0.55 + (n % 9) / 20, 0.6 + (n % 7) / 25, 0.58 + (n % 5) / 15]
  const sheets = shares.map((share, seat) => {
    const who = (n + Math.floor(n / 7) + seat * 5) % names.length
    const asked = task('score', {
      ...{ name: `score ${n} ${seat}`, case: id, round: 1, opened: before(20), due: before(6) },
      audience: { is: 'person', person: expert(`counted expert ${who}`).id },
      asked: names[who] ?? '',
    })
    // The strict stay strict: each expert has a leaning of their own.
    const leaning = 1 + (who - 6) / 60
    const scores = Object.fromEntries(
      rubric.map(({ id: item, max }) => [item, Math.min(max, Math.round(max * share * leaning * 10) / 10)]),
    )
    const open = way === 'review' && seat === n % 3
    return open
      ? asked
      : {
          ...answeredBy(asked, names[who] ?? '', 'expert', {
            kind: 'score',
            answer: { decision: 'score', scores, reasons: {} },
          }),
          state: {
            ...{ is: 'answered' as const },
            stamp: stampBy(names[who] ?? '', 'expert', before(20 - 2 - ((n + seat) % 11))),
          },
        }
  })
  const totals = shares.map((share) => share * 100)
  const mean = Math.round((totals.reduce((sum, total) => sum + total, 0) / 3) * 10) / 10
  const head = applicationHead({
    ...handedIn,
    ...{ id, call: countedCall.id, batch: countedCall.id, batchTitle: countedCall.title },
    ...{ title: `${lead.name.slice(0, -4)}创新联合体`, lead: lead.organisation, leadName: lead.name },
    receipt: { ...handedIn.receipt, number: `A2026-${String(n).padStart(8, '0')}` },
    chosen: { field: fields[n % 3] ?? 'ic' },
    status: statusOf(way, n, before),
    review: {
      ...{ round: depth >= 2 ? 1 : 0, open: way === 'review', accepted: false },
      ...(depth > 2
        ? { result: { sheets: 3, counted: 3, mean, spread: Math.max(...totals) - Math.min(...totals) } }
        : {}),
    },
  })
  const tasks = [
    ...(depth > 0 ? [done('formal-check', 60, 2 + (n % 9), 7)] : []),
    ...(depth > 1 ? [done('recommendation', 45, 1 + ((n * 3) % 14), 10)] : []),
    ...(depth >= 2 ? sheets : []),
    ...(depth > 3 || way === 'refused' ? [done('approval', 12, 1 + (n % 6), 5)] : []),
    ...(way === 'formal-check'
      ? [task('formal-check', { name: `open ${n}`, case: id, due: before(n % 3 === 0 ? 2 : -5) })]
      : []),
  ]
  const members = [lead, member(`配套单位${n % 23}`), member(`第${n % 9}大学`, { kind: 'university' })]
  return { head, members, tasks }
}

/** Everything that lies in the table of so many cases, their panels included. */
export const countedItems = function* (cases: number, now: string): Generator<Item> {
  for (let n = 0; n < cases; n += 1) {
    const { head, members, tasks } = countedCase(n, now)
    yield* caseItems(head, members, [], tasks)
    const row = panelRowOf({ head, members, tasks })
    if (row) yield panelItem(row)
  }
  yield { ...keys.boardComplete(countedCall.id), type: 'board-complete', data: true }
  yield { ...keys.panelsComplete(countedCall.id), type: 'panels-complete', data: true }
}
