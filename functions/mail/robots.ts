import { z } from 'zod'
import type { Message } from '../../domain/message.ts'
import { keyIn } from '../../domain/robot.ts'
import type { Mail, World } from '../ports/world.ts'
import { type RobotRequest, robotRequest } from './robot-request.ts'

/** What a service answers; both say in the body whether they took it, and with 200 either way. */
export type RobotPost = (request: RobotRequest) => Promise<{ readonly status: number; readonly text: string }>

/** Twenty a minute are sent already: the message stays, and goes the next time. It is no failure. */
export class TooMany extends Error {
  override readonly name = 'TooMany'
}

/** The service will not take it, however often it is tried: said as a mail server says so. */
class RefusedForGood extends Error {
  readonly responseCode = 550
}

/**
 * Codes after which trying again is of no use: WeCom 93000 (no such webhook), 40058 (invalid); DingTalk 300001 and
 * 300005 (no such token), 310000 (signature, keyword or address refused), 400013 (the group is dissolved), 400102
 * (the robot is stopped).
 */
const forGood = new Set([93000, 40058, 300001, 300005, 310000, 400013, 400102])
/** Sent too fast: WeCom 45009, 45033; DingTalk 130101, 410100. */
const tooFast = new Set([45009, 45033, 130101, 410100])

const Answer = z.object({ errcode: z.number(), errmsg: z.string().optional() })

/** Sends it over HTTPS: no redirect is followed, and nobody waits longer than ten seconds. */
export const postToRobot: RobotPost = async ({ url, body }) => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(10_000),
  })
  return { status: response.status, text: (await response.text()).slice(0, 2000) }
}

/** Mail as before, and robots of groups beside it: a message of either goes through the same queue. */
export const withRobots = (
  world: Pick<World, 'store' | 'sealer' | 'now'>,
  mail: Mail | undefined,
  post: RobotPost,
): Mail => ({
  deliver: async (message, attachments) => {
    if (message.robot !== undefined) return toRobot(world, post, message, message.robot)
    if (mail === undefined) throw new Error('There is no mail server.')
    return mail.deliver(message, attachments)
  },
})

const toRobot = async (
  { store, sealer, now }: Pick<World, 'store' | 'sealer' | 'now'>,
  post: RobotPost,
  message: Message,
  id: NonNullable<Message['robot']>,
): Promise<void> => {
  const robot = await store.robots.load(message.programme ?? '', id)
  if (robot === undefined || !robot.active) throw new RefusedForGood('the robot was switched off')
  const at = now()
  if (!(await store.robots.takeTurn(id, at.toISOString().slice(0, 16)))) throw new TooMany('20 a minute')
  const address = await sealer.open(robot.sealed.address, `${id}/address`)
  const secret =
    robot.sealed.secret === undefined ? undefined : await sealer.open(robot.sealed.secret, `${id}/secret`)
  // Asked again where it is used, whatever wrote the row.
  if (keyIn(robot.kind, address) === undefined) throw new RefusedForGood('the address is not a robot’s')
  const came = await answered(post, robotRequest({ kind: robot.kind, address, secret }, message, at))
  if ('lost' in came) throw new Error(`not reached: ${came.lost}`)
  const { status, text } = came
  if (status !== 200) throw new Error(`the service answered ${status}`)
  const answer = Answer.safeParse(parsedJson(text))
  if (!answer.success) throw new Error('the service answered something else than JSON')
  const { errcode, errmsg = '' } = answer.data
  if (errcode === 0) return
  if (tooFast.has(errcode)) throw new TooMany(`${errcode}`)
  const said = `${errcode} ${errmsg}`.slice(0, 300)
  throw forGood.has(errcode) ? new RefusedForGood(said) : new Error(said)
}

/** An error of the network may hold the address, and the address is a secret: of it only the name is kept. */
const answered = async (
  post: RobotPost,
  request: RobotRequest,
): Promise<Awaited<ReturnType<RobotPost>> | { readonly lost: string }> => {
  try {
    return await post(request)
  } catch (problem) {
    return { lost: problem instanceof Error ? problem.name : 'Error' }
  }
}

const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
