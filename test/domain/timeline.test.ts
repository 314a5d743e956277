import { describe, expect, test } from 'vitest'
import { ApplicationStatus, EvaluationStatus } from '../../domain/case-status.ts'
import type { CaseFile, CaseHead } from '../../domain/case.ts'
import { ChangeStatus } from '../../domain/change-request.ts'
import { ConsortiumId } from '../../domain/ids.ts'
import { type Reader, readerOf, storyOf } from '../../domain/timeline.ts'
import { lingang } from '../../schemes/lingang.ts'
import { requested } from '../support/changes.ts'
import {
  applicationHead,
  closes,
  evaluationHead,
  fileOf,
  handedIn,
  momentAt,
  shifted,
  task,
  today,
} from '../support/cases.ts'

const since = today
const due = closes
const words = { zh: '理由', en: 'Reason' }
const consortium = ConsortiumId.parse('0123456789abcdefghjk')
const level = lingang.steps.flatMap((step) => (step.kind === 'approval' ? step.levels : []))[0]?.id ?? ''

/** Everything that any status may hold, so that each one finds what it needs. */
const facts = {
  since,
  due,
  remarks: { plan: '补充' },
  level,
  firstDay: '2026-03-11',
  lastDay: '2026-03-20',
  ends: due,
  number: 'N-1',
  consortium,
  at: 'review',
  reason: words,
  grade: 'good' as const,
  until: due,
  effective: due,
}
const changed = (status: ChangeStatus): CaseHead => {
  const { head } = requested({ request: { kind: 'name', name: '新名称', reason: '更名' } })
  if (head.kind !== 'change') throw new Error('no change')
  return { ...head, status }
}
const parsed = <Status>(
  options: { parse(input: unknown): Status },
  is: string,
  keys: readonly string[],
): Status =>
  options.parse({
    ...Object.fromEntries(Object.entries(facts).filter(([key]) => keys.includes(key))),
    ...(is === 'withdrawn' ? { reason: '不再申报' } : {}),
    is,
  })

const every: [string, CaseHead][] = [
  ...ApplicationStatus.options.map(({ shape }): [string, CaseHead] => {
    const is = shape.is.value
    const status = parsed(ApplicationStatus, is, Object.keys(shape))
    return [`application ${is}`, applicationHead({ ...(is === 'draft' ? {} : handedIn), status })]
  }),
  ...EvaluationStatus.options.map(({ shape }): [string, CaseHead] => {
    const is = shape.is.value
    return [`evaluation ${is}`, evaluationHead({ status: parsed(EvaluationStatus, is, Object.keys(shape)) })]
  }),
  ...ChangeStatus.options.map(({ shape }): [string, CaseHead] => {
    const is = shape.is.value
    return [`change ${is}`, changed(parsed(ChangeStatus, is, Object.keys(shape)))]
  }),
]
const readers: Reader[] = ['lead', 'member', 'office']
const story = (head: CaseHead, reader: Reader = 'lead', more: Partial<CaseFile> = {}, mine = false) =>
  storyOf(fileOf(head, more), reader, mine, momentAt())

describe.each(every)('%s', (_name, head) => {
  test.each(readers)(
    'is told to the %s in both languages, with whose turn it is and since when',
    (reader) => {
      const told = story(head, reader)
      for (const said of [told.now, told.turn, told.you, ...(told.next ? [told.next] : [])]) {
        expect(said.zh).toMatch(/[一-鿿]/)
        expect(said.en).toMatch(/^[A-Z][^一-鿿]*$/)
      }
      expect(told.since).toBe(since)
    },
  )
  test('marks at most one step as the present one, and none once it is over', () => {
    const here = story(head).steps.filter(({ state }) => state === 'now')
    const over = ['draft', 'recognised', 'refused', 'withdrawn', 'confirmed', 'revoked'].includes(
      head.status.is,
    )
    expect(here.length).toBe(over || head.kind === 'change' ? 0 : 1)
  })
})

describe('by when', () => {
  const check = (more = {}) => task('formal-check', { due: closes, ...more })
  const checking = applicationHead({ ...handedIn, status: { is: 'formal-check', since } })
  test('is the deadline of the open work, and the first one that it missed', () => {
    expect(story(checking, 'lead', { tasks: [check()] }).due).toBe(closes)
    const late = check({ overdueSince: today })
    expect(story(checking, 'lead', { tasks: [late] }).due).toBe(today)
    expect(story(checking, 'lead', { tasks: [] }).due).toBeUndefined()
  })
  test('is the close of the call for a draft, and the end of a notice', () => {
    expect(story(applicationHead()).due).toBe(closes)
    const notice = every.find(([name]) => name === 'application notice')?.[1]
    expect(notice && story(notice).due).toBe(closes)
  })
  test('is the end of the time to appeal after a refusal, as long as it runs', () => {
    const refused = every.find(([name]) => name === 'application refused')?.[1]
    if (!refused) throw new Error('no refusal')
    expect(story(refused).due).toBe('2026-05-09T15:59:59.999Z')
    const later = momentAt(shifted(today, 70 * 86_400_000))
    expect(storyOf(fileOf(refused), 'lead', false, later).due).toBeUndefined()
  })
})

describe('what next', () => {
  test('is the programme’s next step, and its outcome after the last one', () => {
    const at = (status: 'formal-check' | 'submitted' | 'review', done: number) =>
      story(applicationHead({ ...handedIn, done, status: { is: status, since } })).next?.en
    const titles = lingang.steps.map(({ kind }) => kind)
    expect(at('submitted', 0)).toBe('Formal check')
    expect(at('formal-check', 0)).toBe(titles[1] === 'recommendation' ? 'Recommendation' : titles[1])
    expect(at('review', lingang.steps.length - 1)).toBe('Recognised')
  })
  test('names to whom an appeal goes', () => {
    const refused = every.find(([name]) => name === 'application refused')?.[1]
    expect(refused && story(refused).next?.zh).toContain(lingang.appeal?.to.zh)
  })
})

test('steps say since when and how long they may take, levels one by one', () => {
  const opened = (id: string) => ({
    id,
    task: id.slice(0, id.lastIndexOf('.')),
    opened: today,
    state: { is: 'done' as const, outcome: 'passed', at: today },
  })
  const head = applicationHead({ ...handedIn, done: 1, status: { is: 'recommendation', since } })
  const { steps } = story(head, 'lead', {
    steps: [opened('ask-formal-check.1'), opened('ask-recommendation.1')],
  })
  expect(steps[0]).toMatchObject({ title: { en: 'Formal check' }, state: 'done', since: today })
  expect(steps[1]).toMatchObject({ state: 'now', since: today, limit: expect.anything() })
  const levels = lingang.steps.flatMap((step) => (step.kind === 'approval' ? step.levels : []))
  expect(steps).toHaveLength(lingang.steps.length - 1 + levels.length)
})

test('a refused case says at which step it ended', () => {
  const status = { is: 'refused', since, at: 'recommendation', reason: words } as const
  const states = story(applicationHead({ ...handedIn, done: 1, status })).steps.map(({ state }) => state)
  expect(states.slice(0, 3)).toEqual(['done', 'ended', 'next'])
})

test('somebody with work open is pointed to it; a lead also reads what it is', () => {
  const head = applicationHead({ ...handedIn, status: { is: 'review', since } })
  expect(story(head, 'office', {}, true).you.en).toBe('Something waits for you: see below.')
  const returned = applicationHead({
    ...handedIn,
    status: { is: 'correction', since, due, remarks: { plan: '补充' } },
  })
  expect(story(returned, 'lead', {}, true).you.en).toContain('Follow the remarks')
})

test('whoever has several capacities reads as the one closest to the case', () => {
  expect(readerOf(new Set(['auditor', 'member', 'lead']))).toBe('lead')
  expect(readerOf(new Set(['officer', 'member']))).toBe('member')
  expect(readerOf(new Set(['officer']))).toBe('office')
})
