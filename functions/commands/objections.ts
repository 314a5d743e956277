import { z } from 'zod'
import type { CaseId, ObjectionId } from '../../domain/ids.ts'
import { stateOnObjection } from '../../domain/objection-statement.ts'
import type { World } from '../ports/world.ts'
import { asLead } from './as-lead.ts'
import { type Asking, onCase } from './run.ts'

const Done = z.object({})

export const Statement = z.strictObject({ text: z.string().trim().min(2).max(4000) })

/** Answers an objection for the applicants. */
export const commentOnObjection = (
  world: World,
  asking: Asking,
  input: { case: CaseId; objection: ObjectionId; text: string },
): Promise<object> =>
  onCase(
    world,
    asking,
    { command: 'comment-on-objection', case: input.case, input },
    (file, moment) => {
      const stamp = asLead(asking, file)
      return {
        stamp,
        decision: stateOnObjection(file, input.objection, input.text, stamp, moment),
        result: {},
      }
    },
    Done.parse,
  )
