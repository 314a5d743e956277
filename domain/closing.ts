import type { ApplicationHead } from './case.ts'

/** A deadline that was moved by an extension, or the grace after it: what a request is measured by. */
type Closing = Pick<ApplicationHead, 'closes' | 'grace'>

/** The last instant at which a request still counts. */
export const lastInstant = ({ closes, grace = 0 }: Closing): string =>
  grace === 0 ? closes : new Date(Date.parse(closes) + grace * 60_000).toISOString()

/** Whether a request that arrived at this instant comes too late: the last instant itself still counts. */
export const isClosed = (head: Closing, now: string): boolean => now > lastInstant(head)

/** How many seconds of the grace a request needed; nothing when it came in time. */
export const graceUsed = ({ closes }: Closing, now: string): number | undefined =>
  now > closes ? Math.ceil((Date.parse(now) - Date.parse(closes)) / 1000) : undefined
