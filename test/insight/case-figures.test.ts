import readXlsxFile from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseFile } from '../../domain/case.ts'
import { type Desk, openDesk } from '../support/desk.ts'
import { figureIn } from '../support/figure-in.ts'
import { playManyEnds, type ManyEnds } from '../support/many-ends.ts'
import { textOf } from '../support/page-text.ts'
import { openTown, type Town } from '../support/town.ts'

let town: Town
let desk: Desk
let ends: ManyEnds
let files: CaseFile[]
let subject: string
/** A place that a spreadsheet would run. */
const formula = '=HYPERLINK("https://evil.example")'
beforeAll(async () => {
  town = await openTown()
  desk = openDesk(town)
  const first = await town.organisation('甲公司', 'enterprise')
  await town.store.organisations.save({ ...first, place: formula, revision: 2 })
  ends = await playManyEnds(town)
  await town.draft('没有提交的公司', [])
  files = await Promise.all(Object.values(ends).map((id) => town.file(id)))
  subject = `/insight/${town.call.id}`
}, 120_000)
afterAll(() => desk.stop())

const table = (id: string, who?: string) => figureIn(desk, `${subject}/${id}`, who)

/** How far a case came, by the steps that its workflow went through. */
const wayOf: Readonly<Record<string, string>> = {
  'ask-formal-check': 'Formal check',
  'ask-recommendation': 'Recommendation',
  'ask-experts': 'Expert review',
  'ask-approvers': 'Approval',
  'publish-notice': 'Public notice',
}
const steps = Object.values(wayOf)
const furthest = ({ steps: gone }: CaseFile): number =>
  Math.max(...gone.map(({ task }) => steps.indexOf(wayOf[task] ?? '')))
const isOver = ({ head }: CaseFile): boolean => ['refused', 'withdrawn'].includes(head.status.is)

describe('against the workflows of the same cases', () => {
  test('the funnel has as many at every step as went through it', async () => {
    const figure = await table('funnel')
    for (const [index, step] of steps.entries()) {
      const here = files.filter((file) => furthest(file) === index)
      expect({ step, ...figure[step] }).toMatchObject({
        step,
        'Came so far': `${files.filter((file) => furthest(file) >= index).length}`,
        'Here now': `${here.filter((file) => !isOver(file)).length}`,
        'Refused here': `${here.filter(({ head }) => head.status.is === 'refused').length}`,
        'Withdrawn here': `${here.filter(({ head }) => head.status.is === 'withdrawn').length}`,
      })
    }
    expect(figure['Handed in']?.['Came so far']).toBe('8')
  })

  test('days and what was late are those between the events of each task', async () => {
    const figure = await table('days')
    const kinds = { 'formal-check': 'Formal check', recommendation: 'Recommendation', score: 'Expert review' }
    for (const [kind, label] of Object.entries(kinds)) {
      const took: number[] = []
      const late = new Set<string>()
      for (const task of files.flatMap((file) => file.tasks)) {
        if (task.kind !== kind || task.state.is !== 'answered') continue
        took.push((Date.parse(task.state.stamp.at) - Date.parse(task.opened)) / 86_400_000)
        if (task.due !== undefined && task.state.stamp.at >= task.due) late.add(task.case)
      }
      const mean = took.reduce((sum, one) => sum + one, 0) / took.length
      expect(figure[label]?.Finished).toBe(`${took.length}`)
      expect(Number(figure[label]?.['Mean (days)'])).toBeCloseTo(mean, 1)
      expect(figure[label]?.['Cases with late work']).toBe(`${late.size}`)
    }
  })

  test('the call has in the comparison what the events of its cases say, and no draft', async () => {
    const figure = await figureIn(desk, '/insight/programme-lingang/calls')
    const happened = (what: string) => files.filter(({ events }) => events.some((one) => one.what === what))
    const days = happened('refused').map(({ events }) => {
      const [from = 0, to = 0] = ['submitted', 'refused'].map((what) =>
        Date.parse(events.find((one) => one.what === what)?.stamp.at ?? ''),
      )
      return (to - from) / 86_400_000
    })
    const middle = (Math.min(...days) + Math.max(...days)) / 2
    expect(days).toHaveLength(2)
    const over = files
      .flatMap(({ tasks }) => tasks)
      .flatMap(({ kind, state, due = '9' }) =>
        kind !== 'confirmation' && state.is === 'answered' ? [state.stamp.at >= due] : [],
      )
    expect(Object.values(figure)).toEqual([
      {
        'Handed in': `${happened('submitted').length}`,
        'Passed check': `${happened('formal-check-passed').length}`,
        ...{ Recognised: '0', 'Not recognised': '2', Withdrawn: `${happened('withdrawn').length}` },
        'Under way': `${files.filter((file) => !isOver(file)).length}`,
        'Median to decision (days)': `${Number(middle.toFixed(1))}`,
        'Late work (%)': `${Number(((over.filter(Boolean).length / over.length) * 100).toFixed(1))}`,
      },
    ])
  })

  test('marks are what the sheets themselves come to', async () => {
    const figure = await table('marks')
    const means = files.flatMap(({ head, tasks }) => {
      const totals = tasks.flatMap(({ answer, round }) =>
        answer?.kind === 'score' && answer.answer.decision === 'score' && round === head.review.round
          ? [Object.values(answer.answer.scores).reduce((sum, points) => sum + points, 0)]
          : [],
      )
      return head.review.open || totals.length === 0
        ? []
        : [totals.reduce((sum, total) => sum + total, 0) / totals.length]
    })
    expect(means.length).toBeGreaterThanOrEqual(3)
    const bands = { '0–50': [0, 50], '70–80': [70, 80], '80–90': [80, 90], '90 and over': [90, 1000] }
    for (const [label, [from = 0, below = 0]] of Object.entries(bands))
      expect(figure[label]?.Cases).toBe(`${means.filter((mean) => mean >= from && mean < below).length}`)
  })

  test('the composition is of the leads, as the cases name them', async () => {
    const figure = await table('region')
    const places = Map.groupBy(
      files.map(({ head, members }) => members.find(({ organisation }) => organisation === head.lead)),
      (lead) => lead?.region ?? lead?.place ?? 'Not stated',
    )
    expect([...places.keys()]).toContain(formula)
    expect(Object.fromEntries([...places].map(([place, own]) => [place, `${own.length}`]))).toEqual(
      Object.fromEntries(Object.entries(figure).map(([place, cells]) => [place, cells.Cases])),
    )
    // In the file itself it is marked as a text: our own reader takes the mark off again.
    const written = await (await desk.get('officer', `${subject}/region.csv`)).text()
    expect(written).toContain(`"'=HYPERLINK(`)
    const kinds = await table('kind')
    expect(kinds.enterprise?.Cases).toBe('8')
  })
})

describe('every number', () => {
  test('of the page leads to as many cases as it says, each one a case', async () => {
    const page = await (await desk.get('officer', subject)).text()
    const links = [...page.matchAll(/<a href="(\/insight\/[^"]+\/cases\?[^"]+)"[^>]*>([^<]+)<\/a>/g)]
    expect(links.length).toBeGreaterThan(20)
    const ids = new Set<string>(Object.values(ends))
    for (const [, href = '', said] of links) {
      const answer = await desk.get('officer', href.replaceAll('&amp;', '&'))
      const html = await answer.text()
      const cases = [...html.matchAll(/<a href="\/cases\/([^"]+)">([^<]+)</g)]
      const counts = html.includes('件') ? Number(/共 (\d+) 件/.exec(textOf(html))?.[1]) : undefined
      expect(cases.length).toBe(counts)
      expect(said).toBe(`${cases.length}`)
      for (const [, id = '', title = ''] of cases) {
        expect(ids).toContain(id)
        expect(title).toContain('创新联合体')
      }
    }
  })

  test('of the page is in the workbook and in the list, and nothing else', async () => {
    const answer = await desk.get('officer', `${subject}/figures.xlsx`, { 'accept-language': 'en' })
    expect(answer.headers.get('content-disposition')).toContain('.xlsx')
    const bytes = Buffer.from(await answer.arrayBuffer())
    const sheets = await readXlsxFile(bytes)
    const named = new Map(sheets.map(({ sheet, data }) => [sheet, data]))
    const funnel = await table('funnel')
    const [, ...rows] = named.get('Cases by step') ?? []
    expect(rows.map(([label, ...cells]) => [label, cells.map(String)])).toEqual(
      Object.entries(funnel).map(([label, cells]) => [label, Object.values(cells)]),
    )
    // What a spreadsheet would run is a text there.
    expect(named.get('Composition by region')?.map(([label]) => label)).toContain(formula)
  })
})

describe('a picture', () => {
  test.each(['funnel', 'days', 'kind', 'marks', 'spread'])(
    'of %s is drawn once on the page, named and described, and again as a file that runs nothing',
    async (id) => {
      const answer = await desk.get('officer', `${subject}/${id}.svg`)
      expect(answer.headers.get('content-type')).toContain('image/svg+xml')
      expect(answer.headers.get('content-security-policy')).toBe(
        "default-src 'none'; style-src 'unsafe-inline'",
      )
      const svg = await answer.text()
      expect(svg).toMatch(/^<\?xml[^>]*\?>\n<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
      expect(svg).toMatch(
        new RegExp(`<title id="${id}-title">[^<]+</title><desc id="${id}-desc">[^<]+</desc>`),
      )
      const opened = [...svg.matchAll(/<([a-z]+)(?=[\s>])[^>]*(?<!\/)>/g)].map(([, name = '']) => name)
      const closed = [...svg.matchAll(/<\/([a-z]+)>/g)].map(([, name = '']) => name)
      expect(new Set(closed)).toEqual(new Set(opened))
      for (const name of new Set(opened))
        expect(closed.filter((one) => one === name)).toHaveLength(opened.filter((one) => one === name).length)
      expect(svg).not.toMatch(/<script|href=|on[a-z]+=|NaN|undefined|Infinity/)
      const page = await (await desk.get('officer', subject)).text()
      expect(page.split(`id="${id}-title"`)).toHaveLength(2)
    },
  )
})

describe('who sees figures', () => {
  const reach = (path: string) => async (who: string) => (await desk.get(who, path)).status

  test('are officers, auditors, leaders and administrators of the programme, and nobody else', async () => {
    for (const path of ['/insight', subject, `${subject}/funnel.csv`, `${subject}/figures.xlsx`]) {
      const status = reach(path)
      for (const who of ['officer', 'auditor', 'head', 'administrator']) expect(await status(who)).toBe(200)
      for (const who of ['expert1', 'recommender', '甲公司', '甲公司伙伴'])
        expect(await status(who)).toBe(404)
    }
    expect((await desk.pages.request(subject)).status).toBe(404)
  })

  test('leaders and administrators read sums, and reach no case and no name by them', async () => {
    for (const who of ['head', 'administrator']) {
      const page = await (await desk.get(who, subject)).text()
      expect(page).not.toMatch(/\/insight\/[^"]+\/cases/)
      expect(page).not.toContain('/board/')
      for (const { head } of files) {
        expect(page).not.toContain(head.id)
        expect(page).not.toContain(head.title)
      }
      const counted = `${subject}/funnel/cases?row=formal-check&column=reached`
      expect((await desk.get(who, counted)).status).toBe(404)
    }
    expect((await desk.get('head', `${subject}/marks.csv`)).status).toBe(200)
    // What panels gave is nothing that an administrator knows.
    expect((await desk.get('administrator', `${subject}/marks.csv`)).status).toBe(404)
  })

  test('an expert who is an officer too has none of a review that is not over for them', async () => {
    const [name = ''] = await town.asked(ends.scoring, 'score')
    const one = town.who(name)
    await town.person(name, [...one.offices, { role: 'officer', scheme: 'lingang' }], {
      ...one,
      offices: [...one.offices, { role: 'officer', scheme: 'lingang' }],
      revision: one.revision + 1,
    })
    const figure = await table('funnel', name)
    expect(figure['Handed in']?.['Came so far']).toBe('8')
    const marked = Object.values(await table('marks', name)).reduce(
      (sum, { Cases }) => sum + Number(Cases),
      0,
    )
    expect(marked).toBe(3)
  })
})
