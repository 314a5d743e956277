import type { Figure } from '../../domain/insight/figure.ts'

/** Figures as a reader may see them, and what those things are called that they lead to. */
export type Figures = {
  readonly figures: readonly Figure[]
  readonly titles: ReadonlyMap<string, string>
}
