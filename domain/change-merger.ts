import type { ChangeHead } from './case.ts'
import type { Consortium } from './consortium.ts'

/** The entry that merged into another one: its recognition ends with the day on which the merger holds. */
export const closedByMerger = (
  other: Consortium,
  { id, number, status }: Pick<ChangeHead, 'id' | 'number' | 'status'>,
): Consortium | undefined => {
  const { standing, alarm: _, nextEvaluation: __, ...rest } = other
  if (standing.is !== 'recognised' || status.is !== 'applied') return undefined
  const { scheme, number: own, recognised } = standing
  return {
    ...rest,
    standing: {
      is: 'withdrawn',
      scheme,
      number: own,
      recognised,
      ended: status.effective,
      mergedInto: number,
    },
    changes: [
      ...(other.changes ?? []),
      {
        kind: 'merger' as const,
        what: { zh: `并入 ${number}`, en: `Merged into ${number}` },
        effective: status.effective,
        case: id,
      },
    ].slice(-60),
    revision: other.revision + 1,
  }
}
