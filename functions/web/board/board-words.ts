import { type CaseHead } from '../../../domain/case.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import { type StepKind, stepOf } from '../../../domain/scheme-step.ts'
import { same, type Words } from '../../../domain/words.ts'
import { statusSaid } from '../words/words.ts'

const stepOfStatus: Readonly<Partial<Record<CaseHead['status']['is'], StepKind>>> = {
  'formal-check': 'formalCheck',
  recommendation: 'recommendation',
  review: 'review',
  defence: 'defence',
  approval: 'approval',
  notice: 'notice',
}

const kindOf = (status: string): StepKind | undefined =>
  Object.entries(stepOfStatus).find(([name]) => name === status)?.[1]

/** What the programme calls a step of its applications; the general word for everything else. */
export const stepTitle = (status: string, kind: CaseHead['kind'], scheme: Scheme | undefined): Words => {
  const step = kindOf(status)
  const own = kind === 'application' && scheme && step ? stepOf(scheme, step)?.title : undefined
  return own ?? statusSaid({ is: status, verb: scheme?.outcome.verb })
}

/** Steps that the programme's applications go through: shown with nothing in them as well. */
export const isOfProgramme = (status: string, scheme: Scheme | undefined): boolean => {
  const step = kindOf(status)
  return step !== undefined && scheme !== undefined && stepOf(scheme, step) !== undefined
}

export const levelTitleOf = (level: string, kind: CaseHead['kind'], scheme: Scheme | undefined): Words => {
  const levels =
    (kind === 'application' ? scheme && stepOf(scheme, 'approval')?.levels : scheme?.evaluation?.levels) ?? []
  return levels.find(({ id }) => id === level)?.title ?? same(level)
}

/** What an answer of the form that feeds this is called. */
export const chosenTitle = (
  feed: 'formation-type' | 'field' | 'tier',
  value: string,
  scheme: Scheme | undefined,
): Words => {
  if (scheme && feed === 'formation-type') {
    const type = scheme.formationTypes?.find(({ id }) => id === value)
    if (type) return type.title
  }
  for (const { fields } of scheme?.form ?? [])
    for (const field of fields)
      if (field.kind === 'choice' && field.feeds === feed) {
        const option = field.options.find((one) => one.value === value)
        if (option) return option.label
      }
  return same(value)
}
