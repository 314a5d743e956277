import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../support/desk.ts'
import { openTown, type Town } from '../support/town.ts'

let town: Town
let desk: Desk
beforeAll(async () => {
  town = await openTown()
  await town.person('lingang', [{ role: 'administrator', scheme: 'lingang' }])
  desk = openDesk(town)
})
afterAll(() => desk.stop())

const path = '/administration/holidays/2031'
const members = [
  ['交通大学', 'university'],
  ['华谊集团', 'enterprise'],
] as const
/** The clock stands on Monday, 3 March 2031; a break of five working days begins on the Wednesday. */
const form = {
  source: '国办发明电〔2030〕9号',
  'other.first': '2031-03-05',
  'other.last': '2031-03-11',
  'other.zh': '假日',
  worked: '2031-03-15\n2031-03-16',
  version: '0',
}
const formalCheck = async (id: Awaited<ReturnType<Town['apply']>>) =>
  (await town.file(id)).tasks.find(({ kind }) => kind === 'formal-check')?.due

/** Working days by hand: no code of the program. */
const nthWorkingDay = (from: string, n: number, off: readonly string[], on: readonly string[]): string => {
  const at = new Date(`${from}T00:00:00Z`)
  for (let left = n; left > 0;) {
    at.setUTCDate(at.getUTCDate() + 1)
    const day = at.toISOString().slice(0, 10)
    const weekend = at.getUTCDay() % 6 === 0
    if (on.includes(day) || (!weekend && !off.includes(day))) left -= 1
  }
  return at.toISOString().slice(0, 10)
}
const week = ['2031-03-05', '2031-03-06', '2031-03-07', '2031-03-10', '2031-03-11']
const weekend = ['2031-03-15', '2031-03-16']

test('a year is entered: what changes is shown before, what was told stays, what comes after is counted by it', async () => {
  const first = await town.apply('概伦电子', members)
  const told = await formalCheck(first)
  if (told === undefined) throw new Error('nobody was asked for the formal check')
  const limit = [...Array(60).keys()].find((n) => told.startsWith(nthWorkingDay('2031-03-03', n, [], [])))
  if (limit === undefined) throw new Error(`${told} is no working day`)

  const before = await (await desk.get('administrator', path)).text()
  expect(before).toContain('尚未公布：只休周末')
  expect(before).toContain('取决于此的期限')
  expect(before).toContain('形式审查')

  const sent = await desk.post('administrator', path, { ...form, do: 'look' })
  expect(sent.status).toBe(303)
  expect(sent.headers.get('set-cookie')).toBeNull()
  const look = await (await desk.get('administrator', sent.headers.get('location') ?? '')).text()
  expect(look).toContain('改变的日子：7 天')
  // Of the days until the deadline, those of the break are lost and those of the weekend won, as far as they lie before it.
  const lost = week.filter((day) => day <= told.slice(0, 10)).length
  const won = weekend.filter((day) => day <= told.slice(0, 10)).length
  expect(look).toContain(`${limit} → ${limit - lost + won}`)
  expect(await town.store.holidays.inForce()).toEqual([])
  // Who runs the system sees no case.
  expect(look).not.toContain('概伦电子')

  expect((await desk.post('administrator', path, { ...form, do: 'save' })).status).toBe(303)
  expect(await formalCheck(first)).toBe(told)
  const second = await town.apply('中微公司', members)
  expect((await formalCheck(second))?.slice(0, 10)).toBe(nthWorkingDay('2031-03-03', limit, week, weekend))

  const after = await (await desk.get('administrator', path)).text()
  expect(after).toContain('国办发明电〔2030〕9号')
  expect(after).not.toContain('尚未公布')
  expect((await desk.post('administrator', path, { ...form, do: 'save' })).status).toBe(409)
})

test('a form that is refused keeps what was typed and says where', async () => {
  const again = await desk.post('administrator', '/administration/holidays/2032', {
    ...{ source: '', 'newYear.first': '2032-01-03', 'newYear.last': '2032-01-01', worked: '2032-01-05 soon' },
    ...{ version: '0', do: 'look' },
  })
  expect(again.status).toBe(422)
  const page = await again.text()
  expect(page).toContain('value="2032-01-03"')
  expect(page).toContain('2032-01-05 soon')
  expect(page).toContain('“soon”不是日期')
  const turned = await desk.post('administrator', '/administration/holidays/2032', {
    ...{ source: '某通知〔2031〕1号', 'spring.first': '2032-02-10', 'spring.last': '2032-02-01' },
    ...{ worked: '2032-02-18', version: '0', do: 'look' },
  })
  expect(turned.status).toBe(422)
  const said = await turned.text()
  expect(said).toContain('href="#f-spring-last"')
  expect(said).toContain('2032-02-18 不是周末')
})

test('administrators look, those of everything enter, nobody else is there', async () => {
  for (const name of ['officer', 'auditor', 'head'])
    expect((await desk.get(name, '/administration/holidays')).status).toBe(404)
  const page = await (await desk.get('lingang', path)).text()
  expect(page).not.toContain('name="source"')
  expect((await desk.post('lingang', path, { ...form, version: '1', do: 'save' })).status).toBe(404)
  expect((await desk.get('administrator', '/administration/holidays/1999')).status).toBe(404)
})
