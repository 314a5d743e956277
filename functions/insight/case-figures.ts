import type { SeenRow } from '../../domain/board-filter.ts'
import { composition, kindTitle, type Trait } from '../../domain/insight/composition.ts'
import { durations } from '../../domain/insight/durations.ts'
import type { Figure } from '../../domain/insight/figure.ts'
import { funnel } from '../../domain/insight/funnel.ts'
import { dispersion, marks } from '../../domain/insight/marks.ts'
import { type Stage, stagesOf } from '../../domain/insight/stage.ts'
import { inLargeParts, numbersAlone } from '../../domain/insight/withheld.ts'
import { isHandedIn } from '../../domain/hats.ts'
import { may } from '../../domain/policy.ts'
import type { Person } from '../../domain/person.ts'
import type { Scheme } from '../../domain/scheme.ts'
import { same, type Words } from '../../domain/words.ts'
import { panelIn } from '../panel-desk.ts'
import type { Batch } from '../web/board/batch.ts'
import { chosenTitle, stepTitle } from '../web/board/board-words.ts'
import { keptRows, schemeOf } from '../web/board/board-view.ts'
import { seenRows } from '../web/board/seen-rows.ts'
import type { Web } from '../web/context.ts'

/** What a page of figures is made from: the figures, and what the rows say of the batch. */
export type CaseFigures = {
  readonly figures: readonly Figure[]
  readonly total: number
  readonly settling: number
  /** What the cases are called that the figures lead to. */
  readonly titles: ReadonlyMap<string, string>
  readonly scheme: Scheme | undefined
}

/** The figures that the board's own rows give. Nothing else is read. */
export const caseFiguresFor = async (web: Web, person: Person, batch: Batch): Promise<CaseFigures> => {
  const { rows: kept, settling } = await keptRows(web, batch, false)
  const handedIn = kept.filter((row) => isHandedIn({ ...row, receipt: row.number }))
  const whole = may(person, { to: 'list-cases', scheme: batch.scheme })
  const rows = whole ? await seenRows(web.world, person, handedIn) : handedIn
  const scheme = await schemeOf(web.world, batch, rows)
  const { way, traits, judged } = figuresOf(batch, rows, scheme, web.world.now().toISOString())
  const shared = { total: rows.length, settling, scheme }
  if (whole)
    return {
      ...shared,
      figures: [...way, ...traits, ...judged],
      titles: new Map(rows.map(({ id, title }) => [id, title])),
    }
  const marked = may(person, { to: 'see-marks-in-sums', scheme: batch.scheme })
  return {
    ...shared,
    titles: new Map(),
    figures: [
      ...way.map(numbersAlone),
      ...traits.map(inLargeParts),
      ...(marked ? judged.map(inLargeParts) : []),
    ],
  }
}

const figuresOf = (
  { kind }: Batch,
  rows: readonly SeenRow[],
  scheme: Scheme | undefined,
  now: string,
): Record<'way' | 'traits' | 'judged', readonly Figure[]> => {
  const traits: readonly Trait[] = ['organisationKind', 'region', 'field', 'formation']
  const panel = scheme === undefined || kind === 'change' ? undefined : panelIn(scheme, kind)
  return {
    way: [
      funnel(rows, stagesOf(kind, scheme), (stage) => stageTitle(stage, kind, scheme), now),
      durations(rows),
    ],
    traits: traits
      .filter(
        (trait) =>
          ['organisationKind', 'region'].includes(trait) || rows.some((row) => row[trait] !== undefined),
      )
      .map((trait) => composition(rows, trait, (value) => traitTitle(trait, value, scheme))),
    judged: panel === undefined ? [] : [marks(rows, panel.threshold), dispersion(rows, panel.maxSpread)],
  }
}

const traitTitle = (trait: Trait, value: string, scheme: Scheme | undefined): Words => {
  switch (trait) {
    case 'organisationKind':
      return kindTitle(value)
    case 'region':
      return same(value)
    case 'field':
      return chosenTitle('field', value, scheme)
    case 'formation':
      return chosenTitle('formation-type', value, scheme)
  }
}

const ownTitle: Readonly<Record<string, Words>> = {
  submitted: { zh: '已提交', en: 'Handed in' },
  report: { zh: '年度报告', en: 'Report' },
  review: { zh: '评审或核对', en: 'Review or check' },
  graded: { zh: '评级与整改', en: 'Grade and rectification' },
}

const stageTitle = ({ id }: Stage, kind: Batch['kind'], scheme: Scheme | undefined): Words =>
  (id === 'submitted' || kind === 'evaluation' ? ownTitle[id] : undefined) ?? stepTitle(id, kind, scheme)
