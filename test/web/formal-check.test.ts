import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseId } from '../../domain/ids.ts'
import { type Desk, openDesk } from '../support/desk.ts'
import { openTown, type Town } from '../support/town.ts'

let town: Town
let desk: Desk
let id: CaseId
let path: string
beforeAll(async () => {
  town = await openTown()
  desk = openDesk(town)
  await town.person('colleague', [{ role: 'officer', scheme: 'lingang' }])
  id = await town.apply('核对公司', [
    ['核对大学', 'university'],
    ['核对配套', 'enterprise'],
  ])
  const task = (await town.file(id)).tasks.find(({ kind }) => kind === 'formal-check')
  path = `/cases/${id}/tasks/${task?.id}`
})
afterAll(() => desk.stop())

const marks = {
  kind: 'formal-check',
  'check.plan': 'fix',
  'check.overview': 'ok',
  'answer.remarks.plan.budget': '请补充测算依据',
}

test('what an officer ticked and wrote is kept, and a colleague goes on with it', async () => {
  const saved = await desk.post('officer', path, { ...marks, go: 'save', draftRevision: '0', once: 'one' })
  expect(saved.status).toBe(303)
  const page = await (await desk.get('colleague', path)).text()
  expect(page).toContain('已核对 2 /')
  expect(page).toContain('请补充测算依据')
  expect(page).toMatch(/草稿：[\s\S]*officer/)
  // It is no answer, and nothing of it is on record.
  const file = await town.file(id)
  expect(file.head.status.is).toBe('formal-check')
  expect(JSON.stringify(file)).not.toContain('测算依据')
})

test('a draft that a colleague saved meanwhile is not overwritten', async () => {
  const late = await desk.post('officer', path, { ...marks, go: 'save', draftRevision: '0', once: 'two' })
  expect(late.status).toBe(409)
  expect(await late.text()).toContain('请补充测算依据')
})

test('nobody else saves one', async () => {
  for (const who of ['核对公司', 'auditor', 'expert1'])
    expect((await desk.post(who, path, { ...marks, go: 'save', draftRevision: '1' })).status).toBe(404)
})

test('a pass over something to correct is asked about, a return with its remarks is sent', async () => {
  const decide = (decision: string) =>
    desk.post('officer', path, { ...marks, 'answer.decision': decision, draftRevision: '1' })
  const pass = await decide('pass')
  expect(pass.status).toBe(422)
  expect(await pass.text()).toContain('f-check-plan')
  expect((await decide('return')).status).toBe(303)
  await town.program.idle()
  expect((await town.file(id)).head.status).toMatchObject({
    is: 'correction',
    remarks: { 'plan.budget': '请补充测算依据' },
  })
})
