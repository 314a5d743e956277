import { addMonths, CivilDate } from './calendar.ts'
import type { EvaluationRules } from './evaluation-rules.ts'
import type { Words } from './words.ts'

type Cycle = Pick<EvaluationRules, 'opens' | 'exemptMonths' | 'everyYears' | 'milestones'>

const opening = (rules: Cycle, year: number): CivilDate => CivilDate.parse(`${year}-${rules.opens}`)
const yearOf = (day: CivilDate): number => Number(day.slice(0, 4))

/** The first year that opens after a day. */
const firstAfter = (rules: Cycle, day: CivilDate): number =>
  opening(rules, yearOf(day)) > day ? yearOf(day) : yearOf(day) + 1

/**
 * The year of the first regular evaluation: the newly recognised are exempt for as many months as the programme says,
 * and one that evaluates every three years does so the first time when three have passed.
 */
const firstRegular = (rules: Cycle, since: CivilDate): number =>
  firstAfter(rules, addMonths(since, rules.exemptMonths)) + rules.everyYears - 1

/** The year that a larger review falls into; one that would open before the recognition opens the year after. */
const milestoneYear = (rules: Cycle, since: CivilDate, afterMonths: number): number =>
  Math.max(yearOf(addMonths(since, afterMonths)), firstAfter(rules, since))

/** The next year with an evaluation, regular or larger, after this one; the first of all when there was none. */
export const nextEvaluationYear = (rules: Cycle, since: CivilDate, after: number | undefined): number => {
  const first = firstRegular(rules, since)
  const cycles = after === undefined ? 0 : Math.floor((after - first) / rules.everyYears) + 1
  const regular = first + Math.max(0, cycles) * rules.everyYears
  const larger = rules.milestones
    .map(({ afterMonths }) => milestoneYear(rules, since, afterMonths))
    .filter((year) => after === undefined || year > after)
  return Math.min(regular, ...larger)
}

/** What the evaluation of a year is besides: the interim or comprehensive review of a consortium of this age. */
export const milestoneOf = (rules: Cycle, since: CivilDate, year: number): Words | undefined => {
  const titles = rules.milestones
    .filter(({ afterMonths }) => milestoneYear(rules, since, afterMonths) === year)
    .map(({ title }) => title)
  return titles.length === 0
    ? undefined
    : { zh: titles.map(({ zh }) => zh).join('、'), en: titles.map(({ en }) => en).join(', ') }
}
