import { given } from './program-function.ts'
import type { Settings } from './settings.ts'

/** What functions that write to people, or show how, are told of this installation's usual way. */
export const messageEnvironment = ({
  quietHours,
  digestAt,
  messageZone,
  messageWay,
}: Settings): Record<string, string> =>
  given({
    QUIET_HOURS: quietHours,
    DIGEST_AT: digestAt,
    MESSAGE_ZONE: messageZone,
    MESSAGE_WAY: messageWay,
  })
