import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { CaseId } from '../../domain/ids.ts'
import { type Desk, deskVisitor, wrongWith } from './support/desks.ts'
import { type House, openHouse } from './support/house.ts'
import { takePictures } from './support/pictures.ts'
import { openExample } from './support/programme.ts'

let house: House
let visit: ReturnType<typeof deskVisitor>
let id: string
beforeAll(async () => {
  house = await openHouse()
  await openExample(house)
  const { program } = house.server
  const waits = async () =>
    (await program.world.store.tasks.openFor('office:lingang:officer', { limit: 50 })).items.find(
      ({ kind }) => kind === 'formal-check',
    )
  const first = await waits()
  if (first?.due === undefined) throw new Error('nothing waits for the office')
  id = first.case
  // Nine days after the deadline: the head of division has heard of it, and the last level is to come.
  await program.advanceTo(new Date(Date.parse(first.due) + 9 * 86_400_000))
  visit = deskVisitor(house)
})
afterEach(() => house.inOrder())
afterAll(() => house.close())

const desks = (): readonly Desk[] => [
  { name: 'overdue at the office', who: 'head', path: `/cases/${id}/overdue` },
  { name: 'overdue on the case', who: 'officer', path: `/cases/${id}` },
]

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  test('those above see what is overdue, and the officer sees who has heard of it', async () => {
    for (const desk of desks()) {
      const page = await visit(desk, language)
      expect(await page.locator('ol.rungs li').count()).toBe(4)
      await takePictures(page, desk.name, language)
      expect(await wrongWith(page)).toEqual([])
    }
  })
})

test('an officer sees in lists who has heard of it and who is next', async () => {
  const { batch } = (await house.server.program.world.store.cases.load(CaseId.parse(id)))?.head ?? {}
  for (const path of [`/board/${batch}`, '/tasks']) {
    const page = await visit({ name: 'overdue in lists', who: 'officer', path }, 'en')
    await page.getByText('brought to Division').first().waitFor()
    expect(await wrongWith(page)).toEqual([])
  }
})

test('a leader presses for it, and is told that it was done', async () => {
  const [desk] = desks()
  if (!desk) throw new Error('no page')
  const page = await visit(desk, 'en')
  await page.getByRole('button', { name: 'Press for it' }).click()
  await page.getByText('It was pressed for today.').waitFor()
  expect(await page.getByRole('button', { name: 'Press for it' }).count()).toBe(0)
  expect(await wrongWith(page)).toEqual([])
})
