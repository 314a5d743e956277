import { createHmac } from 'node:crypto'
import type { Message } from '../../domain/message.ts'
import type { RobotKind } from '../../domain/robot.ts'

/** What is sent to a group's robot, and where. */
export type RobotRequest = { readonly url: string; readonly body: string }

type Plain = {
  readonly kind: RobotKind
  readonly address: string
  readonly secret?: string | undefined
}

/** WeCom takes 4,096 bytes of markdown; ours is far below. Nothing that somebody typed is in it. */
const markdown = ({ subject, text }: Pick<Message, 'subject' | 'text'>): string =>
  `**${subject}**\n\n${text.trim().replaceAll('\n', '\n\n')}`

/**
 * DingTalk: the time in milliseconds and the secret, signed with HMAC-SHA256, in base64, encoded for an address. Its
 * server takes a time within an hour of its own.
 */
export const signed = (address: string, secret: string, at: Date): string => {
  const timestamp = String(at.getTime())
  const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64')
  return `${address}&timestamp=${timestamp}&sign=${encodeURIComponent(sign)}`
}

/** The request that brings a message to a robot at a time. */
export const robotRequest = (
  { kind, address, secret }: Plain,
  message: Pick<Message, 'subject' | 'text'>,
  at: Date,
): RobotRequest =>
  kind === 'wecom'
    ? {
        url: address,
        body: JSON.stringify({ msgtype: 'markdown', markdown: { content: markdown(message) } }),
      }
    : {
        url: secret === undefined ? address : signed(address, secret, at),
        body: JSON.stringify({
          msgtype: 'markdown',
          markdown: { title: message.subject, text: markdown(message) },
        }),
      }
