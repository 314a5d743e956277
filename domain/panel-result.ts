import type { ReviewResult } from './review-result.ts'
import type { Panel, Rubric } from './rubric.ts'
import type { Words } from './words.ts'

/** Two decimals are what a ranking needs and a person can check. */
export const rounded = (value: number): number => Math.round(value * 100) / 100

const meanOf = (totals: readonly number[]): number =>
  totals.length === 0 ? 0 : totals.reduce((sum, value) => sum + value, 0) / totals.length

const rangeOf = (sorted: readonly number[]): number => (sorted.at(-1) ?? 0) - (sorted[0] ?? 0)

/** The values that count: the highest and the lowest drop out of five or more, where the panel says so. */
const counted = (values: readonly number[], { dropHighLow }: Pick<Panel, 'dropHighLow'>): number[] => {
  const sorted = values.toSorted((a, b) => a - b)
  return dropHighLow && sorted.length >= 5 ? sorted.slice(1, -1) : sorted
}

/** As many totals as a panel has, those that lie closest together. All of them when there are no more. */
const closest = (totals: readonly number[], experts: number): number[] => {
  const sorted = totals.toSorted((a, b) => a - b)
  return sorted
    .map((_, from) => sorted.slice(from, from + experts))
    .filter((some) => some.length === Math.min(experts, sorted.length))
    .reduce((best, next) => (rangeOf(next) < rangeOf(best) ? next : best), sorted.slice(0, experts))
}

/**
 * Mean and spread of the sheets, in points of 100. The spread is that of the sheets closest together, as many as a
 * panel has: of a whole panel it is highest less lowest, and once another expert was called the farthest sheet no
 * longer counts in it, or it could never fall.
 */
export const combine = (
  totals: readonly number[],
  panel: Pick<Panel, 'dropHighLow' | 'experts'>,
): ReviewResult => {
  const counting = counted(totals, panel)
  return {
    sheets: totals.length,
    counted: counting.length,
    mean: rounded(meanOf(counting)),
    spread: rounded(rangeOf(closest(totals, panel.experts))),
  }
}

/**
 * The sheets agree when the closest of them do and the others do not change the verdict: one sheet far off must not
 * decide by its weight in the mean, so the next expert is called while it would.
 */
export const agree = (totals: readonly number[], result: ReviewResult, panel: Panel): boolean =>
  result.spread <= panel.maxSpread &&
  (result.sheets <= panel.experts ||
    meanOf(closest(totals, panel.experts)) >= panel.threshold === result.mean >= panel.threshold)

/**
 * The items that fail the case whatever the total (一票否决). The highest and the lowest score of an item drop out as
 * those of the totals do: one expert alone vetoes nothing in a panel of five.
 */
export const vetoesOf = (
  sheets: readonly { readonly scores: Readonly<Record<string, number>> }[],
  rubric: Rubric,
  panel: Pick<Panel, 'dropHighLow'>,
): NonNullable<ReviewResult['vetoes']> =>
  rubric.items.flatMap(({ id, vetoBelow }) => {
    if (vetoBelow === undefined || sheets.length === 0) return []
    const mean = rounded(
      meanOf(
        counted(
          sheets.map(({ scores }) => scores[id] ?? 0),
          panel,
        ),
      ),
    )
    return mean < vetoBelow ? [{ item: id, mean, below: vetoBelow }] : []
  })

/** Why a review did not pass: every item that failed it, and the mean when that is too low. */
export const whyFailed = (result: ReviewResult, rubric: Rubric, threshold: number): Words => {
  const vetoes = (result.vetoes ?? []).map(({ item, mean, below }): Words => {
    const title = rubric.items.find(({ id }) => id === item)?.title ?? { zh: item, en: item }
    return {
      zh: `“${title.zh}”专家平均 ${mean} 分，低于 ${below} 分，按规定一票否决`,
      en: `For “${title.en}” the experts' mean is ${mean}, below ${below}, which fails the case whatever its total`,
    }
  })
  const reasons =
    result.mean >= threshold
      ? vetoes
      : [
          ...vetoes,
          {
            zh: `专家评审得分 ${result.mean} 分，低于 ${threshold} 分`,
            en: `The experts' mean is ${result.mean} of 100, below ${threshold}`,
          },
        ]
  return {
    zh: reasons.map(({ zh }) => zh).join('；'),
    en: reasons.map(({ en }) => en).join('; '),
  }
}
