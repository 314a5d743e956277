import type { CaseFile } from '../domain/case.ts'
import type { Section } from '../domain/case-section.ts'
import type { Consortium } from '../domain/consortium.ts'
import { evaluationId } from '../domain/evaluation.ts'
import { isTable } from '../domain/form.ts'
import type { Moment } from '../domain/moment.ts'
import type { ReportSources } from '../domain/prefill.ts'
import type { TableAnswer } from '../domain/table-answer.ts'
import { knownConsortium } from './known-consortium.ts'
import type { World } from './ports/world.ts'

/** What a year's report can be filled in from: the application, the year before, and what is on record since. */
export const reportSources = async (
  world: World,
  { head }: CaseFile,
  consortium: Consortium,
  moment: Moment,
): Promise<ReportSources> => {
  const { results, milestones } = moment.scheme
  const year = head.kind === 'evaluation' ? head.year : 0
  const before = consortium.grades
    .map((one) => one.year)
    .filter((one) => one < year)
    .toSorted((a, b) => a - b)
    .at(-1)
  const [{ sections, applied }, lastReport, lines] = await Promise.all([
    knownConsortium(world, consortium),
    before === undefined ? undefined : world.store.cases.load(evaluationId(consortium, before, moment)),
    results.length === 0 && !milestones ? [] : world.store.consortia.record(consortium.id),
  ])
  return {
    consortium,
    lines,
    plan: planFrom(sections),
    ...(applied === undefined ? {} : { application: { at: applied, sections } }),
    ...(lastReport && before !== undefined
      ? { lastReport: { year: before, sections: lastReport.sections } }
      : {}),
  }
}

/** The tables of an application, by `section.field`. */
export const planFrom = (sections: readonly Section[]): ReadonlyMap<string, TableAnswer> =>
  new Map(
    sections.flatMap(({ id, owner, answers }) =>
      owner === undefined
        ? Object.entries(answers).flatMap(([field, answer]): [string, TableAnswer][] =>
            isTable(answer) ? [[`${id}.${field}`, answer]] : [],
          )
        : [],
    ),
  )
