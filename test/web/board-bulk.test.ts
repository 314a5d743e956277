import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CaseId } from '../../domain/ids.ts'
import { mostInBulk } from '../../domain/bulk.ts'
import { continueBulk, previewBulk, runBulk } from '../../functions/commands/bulk.ts'
import { type Desk, openDesk } from '../support/desk.ts'
import { openTown, type Town } from '../support/town.ts'
import { refusalOf } from '../store/open-store.ts'

let town: Town
let desk: Desk
let cases: CaseId[]
const remark = '请补充经费预算的测算依据'
beforeAll(async () => {
  town = await openTown()
  desk = openDesk(town)
  const scheme = 'lingang'
  await town.person('colleague', [{ role: 'officer', scheme }])
  cases = []
  for (const lead of ['甲公司', '乙公司', '丙公司', '丁公司'])
    cases.push(
      await town.apply(lead, [
        [`${lead}的大学`, 'university'],
        [`${lead}的配套`, 'enterprise'],
      ]),
    )
  // The last one is past the check already.
  const last = cases.at(-1)
  if (last) await town.does('officer', last, { kind: 'formal-check', answer: { decision: 'pass' } })
})
afterAll(() => desk.stop())

const batch = () => town.call.id
const status = async (id: CaseId | undefined) => (id ? (await town.file(id)).head.status.is : undefined)
const events = async (id: CaseId | undefined, what: string) =>
  id ? (await town.file(id)).events.filter((event) => event.what === what).length : 0
test('a list that a condition leaves empty says so, and a call without cases says that', async () => {
  const words = async (query: string) => (await desk.get('officer', `/board/${batch()}${query}`)).text()
  expect(await words('?text=没有这样的名称')).toContain('没有符合条件的案件')
  expect(await words('')).not.toContain('没有符合条件的案件')
})

describe('what an action would do', () => {
  const action = { do: 'return', part: 'plan', remark } as const

  test('is foreseen for each case, with the reason where it cannot be done, and nothing is written', async () => {
    const before = await town.store.board.rows(batch(), false)
    const foreseen = await previewBulk(town.program.world, town.asking('officer'), {
      batch: batch(),
      action,
      cases,
    })
    expect(foreseen.map(({ planned, refusal }) => planned?.next ?? refusal?.code)).toEqual([
      'correction',
      'correction',
      'correction',
      'not-at-this-step',
    ])
    expect(await town.store.board.rows(batch(), false)).toEqual(before)
  })

  test('is no with a part that the form has not, or for an officer of one of the organisations', async () => {
    const part = { ...action, part: 'nowhere' }
    const ask = (name: string, given: typeof part | typeof action) =>
      previewBulk(town.program.world, town.asking(name), {
        batch: batch(),
        action: given,
        cases: cases.slice(0, 1),
      })
    expect((await ask('officer', part))[0]?.refusal?.code).toBe('invalid')
    const { represents } = town.who('甲公司')
    await town.person('tied', [{ role: 'officer', scheme: 'lingang' }], { represents })
    expect((await ask('tied', action))[0]?.refusal?.code).toBe('conflict-of-interest')
  })

  test('says where passing leads, and refuses a notice that does not come next', async () => {
    const ask = async (to?: 'notice') => {
      const given = { do: 'advance', remark, ...(to === undefined ? {} : { to }) } as const
      const [first] = await previewBulk(town.program.world, town.asking('officer'), {
        batch: batch(),
        action: given,
        cases: cases.slice(0, 1),
      })
      return first?.planned?.next ?? first?.refusal?.code
    }
    expect([await ask(), await ask('notice')]).toEqual(['recommendation', 'not-next'])
  })

  test('is shown before it is done: how many will be returned, and why one cannot', async () => {
    const response = await desk.post('officer', `/board/${batch()}/bulk`, {
      ...{ scope: 'all', query: '', go: 'preview', do: 'return', part: 'plan', remark },
    })
    const text = await response.text()
    expect(response.status).toBe(200)
    expect(text).toContain('3 件将退回补正')
    expect(text).toContain('1 件不能办理')
    expect(text).toContain('目前不在可以这样办理的环节')
  })
})

describe('a run', () => {
  test('does it to each case by its own command, and again with the same key does nothing twice', async () => {
    const given = { batch: batch(), action: { do: 'return', part: 'plan', remark }, cases } as const
    const asking = { ...town.asking('officer'), key: 'form 1' }
    const run = await runBulk(town.program.world, asking, given)
    expect(run.items.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'refused'])
    await town.program.idle()
    expect(await status(cases[0])).toBe('correction')
    expect(await runBulk(town.program.world, asking, given)).toEqual(run)
    expect(await events(cases[0], 'returned-for-correction')).toBe(1)
    expect(await refusalOf(runBulk(town.program.world, asking, { ...given, cases: cases.slice(1) }))).toBe(
      'key-reused',
    )
  })

  test('that stopped half-way goes on where it stopped, whatever was written last', async () => {
    const { world } = town.program
    const asking = { ...town.asking('officer'), key: 'form 2' }
    const given = { batch: batch(), action: { do: 'remind' }, cases: cases.slice(0, 3) } as const
    // The program dies after the second case, before anything of what became of them is written.
    let left = 2
    const dying = {
      ...world,
      store: {
        ...world.store,
        cases: {
          ...world.store.cases,
          commit: async (...args: Parameters<typeof world.store.cases.commit>) => {
            if (left === 0) throw new Error('the program died')
            left -= 1
            await world.store.cases.commit(...args)
          },
        },
      },
    }
    await expect(runBulk(dying, asking, given)).rejects.toThrow('the program died')
    expect(await Promise.all(given.cases.map((id) => events(id, 'turn-reminded')))).toEqual([1, 1, 0])
    const run = await runBulk(world, asking, given)
    expect(run.items.map(({ state }) => state)).toEqual(['done', 'done', 'done'])
    expect(await Promise.all(given.cases.map((id) => events(id, 'turn-reminded')))).toEqual([1, 1, 1])
  })

  test('that takes longer than a request may says how far it came, and goes on when asked', async () => {
    const { world } = town.program
    // On a slow day every look at the clock finds it three seconds later.
    let looks = 0
    const slow = { ...world, now: () => new Date(world.now().getTime() + 3_000 * looks++) }
    const officer = town.who('officer').id
    const given = { batch: batch(), action: { do: 'assign', officer }, cases } as const
    const asking = { ...town.asking('officer'), key: 'form of a slow day' }
    const begun = await runBulk(slow, asking, given)
    expect(begun.items.map(({ state }) => state)).toEqual(['done', 'done', 'waiting', 'waiting'])
    const page = await (await desk.get('officer', `/board/${batch()}/bulk/${begun.id}`)).text()
    expect(page).toContain('还有 2 件')
    const run = await continueBulk(world, asking, begun.id)
    expect(run.items.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done'])
  })

  test('reminds once a day, whoever clicks', async () => {
    const [foreseen] = await previewBulk(town.program.world, town.asking('colleague'), {
      batch: batch(),
      action: { do: 'remind' },
      cases: cases.slice(0, 1),
    })
    expect(foreseen?.refusal?.code).toBe('reminded-today')
  })

  test('gives more working days from each deadline on, with the reason on record', async () => {
    const [id] = cases
    const due = async () =>
      id &&
      (await town.file(id)).tasks.find(({ kind, state }) => kind === 'correction' && state.is === 'open')?.due
    const was = await due()
    await runBulk(
      town.program.world,
      { ...town.asking('officer'), key: 'form 3' },
      { batch: batch(), action: { do: 'extend', days: 5, reason: '春节放假' }, cases: cases.slice(0, 1) },
    )
    const now = await due()
    expect(now && was && now > was).toBe(true)
    const file = id && (await town.file(id))
    expect(file && file.events.find(({ what }) => what === 'task-extended')?.facts.reason).toBe('春节放假')
  })

  test('puts a colleague in charge, who is told and finds it in a list of their own', async () => {
    const { id } = town.who('colleague')
    const response = await desk.post('officer', `/board/${batch()}/bulk`, {
      ...{ scope: 'all', query: 'text=乙', go: 'run', do: 'assign', officer: id, once: 'form 4' },
    })
    expect(response.status).toBe(303)
    const page = await (await desk.get('officer', response.headers.get('location') ?? '')).text()
    expect(page).toContain('已办理 1 件，未办理 0 件')
    await town.program.idle()
    const mine = await (await desk.get('colleague', `/board/${batch()}?officer=me`)).text()
    expect(mine).toContain('乙公司创新联合体')
    expect(mine).not.toContain('丙公司创新联合体')
    const told = await town.store.cases.messages(CaseId.parse(cases[1]), { limit: 100 })
    expect(told.items.map(({ about }) => about)).toContain('case-assigned')
  })

  test('takes no more cases than one officer has, and is nothing for who only looks', async () => {
    const many = Array.from(
      { length: mostInBulk + 1 },
      (_, n) => `${cases[0]?.slice(0, 16)}${String(n).padStart(4, '0')}`,
    )
    const given = { batch: batch(), action: { do: 'remind' } } as const
    expect(
      await refusalOf(
        previewBulk(town.program.world, town.asking('officer'), {
          ...given,
          cases: many.map((one) => CaseId.parse(one)),
        }),
      ),
    ).toBe('too-many')
    const response = await desk.post('auditor', `/board/${batch()}/bulk`, {
      scope: 'all',
      query: '',
      go: 'preview',
      do: 'remind',
    })
    expect(response.status).toBe(404)
  })
})
