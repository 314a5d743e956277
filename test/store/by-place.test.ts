import fc, { type Arbitrary } from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { BoardRow, boardRowOf, Done, Turn } from '../../domain/board.ts'
import { PanelRow, panelRowOf, PanelSeat } from '../../domain/panel-row.ts'
import { ReachedWork } from '../../domain/reached.ts'
import { type ByPlace, byPlace } from '../../functions/store/by-place.ts'
import { keys } from '../../functions/store/keys.ts'
import { panelItem } from '../../functions/store/panels.ts'
import { boardRowByPlace, panelRowByPlace } from '../../functions/store/row-places.ts'
import { caseInReview } from '../support/call-in-review.ts'
import { today } from '../support/cases.ts'
import { load } from '../support/load.ts'
import { caseItems } from '../support/many-cases.ts'
import { type OpenStore, openStore } from './open-store.ts'

const stored = ({ write, read }: ByPlace, record: object): unknown =>
  read(JSON.parse(JSON.stringify(write(record))))

describe('a record as a list', () => {
  const inner = byPlace<{ a: string; b?: number }>({ a: 0, b: 1 })
  const outer = byPlace<{ one: string; some?: { a: string; b?: number }[]; last?: boolean }>({
    ...{ one: 0, some: [1, inner], last: 2 },
  })

  test('says its values at their places, and nothing behind the last that is said', () => {
    expect(outer.write({ last: false, one: 'x', some: [{ b: 1, a: 'y' }, { a: 'z' }] })).toEqual([
      ...['x', [['y', 1], ['z']], false],
    ])
    expect(outer.write({ last: true, one: 'x' })).toEqual(['x', null, true])
    expect(outer.write({ one: 'x' })).toEqual(['x'])
  })

  test('says of what is not there nothing, and of what is empty that it is', () => {
    expect(outer.read(['x', null, true])).toStrictEqual({ one: 'x', last: true })
    expect(stored(outer, { one: '', some: [], last: false })).toStrictEqual({
      one: '',
      some: [],
      last: false,
    })
  })

  test('may have been written by name, by an earlier program', () => {
    const named = { one: 'x', some: [{ a: 'y' }] }
    expect(outer.read(named)).toBe(named)
  })
})

/** A record with any of its fields, each with something of its own. */
const anyOf = (
  { shape }: z.ZodObject,
  within: Readonly<Record<string, Arbitrary<unknown>>> = {},
): Arbitrary<object> =>
  fc.record(
    Object.fromEntries(
      Object.keys(shape).map((field) => [
        field,
        within[field] === undefined
          ? fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant({ of: 'its own' }))
          : fc.array(within[field], { maxLength: 3 }),
      ]),
    ),
    { requiredKeys: [], noNullPrototype: true },
  )

test('every field of the rows of many has a place of its own', () => {
  const boardRows = anyOf(BoardRow, {
    ...{ turns: anyOf(Turn), done: anyOf(Done), reached: anyOf(ReachedWork) },
  })
  const panelRows = anyOf(PanelRow, {
    members: anyOf(PanelRow.shape.members.element),
    seats: anyOf(PanelSeat),
  })
  for (const [rows, places] of [
    [boardRows, boardRowByPlace],
    [panelRows, panelRowByPlace],
  ] as const)
    fc.assert(
      fc.property(rows, (row) => {
        expect(stored(places, row)).toStrictEqual(row)
      }),
    )
})

test('what was written once is read by every later program: a place means the same for ever', () => {
  const board = `["a","application","lingang@1","甲创新联合体","L","甲公司","approval","2030-06-01T00:00:00.000Z","2030-05-01T00:00:00.000Z",1,[["approver","approval","2030-06-09T00:00:00.000Z","2030-06-02T00:00:00.000Z"]],[["formal-check",2,10,20,1,1]],"A2030-1","2030-05-02T00:00:00.000Z","enterprise","浦东新区","ic",{"id":"p","name":"张"},"bureau","market","municipal",true,81.5,4,5,"2030-07-01T00:00:00.000Z",true,"good",[["approval","2030-06-02T00:00:00.000Z",{"to":"officer","at":"2030-06-02T00:00:00.000Z"},{"to":"approver","level":"meeting","at":"2030-06-09T00:00:00.000Z"}]]]`
  expect(boardRowByPlace.read(JSON.parse(board))).toStrictEqual({
    ...{
      id: 'a',
      kind: 'application',
      scheme: 'lingang@1',
      title: '甲创新联合体',
      lead: 'L',
      leadName: '甲公司',
    },
    ...{ status: 'approval', since: '2030-06-01T00:00:00.000Z', opened: '2030-05-01T00:00:00.000Z' },
    corrections: 1,
    turns: [
      {
        ...{ as: 'approver', does: 'approval', due: '2030-06-09T00:00:00.000Z' },
        overdueSince: '2030-06-02T00:00:00.000Z',
      },
    ],
    done: [{ does: 'formal-check', n: 2, took: 10, allowed: 20, limited: 1, late: 1 }],
    ...{ number: 'A2030-1', handedIn: '2030-05-02T00:00:00.000Z', organisationKind: 'enterprise' },
    ...{ region: '浦东新区', field: 'ic', officer: { id: 'p', name: '张' }, level: 'bureau' },
    ...{ formation: 'market', tier: 'municipal', checked: true, mean: 81.5, spread: 4, sheets: 5 },
    ...{ ends: '2030-07-01T00:00:00.000Z', selected: true, grade: 'good' },
    reached: [
      {
        ...{ does: 'approval', since: '2030-06-02T00:00:00.000Z' },
        heard: { to: 'officer', at: '2030-06-02T00:00:00.000Z' },
        next: { to: 'approver', level: 'meeting', at: '2030-06-09T00:00:00.000Z' },
      },
    ],
  })
  const panel = `["a","B","application","lingang@1","甲创新联合体","review",2,[["L","甲公司","lead","上海","乙集团"]],[["t","p","张敏","scored",true,"2030-05-01T00:00:00.000Z","2030-05-20T00:00:00.000Z","2030-05-10T00:00:00.000Z",{"goal":20},"ic","2030-05-09T00:00:00.000Z"]],["e"],["f"],["g"],true,"bio",{"mean":70},"k",{"experts":[]},[{"person":"h"}]]`
  expect(panelRowByPlace.read(JSON.parse(panel))).toStrictEqual({
    ...{ id: 'a', batch: 'B', kind: 'application', scheme: 'lingang@1', title: '甲创新联合体' },
    ...{ stage: 'review', round: 2 },
    members: [{ organisation: 'L', name: '甲公司', role: 'lead', region: '上海', controller: '乙集团' }],
    seats: [
      {
        ...{ task: 't', person: 'p', name: '张敏', state: 'scored', declared: true, field: 'ic' },
        ...{ opened: '2030-05-01T00:00:00.000Z', due: '2030-05-20T00:00:00.000Z' },
        ...{ at: '2030-05-10T00:00:00.000Z', reminded: '2030-05-09T00:00:00.000Z', scores: { goal: 20 } },
      },
    ],
    ...{ earlier: ['e'], aside: ['f'], decided: ['g'], stuck: true, field: 'bio', result: { mean: 70 } },
    ...{ consortium: 'k', assigned: { experts: [] }, dismissed: [{ person: 'h' }] },
  })
})

describe('rows in the table', () => {
  const files = Array.from({ length: 20 }, (_, n) =>
    caseInReview(n, { experts: 9, now: today, stage: n % 2 === 0 ? 'review' : 'before' }),
  )
  const panels = files.flatMap((file) => panelRowOf(file) ?? [])
  const batch = panels[0]?.batch ?? ''
  let open: OpenStore
  beforeAll(async () => {
    open = await openStore()
    // Every third as an earlier program wrote it.
    await load(open.table, [
      ...files.flatMap((file) => caseItems(file.head, file.members, [], file.tasks)),
      ...panels.map(panelItem),
      ...files.flatMap(({ head, ...rest }, n) =>
        n % 3 === 0
          ? [
              {
                ...{ ...keys.boardRow(head, true), type: 'board-row' },
                data: JSON.stringify(boardRowOf({ head, ...rest })),
              },
            ]
          : [],
      ),
      ...panels.flatMap((row, n) =>
        n % 3 === 0
          ? [{ ...keys.panelRow(row.batch, row.id), type: 'panel-row', data: JSON.stringify(row) }]
          : [],
      ),
    ])
  })
  afterAll(() => open.stop())

  test('say what the cases say, whichever program wrote them', async () => {
    const byId = <Row extends { readonly id: string }>(rows: readonly Row[]): Row[] =>
      rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))
    const { rows } = await open.store.board.rows(batch, false)
    expect(byId(rows)).toStrictEqual(byId(files.map((file) => BoardRow.parse(boardRowOf(file)))))
    const { rows: reviews } = await open.store.panels.rows(batch)
    expect(byId(reviews)).toStrictEqual(byId(panels))
  })
})
