import { annualEvaluation } from './annual-evaluation.ts'
import { application } from './application.ts'
import { approval } from './approval.ts'
import { change } from './change.ts'
import { review } from './review.ts'
import type { Workflow } from './workflow.ts'

/** Every table, inner ones first: the order in which they can be deployed. */
export const workflows: readonly Workflow[] = [review, approval, application, annualEvaluation, change]
