import { z } from 'zod'
import { fileAppeal, type NewAppeal } from '../../domain/appeal.ts'
import { conflictOf } from '../../domain/conflict.ts'
import { referenceProblems } from '../../domain/reference-problems.ts'
import { AppealId, type CaseId, schemeCode } from '../../domain/ids.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { World } from '../ports/world.ts'
import { asLead } from './as-lead.ts'
import { type Asking, onCase } from './run.ts'

const AppealRef = z.object({ appeal: AppealId })

/** Appeals against how a case ended, for its lead. The office is asked, but for those who decided it. */
export const appeal = (
  world: World,
  asking: Asking,
  id: CaseId,
  input: NewAppeal,
): Promise<{ appeal: AppealId }> =>
  onCase(
    world,
    asking,
    { command: 'appeal', case: id, input },
    async (file, moment) => {
      const stamp = asLead(asking, file)
      const office = await world.store.people.inAudience(`office:${schemeCode(file.head.scheme)}:officer`)
      const officers = office
        .filter((person) => person.active && conflictOf(person, file) === undefined)
        .map((person) => person.id)
      const problems = referenceProblems(file, {
        field: 'documents',
        place: 'appeal',
        lines: input.documents,
      })
      if (problems.length > 0) throw new Refusal('invalid', { problems })
      const { appeal: filed, ...decision } = fileAppeal(file, input, stamp, officers, moment)
      return { decision, stamp, result: { appeal: filed.id } }
    },
    AppealRef.parse,
  )
