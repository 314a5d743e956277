import type { Figure } from '../../domain/insight/figure.ts'
import type { Person } from '../../domain/person.ts'
import { notFound } from '../../domain/refusal.ts'
import type { Batch } from '../web/board/batch.ts'
import type { Web } from '../web/context.ts'
import { caseFiguresFor } from './case-figures.ts'

/** Every figure of a batch that this reader may see. */
export const figuresFor = async (web: Web, person: Person, batch: Batch): Promise<readonly Figure[]> =>
  (await caseFiguresFor(web, person, batch)).figures

/** One figure of a batch, as this reader may see it, and what the cases are called that it counts. */
export const figureFor = async (
  web: Web,
  person: Person,
  batch: Batch,
  id: string,
): Promise<{ readonly figure: Figure; readonly titles: ReadonlyMap<string, string> }> => {
  const { figures, titles } = await caseFiguresFor(web, person, batch)
  const figure = figures.find((one) => one.id === id)
  if (figure === undefined) throw notFound()
  return { figure, titles }
}
