import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CallId, CaseId } from '../../domain/ids.ts'
import { Scheme } from '../../domain/scheme.ts'
import { lingang } from '../../schemes/lingang.ts'
import { type Desk, openDesk } from '../support/desk.ts'
import { textOf } from '../support/page-text.ts'
import { openTown, type Town } from '../support/town.ts'
import { openCallOf } from '../support/trial.ts'

let town: Town
let desk: Desk
let earlier: CaseId
let call: CallId
beforeAll(async () => {
  town = await openTown()
  desk = openDesk(town)
  earlier = await town.draft('概伦电子', [['交通大学', 'university']])
  await town.organisation('芯原微电子', 'enterprise')
  call = await openCallOf(town, Scheme.parse({ ...lingang, ref: 'lingang-next@1' }))
})
afterAll(() => desk.stop())

const lead = () => town.who('概伦电子').represents[0]?.organisation ?? ''

test('a draft that was never handed in starts the next call: its answers, and nobody of its members', async () => {
  const offered = await (await desk.get('概伦电子', `/calls/${call}/start-from`)).text()
  expect(textOf(offered)).toContain('概伦电子创新联合体 · 第一批 · 草稿')
  const started = await desk.post('概伦电子', `/calls/${call}/start-from`, {
    from: earlier,
    lead: lead(),
    title: '概伦电子创新联合体（续）',
  })
  expect(started.status).toBe(303)
  const to = started.headers.get('location') ?? ''
  const id = CaseId.parse(/cases\/([0-9a-z]{20})/.exec(to)?.[1])
  const file = await town.file(id)
  expect(file.sections.find((section) => section.id === 'overview')?.answers).toMatchObject({
    industry: 'ic',
    purpose: '国产EDA全流程工具攻关',
  })
  expect(file.members.map(({ name }) => name)).toEqual(['概伦电子'])
  const said = textOf(await (await desk.get('概伦电子', to)).text())
  expect(said).toContain('原成员单位，请重新邀请：交通大学')
})

test('what another organisation wrote is nobody’s to take up', async () => {
  const other = town.who('芯原微电子').represents[0]?.organisation ?? ''
  const refused = await desk.post('芯原微电子', `/calls/${call}/start-from`, {
    from: earlier,
    lead: other,
    title: '抄来的联合体',
  })
  expect(refused.status).toBe(404)
  expect(await (await desk.get('芯原微电子', `/calls/${call}/start-from`)).text()).not.toContain(earlier)
})

test('the file that was taken along starts another, also for somebody who has no case here', async () => {
  const text = await (await desk.get('概伦电子', `/cases/${earlier}/export.json`)).text()
  const other = town.who('芯原微电子').represents[0]?.organisation ?? ''
  const send = (content: string) =>
    desk.post('芯原微电子', `/calls/${call}/start-from`, {
      ...{ is: 'file', lead: other, title: '带来的联合体' },
      file: new File([content], '申报.json'),
    })
  const refused = await send('{"format":"something"}')
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('href="#f-file"')
  const started = await send(text)
  expect(started.status).toBe(303)
  const id = CaseId.parse(/cases\/([0-9a-z]{20})/.exec(started.headers.get('location') ?? '')?.[1])
  const file = await town.file(id)
  expect(file.sections.find((section) => section.id === 'overview')?.answers).toMatchObject({
    industry: 'ic',
    purpose: '国产EDA全流程工具攻关',
  })
  expect(file.members.map(({ name }) => name)).toEqual(['芯原微电子'])
})
