import type { Task } from './task.ts'

/**
 * Whoever was asked for a sheet has said that no tie binds them to the applicants; a sheet that is handed in says so
 * too. Until then nothing of the application is theirs to read.
 */
export const isDeclared = ({ declared, answer }: Pick<Task, 'declared' | 'answer'>): boolean =>
  declared !== undefined || (answer?.kind === 'score' && answer.answer.decision === 'score')
