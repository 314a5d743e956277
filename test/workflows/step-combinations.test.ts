import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ended, type CaseFile } from '../../domain/case.ts'
import { formOf } from '../../domain/case-form.ts'
import { openEvaluation } from '../../domain/evaluation.ts'
import { readAnswers } from '../../domain/form.ts'
import { Scheme } from '../../domain/scheme.ts'
import { SchemeStep, type StepKind } from '../../domain/scheme-step.ts'
import { reportAnswers } from '../../infra/demo/report-answers.ts'
import { filedReport } from '../../schemes/parts/evaluation.ts'
import { lingang } from '../../schemes/lingang.ts'
import {
  applicationHead,
  fileOf,
  handedIn,
  momentAt,
  section,
  stampBy,
  today,
  typedAnswers,
} from '../support/cases.ts'
import { runTable } from '../support/table-run.ts'

const defence = SchemeStep.parse({ kind: 'defence', limit: { n: 20, unit: 'working-day' } })
const steps = [...lingang.steps, defence]
const kinds = steps.map(({ kind }) => kind)

/** The shipped programme with these steps in this order, and evaluations or none. */
const withSteps = (
  wanted: readonly StepKind[],
  evaluated: boolean,
  evaluation: object | undefined = lingang.evaluation,
): Scheme => {
  const { evaluation: _, ...rest } = lingang
  return Scheme.parse({
    ...rest,
    toConfirm: [],
    steps: wanted.flatMap((kind) => steps.filter((step) => step.kind === kind)),
    ...(evaluated ? { evaluation } : {}),
  })
}

const filled = (file: CaseFile, scheme: Scheme, answers: typeof typedAnswers): CaseFile => ({
  ...file,
  sections: formOf(file.head, { scheme }).map((one) =>
    section(one.id, readAnswers(one, answers[one.id] ?? {})),
  ),
})
const applied = (scheme: Scheme): CaseFile =>
  filled(
    fileOf(applicationHead({ ...handedIn, status: { is: 'submitted', since: today } })),
    scheme,
    typedAnswers,
  )

/** The task that each step begins with. */
const begins: Record<StepKind, string> = {
  formalCheck: 'ask-formal-check',
  recommendation: 'ask-recommendation',
  review: 'choose-experts',
  defence: 'ask-defence',
  approval: 'find-next-level',
  notice: 'publish-notice',
}

/** An endless list of picks out of one that is drawn. */
const picks = (drawn: readonly number[]) => {
  let at = 0
  return (n: number): number => (drawn[(at += 1) % drawn.length] ?? 0) % n
}
const someSteps = fc.shuffledSubarray([...kinds], { minLength: 1 })
const someAnswers = fc.array(fc.nat(1000), { minLength: 30, maxLength: 60 })
const openTasks = ({ tasks }: CaseFile) => tasks.filter(({ state }) => state.is === 'open')

describe('whatever steps a programme has, in whatever order', () => {
  test('an application comes to an end that its programme knows, and asks nobody any more', () => {
    fc.assert(
      fc.property(someSteps, fc.boolean(), someAnswers, (wanted, evaluated, drawn) => {
        const scheme = withSteps(wanted, evaluated)
        const { file, consortium, path } = runTable(
          applied(scheme),
          undefined,
          scheme,
          'application',
          picks(drawn),
        )
        expect(['recognised', 'refused', 'withdrawn']).toContain(file.head.status.is)
        expect(file.head.run?.ended).toBe(true)
        expect(openTasks(file)).toEqual([])
        // Nothing was asked that is no step of the programme.
        const unwanted = kinds.filter((kind) => !wanted.includes(kind)).map((kind) => begins[kind])
        expect(path.filter((step) => unwanted.includes(step.slice(0, step.indexOf(':'))))).toEqual([])
        expect(consortium === undefined).toBe(file.head.status.is !== 'recognised')
        expect(consortium?.nextEvaluation !== undefined).toBe(consortium !== undefined && evaluated)
      }),
      { numRuns: 150 },
    )
  })

  test('a year of its consortium is evaluated to an end, with no review, approval or notice of applications', () => {
    fc.assert(
      fc.property(someSteps, someAnswers, fc.boolean(), fc.boolean(), (wanted, drawn, reports, filed) => {
        const scheme = withSteps(wanted, true, filed ? filedReport() : lingang.evaluation)
        const { consortium } = runTable(applied(scheme), undefined, scheme, 'application', () => 1)
        if (!consortium) throw new Error('not recognised')
        const opened = openEvaluation(
          consortium,
          stampBy('system', 'system'),
          momentAt(consortium.alarm, scheme),
        )
        const { head, members = [] } = opened
        const year = fileOf(head, { members })
        const given = reportAnswers(scheme, [], { now: new Date(today) })
        const begin = filled(year, scheme, given)
        // What was typed and never handed in is no report; it serves when the year is put right.
        const known = opened.consortium ?? consortium
        const {
          file,
          consortium: entry,
          path,
        } = runTable(begin, known, scheme, 'annual-evaluation', picks(drawn), reports ? [] : ['report'])
        expect(['confirmed', 'revoked']).toContain(file.head.status.is)
        expect(ended(file.head)).toBe(true)
        expect(openTasks(file)).toEqual([])
        expect(entry?.grades).toHaveLength(1)
        const judged = path.map((step) => step.slice(0, step.indexOf(':')))
        expect(judged).not.toContain(filed ? 'ask-experts' : 'ask-report-check')
        expect(path.includes('count-no-show:counted')).toBe(
          !reports || path.includes('ask-overdue-report:late'),
        )
      }),
      { numRuns: 60 },
    )
  })
})
