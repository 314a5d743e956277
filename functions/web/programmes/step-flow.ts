import { limitWords } from '../../../domain/scheme-words.ts'
import type { TimeLimit } from '../../../domain/calendar.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import type { SchemeStep } from '../../../domain/scheme-step.ts'
import type { Words } from '../../../domain/words.ts'
import { monthsWords } from '../words/amount-words.ts'
import { needsWords, objectorWords } from '../words/scheme-words.ts'
import { stepWords } from '../../../domain/scheme-words.ts'
import { onlyForWords } from './only-for.ts'

/** A way back that a step may send a case. */
export type WayBack = { readonly to: 'lead' | 'earlier'; readonly words: Words }

/** One step as the diagram, the table under it and the reader's ear know it. */
export type FlowStep = {
  readonly kind: SchemeStep['kind']
  readonly title: Words
  readonly actor: Words
  /** What is waited for, one after the other: an approval has a limit at each of its levels. */
  readonly limits: readonly { readonly of?: Words; readonly limit: TimeLimit }[]
  readonly back?: WayBack
  /** Whom it is for, when it is not for everybody. */
  readonly onlyFor?: Words
  readonly remarks: readonly Words[]
  readonly source?: Words
}

const actors = {
  officer: { zh: '主管部门受理人员', en: 'officers of the competent authority' },
  recommender: { zh: '推荐单位', en: 'the recommending unit' },
  approvers: { zh: '各级审批人', en: 'the approvers of every level' },
  defence: { zh: '牵头单位向评审组答辩', en: 'the lead, before the panel' },
  public: { zh: '面向社会公示', en: 'the public' },
} as const satisfies Record<string, Words>

/** The steps of a programme in their order, in words. */
export const stepFlow = (scheme: Scheme): FlowStep[] =>
  scheme.steps.map((step, index) => {
    const onlyFor = onlyForWords(scheme, step.onlyFor)
    return {
      kind: step.kind,
      title: step.title ?? stepWords[step.kind],
      ...partOf(step, index),
      ...(onlyFor ? { onlyFor } : {}),
      ...(step.source ? { source: step.source } : {}),
    }
  })

const partOf = (step: SchemeStep, index: number): Omit<FlowStep, 'kind' | 'title' | 'onlyFor' | 'source'> => {
  switch (step.kind) {
    case 'formalCheck': {
      const { rounds, limit } = step.corrections
      return {
        actor: actors.officer,
        limits: [{ limit: step.limit }],
        remarks: rounds === 0 ? [{ zh: '不予补正', en: 'no correction' }] : [],
        ...(rounds === 0
          ? {}
          : {
              back: {
                to: 'lead',
                words: {
                  zh: `退回补正：至多 ${rounds} 次，每次 ${limitWords(limit).zh}`,
                  en: `Returned for correction: ${rounds === 1 ? 'once' : `up to ${rounds} times`}, ${limitWords(limit).en}${rounds === 1 ? '' : ' each'}`,
                },
              },
            }),
      }
    }
    case 'recommendation':
      return {
        actor: actors.recommender,
        limits: [{ limit: step.limit }],
        remarks: step.siteVisit ? [{ zh: '含实地考察', en: 'with a site visit' }] : [],
      }
    case 'review': {
      const { experts, maxExperts, threshold, limit } = step.panel
      return {
        actor: { zh: `${experts} 名专家`, en: `${experts} ${experts === 1 ? 'expert' : 'experts'}` },
        limits: [{ limit }],
        remarks: [
          { zh: `平均分不低于 ${threshold} 分通过`, en: `a mean of ${threshold} or more passes` },
          ...(maxExperts > experts
            ? [
                {
                  zh: `评分相差过大时增加专家，至多 ${maxExperts} 名`,
                  en: `more experts when the scores lie apart, up to ${maxExperts}`,
                },
              ]
            : []),
        ],
      }
    }
    case 'defence':
      return {
        actor: actors.defence,
        limits: [{ limit: step.limit }],
        remarks: [{ zh: `时长 ${step.minutes} 分钟`, en: `${step.minutes} minutes` }],
      }
    case 'approval':
      return {
        actor: actors.approvers,
        limits: step.levels.map(({ title, limit, needs }) => ({
          of: {
            zh: `${title.zh}（${needsWords(needs).zh}）`,
            en: `${title.en} (${needsWords(needs).en})`,
          },
          limit,
        })),
        remarks: [],
        ...(index === 0
          ? {}
          : {
              back: { to: 'earlier', words: { zh: '可退回此前环节', en: 'May go back to an earlier step' } },
            }),
      }
    case 'notice': {
      const { limit, from, evidence, contacts } = step.objections
      return {
        actor: actors.public,
        limits: [{ limit: step.limit }],
        remarks: [
          {
            zh: `异议由${objectorWords[from].zh}提出${evidence === 'required' ? '，须附证据' : ''}`,
            en: `objections come from ${objectorWords[from].en}${evidence === 'required' ? ', with evidence' : ''}`,
          },
          {
            zh: `异议在 ${limitWords(limit).zh}内处理，处理完毕前公示不结束`,
            en: `an objection is decided within ${limitWords(limit).en}; until then the notice does not end`,
          },
          ...contacts,
        ],
      }
    }
  }
}

type Sum = Readonly<Record<TimeLimit['unit'], number>>

const sumOf = (steps: readonly FlowStep[]): Sum => {
  const sum = { month: 0, 'working-day': 0, 'calendar-day': 0 }
  for (const { limits } of steps) for (const { limit } of limits) sum[limit.unit] += limit.n
  return sum
}

const sumWords = (sum: Sum): Words | undefined => {
  const parts = (['month', 'working-day', 'calendar-day'] as const)
    .filter((unit) => sum[unit] > 0)
    .map((unit) => limitWords({ n: sum[unit], unit }))
  return parts.length === 0
    ? undefined
    : { zh: parts.map(({ zh }) => zh).join(' + '), en: parts.map(({ en }) => en).join(' + ') }
}

/** All limits of the steps that everybody takes, one after the other; and what the optional ones add. */
export const totalLimits = (steps: readonly FlowStep[]): { all?: Words; optional?: Words } => {
  const all = sumWords(sumOf(steps.filter(({ onlyFor }) => onlyFor === undefined)))
  const optional = sumWords(sumOf(steps.filter(({ onlyFor }) => onlyFor !== undefined)))
  return { ...(all ? { all } : {}), ...(optional ? { optional } : {}) }
}

/** What it ends in: `认定，有效期 3 年`. */
export const endWords = ({ outcome }: Scheme): Words => ({
  zh: `${outcome.verb.zh}，有效期 ${monthsWords(outcome.validityMonths).zh}`,
  en: `${outcome.verb.en}, valid for ${monthsWords(outcome.validityMonths).en}`,
})
