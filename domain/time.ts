import { z } from 'zod'

/** An instant, in UTC, to the millisecond: written so, instants sort as their texts do. */
export const Time = z.iso.datetime({ precision: 3 })
