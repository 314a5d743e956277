import { type Path, repeated, type SchemeMistake } from './form-mistakes.ts'
import type { Panel, Rubric } from './rubric.ts'
import type { Scheme } from './scheme.ts'
import { stepOf } from './scheme-step.ts'

/** Panels, rubrics and evaluations whose numbers do not fit together. */
export const reviewMistakes = (scheme: Scheme): SchemeMistake[] => [
  ...panelsMistakes(scheme),
  ...evaluationMistakes(scheme),
]

const panelsMistakes = (scheme: Scheme): SchemeMistake[] => {
  const at = scheme.steps.findIndex(({ kind }) => kind === 'review')
  const review = stepOf(scheme, 'review')
  return [
    ...(review ? panelMistakes(['steps', at], review) : []),
    ...(scheme.evaluation ? panelMistakes(['evaluation'], scheme.evaluation) : []),
  ]
}

const panelMistakes = (
  path: Path,
  { panel, rubric }: { readonly panel: Panel; readonly rubric: Rubric },
): SchemeMistake[] => [
  ...(panel.quorum <= panel.experts && panel.experts <= panel.maxExperts
    ? []
    : [
        {
          path: [...path, 'panel'],
          message: {
            zh: '最少份数、专家数与最多专家数应依次不减',
            en: 'a quorum, a panel and its most must not fall',
          },
        },
      ]),
  ...(panel.mix.reduce((sum, { min }) => sum + min, 0) <= panel.experts
    ? []
    : [
        {
          path: [...path, 'panel', 'mix'],
          message: { zh: '按领域要求的专家多于专家组人数', en: 'more experts by field than the panel has' },
        },
      ]),
  ...repeated(
    [...path, 'rubric', 'items'],
    rubric.items.map(({ id }) => id),
    'the item',
  ),
  ...rubric.items.flatMap(({ max, vetoBelow, reasonBelow }, index) =>
    (vetoBelow ?? 0) <= max && (reasonBelow ?? 0) <= max
      ? []
      : [
          {
            path: [...path, 'rubric', 'items', index],
            message: { zh: '界限高于该项满分', en: 'a bound over the most of the item' },
          },
        ],
  ),
  ...(rubric.items.some(({ bonus }) => !bonus)
    ? []
    : [{ path: [...path, 'rubric', 'items'], message: { zh: '只有加分项', en: 'nothing but bonus items' } }]),
]

const evaluationMistakes = ({ evaluation }: Scheme): SchemeMistake[] => {
  if (!evaluation) return []
  const { bands } = evaluation
  const asksForOwnScore = evaluation.form.some(({ fields }) =>
    fields.some(({ id, kind }) => id === 'selfScore' && kind === 'number'),
  )
  return [
    ...(bands.at(-1)?.from !== 0 || bands.some((band, i) => band.from >= (bands[i - 1]?.from ?? 101))
      ? [
          {
            path: ['evaluation', 'bands'],
            message: { zh: '等级分数线应依次下降，直到 0', en: 'bands fall, down to 0' },
          },
        ]
      : []),
    ...(evaluation.selfWeight > 0 && !asksForOwnScore
      ? [
          {
            path: ['evaluation', 'selfWeight'],
            message: { zh: '年度报告没有数字字段 selfScore', en: 'the report has no number field selfScore' },
          },
        ]
      : []),
    ...(evaluation.opens < evaluation.reportDue
      ? []
      : [
          {
            path: ['evaluation', 'reportDue'],
            message: {
              zh: '年度报告截止日应在同年开启日之后',
              en: 'a report is due after it was asked for, in one year',
            },
          },
        ]),
  ]
}
