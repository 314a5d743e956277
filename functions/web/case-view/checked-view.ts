import { z } from 'zod'
import { checkStateOf, checkStates, type Organisation, verifiedBy } from '../../../domain/organisation.ts'
import { defined } from '../defined.ts'

/** What the office found of an organisation: whether code and name were compared with what is published, by whom, when. */
export const CheckedView = z.object({
  state: z.enum(checkStates),
  by: z.string().optional().describe('Who verified it'),
  at: z.string().optional().describe('When it was verified'),
})
export type CheckedView = z.infer<typeof CheckedView>

export const checkedView = (organisation: Organisation): CheckedView => {
  const act = verifiedBy(organisation)
  return { state: checkStateOf(organisation), ...defined({ by: act?.name, at: act?.at }) }
}
