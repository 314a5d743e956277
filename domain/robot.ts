import { z } from 'zod'
import { PersonId, RobotId } from './ids.ts'
import { MessageKind } from './message-kind.ts'
import { Refusal } from './refusal.ts'
import { Language } from './words.ts'

/** Where a group is: 企业微信 or 钉钉. */
export const RobotKind = z.enum(['wecom', 'dingtalk'])
export type RobotKind = z.infer<typeof RobotKind>

export const robotKindWords = {
  wecom: { zh: '企业微信群机器人', en: 'WeCom group robot' },
  dingtalk: { zh: '钉钉自定义机器人', en: 'DingTalk group robot' },
} as const satisfies Record<RobotKind, { zh: string; en: string }>

/** What the office of a programme is told, and may be told in its group: without names and subjects. */
export const robotMessages: readonly MessageKind[] = [
  'task-opened',
  'task-reminder',
  'task-overdue',
  'task-escalated',
  'objection-raised',
  'appeal-filed',
  'evaluation-overdue',
  'change-requested',
  'milestone-claimed',
]

/**
 * A robot of an office's group. Its address holds a key: whoever has it may write there. It is kept sealed, and so is
 * the secret that DingTalk signs with.
 */
export const Robot = z.strictObject({
  id: RobotId,
  /** The programme's code. */
  scheme: z.string().max(32),
  /** As the office calls the group. */
  name: z.string().max(60),
  kind: RobotKind,
  language: Language,
  about: z.array(MessageKind).max(40),
  active: z.boolean(),
  sealed: z.strictObject({ address: z.string().max(2000), secret: z.string().max(2000).optional() }),
  /** The last four characters of the key: how somebody knows which it is. */
  ends: z.string().max(4),
  revision: z.number().int().min(1),
  by: PersonId,
  at: z.iso.datetime(),
})
export type Robot = z.infer<typeof Robot>

/** Nothing else is ever called: an address that somebody types could otherwise lead to a machine inside. */
const places = {
  wecom: { origin: 'https://qyapi.weixin.qq.com', path: '/cgi-bin/webhook/send', key: 'key' },
  dingtalk: { origin: 'https://oapi.dingtalk.com', path: '/robot/send', key: 'access_token' },
} as const satisfies Record<RobotKind, { origin: string; path: string; key: string }>

/** The key in a robot's address; nothing where the address is not exactly that of such a robot. */
export const keyIn = (kind: RobotKind, address: string): string | undefined => {
  const { origin, path, key } = places[kind]
  const start = `${origin}${path}?${key}=`
  const rest = address.startsWith(start) ? address.slice(start.length) : ''
  return /^[A-Za-z0-9-]{16,128}$/.test(rest) ? rest : undefined
}

/** The address of a robot by its key. */
export const addressOf = (kind: RobotKind, key: string): string => {
  const { origin, path, key: name } = places[kind]
  return `${origin}${path}?${name}=${key}`
}

/** What was typed: an address of that kind of robot, and for DingTalk the secret of its signature. */
export const checkAddress = (kind: RobotKind, address: string, secret: string | undefined): string => {
  const key = keyIn(kind, address.trim())
  if (key === undefined)
    throw new Refusal('invalid', {
      problems: [{ field: 'address', code: 'not-a-robot', facts: { start: `${places[kind].origin}/` } }],
    })
  if (kind === 'dingtalk' && !/^SEC[A-Za-z0-9]{16,200}$/.test(secret?.trim() ?? ''))
    throw new Refusal('invalid', { problems: [{ field: 'secret', code: 'not-a-robot-secret' }] })
  return key
}

/** Both services take twenty messages a minute; what comes faster waits. */
export const mostAMinute = 20
