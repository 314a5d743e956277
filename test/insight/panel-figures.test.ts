import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseFile } from '../../domain/case.ts'
import { type Desk, openDesk } from '../support/desk.ts'
import { figureIn } from '../support/figure-in.ts'
import { type ManyEnds, playManyEnds } from '../support/many-ends.ts'
import { openTown, type Town } from '../support/town.ts'

let town: Town
let desk: Desk
let ends: ManyEnds
let files: CaseFile[]
let subject: string
beforeAll(async () => {
  town = await openTown()
  desk = openDesk(town)
  ends = await playManyEnds(town)
  files = await Promise.all(Object.values(ends).map((id) => town.file(id)))
  subject = `/insight/${town.call.id}`
}, 120_000)
afterAll(() => desk.stop())

type Sheet = { readonly by: string; readonly total: number; readonly of: CaseFile }
const sheets = (): Sheet[] =>
  files.flatMap((of) =>
    of.tasks.flatMap(({ answer, audience }) =>
      answer?.kind === 'score' && answer.answer.decision === 'score' && audience.is === 'person'
        ? [
            {
              ...{ by: audience.person, of },
              total: Object.values(answer.answer.scores).reduce((sum, points) => sum + points, 0),
            },
          ]
        : [],
    ),
  )

describe('against the tasks of the same cases', () => {
  test('every expert was asked for so many sheets and handed so many in', async () => {
    const figure = await figureIn(desk, `${subject}/load`)
    const experts = Array.from({ length: 6 }, (_, n) => town.who(`expert${n + 1}`))
    const asked = files.flatMap(({ tasks }) => tasks.filter(({ kind }) => kind === 'score'))
    for (const { id, name } of experts) {
      const own = asked.filter(({ audience }) => audience.is === 'person' && audience.person === id)
      expect({ name, asked: figure[name]?.Asked, scored: figure[name]?.['Handed in'] }).toEqual({
        name,
        asked: own.length === 0 ? undefined : `${own.length}`,
        scored: own.length === 0 ? undefined : `${sheets().filter(({ by }) => by === id).length}`,
      })
    }
  })

  test('an expert is so far from the mean of the others’ and the own sheets', async () => {
    const figure = await figureIn(desk, `${subject}/severity`)
    const over = sheets().filter(({ of }) => !of.head.review.open)
    const apart = over.map((sheet) => {
      const same = over.filter(({ of }) => of.head.id === sheet.of.head.id)
      return { ...sheet, apart: sheet.total - same.reduce((sum, { total }) => sum + total, 0) / same.length }
    })
    const experts = Map.groupBy(apart, ({ by }) => by)
    expect(Object.keys(figure)).toHaveLength(experts.size)
    for (const [by, own] of experts) {
      const person = [1, 2, 3, 4, 5, 6].map((n) => town.who(`expert${n}`)).find(({ id }) => id === by)
      const row = figure[person?.name ?? '']
      expect(row?.Sheets).toBe(`${own.length}`)
      const mean = own.reduce((sum, one) => sum + one.apart, 0) / own.length
      expect(Number(row?.['Mean difference (points)'])).toBeCloseTo(mean, 1)
    }
  })

  test('an organisation in three cases is one that holds them together', async () => {
    const figure = await figureIn(desk, `${subject}/network`)
    const counts = new Map<string, number>()
    for (const { members } of files)
      for (const { name } of members) counts.set(name, (counts.get(name) ?? 0) + 1)
    const several = [...counts].filter(([, count]) => count > 1)
    expect(several).toEqual([['戊公司大学', 3]])
    expect(Object.entries(figure).map(([name, row]) => [name, row.Consortia])).toEqual([['戊公司大学', '3']])
    const svg = await (await desk.get('officer', `${subject}/network.svg`)).text()
    expect(svg.match(/class="tie"/g)).toHaveLength(3)
  })
})

describe('who knows the experts', () => {
  const names = () => [1, 2, 3, 4, 5, 6].map((n) => `expert${n}`)

  test('are officers and auditors; leaders read how the work is spread, of nobody by name', async () => {
    for (const who of ['officer', 'auditor']) {
      const page = await (await desk.get(who, `${subject}/panels`)).text()
      expect(names().some((name) => page.includes(name))).toBe(true)
    }
    const page = await (await desk.get('head', `${subject}/panels`)).text()
    expect(page).toContain('专家工作量分布')
    for (const name of names()) {
      expect(page).not.toContain(name)
      expect(page).not.toContain(town.who(name).id)
    }
    for (const id of ['load', 'severity', 'network'])
      expect((await desk.get('head', `${subject}/${id}.csv`)).status).toBe(404)
    expect((await desk.get('administrator', `${subject}/panels`)).status).toBe(404)
    expect((await desk.get('administrator', `${subject}/loads.csv`)).status).toBe(404)
    const book = Buffer.from(await (await desk.get('head', `${subject}/figures.xlsx`)).arrayBuffer())
    expect(book.length).toBeGreaterThan(1000)
  })

  test('an officer who still scores one of the cases reads no figures of any review, and why', async () => {
    const [name = ''] = await town.asked(ends.scoring, 'score')
    const one = town.who(name)
    await town.person(name, [], {
      ...one,
      offices: [...one.offices, { role: 'officer', scheme: 'lingang' }],
      revision: one.revision + 1,
    })
    const page = await (await desk.get(name, `${subject}/panels`)).text()
    expect(page).toContain('因此不显示评审统计')
    for (const other of names().filter((expert) => expert !== name)) expect(page).not.toContain(other)
    expect((await desk.get(name, `${subject}/severity.csv`)).status).toBe(404)
  })
})
