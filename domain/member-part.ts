import type { CaseFile, CaseHead } from './case.ts'
import type { Member } from './case-member.ts'
import { type Answers, asTexts, type FormSection, problemsOf } from './form.ts'
import type { OrganisationId } from './ids.ts'
import type { Moment } from './moment.ts'
import type { Problem } from './refusal.ts'
import type { Words } from './words.ts'

/** What each organisation fills in of itself for this case, where the programme asks for that. */
export const partOf = (
  head: Pick<CaseHead, 'kind'>,
  { scheme }: Pick<Moment, 'scheme'>,
): FormSection | undefined => (head.kind === 'application' ? scheme.members.part : undefined)

/** A member's own part as it is saved. */
export const partIn = ({ sections }: Pick<CaseFile, 'sections'>, organisation: OrganisationId) =>
  sections.find(({ owner }) => owner === organisation)

export const partAnswers = (file: Pick<CaseFile, 'sections'>, organisation: OrganisationId): Answers =>
  partIn(file, organisation)?.answers ?? {}

/** The field, where a part has it, that says what the organisation brings: told as its contribution. */
export const contributionField = 'contribution'

export const contributionIn = (answers: Answers): string =>
  asTexts(answers[contributionField]).join('\n').trim()

/** Who has a part to fill in: everybody who did not decline. */
export const partakers = ({ members }: Pick<CaseFile, 'members'>): Member[] =>
  members.filter(({ confirmation }) => confirmation.is !== 'declined')

/** What keeps a member's part from being complete; `members.<organisation>.part.<section>.<field>`. */
export const partProblems = (
  file: Pick<CaseFile, 'head' | 'sections'>,
  organisation: OrganisationId,
  moment: Pick<Moment, 'scheme'>,
  answers: Answers = partAnswers(file, organisation),
): Problem[] => {
  const part = partOf(file.head, moment)
  if (!part) return []
  return problemsOf(part, answers).map((problem) => ({
    ...problem,
    field: `members.${organisation}.part.${problem.field}`,
  }))
}

/** What a member still has to fill in, in words: the names of the fields. */
export const partLacks = (
  file: Pick<CaseFile, 'head' | 'sections'>,
  organisation: OrganisationId,
  moment: Pick<Moment, 'scheme'>,
): Words | undefined => {
  const part = partOf(file.head, moment)
  if (!part) return undefined
  const problems = problemsOf(part, partAnswers(file, organisation))
  const lacking = new Set(problems.map(({ field }) => field.split('.')[1]))
  const labels = part.fields.filter(({ id }) => lacking.has(id)).map(({ label }) => label)
  if (labels.length === 0) return undefined
  return {
    zh: labels.map(({ zh }) => zh).join('、'),
    en: labels.map(({ en }) => en).join(', '),
  }
}

/** Members whose own part is not complete, each in one line. */
export const partsMissing = (file: CaseFile, moment: Pick<Moment, 'scheme'>): Problem[] =>
  partakers(file).flatMap(({ organisation, name }) => {
    const lacks = partLacks(file, organisation, moment)
    return lacks === undefined
      ? []
      : [
          {
            field: `members.${organisation}.part`,
            code: 'part-incomplete',
            facts: { name, zh: lacks.zh, en: lacks.en },
          },
        ]
  })
