import type { CaseFile } from '../../domain/case.ts'
import type { Answers } from '../../domain/form.ts'
import type { CaseView } from './case-shape.ts'
import { defined } from './defined.ts'

/**
 * A case as an expert of a double-blind panel sees it: its title and what it plans, and of the applicants what they
 * are, never who. The receipt goes too: its hash tells whoever guesses the names whether they are right.
 */
export const withoutNames = (view: CaseView, file: CaseFile): CaseView => {
  const { lead: _, leadName: __, receipt: ___, ...rest } = view
  const names = view.members.map(({ name = '' }) => name)
  const mask = masking(names.includes(file.head.leadName) ? names : [...names, file.head.leadName])
  return {
    ...rest,
    blind: 'double',
    status: { ...view.status, ...defined({ reason: maskedReason(view.status.reason, mask) }) },
    sections: view.sections.map((section) => ({
      ...section,
      answers: maskedAnswers(section.answers, mask),
    })),
    ...defined({
      recommendations: view.recommendations?.map((one) => ({ ...one, opinion: mask(one.opinion) })),
    }),
    members: view.members.map(({ kind, role, country, joined, confirmation }) => ({
      kind,
      role,
      country,
      joined,
      credentials: [],
      confirmation: { is: confirmation.is },
    })),
  }
}

/** What stands in a text instead of the n-th organisation's name. */
export const maskOf = (n: number): string => `〔${n}〕`

/** A text with the names taken out: the longest first, for one may be part of another. */
const masking = (names: readonly string[]) => {
  const marks = names
    .map((name, index) => ({ name, mark: maskOf(index + 1) }))
    .filter(({ name }) => name.length > 1)
    .toSorted((a, b) => b.name.length - a.name.length)
  return (said: string): string => marks.reduce((left, { name, mark }) => left.replaceAll(name, mark), said)
}

/** The store keeps no order of its own: by name, so that not even the order tells one case from another. */
const maskedAnswers = (answers: Answers, mask: (said: string) => string): Answers =>
  Object.fromEntries(
    Object.entries(answers)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, answer]) => [
        id,
        typeof answer === 'string' ? mask(answer) : Array.isArray(answer) ? answer.map(mask) : answer,
      ]),
  )

const maskedReason = (reason: CaseView['status']['reason'], mask: (said: string) => string) =>
  typeof reason === 'object' ? { zh: mask(reason.zh), en: mask(reason.en) } : reason && mask(reason)
