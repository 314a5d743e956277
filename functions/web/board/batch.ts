import type { Call } from '../../../domain/call.ts'
import { ApplicationStatus, EvaluationStatus } from '../../../domain/case-status.ts'
import type { CaseHead } from '../../../domain/case.ts'
import { ChangeStatus } from '../../../domain/change-request.ts'
import { CallId, schemeCode } from '../../../domain/ids.ts'
import type { Person } from '../../../domain/person.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import type { Words } from '../../../domain/words.ts'
import type { Web } from '../context.ts'

/** What officers list cases by: a call, a year of evaluations, a year of changes. */
export type Batch = {
  readonly id: string
  /** The programme's code. */
  readonly scheme: string
  readonly kind: CaseHead['kind']
  readonly title: Words
  /** The version that a call is made under; a year has cases of several. */
  readonly ref?: string
}

/** The batch of this name, for whoever may do this with it. The policy is asked before anything of it is read. */
export const batchFor = async (
  web: Web,
  person: Person,
  batch: string,
  to: 'list-cases' | 'see-insight' = 'list-cases',
): Promise<Batch> => {
  const yearly = /^(evaluation|change)-([a-z][a-z0-9-]*)-(\d{4})$/.exec(batch)
  if (yearly) {
    const [, kind, scheme = '', year] = yearly
    if (!may(person, { to, scheme })) throw notFound()
    return kind === 'change'
      ? {
          ...{ id: batch, scheme, kind: 'change' },
          title: { zh: `${year} 年变更`, en: `Changes ${year}` },
        }
      : {
          ...{ id: batch, scheme, kind: 'evaluation' },
          title: { zh: `${year} 年度评估`, en: `Annual evaluations ${year}` },
        }
  }
  const id = CallId.safeParse(batch)
  const call = id.success ? await web.world.store.calls.load(id.data) : undefined
  if (!call || !may(person, { to, scheme: schemeCode(call.scheme) })) throw notFound()
  return batchOfCall(call)
}

/** A call as what its cases are listed by. */
export const batchOfCall = (call: Call): Batch => ({
  id: call.id,
  scheme: schemeCode(call.scheme),
  kind: 'application',
  title: call.title,
  ref: call.scheme,
})

type StatusName = CaseHead['status']['is']
const namesIn = (
  options: readonly { readonly shape: { readonly is: { readonly values: Set<StatusName> } } }[],
) => options.flatMap(({ shape }) => [...shape.is.values])

/** The statuses of a kind of case, in the order in which it goes through them. */
export const statusesOf = (kind: CaseHead['kind']): readonly StatusName[] => {
  switch (kind) {
    case 'application':
      return namesIn(ApplicationStatus.options)
    case 'evaluation':
      return namesIn(EvaluationStatus.options)
    case 'change':
      return namesIn(ChangeStatus.options)
  }
}

export const statusOf = (text: string | undefined): StatusName | undefined =>
  [...statusesOf('application'), ...statusesOf('evaluation'), ...statusesOf('change')].find(
    (name) => name === text,
  )
