import { describe, expect, test } from 'vitest'
import { withClauses } from '../../domain/agreement.ts'
import { aroundOf } from '../../domain/around.ts'
import { answersIn } from '../../domain/case-form.ts'
import type { CaseFile, EvaluationHead } from '../../domain/case.ts'
import { isTable, problemsOf, readAnswers } from '../../domain/form.ts'
import { prefilledSections } from '../../domain/prefill.ts'
import { reportProblems } from '../../domain/report.ts'
import type { Scheme } from '../../domain/scheme.ts'
import { reportForm, selfSheetId } from '../../domain/self-score.ts'
import { attained, targetTables, withGiven } from '../../domain/targets.ts'
import { examples } from '../../infra/demo/programmes.ts'
import { filledForm } from '../../infra/demo/fill-form.ts'
import { reportAnswers } from '../../infra/demo/report-answers.ts'
import { planFrom } from '../../functions/report-sources.ts'
import { everyShipped } from '../../schemes/all.ts'
import { consortium, evaluationHead, fileOf, momentAt, organisationId, section } from '../support/cases.ts'

const evaluated = (await everyShipped()).filter(({ evaluation }) => evaluation !== undefined)
const opened = '2027-01-10T02:00:00.000Z'
const now = new Date(opened)

/** A year's report as it is opened for a consortium that applied with everything. */
const openedReport = (scheme: Scheme): CaseFile & { readonly head: EvaluationHead } => {
  const form = withClauses(scheme)
  const given = examples.find((one) => one.scheme === scheme.ref)?.typed ?? {}
  const typed = filledForm(scheme, form, given, now, String(organisationId('牵头公司')))
  const application = form.map((one) => section(one.id, readAnswers(one, typed[one.id] ?? {})))
  const head = evaluationHead({
    scheme: scheme.ref,
    year: 2027,
    opened: { by: 'system', as: 'system', at: opened },
    status: { is: 'report', since: opened },
  })
  const file = fileOf(head)
  const sources = { consortium: consortium(), lines: [], plan: planFrom(application) }
  return { ...file, head, sections: prefilledSections(file, sources, momentAt(opened, scheme)) }
}

const filled = (scheme: Scheme, file: CaseFile): CaseFile => {
  const typed = reportAnswers(scheme, file.sections, { now })
  return {
    ...file,
    sections: reportForm(scheme.evaluation).map((one) => {
      const { given } = file.sections.find(({ id }) => id === one.id) ?? {}
      return {
        ...section(one.id, withGiven(given, readAnswers(one, typed[one.id] ?? {}))),
        ...(given ? { given } : {}),
      }
    }),
  }
}

test('every programme that evaluates asks for dated results', () => {
  const asked = evaluated.filter(({ evaluation }) => evaluation?.form.some(({ id }) => id === 'outcomes'))
  expect(asked.map(({ ref }) => ref)).toEqual(evaluated.map(({ ref }) => ref))
  expect(evaluated.length).toBeGreaterThanOrEqual(10)
})

describe.each(evaluated.map((scheme) => [scheme.ref, scheme] as const))(
  'the yearly report of %s',
  (_, scheme) => {
    test('holds every table of indicators and of money in the application against the year', () => {
      const compared = reportForm(scheme.evaluation)
        .flatMap(targetTables)
        .map(({ rows }) => rows.of)
      const planned = scheme.form.flatMap(({ id, fields }) =>
        fields.flatMap((field) =>
          field.kind === 'table' && ['indicators', 'funding'].includes(field.id) ? [`${id}.${field.id}`] : [],
        ),
      )
      expect(compared).toEqual(planned)
      expect(planned.length).toBeGreaterThan(0)
    })

    test('can be filled in and handed in, with every target beside what was reached', () => {
      const moment = momentAt(opened, scheme)
      const file = filled(scheme, openedReport(scheme))
      const around = aroundOf(reportForm(scheme.evaluation), answersIn(file), file.members)
      const wrong = reportForm(scheme.evaluation).flatMap((one) =>
        problemsOf(one, answersIn(file)(one.id), around),
      )
      expect([...wrong, ...reportProblems(file, moment)]).toEqual([])
      const parts = reportForm(scheme.evaluation).flatMap((one) =>
        targetTables(one).flatMap(({ field }) => {
          const answer = answersIn(file)(one.id)[field.id]
          return isTable(answer) ? attained(field, answer) : []
        }),
      )
      expect(parts.length).toBeGreaterThan(0)
      expect(parts.filter(({ part }) => part !== undefined).length).toBeGreaterThan(0)
    })

    test('is not handed in with a target missed and no reason', () => {
      const file = filled(scheme, openedReport(scheme))
      const silent = {
        ...file,
        sections: file.sections.map((one) => ({
          ...one,
          answers: Object.fromEntries(
            Object.entries(one.answers).map(([id, answer]) => [
              id,
              isTable(answer)
                ? {
                    rows: answer.rows.map(({ id: row, cells: { note: _note, ...cells } }) => ({
                      id: row,
                      cells,
                    })),
                  }
                : answer,
            ]),
          ),
        })),
      }
      expect(reportProblems(silent, momentAt(opened, scheme)).map(({ code }) => code)).toContain(
        'note-needed',
      )
    })

    test('scores itself by the rubric first, where it is scored and the sources know of own scores', () => {
      const own = reportForm(scheme.evaluation).some(({ id }) => id === selfSheetId)
      // The European communities are monitored by the institute; no source tells of an own score.
      expect(own).toBe(scheme.evaluation?.rubric !== undefined && scheme.ref !== 'eit-kic@1')
      const defaults = scheme.toConfirm.map(({ path }) => path)
      expect(defaults).toContain('evaluation.form')
      expect(defaults.includes('evaluation.selfSheet')).toBe(own)
    })
  },
)
