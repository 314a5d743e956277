import type { Figure } from '../../domain/insight/figure.ts'
import type { Person } from '../../domain/person.ts'
import { notFound } from '../../domain/refusal.ts'
import type { Web } from '../web/context.ts'
import { caseFiguresFor } from './case-figures.ts'
import type { Figures } from './figures.ts'
import { panelFiguresFor } from './panel-figures.ts'
import { programmeFiguresFor } from './programme-figures.ts'
import type { Subject } from './subject.ts'

/** Figures that are read from the panels, not from the board. */
const ofPanels: ReadonlySet<string> = new Set(['load', 'loads', 'severity', 'network'])

/** Every figure of a subject that this reader may see. */
export const figuresFor = async (web: Web, person: Person, subject: Subject): Promise<readonly Figure[]> => {
  if ('programme' in subject)
    return (await programmeFiguresFor(web, person, subject.scheme, subject.programme)).figures
  const { batch } = subject
  const [cases, panels] = await Promise.all([
    caseFiguresFor(web, person, batch),
    batch.kind === 'change' ? undefined : panelFiguresFor(web, person, batch),
  ])
  return [...cases.figures, ...(panels?.figures ?? [])]
}

/** One figure, as this reader may see it, and what the cases or consortia are called that it counts. */
export const figureFor = async (
  web: Web,
  person: Person,
  subject: Subject,
  id: string,
): Promise<{ readonly figure: Figure; readonly titles: ReadonlyMap<string, string> }> => {
  const { figures, titles } = await groupOf(web, person, subject, id)
  const figure = figures.find((one) => one.id === id)
  if (figure === undefined) throw notFound()
  return { figure, titles }
}

const groupOf = (web: Web, person: Person, subject: Subject, id: string): Promise<Figures> =>
  'programme' in subject
    ? programmeFiguresFor(web, person, subject.scheme, subject.programme)
    : ofPanels.has(id)
      ? panelFiguresFor(web, person, subject.batch)
      : caseFiguresFor(web, person, subject.batch)
