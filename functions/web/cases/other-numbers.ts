import { aroundOf } from '../../../domain/around.ts'
import { answersIn, askedOf } from '../../../domain/case-form.ts'
import type { CaseFile } from '../../../domain/case.ts'
import type { Moment } from '../../../domain/moment.ts'
import type { View } from '../context.ts'
import type { OtherNumber } from '../ui/table-checks.tsx'

/** The numbers of the whole form, for the tables that have to agree with one of them. */
export const otherNumbers = (
  view: View,
  file: CaseFile,
  moment: Moment,
): ((path: string) => OtherNumber | undefined) => {
  const { numberAt } = aroundOf(askedOf(file, moment), answersIn(file))
  return (path) => {
    const found = numberAt?.(path)
    return found && { label: view.say(found.label), value: found.value }
  }
}
