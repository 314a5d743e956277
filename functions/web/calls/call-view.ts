import { z } from 'zod'
import { Call, Extension } from '../../../domain/call.ts'

/** A call as everybody may see it: that its deadline was moved and why, not by whom. */
export const CallView = Call.omit({ extensions: true, grace: true }).extend({
  extensions: z.array(Extension.omit({ by: true })).optional(),
})
export type CallView = z.infer<typeof CallView>

export const callView = ({ extensions, grace: _, ...call }: Call): CallView => ({
  ...call,
  ...(extensions === undefined ? {} : { extensions: extensions.map(({ by: __, ...shown }) => shown) }),
})
