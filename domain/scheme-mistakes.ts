import type { Condition } from './condition.ts'
import { duesMistakes } from './dues-mistakes.ts'
import type { FormField, FormSection } from './form.ts'
import type { Panel, Rubric } from './rubric.ts'
import type { OnlyFor } from './rule.ts'
import type { Scheme } from './scheme.ts'
import { stepOf } from './scheme-step.ts'
import type { Words } from './words.ts'

/** Where in the document, and what is wrong there. */
export type SchemeMistake = { readonly path: readonly (string | number)[]; readonly message: Words }

/** What a shape alone cannot say: names that must exist, numbers that must fit together. */
export const schemeMistakes = (scheme: Scheme): SchemeMistake[] => [
  ...twice(scheme),
  ...formMistakes(['form'], scheme.form),
  ...formMistakes(['evaluation', 'form'], scheme.evaluation?.form ?? []),
  ...ruleMistakes(scheme),
  ...audienceMistakes(scheme),
  ...reviewMistakes(scheme),
  ...evaluationMistakes(scheme),
  ...outcomeMistakes(scheme),
  ...duesMistakes(scheme.membership),
  ...scheme.toConfirm.flatMap(({ path }, index) =>
    leadsSomewhere(scheme, path)
      ? []
      : [
          {
            path: ['toConfirm', index, 'path'],
            message: { zh: `方案中没有 ${path}`, en: `no ${path} in this scheme` },
          },
        ],
  ),
]

type Path = readonly (string | number)[]

/** Everything of a list that bears a name which came before. */
const repeated = (path: Path, names: readonly string[], what: string): SchemeMistake[] =>
  names.flatMap((name, index) =>
    names.indexOf(name) < index
      ? [{ path, message: { zh: `${name} 重复`, en: `${what} ${name} stands twice` } }]
      : [],
  )

const twice = (scheme: Scheme): SchemeMistake[] => [
  ...repeated(
    ['steps'],
    scheme.steps.map(({ kind }) => kind),
    'the step',
  ),
  ...repeated(
    ['rules'],
    scheme.rules.map(({ id }) => id),
    'the rule',
  ),
  ...repeated(
    ['support'],
    scheme.support.map(({ id }) => id),
    'the instrument',
  ),
  ...repeated(
    ['results'],
    scheme.results.map(({ id }) => id),
    'the result',
  ),
  ...repeated(['changes', 'kinds'], scheme.changes?.kinds.map(({ kind }) => kind) ?? [], 'the change'),
  ...repeated(['membership', 'tiers'], scheme.membership?.tiers.map(({ id }) => id) ?? [], 'the tier'),
  ...repeated(['outcome', 'tiers'], scheme.outcome.tiers?.map(({ id }) => id) ?? [], 'the tier'),
  ...repeated(['formationTypes'], scheme.formationTypes?.map(({ id }) => id) ?? [], 'the type'),
  ...repeated(['archetypes'], scheme.archetypes?.map(({ id }) => id) ?? [], 'the archetype'),
]

const formMistakes = (path: Path, form: readonly FormSection[]): SchemeMistake[] => [
  ...repeated(
    path,
    form.map(({ id }) => id),
    'the section',
  ),
  ...form.flatMap((section, index) => [
    ...repeated(
      [...path, index, 'fields'],
      section.fields.map(({ id }) => id),
      'the field',
    ),
    ...section.fields.flatMap((field, at) => fieldMistakes([...path, index, 'fields', at], section, field)),
  ]),
]

const fieldMistakes = (path: Path, section: FormSection, field: FormField): SchemeMistake[] => {
  const { requiredWhen } = field
  const asked = section.fields.find(({ id }) => id === requiredWhen?.field)
  return [
    ...(requiredWhen && (!asked || asked === field)
      ? [
          {
            path: [...path, 'requiredWhen'],
            message: {
              zh: `本部分没有其他字段 ${requiredWhen.field}`,
              en: `no other field ${requiredWhen.field} in this section`,
            },
          },
        ]
      : []),
    ...(field.kind === 'choice'
      ? repeated(
          [...path, 'options'],
          field.options.map(({ value }) => value),
          'the option',
        )
      : []),
    ...(field.kind === 'number' && field.min !== undefined && field.max !== undefined && field.min > field.max
      ? [{ path, message: { zh: '下限高于上限', en: 'the least is over the most' } }]
      : []),
  ]
}

const fieldsOf = (scheme: Scheme): FormField[] => scheme.form.flatMap(({ fields }) => fields)

/** Every simple condition in a condition, with where it stands. */
const simple = (condition: Condition, path: Path): { one: Condition; path: Path }[] => {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.flatMap((part, index) => simple(part, [...path, 'of', index]))
    case 'not':
      return simple(condition.of, [...path, 'of'])
    default:
      return [{ one: condition, path }]
  }
}

const ruleMistakes = (scheme: Scheme): SchemeMistake[] =>
  scheme.rules.flatMap((rule, index) =>
    simple(rule.condition, ['rules', index, 'condition']).flatMap(({ one, path }) =>
      conditionMistakes(scheme, one, path),
    ),
  )

const conditionMistakes = (scheme: Scheme, one: Condition, path: Path): SchemeMistake[] => {
  const fields = fieldsOf(scheme)
  const figures = fields.flatMap((field) => (field.kind === 'number' && field.feeds ? [field.feeds] : []))
  const fed = (figure: string, years: number): SchemeMistake[] => {
    const given = figures.filter((feed) => feed.figure === figure).length
    return given >= years
      ? []
      : [
          {
            path,
            message: {
              zh: `申报书只填报指标 ${figure} 的 ${given} 年，需要 ${years} 年`,
              en: `the form feeds ${given} of ${years} years of the figure ${figure}`,
            },
          },
        ]
  }
  switch (one.kind) {
    case 'figure':
      return [...fed(one.figure, one.period.take === 'latest' ? 1 : one.period.years), ...fallen(one, path)]
    case 'ratio':
      return [...fed(one.figure, one.years), ...fed(one.per, one.years), ...fallen(one, path)]
    case 'chosen': {
      const options = fields.flatMap((field) =>
        field.kind === 'choice' && field.feeds === one.what ? field.options.map(({ value }) => value) : [],
      )
      return one.of
        .filter(({ value }) => !options.includes(value))
        .map(({ value }) => ({
          path,
          message: {
            zh: `没有对应 ${one.what} 的字段提供选项 ${value}`,
            en: `no field that feeds ${one.what} offers ${value}`,
          },
        }))
    }
    case 'documents': {
      const known = fields.flatMap((field) => (field.kind === 'document' ? [field.id] : []))
      return one.required
        .filter(({ value }) => !known.includes(value))
        .map(({ value }) => ({
          path,
          message: { zh: `申报书没有材料字段 ${value}`, en: `no document field ${value} in the form` },
        }))
    }
    case 'organisation-count':
    case 'share':
    case 'lead-count':
      return fallen(one, path)
    default:
      return []
  }
}

const fallen = (
  { min, max }: { min?: number | undefined; max?: number | undefined },
  path: Path,
): SchemeMistake[] =>
  min !== undefined && max !== undefined && min > max
    ? [{ path, message: { zh: '下限高于上限', en: 'the least is over the most' } }]
    : []

/** Types, tiers and fields that something is for must be there to be chosen. */
const audienceMistakes = (scheme: Scheme): SchemeMistake[] => {
  const offered = (feed: 'formation-type' | 'tier' | 'field'): string[] =>
    fieldsOf(scheme).flatMap((field) =>
      field.kind === 'choice' && field.feeds === feed ? field.options.map(({ value }) => value) : [],
    )
  const choices = {
    formationTypes: offered('formation-type'),
    tiers: offered('tier'),
    fields: offered('field'),
  }
  const names = ['formationTypes', 'tiers', 'fields'] as const
  const check = (path: Path, onlyFor: OnlyFor | undefined): SchemeMistake[] =>
    names.flatMap((name) =>
      (onlyFor?.[name] ?? [])
        .filter((value) => !choices[name].includes(value))
        .map((value) => ({
          path: [...path, 'onlyFor', name],
          message: { zh: `申报书没有选项 ${value}`, en: `the form does not offer ${value}` },
        })),
    )
  return [
    ...scheme.rules.flatMap(({ onlyFor }, index) => check(['rules', index], onlyFor)),
    ...scheme.steps.flatMap(({ onlyFor }, index) => check(['steps', index], onlyFor)),
    ...scheme.form.flatMap(({ onlyFor, fields }, index) => [
      ...check(['form', index], onlyFor),
      ...fields.flatMap((field, at) => check(['form', index, 'fields', at], field.onlyFor)),
    ]),
    ...named(scheme.formationTypes, choices.formationTypes, ['formationTypes']),
    ...named(scheme.outcome.tiers, choices.tiers, ['outcome', 'tiers']),
  ]
}

const named = (
  choices: readonly { id: string }[] | undefined,
  offered: readonly string[],
  path: Path,
): SchemeMistake[] =>
  (choices ?? [])
    .filter(({ id }) => !offered.includes(id))
    .map(({ id }) => ({ path, message: { zh: `申报书没有选项 ${id}`, en: `the form does not offer ${id}` } }))

const reviewMistakes = (scheme: Scheme): SchemeMistake[] => {
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

const outcomeMistakes = ({ outcome, support, archetypes, supersedes, ref }: Scheme): SchemeMistake[] => {
  const tiers = outcome.tiers?.map(({ id }) => id) ?? []
  const known = archetypes?.map(({ id }) => id) ?? []
  return [
    ...(outcome.tiers ?? []).flatMap(({ id, upgradeFrom }, index) =>
      upgradeFrom === undefined || (upgradeFrom !== id && tiers.includes(upgradeFrom))
        ? []
        : [
            {
              path: ['outcome', 'tiers', index],
              message: { zh: `没有其他层级 ${upgradeFrom}`, en: `no other tier ${upgradeFrom}` },
            },
          ],
    ),
    ...support.flatMap((instrument, index) => [
      ...(instrument.archetypes ?? [])
        .filter((id) => !known.includes(id))
        .map((id) => ({
          path: ['support', index, 'archetypes'],
          message: { zh: `没有合作模式 ${id}`, en: `no archetype ${id}` },
        })),
      ...instrument.rates.flatMap(({ fromYear, toYear }, at) =>
        fromYear <= toYear && fromYear > (instrument.rates[at - 1]?.toYear ?? 0)
          ? []
          : [
              {
                path: ['support', index, 'rates', at],
                message: { zh: '年度应依次相接', en: 'years follow each other' },
              },
            ],
      ),
    ]),
    ...(supersedes !== undefined && supersedes === ref
      ? [
          {
            path: ['supersedes'],
            message: { zh: '版本不能取代自身', en: 'a version does not supersede itself' },
          },
        ]
      : []),
  ]
}

/** `steps.2.panel` is there. */
const leadsSomewhere = (scheme: Scheme, path: string): boolean => {
  let at: unknown = scheme
  for (const part of path.split('.')) {
    if (typeof at !== 'object' || at === null || !(part in at)) return false
    at = Object.entries(at).find(([name]) => name === part)?.[1]
  }
  return at !== undefined
}
