import type { SeenRow } from '../board-filter.ts'
import type { CaseHead } from '../case.ts'
import type { Scheme } from '../scheme.ts'
import type { StepKind } from '../scheme-step.ts'
import type { TaskKind } from '../task-answer.ts'

/** A stretch of the way that cases of a kind go: the statuses in which they stand there, and the work that is done. */
export type Stage = {
  readonly id: string
  readonly statuses: readonly string[]
  readonly work: readonly TaskKind[]
}

const stage = (id: string, statuses: readonly string[], work: readonly TaskKind[] = []): Stage => ({
  ...{ id, statuses, work },
})

const ofStep: Record<StepKind, Stage> = {
  formalCheck: stage('formal-check', ['formal-check', 'correction'], ['formal-check', 'correction']),
  recommendation: stage('recommendation', ['recommendation'], ['recommendation']),
  review: stage('review', ['review'], ['score', 'review-help']),
  defence: stage('defence', ['defence'], ['defence-date', 'defence-record']),
  approval: stage('approval', ['approval'], ['approval']),
  notice: stage('notice', ['notice'], ['objection']),
}

/** The way of a kind of case, as the programme has it. */
export const stagesOf = (
  kind: CaseHead['kind'],
  scheme: Pick<Scheme, 'steps' | 'evaluation'> | undefined,
): readonly Stage[] => {
  switch (kind) {
    case 'application':
      return [
        stage('submitted', ['submitted']),
        ...(scheme === undefined ? Object.values(ofStep) : scheme.steps.map((step) => ofStep[step.kind])),
        stage('recognised', ['recognised']),
      ]
    case 'evaluation':
      return [
        stage('report', ['report', 'overdue'], ['report']),
        stage('review', ['review', 'report-check'], ['score', 'review-help', 'report-check']),
        stage('approval', ['approval'], ['approval']),
        stage('graded', ['graded', 'rectification'], ['rectification']),
        stage('confirmed', ['confirmed']),
      ]
    case 'change':
      return [
        stage('requested', ['requested', 'joining', 'collected']),
        stage('decision', ['decision', 'told'], ['change-decision', 'change-notice']),
        stage('agreed', ['agreed']),
        stage('applied', ['applied']),
      ]
  }
}

type Placed = Pick<SeenRow, 'status' | 'done' | 'turns' | 'grade'>

/**
 * The stage that a case is counted at: where it stands, and once it ended short of the goal, the last one that any work
 * was done at.
 */
export const stageOf = (row: Placed, stages: readonly Stage[]): number => {
  const standing = stages.findLastIndex(({ statuses }) => statuses.includes(row.status))
  if (standing >= 0) return standing
  const kinds = new Set([...(row.done ?? []), ...row.turns].map(({ does }) => does))
  const graded = row.grade === undefined ? -1 : stages.findIndex(({ id }) => id === 'graded')
  return Math.max(
    0,
    graded,
    stages.findLastIndex(({ work }) => work.some((one) => kinds.has(one))),
  )
}

/** How a case ended, as far as it did. */
export const endOf = ({
  status,
}: Pick<SeenRow, 'status'>): 'granted' | 'refused' | 'withdrawn' | undefined =>
  ['recognised', 'confirmed', 'applied'].includes(status)
    ? 'granted'
    : ['refused', 'revoked', 'not-agreed'].includes(status)
      ? 'refused'
      : ['withdrawn', 'dropped'].includes(status)
        ? 'withdrawn'
        : undefined
