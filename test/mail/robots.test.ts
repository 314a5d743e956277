import { createHmac } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { instant } from '../../domain/calendar.ts'
import { RobotId } from '../../domain/ids.ts'
import { type Message, stateOf } from '../../domain/message.ts'
import { keyIn } from '../../domain/robot.ts'
import { saveRobot, testRobot } from '../../functions/commands/robots.ts'
import { deliver, sweepMessages } from '../../functions/mail/deliver.ts'
import { postToRobot, type RobotPost, withRobots } from '../../functions/mail/robots.ts'
import { openTown, type Town } from '../support/town.ts'

/** What stands in for both services: HTTP like theirs, and a check of the signature that shares no code with ours. */
const Body = z.object({
  msgtype: z.literal('markdown'),
  markdown: z.object({
    content: z.string().optional(),
    title: z.string().optional(),
    text: z.string().optional(),
  }),
})
type Got = { readonly url: URL; readonly body: z.infer<typeof Body> }
const got: Got[] = []
const answers: string[] = []
let server: Server
let origin = ''
const secret = `SEC${'a1'.repeat(20)}`
const key = '693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa'
const token = 'f'.repeat(64)

const signatureHolds = (url: URL): boolean => {
  const timestamp = url.searchParams.get('timestamp') ?? ''
  const expected = createHmac('sha256', Buffer.from(secret, 'utf8'))
    .update(Buffer.from([timestamp, secret].join('\n'), 'utf8'))
    .digest()
  return Buffer.from(url.searchParams.get('sign') ?? '', 'base64').equals(expected)
}

/** The real way out, with another machine behind the name. */
const post: RobotPost = ({ url, body }) => {
  const { pathname, search, hostname } = new URL(url)
  return postToRobot({ url: `${origin}/${hostname}${pathname}${search}`, body })
}

let town: Town
const sent: Message[] = []
beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const url = new URL(request.url ?? '/', origin)
      got.push({ url, body: Body.parse(JSON.parse(Buffer.concat(chunks).toString())) })
      const refused = url.pathname.startsWith('/oapi') && !signatureHolds(url)
      response.end(
        answers.shift() ??
          JSON.stringify(
            refused ? { errcode: 310000, errmsg: 'sign not match' } : { errcode: 0, errmsg: 'ok' },
          ),
      )
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  town = await openTown({ mail: { deliver: async (message) => void sent.push(message) } })
})
afterAll(async () => {
  await town.program.stop()
  server.close()
})
beforeEach(() => {
  got.length = 0
  answers.length = 0
})

const given = {
  ...{ name: '受理组', language: 'zh' as const, about: ['task-opened' as const], active: true, revision: 0 },
}
const wecom = {
  ...given,
  kind: 'wecom' as const,
  address: `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${key}`,
}
const dingtalk = {
  ...given,
  ...{ kind: 'dingtalk' as const, secret },
  address: `https://oapi.dingtalk.com/robot/send?access_token=${token}`,
}
const mail = () => withRobots(town.program.world, undefined, post)
const sending = () => town.program.world
/** The rows of a robot as they are kept. */
const rowsOf = async (robot: RobotId): Promise<Message[]> => {
  const day = town.program.clock.now().toISOString().slice(0, 10)
  const { items } = await town.store.messages.writtenOn(day, { limit: 500 })
  return items.filter((row) => row.robot === robot)
}
const row = (robot: RobotId, n: number): Message => ({
  ...{ id: `row/${robot}/${n}`, robot, address: '受理组', language: 'zh', about: 'robot-test' },
  ...{ subject: '测试', text: '第一行\n第二行', programme: 'lingang' },
  written: instant(town.program.clock.now()),
})

describe('an address leads to the two services and nowhere else', () => {
  test.each([
    ['http', `http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${key}`],
    ['another host', `https://qyapi.weixin.qq.com.example/cgi-bin/webhook/send?key=${key}`],
    ['somebody’s name before it', `https://qyapi.weixin.qq.com@127.0.0.1/cgi-bin/webhook/send?key=${key}`],
    ['a port', `https://qyapi.weixin.qq.com:8443/cgi-bin/webhook/send?key=${key}`],
    ['another path', `https://qyapi.weixin.qq.com/cgi-bin/gettoken?key=${key}`],
    ['a second parameter', `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${key}&debug=1`],
    ['the other service', dingtalk.address],
    ['inside', 'http://169.254.169.254/latest/meta-data'],
  ])('%s is refused', async (_, address) => {
    expect(keyIn('wecom', address)).toBeUndefined()
    await expect(
      saveRobot(
        town.program.world,
        town.asking('administrator'),
        { scheme: 'lingang' },
        { ...wecom, address },
      ),
    ).rejects.toMatchObject({ code: 'invalid', problems: [{ field: 'address', code: 'not-a-robot' }] })
  })

  test('DingTalk without its secret is refused', async () => {
    const { secret: _, ...rest } = dingtalk
    await expect(
      saveRobot(town.program.world, town.asking('administrator'), { scheme: 'lingang' }, rest),
    ).rejects.toMatchObject({ problems: [{ field: 'secret' }] })
  })
})

describe('a robot', () => {
  const add = (what: typeof wecom | typeof dingtalk) =>
    saveRobot(town.program.world, town.asking('administrator'), { scheme: 'lingang' }, what)

  test('is kept sealed: neither key nor secret is in its row', async () => {
    const { robot } = await add(dingtalk)
    const kept = JSON.stringify(await town.store.robots.load('lingang', robot))
    expect(kept).not.toContain(token)
    expect(kept).not.toContain(secret)
    expect(kept).toContain('"ends":"ffff"')
  })

  test('of WeCom is sent markdown, one of DingTalk with a signature that holds', async () => {
    for (const [what, path] of [
      [wecom, '/qyapi.weixin.qq.com/cgi-bin/webhook/send'],
      [dingtalk, '/oapi.dingtalk.com/robot/send'],
    ] as const) {
      const { robot } = await add(what)
      const message = row(robot, 1)
      await town.store.messages.keep(message)
      await deliver(sending(), mail(), message)
      const last = got.at(-1)
      expect(last?.url.pathname).toBe(path)
      expect(last?.body.markdown.content ?? last?.body.markdown.text).toBe('**测试**\n\n第一行\n\n第二行')
      expect(last && signatureHolds(last.url)).toBe(what.kind === 'dingtalk')
      expect((await rowsOf(robot)).map(stateOf)).toEqual(['sent'])
    }
  })

  test('that refuses for now is tried again by the sweep; one that is gone is not, and the page says why', async () => {
    const { robot } = await add(wecom)
    const message = row(robot, 1)
    await town.store.messages.keep(message)
    answers.push(JSON.stringify({ errcode: -1, errmsg: 'system busy' }))
    await expect(deliver(sending(), mail(), message)).rejects.toThrow('system busy')
    const [tried] = await rowsOf(robot)
    expect(tried && [stateOf(tried), tried.failed?.tries]).toEqual(['tried', 1])
    await sweepMessages(sending(), mail(), '9999')
    expect((await rowsOf(robot)).map(stateOf)).toEqual(['sent'])

    const gone = row(robot, 2)
    answers.push(JSON.stringify({ errcode: 93000, errmsg: 'invalid webhook url' }))
    await deliver(sending(), mail(), gone)
    const failed = (await rowsOf(robot)).find(({ id }) => id === gone.id)
    expect(failed && stateOf(failed)).toBe('failed')
    expect(failed?.failed?.reason).toBe('93000 invalid webhook url')
  })

  test('is sent twenty messages a minute and no more: the rest waits and has not failed', async () => {
    const { robot } = await add(wecom)
    // Its clock stands still: no minute ends meanwhile.
    const now = town.program.clock.now()
    const still = { ...town.program.world, now: () => now }
    const out = withRobots(still, undefined, post)
    const outcomes = await Promise.allSettled(
      Array.from({ length: 25 }, async (_, n) => {
        const message = row(robot, n)
        await town.store.messages.keep(message)
        await deliver(still, out, message)
      }),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(20)
    expect(got.length).toBeLessThanOrEqual(20)
    await sweepMessages(still, out, '9999')
    expect(got).toHaveLength(20)
    const states = (await rowsOf(robot)).map(stateOf)
    expect(states.filter((state) => state === 'sent')).toHaveLength(20)
    expect(states.filter((state) => state === 'on-its-way')).toHaveLength(5)
  })

  test('an error of the network never says the address', async () => {
    const { robot } = await add(wecom)
    const lost: RobotPost = ({ url }) => Promise.reject(new TypeError(`fetch failed: ${url}`))
    const message = row(robot, 1)
    await expect(
      deliver(sending(), withRobots(town.program.world, undefined, lost), message),
    ).rejects.toThrow('not reached')
    expect(JSON.stringify(await rowsOf(robot))).not.toContain(key)
  })
})

test('what the office is told reaches its group: no title, no name, nothing of what one person was asked', async () => {
  const { world } = town.program
  const { robot } = await saveRobot(world, town.asking('administrator'), { scheme: 'lingang' }, wecom)
  const before = sent.length
  const id = await town.apply('概伦电子', [
    ['交通大学', 'university'],
    ['华谊集团', 'enterprise'],
  ])
  const rows = sent.slice(before).filter((one) => one.robot === robot)
  expect(rows.map(({ subject }) => subject)).toEqual(['请办理：形式审查'])
  expect(rows[0]?.text).toContain(`/cases/${id}`)
  expect(JSON.stringify(rows.map(({ subject, text }) => ({ subject, text })))).not.toMatch(
    /概伦|交通大学|华谊/,
  )

  await testRobot(world, town.asking('administrator'), { scheme: 'lingang', id: robot })
  await town.program.idle()
  expect(sent.at(-1)).toMatchObject({ robot, about: 'robot-test' })
})

test('is set up by the programme’s administrators alone', async () => {
  await expect(
    saveRobot(town.program.world, town.asking('officer'), { scheme: 'lingang' }, wecom),
  ).rejects.toMatchObject({ code: 'not-found' })
})
