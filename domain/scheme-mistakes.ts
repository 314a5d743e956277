import { duesMistakes } from './dues-mistakes.ts'
import { escalationMistakes } from './escalation-mistakes.ts'
import { formMistakes } from './form-mistakes.ts'
import { prefillMistakes } from './prefill-mistakes.ts'
import { memberMistakes } from './member-mistakes.ts'
import { reviewMistakes } from './review-mistakes.ts'
import { audienceMistakes, ruleMistakes } from './rule-mistakes.ts'
import { isPrintablePattern } from './outcome.ts'
import { repeated, type SchemeMistake } from './scheme-mistake.ts'
import type { Scheme } from './scheme.ts'

/** What a shape alone cannot say: names that must exist, numbers that must fit together. */
export const schemeMistakes = (scheme: Scheme): SchemeMistake[] => [
  ...twice(scheme),
  ...formMistakes(['form'], scheme.form),
  ...formMistakes(['evaluation', 'form'], scheme.evaluation?.form ?? [], scheme.form),
  ...prefillMistakes(scheme),
  ...ruleMistakes(scheme),
  ...audienceMistakes(scheme),
  ...reviewMistakes(scheme),
  ...outcomeMistakes(scheme),
  ...duesMistakes(scheme.membership),
  ...memberMistakes(scheme),
  ...escalationMistakes(scheme),
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

const outcomeMistakes = ({ outcome, support, archetypes, supersedes, ref }: Scheme): SchemeMistake[] => {
  const tiers = outcome.tiers?.map(({ id }) => id) ?? []
  const known = archetypes?.map(({ id }) => id) ?? []
  const patterns = [
    { path: ['outcome', 'numberPattern'], pattern: outcome.numberPattern },
    ...(outcome.tiers ?? []).map(({ numberPattern = '' }, index) => ({
      path: ['outcome', 'tiers', index, 'numberPattern'],
      pattern: numberPattern,
    })),
  ]
  return [
    ...patterns
      .filter(({ pattern }) => !isPrintablePattern(pattern))
      .map(({ path }) => ({
        path,
        message: {
          zh: '不能含有换行、不可见字符或 / ? # & < >',
          en: 'cannot have line breaks, invisible characters or / ? # & < >',
        },
      })),
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
