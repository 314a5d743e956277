import type { DuesFormula, Membership } from './dues.ts'
import type { SchemeMistake } from './scheme-mistake.ts'

/** Bounds the wrong way round, under which nobody would be in a tier or every member would pay the same. */
export const duesMistakes = (membership: Membership | undefined): SchemeMistake[] =>
  (membership?.tiers ?? []).flatMap(({ from, below, dues }, index) => {
    const path = ['membership', 'tiers', index]
    return [
      ...(below !== undefined && below <= (from ?? 0)
        ? [{ path, message: { zh: '该级别的上限不高于下限', en: 'a tier ends before it begins' } }]
        : []),
      ...(boundsFall(dues)
        ? [{ path: [...path, 'dues'], message: { zh: '下限高于上限', en: 'the least is over the most' } }]
        : []),
      ...(dues.kind === 'bands' && dues.bands.some(({ from: at }, n) => at <= (dues.bands[n - 1]?.from ?? -1))
        ? [{ path: [...path, 'dues', 'bands'], message: { zh: '各档起点应递增', en: 'bands rise' } }]
        : []),
    ]
  })

const boundsFall = (dues: DuesFormula): boolean =>
  (dues.kind === 'percentage' || dues.kind === 'units') && (dues.min ?? 0) > (dues.max ?? Infinity)
