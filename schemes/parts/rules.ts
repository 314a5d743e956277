import type { z } from 'zod'
import type { Condition, Group } from '../../domain/condition.ts'
import type { OrganisationKind } from '../../domain/organisation-kind.ts'
import type { Rule } from '../../domain/rule.ts'
import { agreementClauses } from '../agreement-clauses.ts'
import type { Option } from './form-fields.ts'
import { cleanRecord } from './form-sections.ts'

type More = Partial<Omit<z.input<typeof Rule>, 'id' | 'condition'>>

/** Asked on application and at every change after; a measure's rule, so it blocks. */
export const rule = (id: string, condition: z.input<typeof Condition>, more: More = {}) => ({
  id,
  phase: 'always' as const,
  force: 'blocks' as const,
  ...more,
  condition,
})

/** Bodies that do research for others: universities, institutes, new-type R&D institutions, hospitals. */
export const researchKinds: OrganisationKind[] = ['university', 'institute', 'new-rd-institution', 'hospital']

export const atLeast = (min: number, of?: z.input<typeof Group>) => ({
  kind: 'organisation-count' as const,
  min,
  ...(of === undefined ? {} : { of: of satisfies Group }),
})

/** A name alone does not apply: every organisation has a code that was checked. */
export const identified = (more: More = {}) =>
  rule('identified', { kind: 'identified' }, { phase: 'apply', ...more })

/** The agreement contains all of these. */
export const clausesRule = (clauses: readonly Option[] = agreementClauses, more: More = {}) =>
  rule('clauses', { kind: 'chosen', what: 'clauses', of: [...clauses] }, { phase: 'apply', ...more })

export const declarationsRule = (declarations: readonly Option[] = cleanRecord, more: More = {}) =>
  rule(
    'declarations',
    { kind: 'chosen', what: 'declarations', of: [...declarations] },
    { phase: 'apply', ...more },
  )
