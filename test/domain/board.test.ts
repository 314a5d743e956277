import { describe, expect, test } from 'vitest'
import { afterwards, boardRowOf, dueOf, lateSince } from '../../domain/board.ts'
import { countSteps } from '../../domain/board-count.ts'
import type { Step } from '../../domain/case-run.ts'
import { reachedOf, reachedSaid } from '../../domain/reached.ts'
import type { Words } from '../../domain/words.ts'
import { sheetColumns } from '../../functions/web/board/board-sheet.ts'
import { lingang } from '../../schemes/lingang.ts'
import { BoardFilter, inOrder, isAsked, latenessOf, saysAll } from '../../domain/board-filter.ts'
import {
  applicationHead,
  fileOf,
  handedIn,
  inReview,
  member,
  organisationId,
  personId,
  position,
  shifted,
  task,
  today,
} from '../support/cases.ts'

const later = (days: number) => shifted(today, days * 86_400_000)
const me = personId('officer')
const asked = (filter: object) => BoardFilter.parse(filter)

describe('the row of a case', () => {
  test('says whose turn it is and by when, never who', () => {
    const sheets = [2, 1, 3].map((days) =>
      task('score', {
        name: `sheet ${days}`,
        due: later(days),
        audience: { is: 'person', person: personId(`expert ${days}`) },
      }),
    )
    const row = boardRowOf(inReview(sheets))
    expect(row.turns).toEqual([{ as: 'expert', does: 'score', due: later(1) }])
    expect(JSON.stringify(row)).not.toContain(personId('expert 1'))
  })

  test('is of the case after the decision, not before it', () => {
    const open = task('formal-check', { due: later(1) })
    const file = fileOf(applicationHead(handedIn), { tasks: [open] })
    const head = applicationHead({ ...handedIn, status: { is: 'submitted', since: today } })
    const done = { ...open, state: { is: 'cancelled' as const, at: today } }
    const after = afterwards(file, {
      head,
      tasks: [done],
      events: [],
      removedMembers: [organisationId('配套公司')],
    })
    expect(boardRowOf(after).turns).toEqual([])
    expect(after.members.map(({ name }) => name)).not.toContain('配套公司')
  })

  test('names the officer in charge and where the lead is', () => {
    const head = applicationHead({
      ...handedIn,
      officer: { id: me, name: '王科长' },
      chosen: { formation: 'a' },
    })
    const members = [member('牵头公司', { role: 'lead', region: '宝山区' })]
    expect(boardRowOf(fileOf(head, { members }))).toMatchObject({
      officer: { id: me, name: '王科长' },
      region: '宝山区',
      formation: 'a',
      organisationKind: 'enterprise',
    })
  })
})

describe('how far overdue work of the office has climbed', () => {
  const chain = {
    since: later(-9),
    rungs: [
      { after: 0, to: 'officer' as const, at: later(-9), told: later(-9) },
      { after: 3, to: 'administrator' as const, at: later(-6), told: later(-6) },
      { after: 10, to: 'approver' as const, level: 'meeting', at: later(1) },
    ],
  }
  const step = (state: Step['state']): Step => ({
    ...{ id: 'ask-formal-check.2', task: 'ask-formal-check', opened: later(-8), state, escalation: chain },
  })
  const waiting = step({ is: 'waiting', due: later(2), resume: position() })
  const file = fileOf(applicationHead(handedIn), {
    steps: [waiting],
    tasks: [task('formal-check', { step: waiting.id })],
  })

  test('is in the row: who heard last, and who is next', () => {
    expect(boardRowOf(file).reached).toEqual([
      {
        ...{ does: 'formal-check', since: later(-9) },
        heard: { to: 'administrator', at: later(-6) },
        next: { to: 'approver', level: 'meeting', at: later(1) },
      },
    ])
    expect(reachedOf({ ...chain, rungs: chain.rungs.slice(0, 2) })).not.toHaveProperty('next')
  })

  test('goes with the decision that the work is done', () => {
    const done = step({ is: 'done', outcome: 'passed', at: today })
    expect(boardRowOf(afterwards(file, { head: file.head, steps: [done], events: [] }))).not.toHaveProperty(
      'reached',
    )
    const late = step({ is: 'done', outcome: 'late', at: today })
    expect(boardRowOf(afterwards(file, { head: file.head, steps: [late], events: [] })).reached).toHaveLength(
      1,
    )
  })

  test('is a column of its own in files, under the deadline', () => {
    const view = { t: (_: string, en: string) => en, say: ({ en }: Words) => en }
    const [, , , column] = sheetColumns(['due'], { view, scheme: lingang })
    const { lead: _, leadName: __, reached: ___, ...row } = boardRowOf(file)
    const age = { days: 0, working: 0 }
    const overdue = [{ does: 'formal-check' as const, ...reachedSaid(reachedOf(chain), lingang) }]
    expect([column?.head.en, column?.cell({ ...row, age, overdue }), column?.cell({ ...row, age })]).toEqual([
      ...['Brought to', 'the administrators', ''],
    ])
  })
})

describe('what is late', () => {
  const turn = { as: 'officer', does: 'formal-check' } as const

  test('is open work whose deadline is over, since the first one that was missed', () => {
    expect(lateSince({ turns: [{ ...turn, due: later(-2) }] }, today)).toBe(later(-2))
    expect(lateSince({ turns: [{ ...turn, due: later(3), overdueSince: later(-9) }] }, today)).toBe(later(-9))
    expect(lateSince({ turns: [{ ...turn, due: later(0) }] }, today)).toBeUndefined()
  })

  test('is never a notice that goes on', () => {
    const notice = { turns: [], ends: later(1) }
    expect([dueOf(notice), latenessOf(notice, today)]).toEqual([later(1), 'no'])
  })

  test('is soon within three days', () => {
    expect(latenessOf({ turns: [{ ...turn, due: later(2) }] }, today)).toBe('soon')
    expect(latenessOf({ turns: [{ ...turn, due: later(4) }] }, today)).toBe('no')
  })
})

describe('a filter', () => {
  const row = boardRowOf(
    fileOf(
      applicationHead({
        ...handedIn,
        title: '长三角ＥＤＡ联合体',
        status: { is: 'approval', since: today, level: 'bureau' },
        receipt: { ...handedIn.receipt, number: 'A2026-7K3M9QXZ' },
      }),
      { tasks: [task('approval', { due: later(-1) })] },
    ),
  )
  test.each([
    [{ text: 'eda' }, true],
    [{ text: '三角 牵头' }, true],
    [{ text: '7k3m' }, true],
    [{ text: '三角 别处' }, false],
    [{ step: ['approval'] }, true],
    [{ step: ['approval:bureau'] }, true],
    [{ step: ['approval:division', 'review'] }, false],
    [{ late: 'yes' }, true],
    [{ late: 'soon' }, false],
    [{ officer: 'none' }, true],
    [{ officer: 'me' }, false],
    [{ organisation: '头公' }, true],
    [{ turn: 'lead' }, false],
  ])('%j', (filter, fits) => {
    expect(isAsked(row, asked(filter), today, me)).toBe(fits)
  })

  test('finds nothing by what the reader may not know', () => {
    const { lead: _, leadName: __, number: ___, ...unnamed } = row
    for (const filter of [{ text: '牵头' }, { organisation: '牵头' }, { text: '7k3m' }])
      expect(isAsked(unnamed, asked(filter), today, me)).toBe(false)
  })

  test('puts what has nothing to be ordered by last, whichever way', () => {
    const rows = [later(2), undefined, later(1)].map((due, n) => ({
      ...row,
      title: `${n}`,
      turns: due === undefined ? [] : [{ as: 'officer' as const, does: 'approval' as const, due }],
    }))
    const order = (down?: 'yes') => inOrder(rows, asked({ down }), today).map(({ title }) => title)
    expect([order(), order('yes')]).toEqual([
      ['2', '0', '1'],
      ['0', '2', '1'],
    ])
  })

  test('puts what was missed and asked for again where it stood when it was missed', () => {
    const rows = [later(1), later(9)].map((due, n) => ({
      ...row,
      title: `${n}`,
      turns: [
        {
          ...{ as: 'officer' as const, does: 'formal-check' as const, due },
          ...(n === 1 ? { overdueSince: later(-5) } : {}),
        },
      ],
    }))
    expect(inOrder(rows, asked({}), today).map(({ title }) => title)).toEqual(['1', '0'])
  })

  test('takes wide and narrow letters, capitals and blanks for one', () => {
    expect(saysAll('Ａ2026 7k', ['a2026-7K3M'])).toBe(true)
    expect(saysAll('', [undefined])).toBe(true)
  })
})

test('steps are counted with what is late in them, approvals by level too', () => {
  const of = (level: string, due: string) =>
    boardRowOf(
      fileOf(applicationHead({ ...handedIn, status: { is: 'approval', since: later(-5), level } }), {
        tasks: [task('approval', { due })],
      }),
    )
  const rows = [of('bureau', later(-1)), of('bureau', later(1)), of('meeting', later(-1))]
  const counts = countSteps(rows, today, () => ({ days: 5, working: 3 }))
  expect(counts.get('approval')).toMatchObject({ count: 3, late: 2 })
  expect(counts.get('approval:bureau')).toMatchObject({ count: 2, late: 1 })
  expect(counts.get('approval:meeting')).toMatchObject({ count: 1, late: 1 })
})
