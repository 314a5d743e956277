import type { CaseFile, CaseHead, EvaluationHead } from './case.ts'
import { asEvaluation, rulesOf } from './evaluation.ts'
import type { EvaluationRules, Grade } from './evaluation-rules.ts'
import type { Part } from './formal-check.ts'
import type { Moment } from './moment.ts'
import { rounded } from './panel-result.ts'
import { selfScoreOf } from './self-score.ts'

type Band = EvaluationRules['bands'][number]

/** The band that a result falls into. */
const bandFor = (result: number, rules: Pick<EvaluationRules, 'bands'>): Band | undefined =>
  rules.bands.find((band) => result >= band.from) ?? rules.bands.at(-1)
export const gradeFor = (result: number, rules: Pick<EvaluationRules, 'bands'>): Grade =>
  bandFor(result, rules)?.grade ?? 'unqualified'

/** What the result is made of. Without a score of the lead's own, the panel's mean is all of it. */
const scoreOf = (file: CaseFile, rules: EvaluationRules): EvaluationHead['score'] => {
  const panel = file.head.review.result?.mean ?? 0
  const self = rules.selfWeight === 0 ? undefined : selfScoreOf(file, rules)
  if (self === undefined) return undefined
  const weight = rules.selfWeight
  return { panel, self: rounded(self), weight, result: rounded(panel * (1 - weight) + self * weight) }
}

/** How full a band is this year, the evaluation in question left out of it and counted among all. */
const fillOf = (band: Band, head: EvaluationHead, others: readonly CaseHead[]) => {
  const rest = others.filter(
    (other): other is EvaluationHead => other.kind === 'evaluation' && other.id !== head.id,
  )
  return { inBand: rest.filter(({ grade }) => grade === band.grade).length, of: rest.length + 1 }
}

/**
 * The band below one that is full, as far as it leads to the same: a share takes a distinction away, never the
 * recognition. The share is of all the year's evaluations, so that the first to be graded is not the measure.
 */
const withinShares = (
  reached: Band,
  head: EvaluationHead,
  bands: readonly Band[],
  others: readonly CaseHead[],
): { band: Band; lowered?: EvaluationHead['lowered'] } => {
  const { mostShare } = reached
  const fill = fillOf(reached, head, others)
  const below = bands[bands.indexOf(reached) + 1]
  if (mostShare === undefined || fill.inBand + 1 <= mostShare * fill.of + 1e-9) return { band: reached }
  if (below?.leadsTo !== reached.leadsTo) return { band: reached }
  return {
    band: withinShares(below, head, bands, others).band,
    lowered: { from: reached.grade, ...fill, mostShare },
  }
}

/**
 * The result gives the grade that the approval chain is asked to confirm: the lowest when an item was vetoed, and the
 * band below when the one that it reaches is full. The numbers go on record, and the approvers read them.
 */
export const proposeGrade = (file: CaseFile, moment: Moment): Part => {
  const { lowered: _, score: __, ...head } = asEvaluation(file)
  const rules = rulesOf(moment)
  const score = scoreOf(file, rules)
  const mean = head.review.result?.mean ?? 0
  const result = score?.result ?? mean
  const vetoed = (head.review.result?.vetoes ?? []).map(({ item }) => item).join(', ')
  const reached = vetoed === '' ? bandFor(result, rules) : rules.bands.at(-1)
  const { band, lowered } = reached
    ? withinShares(reached, head, rules.bands, moment.others ?? [])
    : { band: undefined, lowered: undefined }
  const grade = band?.grade ?? 'unqualified'
  return {
    head: { ...head, grade, ...(score ? { score } : {}), ...(lowered ? { lowered } : {}) },
    events: [
      {
        what: 'grade-proposed',
        facts: {
          grade,
          mean,
          ...(score ? { self: score.self, weight: score.weight, result: score.result } : {}),
          ...(lowered
            ? { reached: lowered.from, inBand: lowered.inBand, of: lowered.of, mostShare: lowered.mostShare }
            : {}),
          ...(vetoed === '' ? {} : { vetoed }),
        },
      },
    ],
    outcome: 'proposed',
  }
}
