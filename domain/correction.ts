import { askedOf } from './case-form.ts'
import type { CaseFile } from './case.ts'
import type { FormSection } from './form.ts'
import type { Moment } from './moment.ts'
import type { Problem } from './refusal.ts'
import { partOf, type Remarks } from './remarks.ts'

const isKnown = (key: string, form: readonly FormSection[], members: ReadonlySet<string>): boolean => {
  const part = partOf(key)
  const rest = key === part ? undefined : key.slice(part.length + 1)
  if (part === 'members') return rest === undefined || members.has(rest)
  const section = form.find(({ id }) => id === part)
  return section !== undefined && (rest === undefined || section.fields.some(({ id }) => id === rest))
}

/** Something must be said, and of parts, fields and organisations that the case has. */
export const remarkProblems = (
  file: Pick<CaseFile, 'head' | 'sections' | 'members'>,
  remarks: Remarks,
  moment: Pick<Moment, 'scheme'>,
): Problem[] => {
  const keys = Object.keys(remarks)
  if (keys.length === 0) return [{ field: 'answer.remarks', code: 'missing' }]
  const form = askedOf(file, moment)
  const members = new Set<string>(file.members.map(({ organisation }) => organisation))
  return keys
    .filter((key) => !isKnown(key, form, members))
    .map((key) => ({ field: `answer.remarks.${key}`, code: 'unknown-field' }))
}

/** One round: what was asked to be corrected, and, once it came back, what was said of each remark. */
export type CorrectionRound = {
  readonly round: number
  readonly returned: string
  readonly remarks: Remarks
  readonly corrected?: string
  /** By remark: what was done, in words where some were given. A remark that is not named was not answered. */
  readonly done: Remarks
  readonly remark?: string
}

/** The rounds of a case, the first one first: read from what was answered. */
export const correctionRounds = (file: Pick<CaseFile, 'tasks'>): CorrectionRound[] => {
  const answers = file.tasks
    .flatMap(({ state, answer }) =>
      state.is === 'answered' && answer ? [{ at: state.stamp.at, answer }] : [],
    )
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
  const rounds: CorrectionRound[] = []
  for (const { at, answer } of answers) {
    if (answer.kind === 'formal-check' && answer.answer.decision === 'return')
      rounds.push({ round: rounds.length + 1, returned: at, remarks: answer.answer.remarks, done: {} })
    const last = rounds.at(-1)
    if (last && answer.kind === 'correction' && answer.answer.decision === 'corrected') {
      const { done = {}, remark } = answer.answer
      rounds.splice(-1, 1, { ...last, corrected: at, done, ...(remark ? { remark } : {}) })
    }
  }
  return rounds
}
