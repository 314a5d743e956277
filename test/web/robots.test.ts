import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../support/desk.ts'
import { openTown, type Town } from '../support/town.ts'

let town: Town
let desk: Desk
beforeAll(async () => {
  town = await openTown()
  await town.person('suzhou', [{ role: 'administrator', scheme: 'suzhou' }])
  desk = openDesk(town)
})
afterAll(() => desk.stop())

const path = '/administration/robots/lingang'
const key = '693a91f6-7aaa-4bc4-97a0-0ec2sifa5wxy'
const form = {
  ...{ name: '受理组', kind: 'wecom', language: 'zh', about: 'task-opened', active: 'yes', revision: '0' },
  address: `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${key}`,
}

test('a robot is added, shown without its key, changed without typing it again, and tried', async () => {
  expect((await desk.post('administrator', `${path}/new`, form)).status).toBe(303)
  const list = await (await desk.get('administrator', '/administration/robots?scheme=lingang')).text()
  expect(list).toContain('受理组')
  expect(list).toContain('…5wxy')
  const [robot] = await town.store.robots.of('lingang')
  if (!robot) throw new Error('no robot was written')
  const page = await (await desk.get('administrator', `${path}/${robot.id}`)).text()
  expect(page + list).not.toContain(key)

  const { address: _, ...rest } = form
  const renamed = { ...rest, name: '审批组', revision: '1' }
  expect((await desk.post('administrator', `${path}/${robot.id}`, renamed)).status).toBe(303)
  expect((await desk.post('administrator', `${path}/${robot.id}`, renamed)).status).toBe(409)
  const [next] = await town.store.robots.of('lingang')
  expect(next).toMatchObject({ name: '审批组', ends: '5wxy', sealed: robot.sealed })

  const once = { once: 'the same click' }
  for (const _again of [1, 2])
    expect((await desk.post('administrator', `${path}/${robot.id}/test`, once)).status).toBe(303)
  await town.program.idle()
  const sent = await (await desk.get('administrator', '/administration/messages?kind=robot-test')).text()
  expect(sent.match(/审批组 \(wecom …5wxy\)/g)).toHaveLength(1)
  expect(sent).toContain('受理部门的群')
})

test('what is refused keeps what was typed, but for the secret', async () => {
  const secret = `SEC${'z9'.repeat(12)}`
  const again = await desk.post('administrator', `${path}/new`, {
    ...form,
    ...{ kind: 'dingtalk', secret, address: 'https://oapi.dingtalk.com.example/robot/send?access_token=1' },
  })
  expect(again.status).toBe(422)
  const page = await again.text()
  expect(page).toContain('href="#f-address"')
  expect(page).toContain('value="受理组"')
  expect(page).not.toContain(secret)
})

test('it is there for the programme’s administrators alone', async () => {
  for (const name of ['officer', 'auditor', 'suzhou']) {
    expect((await desk.get(name, `${path}/new`)).status).toBe(404)
    expect((await desk.post(name, `${path}/new`, form)).status).toBe(404)
  }
  expect((await desk.get('administrator', `${path}/${'0'.repeat(20)}`)).status).toBe(404)
})
