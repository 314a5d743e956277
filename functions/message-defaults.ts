import { type MessageDefaults, usualDefaults } from '../domain/message-wishes.ts'
import { QuietHours } from '../domain/quiet-hours.ts'
import type { Environment } from './environment.ts'

/** How this installation tells those who wish for nothing else. */
export const messageDefaults = (
  env: Pick<Environment, 'QUIET_HOURS' | 'DIGEST_AT' | 'MESSAGE_ZONE' | 'MESSAGE_WAY'>,
): MessageDefaults => ({
  way: env.MESSAGE_WAY ?? usualDefaults.way,
  quiet: quietHours(env.QUIET_HOURS) ?? usualDefaults.quiet,
  digestAt: env.DIGEST_AT ?? usualDefaults.digestAt,
  zone: env.MESSAGE_ZONE ?? usualDefaults.zone,
})

const quietHours = (given: string | undefined): MessageDefaults['quiet'] | undefined => {
  if (given === undefined || given === 'never') return given
  const [from, to] = given.split('-')
  return QuietHours.parse({ from, to })
}
