import { type Path, repeated, type SchemeMistake } from './scheme-mistake.ts'
import type { EvaluationRules } from './evaluation-rules.ts'
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
  const { evaluation } = scheme
  return [
    ...(review ? panelMistakes(['steps', at], review) : []),
    ...(evaluation?.panel && evaluation.rubric
      ? panelMistakes(['evaluation'], { panel: evaluation.panel, rubric: evaluation.rubric })
      : []),
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

/** A panel with its rubric, or an officer alone: one of the two, and each with what it needs. */
const judgedByMistakes = ({
  panel,
  rubric,
  officerCheck,
  levels,
  bands,
  selfWeight,
}: EvaluationRules): SchemeMistake[] => {
  const wrong = (path: readonly string[], zh: string, en: string): SchemeMistake => ({
    path: ['evaluation', ...path],
    message: { zh, en },
  })
  if (officerCheck === undefined)
    return [
      ...(panel && rubric
        ? []
        : [
            wrong(
              ['panel'],
              '评估须有专家组和评分细则，或由受理人员核对',
              'an evaluation has a panel and a rubric, or an officer who checks',
            ),
          ]),
      ...(levels.length > 0
        ? []
        : [wrong(['levels'], '专家评估须经审批', 'what a panel came to is confirmed at a level')]),
    ]
  return [
    ...(panel || rubric
      ? [
          wrong(
            ['officerCheck'],
            '由受理人员核对的，不设专家组和评分细则',
            'where an officer checks alone there is no panel and no rubric',
          ),
        ]
      : []),
    ...(bands.length === 2
      ? []
      : [
          wrong(
            ['bands'],
            '由受理人员核对的只有两档：通过、须整改',
            'an officer’s check has two bands: accepted, to be put right',
          ),
        ]),
    ...(selfWeight === 0
      ? []
      : [
          wrong(['selfWeight'], '由受理人员核对的不计自评分', 'an officer’s check reckons with no own score'),
        ]),
  ]
}

const evaluationMistakes = ({ evaluation }: Scheme): SchemeMistake[] => {
  if (!evaluation) return []
  const { bands } = evaluation
  const asksForOwnScore = evaluation.form.some(({ fields }) =>
    fields.some(({ id, kind }) => id === 'selfScore' && kind === 'number'),
  )
  return [
    ...judgedByMistakes(evaluation),
    ...(bands.at(-1)?.from !== 0 || bands.some((band, i) => band.from >= (bands[i - 1]?.from ?? 101))
      ? [
          {
            path: ['evaluation', 'bands'],
            message: { zh: '等级分数线应依次下降，直到 0', en: 'bands fall, down to 0' },
          },
        ]
      : []),
    ...(evaluation.selfWeight > 0 && !asksForOwnScore && !evaluation.selfSheet
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
