/** How one consortium's story goes. What is not said is the plain way through. */
export type Script = {
  readonly correction?: true
  readonly recusal?: true
  /** Shares of the rubric's maximum, sheet by sheet. */
  readonly shares?: readonly number[]
  /** More sheets than the panel has: they lie too far apart. */
  readonly divergence?: true
  readonly sentBackTo?: string
  readonly objection?: 'dismiss' | 'uphold'
  readonly evaluation?: 'on-time' | 'late' | 'rectified' | 'revoked'
  readonly evaluationShare?: number
  /** It is played on for another year: a result, a change of money, and the next report. */
  readonly secondYear?: true
}

export const scripts: Readonly<Record<string, Script>> = {
  'lingang-eda': { correction: true, evaluationShare: 0.95, secondYear: true },
  'huning-polyolefin': { recusal: true },
  'suzhou-ct': { divergence: true, shares: [0.9, 0.85, 0.5, 0.8, 0.8] },
  'xiamen-metaverse': { sentBackTo: 'recommendation' },
  'soe-ocean': { objection: 'dismiss' },
  'soe-bim': { objection: 'uphold' },
  'zhoukou-pla': { evaluation: 'late', evaluationShare: 0.7 },
  'zhoukou-pharma': { evaluation: 'rectified' },
  'zhoukou-boiler': { evaluation: 'revoked' },
}
