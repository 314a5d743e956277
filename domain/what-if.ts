import { askedOf } from './case-form.ts'
import { verdicts } from './submission.ts'
import type { CaseFile } from './case.ts'
import { requirementOf } from './condition-words.ts'
import type { Holds } from './condition-check.ts'
import { problemsOf } from './form.ts'
import type { Moment } from './moment.ts'
import { blocks, type Verdict } from './rule-check.ts'
import type { Words } from './words.ts'

/** How an application stands before a programme's rules: what blocks fails it, what warns is told, some is not known. */
export type Standing = 'passes' | 'warns' | 'fails' | 'open'

export const standingOf = (found: readonly Verdict[]): Standing => {
  if (blocks(found).length > 0) return 'fails'
  if (found.some(({ holds }) => holds === false)) return 'warns'
  return found.some(({ holds }) => holds === 'unknown') ? 'open' : 'passes'
}

/** A rule that comes out otherwise than before; `undefined` where only one of the versions asks it. */
export type RuleTurn = {
  readonly asks: Words
  readonly before: Holds | undefined
  readonly after: Holds | undefined
}
export type WhatIf = {
  readonly before: Standing
  readonly after: Standing
  readonly turns: readonly RuleTurn[]
  /** Fields that the other version would still ask for. */
  readonly missing: number
}

/** What a past application would come to under another version than the one that it was decided under. */
export const whatIf = (file: CaseFile, before: Moment, after: Moment): WhatIf => {
  const [was, is] = [verdicts(file, before), verdicts(file, after)]
  return {
    before: standingOf(was),
    after: standingOf(is),
    turns: [...turnsOf(was, is), ...gone(was, is)],
    missing: Math.max(0, missing(file, after) - missing(file, before)),
  }
}

const turnsOf = (was: readonly Verdict[], is: readonly Verdict[]): RuleTurn[] =>
  is.flatMap(({ rule, holds }) => {
    const old = was.find((one) => one.rule.id === rule.id)
    return old?.holds === holds && old.rule.force === rule.force
      ? []
      : old === undefined && holds === true
        ? []
        : [{ asks: requirementOf(rule.condition), before: old?.holds, after: holds }]
  })

/** What is not asked any more matters only where it did not hold. */
const gone = (was: readonly Verdict[], is: readonly Verdict[]): RuleTurn[] =>
  was
    .filter(({ rule, holds }) => holds !== true && !is.some((one) => one.rule.id === rule.id))
    .map(({ rule, holds }) => ({ asks: requirementOf(rule.condition), before: holds, after: undefined }))

const missing = (file: CaseFile, moment: Moment): number =>
  askedOf(file, moment).flatMap((section) =>
    problemsOf(section, file.sections.find(({ id }) => id === section.id)?.answers ?? {}),
  ).length
