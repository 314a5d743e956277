import readXlsxFile from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CivilDate } from '../../domain/calendar.ts'
import { SchemeRef } from '../../domain/ids.ts'
import { Scheme } from '../../domain/scheme.ts'
import {
  enterConsortiumMilestone,
  enterConsortiumResult,
} from '../../functions/commands/consortium-record.ts'
import { keys } from '../../functions/store/keys.ts'
import { openTable } from '../../functions/store/table.ts'
import { caseId, evaluationHead, member } from '../support/cases.ts'
import { type Desk, openDesk } from '../support/desk.ts'
import { figureIn } from '../support/figure-in.ts'
import { load } from '../support/load.ts'
import { caseItems } from '../support/many-cases.ts'
import { callBefore, draftItems, type Played, played, playedItems } from '../support/played-calls.ts'
import { openTown, type Town } from '../support/town.ts'
import { openCallOf, recognisedIn, trial } from '../support/trial.ts'

const staged = Scheme.parse({
  ...trial,
  ref: 'staged@1',
  currency: 'USD',
  milestones: { most: 5, evidence: ['test'], renegotiable: true },
})
const [kind, otherKind] = trial.results.map(({ id }) => id)
/** Grades of the evaluations of two years; nothing where one is under way. */
const graded = {
  2030: ['excellent', 'good', 'good', 'qualified'],
  2031: ['good', 'unqualified', undefined],
} as const
let town: Town
let desk: Desk
let consortia: Awaited<ReturnType<typeof recognisedIn>>[]
const subject = '/insight/programme-staged'
const table = () => openTable({ name: 'consort', endpoint: town.program.endpoint })
beforeAll(async () => {
  town = await openTown()
  desk = openDesk(town)
  await openCallOf(town, staged)
  await town.person('staged officer', [{ role: 'officer', scheme: 'staged' }])
  await town.person('staged leader', [{ role: 'approver', scheme: 'staged', level: 'division' }])
  const [first, second, third] = [
    await recognisedIn(town, staged, '甲牵头', '共同成员'),
    await recognisedIn(town, staged, '乙牵头', '乙成员'),
    await recognisedIn(town, staged, '丙牵头', '丙成员'),
  ]
  const parties = [...second.parties, ...first.parties.slice(1)]
  await town.store.consortia.save({ ...second, parties, revision: 2 })
  consortia = [first, second, third]
  await load(
    table(),
    Object.entries(graded).flatMap(([year, grades]) =>
      grades.flatMap((grade, n) => {
        const head = evaluationHead({
          ...{ id: caseId(`${year} ${n}`), scheme: SchemeRef.parse(staged.ref), year: Number(year) },
          ...{ batch: `evaluation-staged-${year}`, title: `${year}年第${n}个` },
          ...(grade === undefined ? {} : { grade }),
        })
        return caseItems(head, [member('甲牵头', { role: 'lead' })], [], [])
      }),
    ),
  )
  for (const [days, cases] of Object.entries(played)) {
    const call = callBefore(town.program.clock.now(), Number(days), staged.ref)
    await town.store.calls.save(call)
    await load(table(), [...cases.flatMap((one, n) => playedItems(call, one, n)), ...draftItems(call)])
  }
  await town.store.calls.save(callBefore(town.program.clock.now(), -9, staged.ref))
})
afterAll(() => desk.stop())

const enterEverything = async (): Promise<void> => {
  const [first, second] = consortia
  if (!first || !second) throw new Error('there are no consortia')
  const { world } = town.program
  const result = (who: string, id: typeof first.id, kind = '', quantity: number, corrects?: number) =>
    enterConsortiumResult(world, town.asking(who), id, {
      ...{ kind, quantity, title: '一项成果', on: CivilDate.parse('2031-02-01'), evidence: '附件一' },
      ...(corrects === undefined ? {} : { corrects }),
    })
  await result('甲牵头', first.id, kind, 3)
  await result('甲牵头', first.id, otherKind, 1200.5)
  await result('甲牵头', first.id, kind, 5, 1)
  await result('乙牵头', second.id, kind, 2)
  for (const [n, payment] of [300_000, 200_000].entries()) {
    const set = {
      title: `里程碑${n}`,
      due: CivilDate.parse('2031-12-31'),
      payment,
      evidence: 'test',
    } as const
    const { seq } = await enterConsortiumMilestone(world, town.asking('staged officer'), first.id, {
      ...{ is: 'milestone-set', ...set },
    })
    if (n > 0) continue
    await enterConsortiumMilestone(world, town.asking('甲牵头'), first.id, {
      ...{ is: 'milestone-claimed', milestone: seq, evidence: '测试报告' },
    })
    await enterConsortiumMilestone(world, town.asking('staged officer'), first.id, {
      ...{ is: 'milestone-accepted', milestone: seq, amount: 250_000, paid: CivilDate.parse('2031-03-01') },
    })
  }
}

const shown = {
  甲牵头创新联合体: ['250000', '1', '2', '5', '1200.5'],
  乙牵头创新联合体: ['0', '0', '0', '2', '0'],
}
const supportTable = async () =>
  Object.fromEntries(
    Object.entries(await figureIn(desk, `${subject}/support`, 'staged officer')).map(([name, row]) => [
      name,
      [
        ...['Paid (USD)', 'Milestones accepted', 'Milestones'],
        ...trial.results.slice(0, 2).map(({ title, unit }) => `${title.en} (${unit.en})`),
      ].map((head) => row[head]),
    ]),
  )

describe('support against outcomes', () => {
  test('is what the records say, whichever program wrote their ends', async () => {
    await enterEverything()
    expect(await supportTable()).toEqual(shown)
    // An earlier program did not keep what a record comes to: it is reckoned from its lines.
    const ids = consortia.map(({ id }) => id)
    for (const end of await table().getMany(ids.map((id) => keys.record(id)))) {
      const { about: _, ...old } = end
      await table().put(old)
    }
    expect(await supportTable()).toEqual(shown)
    const svg = await (await desk.get('staged officer', `${subject}/support.svg`)).text()
    expect(svg).toContain('250,000')
    expect(svg).not.toMatch(/NaN|undefined|Infinity/)
    const kept = await town.store.consortia.sums(ids)
    expect(kept.size).toBe(2)
  })

  test('leads to each consortium, for the office and its leaders alone', async () => {
    const [first] = consortia
    const page = await (await desk.get('staged leader', subject)).text()
    expect(page).toContain(`<a href="/register/${first?.id}">甲牵头创新联合体</a>`)
    expect((await desk.get('administrator', `${subject}/support.csv`)).status).toBe(404)
    for (const who of ['staged officer', 'staged leader', 'auditor', 'administrator'])
      expect((await desk.get(who, subject)).status).toBe(200)
    for (const who of ['officer', 'head', 'expert1', '甲牵头'])
      expect((await desk.get(who, subject)).status).toBe(404)
  })
})

describe('grades over the years', () => {
  test('are those of each year’s evaluations, and lead to them', async () => {
    const figure = await figureIn(desk, `${subject}/grades`, 'staged officer')
    expect(Object.keys(figure)).toEqual(Object.keys(graded))
    for (const [year, grades] of Object.entries(graded))
      expect(figure[year]).toEqual({
        ...Object.fromEntries(
          ['excellent', 'good', 'qualified', 'unqualified'].map((name) => [
            name,
            `${grades.filter((grade) => grade === name).length}`,
          ]),
        ),
        'no grade': `${grades.filter((grade) => grade === undefined).length}`,
        'In all': `${grades.length}`,
      })
    const path = `${subject}/grades/cases?row=2030&column=good`
    const page = await (await desk.get('staged officer', path)).text()
    for (const n of [1, 2]) expect(page).toContain(`2030年第${n}个`)
    expect(page).not.toContain('2030年第0个')
    expect((await desk.get('staged leader', path)).status).toBe(404)
  })
})

test('organisations in several consortia of the programme are tied to them, as the register names them', async () => {
  const figure = await figureIn(desk, `${subject}/network`, 'staged officer')
  expect(Object.entries(figure).map(([name, row]) => [name, row.Consortia, row.Leads])).toEqual([
    ['共同成员', '2', '0'],
  ])
  const page = await (
    await desk.get(
      'staged officer',
      `${subject}/network/cases?row=${encodeURIComponent('共同成员')}&column=consortia`,
    )
  ).text()
  for (const { id } of consortia.slice(0, 2)) expect(page).toContain(`/register/${id}`)
})

describe('calls compared', () => {
  const path = `${subject}/calls`
  const names = Object.keys(played).map((days) => `Call of ${days} days ago`)

  test('are the last ten that opened, the newest first, with what became of what was handed in', async () => {
    const figure = await figureIn(desk, path, 'staged officer')
    expect(Object.keys(figure)).toEqual(['First call of Trial programme', ...names.slice(0, 9)])
    for (const [days, cases] of Object.entries(played).slice(0, 9)) {
      const ended = (end: Played['end']) => `${cases.filter((one) => one.end === end).length}`
      const hours = cases
        .filter(({ end }) => end === 'recognised' || end === 'refused')
        .map((one) => one.hours)
        .toSorted((a, b) => a - b)
      // Of as many below as above: the one in the middle, or what lies half way between two.
      const half = Math.floor(hours.length / 2)
      const middle = ((hours[half] ?? 0) + (hours[hours.length % 2 === 1 ? half : half - 1] ?? 0)) / 2
      const late = cases.filter((one) => one.late).length / cases.length
      expect({ days, ...figure[`Call of ${days} days ago`] }).toEqual({
        ...{ days, 'Handed in': `${cases.length}` },
        'Passed check': `${cases.filter(({ failed }) => !failed).length}`,
        ...{ Recognised: ended('recognised'), 'Not recognised': ended('refused') },
        ...{ Withdrawn: ended('withdrawn'), 'Under way': ended('approval') },
        'Median to decision (days)': hours.length === 0 ? '' : `${Number((middle / 24).toFixed(1))}`,
        'Late work (%)': cases.length === 0 ? '' : `${Number((late * 100).toFixed(1))}`,
      })
    }
    expect(figure[names[0] ?? '']?.['Median to decision (days)']).toBe('7.5')
  })

  test('lead to their cases and to the figures of each call, in the page, the report and the files', async () => {
    const page = await (await desk.get('staged officer', subject)).text()
    const links = [...page.matchAll(/<a href="(\/insight\/[^"]+\/calls\/cases\?[^"]+)"[^>]*>(\d+)<\/a>/g)]
    expect(links).toHaveLength(13)
    for (const [, href = '', said] of links) {
      const counted = await (await desk.get('staged officer', href.replaceAll('&amp;', '&'))).text()
      expect(counted).toContain('天前的批次第')
      expect(`${[...counted.matchAll(/<a href="\/cases\//g)].length}`).toBe(said)
    }
    const [days = ''] = Object.keys(played)
    const { id, title } = callBefore(town.program.clock.now(), Number(days), staged.ref)
    expect(page).toContain(`<a href="/insight/${id}">${title.zh}</a>`)
    expect((await desk.get('staged officer', `/insight/${id}`)).status).toBe(200)
    expect(await (await desk.get('staged officer', `${subject}/report`)).text()).toContain('id="calls"')
    const svg = await (await desk.get('staged officer', `${path}.svg`)).text()
    expect(svg).toContain(title.zh)
    expect(svg).not.toMatch(/NaN|undefined|Infinity/)
    const book = await desk.get('staged officer', `${subject}/figures.xlsx`, { 'accept-language': 'en' })
    const sheets = await readXlsxFile(Buffer.from(await book.arrayBuffer()))
    const lines = sheets.find(({ sheet }) => sheet === 'Calls compared')?.data ?? []
    expect(lines.map(([label]) => label)).toEqual([
      'Call',
      'First call of Trial programme',
      ...names.slice(0, 9),
    ])
  })

  test('are sums alone to leaders and administrators', async () => {
    const whole = await figureIn(desk, path, 'staged officer')
    for (const who of ['staged leader', 'administrator']) {
      expect(await figureIn(desk, path, who)).toEqual(whole)
      const page = await (await desk.get(who, subject)).text()
      expect(page).not.toMatch(/\/calls\/cases/)
      expect(page).not.toContain('天前的批次第')
      const { id } = callBefore(town.program.clock.now(), 100, staged.ref)
      expect((await desk.get(who, `${path}/cases?row=${id}&column=handed-in`)).status).toBe(404)
      expect((await desk.get(who, `/insight/${id}`)).status).toBe(200)
    }
    expect((await desk.get('officer', `${path}.csv`)).status).toBe(404)
  })
})
