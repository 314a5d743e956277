import { figureText, requirementOf } from './condition-words.ts'
import { everyLevel, rungsOf } from './escalation-rules.ts'
import type { EvaluationRules } from './evaluation-rules.ts'
import type { Scheme } from './scheme.ts'
import type { SchemeStep } from './scheme-step.ts'
import {
  blindWords,
  changeKindWords,
  changeModeWords,
  checkedWords,
  consequenceWords,
  forceWords,
  limitWords,
  outcomeKindWords,
  paymentWords,
  phaseWords,
  ruleForceWords,
  stepWords,
  supportKindWords,
} from './scheme-words.ts'
import { type Currency, ratesSaid } from './support.ts'
import { gradeWords } from './task-words.ts'
import type { Words } from './words.ts'

/** A programme in words, a heading and its lines at a time: what an author reads back before publishing. */
export type Outline = readonly { readonly title: Words; readonly lines: readonly Words[] }[]

/** Everything that a programme says, in the order in which an applicant meets it. */
export const outlineOf = (scheme: Scheme): Outline =>
  [
    { title: { zh: '概况', en: 'Overview' }, lines: overview(scheme) },
    { title: { zh: '谁可以申报', en: 'Who may apply' }, lines: conditions(scheme) },
    { title: { zh: '需要准备', en: 'What to prepare' }, lines: papers(scheme) },
    { title: { zh: '程序', en: 'Steps' }, lines: scheme.steps.flatMap(stepLines) },
    { title: { zh: '评估', en: 'Evaluation' }, lines: scheme.evaluation ? yearly(scheme.evaluation) : [] },
    { title: { zh: '逾期办理', en: 'When the office is late' }, lines: whenLate(scheme) },
    { title: { zh: '变更与退出', en: 'Changes and exit' }, lines: later(scheme) },
    { title: { zh: '支持', en: 'Support' }, lines: support(scheme) },
    { title: { zh: '会员与会费', en: 'Membership and dues' }, lines: membership(scheme) },
    {
      title: { zh: '待确认的默认值', en: 'Defaults to confirm' },
      lines: scheme.toConfirm.map(({ path, why }) => line(`${path}：${why.zh}`, `${path}: ${why.en}`)),
    },
  ].filter(({ lines }) => lines.length > 0)

const line = (zh: string, en: string): Words => ({ zh, en })
/** Who hears of the office's own work that stays undone, the program's usual chain where the programme says none. */
const whenLate = (scheme: Scheme): Words[] => [
  ...(scheme.escalation
    ? []
    : [
        line(
          '计划未另行规定，按系统默认：',
          'The programme says nothing of its own, so the usual chain holds:',
        ),
      ]),
  line('逾期当时：受理人员', 'At once: the officers'),
  ...rungsOf(scheme, 'application')
    .filter(({ to }) => to !== 'officer')
    .map(({ after, to, level }) => {
      const who =
        to === 'approver'
          ? (everyLevel(scheme).find(({ id }) => id === level)?.title ?? line('审批人', 'Approvers'))
          : line('管理员', 'Administrators')
      return after === 0
        ? line(`逾期当时：${who.zh}`, `At once: ${who.en}`)
        : line(`逾期第 ${after} 个工作日：${who.zh}`, `On working day ${after} after the deadline: ${who.en}`)
    }),
]

const pair = (name: Words, value: Words): Words => line(`${name.zh}：${value.zh}`, `${name.en}: ${value.en}`)
const listed = (words: readonly Words[]): Words =>
  line(words.map(({ zh }) => zh).join('、'), words.map(({ en }) => en).join(', '))

const overview = (scheme: Scheme): Words[] => {
  const { outcome, inForce } = scheme
  return [
    pair(line('发布单位', 'Issued by'), listed(scheme.issuers)),
    pair(line('适用区域', 'For'), scheme.jurisdiction),
    pair(line('性质', 'Legal force'), forceWords[scheme.legalForce]),
    ...(inForce ? [line(`自 ${inForce.from} 起施行`, `In force from ${inForce.from}`)] : []),
    pair(line('结果', 'Outcome'), outcomeKindWords[outcome.kind]),
    line(`有效期 ${outcome.validityMonths} 个月`, `Valid for ${outcome.validityMonths} months`),
    ...(outcome.renewal
      ? [
          line(
            `可续期 ${outcome.renewal.times} 次，每次 ${outcome.renewal.months} 个月`,
            `Renewed ${outcome.renewal.times === 1 ? 'once' : `up to ${outcome.renewal.times} times`}, by ${outcome.renewal.months} months`,
          ),
        ]
      : []),
    ...(outcome.tiers ? [pair(line('层级', 'Tiers'), listed(outcome.tiers.map(({ title }) => title)))] : []),
  ]
}

const conditions = ({ rules }: Scheme): Words[] =>
  rules.map(({ condition, force, phase, onlyFor }) => {
    const asked = requirementOf(condition)
    const whom = [onlyFor?.formationTypes, onlyFor?.tiers, onlyFor?.fields].flatMap((some) => some ?? [])
    const only = whom.length === 0 ? '' : ` [${whom.join(', ')}]`
    return line(
      `（${ruleForceWords[force].zh}，${phaseWords[phase].zh}）${asked.zh}${only}`,
      `(${ruleForceWords[force].en}, ${phaseWords[phase].en}) ${asked.en}${only}`,
    )
  })

const papers = ({ form }: Scheme): Words[] =>
  form.map(({ title, fields }) => {
    const required = fields.filter((field) => field.required).length
    return line(
      `${title.zh}：${fields.length} 项，其中必填 ${required} 项`,
      `${title.en}: ${fields.length} ${fields.length === 1 ? 'field' : 'fields'}, ${required} required`,
    )
  })

const stepLines = (step: SchemeStep): Words[] => {
  const name = step.title ?? stepWords[step.kind]
  switch (step.kind) {
    case 'formalCheck': {
      const { rounds, limit } = step.corrections
      return [
        pair(name, limitWords(step.limit)),
        line(
          `— 可补正 ${rounds} 次，每次 ${limitWords(limit).zh}`,
          `— up to ${rounds} corrections, ${limitWords(limit).en} each`,
        ),
      ]
    }
    case 'recommendation':
    case 'defence':
      return [pair(name, limitWords(step.limit))]
    case 'notice':
      return [
        pair(name, limitWords(step.limit)),
        line(
          `— 异议 ${limitWords(step.objections.limit).zh}内处理`,
          `— objections are decided within ${limitWords(step.objections.limit).en}`,
        ),
      ]
    case 'review': {
      const { panel, rubric } = step
      return [
        pair(name, limitWords(panel.limit)),
        line(
          `— ${panel.experts} 名专家，${blindWords[panel.blind].zh}，${panel.threshold} 分通过`,
          `— ${panel.experts} experts, ${blindWords[panel.blind].en}, ${panel.threshold} of 100 passes`,
        ),
        ...rubric.items.map(({ title, max }) =>
          line(`— ${title.zh} ${max} 分`, `— ${title.en}, ${max} points`),
        ),
      ]
    }
    case 'approval':
      return step.levels.map((level) =>
        line(
          `${name.zh}：${level.title.zh}，${limitWords(level.limit).zh}`,
          `${name.en}: ${level.title.en}, ${limitWords(level.limit).en}`,
        ),
      )
  }
}

const yearly = (rules: EvaluationRules): Words[] => [
  line(
    `每 ${rules.everyYears} 年一次，${rules.opens} 开启，${rules.reportDue} 前提交报告`,
    `Every ${rules.everyYears === 1 ? 'year' : `${rules.everyYears} years`}: opens on ${rules.opens}, the report is due on ${rules.reportDue}`,
  ),
  line(
    `认定不满 ${rules.exemptMonths} 个月的当年免评`,
    `Exempt in the year when recognised ${rules.exemptMonths} months before or less`,
  ),
  ...(rules.officerCheck
    ? [
        line(
          `受理人员 ${limitWords(rules.officerCheck.limit).zh}内核对报告是否齐全`,
          `An officer checks within ${limitWords(rules.officerCheck.limit).en} whether the report is complete`,
        ),
      ]
    : []),
  ...rules.bands.map(({ grade, from, leadsTo }, index) => {
    const checked = checkedWords[index === 0 ? 'accept' : 'put-right']
    const reached = rules.officerCheck ? checked : { zh: `${from} 分起`, en: `from ${from}` }
    return line(
      `${gradeWords[grade].zh}：${reached.zh}，${consequenceWords[leadsTo].zh}`,
      `${gradeWords[grade].en}: ${reached.en}, ${consequenceWords[leadsTo].en}`,
    )
  }),
  line(
    `不参加评估视为${gradeWords[rules.noShow].zh}`,
    `Not taking part counts as ${gradeWords[rules.noShow].en}`,
  ),
]

const later = ({ changes, exit }: Scheme): Words[] => [
  ...(changes?.kinds ?? []).map(({ kind, mode, limit }) =>
    line(
      `${changeKindWords[kind].zh}：${changeModeWords[mode].zh}，${limitWords(limit).zh}`,
      `${changeKindWords[kind].en}: ${changeModeWords[mode].en}, ${limitWords(limit).en}`,
    ),
  ),
  ...(changes && changes.blockedMonths.length > 0
    ? [
        line(
          `${changes.blockedMonths.join('、')} 月不受理变更`,
          `No changes in month ${changes.blockedMonths.join(', ')}`,
        ),
      ]
    : []),
  ...(exit
    ? [
        pair(line('撤销事由', 'Grounds for revocation'), listed(exit.grounds)),
        line(`撤销后 ${exit.banMonths} 个月内不得申报`, `No application for ${exit.banMonths} months after`),
      ]
    : []),
]

const support = (scheme: Scheme): Words[] =>
  scheme.support.map((one) => {
    const kind = supportKindWords[one.kind]
    const rates = ratesSaid(one)
    const parts: Words[] = [
      ...(rates ? [rates] : []),
      ...upTo(one.yearlyCap, scheme.currency, line('每年', ' a year')),
      ...upTo(one.cap, scheme.currency, line('合计', ' in all')),
      paymentWords[one.payment],
    ]
    return line(
      `${one.title.zh}（${kind.zh}）：${parts.map(({ zh }) => zh).join('，')}`,
      `${one.title.en} (${kind.en}): ${parts.map(({ en }) => en).join(', ')}`,
    )
  })

const upTo = (most: number | undefined, currency: Currency, over: Words): Words[] => {
  if (most === undefined) return []
  const amount = `${figureText(most)} ${currency}`
  return [line(`${over.zh}至多 ${amount}`, `at most ${amount}${over.en}`)]
}

const membership = ({ membership: rules }: Scheme): Words[] =>
  (rules?.tiers ?? []).map(({ title, votes, commitmentYears }) =>
    line(
      `${title.zh}：${votes} 票，承诺 ${commitmentYears} 年`,
      `${title.en}: ${votes} votes, a commitment of ${commitmentYears === 1 ? 'one year' : `${commitmentYears} years`}`,
    ),
  )
