import type { z } from 'zod'
import { keptAside } from '../../../domain/case-form.ts'
import { clausesMissing } from '../../../domain/agreement.ts'
import { answersTo } from '../../../domain/asked-form.ts'
import type { CaseFile } from '../../../domain/case.ts'
import type { Section } from '../../../domain/case-section.ts'
import { type Answers, type FormSection, problemsOf } from '../../../domain/form.ts'
import type { Moment } from '../../../domain/moment.ts'
import { remarksIn } from '../../../domain/remarks.ts'
import type { Around } from '../../../domain/table-problems.ts'
import { selfSheetId } from '../../../domain/self-score.ts'
import type { Problems, SectionView } from './case-shape.ts'
import { defined } from '../defined.ts'

type ProblemLike = {
  readonly field: string
  readonly code: string
  readonly facts?: Readonly<Record<string, string | number | boolean>>
}

/** A problem as pages and the API show it. */
export const plainProblem = ({ field, code, facts }: z.infer<typeof Problems>[number] | ProblemLike) => ({
  field,
  code,
  ...(facts === undefined ? {} : { facts: { ...facts } }),
})

/** What a reader may see of a form: the lead's own score by the rubric is shown to experts only where the programme says so. */
export const readable = (
  asked: readonly FormSection[],
  { scheme }: Pick<Moment, 'scheme'>,
  selfSheet: boolean,
): readonly FormSection[] =>
  selfSheet || scheme.evaluation?.selfSheet?.shown ? asked : asked.filter(({ id }) => id !== selfSheetId)

/** Nothing is missing or wrong, and what was filled in before is checked. */
const isComplete = (
  section: FormSection,
  { prefilled = {} }: Section,
  answers: Answers,
  around: Around,
): boolean =>
  problemsOf(section, answers, around).length === 0 &&
  clausesMissing(section, answers).length === 0 &&
  section.fields.every(({ id }) => prefilled[id] === undefined)

/** One section of the form: the answers, the remarks on them, and how far it is filled in. */
export const sectionView = (
  file: CaseFile,
  section: FormSection,
  open: readonly string[],
  remarks: boolean,
  around: Around,
): z.infer<typeof SectionView> => {
  const saved = file.sections.find((candidate) => candidate.id === section.id)
  const answers = answersTo(section, saved?.answers ?? {})
  const status = file.head.status
  const { '': remark, ...fields } =
    remarks && status.is === 'correction' ? remarksIn(status.remarks, section.id) : {}
  return {
    id: section.id,
    title: section.title,
    answers,
    ...defined({ saved: saved?.saved.at, remark }),
    ...(Object.keys(fields).length === 0 ? {} : { remarks: fields }),
    writable: open.includes(section.id),
    ...(open.includes(section.id) && saved?.prefilled && Object.keys(saved.prefilled).length > 0
      ? { prefilled: saved.prefilled }
      : {}),
    state: !saved ? 'empty' : isComplete(section, saved, answers, around) ? 'complete' : 'started',
  }
}

/** Answers to what is not asked any more. */
export const asideOf = (file: CaseFile, moment: Moment) =>
  keptAside(file, moment).map((section) => ({
    section,
    answers: answersTo(section, file.sections.find(({ id }) => id === section.id)?.answers ?? {}),
  }))
