import type { ApplicationHead, CaseFile } from './case.ts'

/** Whoever was asked about it has answered: passed, returned, recommended, set a date. Members only confirm. */
export const isDecided = (file: CaseFile, head: ApplicationHead): boolean =>
  head.refusal !== undefined ||
  file.tasks.some(
    ({ kind, state }) =>
      kind !== 'confirmation' && state.is === 'answered' && state.stamp.at >= (head.receipt?.at ?? ''),
  )
