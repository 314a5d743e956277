import { checkedWords, consequenceWords, limitWords, reportCheckWords } from '../../../domain/scheme-words.ts'
import { gradeWords } from '../../../domain/task-words.ts'
import type { EvaluationRules } from '../../../domain/evaluation-rules.ts'
import { listed, monthDayWords, monthName, monthsWords, shareWords } from '../words/amount-words.ts'
import type { View } from '../context.ts'
import { needsWords } from '../words/scheme-words.ts'
import { Facts, Table } from '../ui/parts.tsx'
import { YearLine, type YearRow } from '../ui/year-line.tsx'
import { Part, type PartProps } from './part.tsx'
import { PanelFacts, RubricTable } from './review.tsx'

/** The year: when calls open, when the evaluation is, when nothing is taken. */
export const Year = ({ view, scheme }: PartProps) => {
  const { t, say } = view
  const { batches, evaluation, changes } = scheme
  const blocked = (months: readonly number[]): string => say(listed(months.map(monthName)))
  const rows: (YearRow & { said: string })[] = [
    ...(batches && batches.windows.length + batches.blockedMonths.length > 0
      ? [
          {
            label: t('集中申报', 'Calls'),
            spans: batches.windows,
            blockedMonths: batches.blockedMonths,
            said: [
              ...batches.windows.map(
                ({ from, to }) => `${say(monthDayWords(from))}–${say(monthDayWords(to))}`,
              ),
              ...(batches.blockedMonths.length > 0
                ? [t(`${blocked(batches.blockedMonths)}不开放`, `none in ${blocked(batches.blockedMonths)}`)]
                : []),
            ].join(t('；', '; ')),
          },
        ]
      : []),
    ...(evaluation
      ? [
          {
            label: t('年度评估报告', 'Report for the annual evaluation'),
            spans: [{ from: evaluation.opens, to: evaluation.reportDue }],
            blockedMonths: [],
            said: t(
              `${say(monthDayWords(evaluation.opens))}启动，${say(monthDayWords(evaluation.reportDue))}前提交；逾期 ${say(limitWords(evaluation.grace))}内仍可补交`,
              `asked for on ${say(monthDayWords(evaluation.opens))}, due on ${say(monthDayWords(evaluation.reportDue))}; taken for ${say(limitWords(evaluation.grace))} more`,
            ),
          },
        ]
      : []),
    ...(changes && changes.blockedMonths.length > 0
      ? [
          {
            label: t('变更', 'Changes'),
            spans: [],
            blockedMonths: changes.blockedMonths,
            said: t(`${blocked(changes.blockedMonths)}不受理`, `none in ${blocked(changes.blockedMonths)}`),
          },
        ]
      : []),
  ]
  return rows.length === 0 ? null : (
    <>
      <h3>{t('全年日程', 'The year')}</h3>
      <YearLine rows={rows} />
      <Facts facts={rows.map(({ label, said }) => [label, said])} />
    </>
  )
}

/** The yearly evaluation: what it asks, what it leads to. */
export const Evaluation = ({ view, scheme }: PartProps) => {
  const { t, say } = view
  const rules = scheme.evaluation
  if (!rules) return null
  return (
    <Part
      view={view}
      scheme={scheme}
      id="evaluation"
      title={t('年度评估', 'Annual evaluation')}
      of={['evaluation']}
    >
      <Facts facts={evaluationFacts(view, rules)} />
      <Table
        caption={t('等级与结果', 'Grades and what they lead to')}
        heads={[
          t('等级', 'Grade'),
          rules.officerCheck ? t('核对意见', 'The check says') : t('得分', 'Score'),
          t('结果', 'Leads to'),
          t('其他', 'Beside that'),
        ]}
        rows={rules.bands.map((band, index) => [
          say(gradeWords[band.grade]),
          rules.officerCheck
            ? say(checkedWords[index === 0 ? 'accept' : 'put-right'])
            : scores(view, band.from, rules.bands[index - 1]?.from),
          say(consequenceWords[band.leadsTo]),
          [
            ...(band.mostShare === undefined
              ? []
              : [
                  t(
                    `不超过当年参评总数的 ${shareWords(band.mostShare)}`,
                    `at most ${shareWords(band.mostShare)} of a year’s evaluations`,
                  ),
                ]),
            ...(band.consequence ? [say(band.consequence)] : []),
          ].join(t('；', '; ')),
        ])}
      />
      {rules.rubric && rules.panel ? (
        <>
          <h3>{t('评估指标', 'Items')}</h3>
          <RubricTable view={view} rubric={rules.rubric} caption={t('评估指标', 'Items of the evaluation')} />
          <PanelFacts view={view} panel={rules.panel} rubric={rules.rubric} />
        </>
      ) : null}
      <h3>{t('年度报告内容', 'What the report asks')}</h3>
      <Facts
        facts={rules.form.map(({ title, fields }) => [
          say(title),
          say(listed(fields.map(({ label }) => label))),
        ])}
      />
    </Part>
  )
}

const scores = ({ t }: View, from: number, above: number | undefined): string =>
  above === undefined
    ? t(`${from} 分及以上`, `${from} and more`)
    : from === 0
      ? t(`${above} 分以下`, `below ${above}`)
      : t(`${from} 分至 ${above} 分以下`, `${from} to below ${above}`)

const evaluationFacts = ({ t, say }: View, rules: EvaluationRules): (readonly [string, string])[] => {
  const { rectification } = rules
  return [
    [
      t('频次', 'How often'),
      rules.everyYears === 1
        ? t('每年一次', 'every year')
        : t(`每 ${rules.everyYears} 年一次`, `every ${rules.everyYears} years`),
    ],
    ...rules.milestones.map(
      ({ afterMonths, title }) =>
        [
          say(title),
          t(`满 ${say(monthsWords(afterMonths))}时`, `after ${say(monthsWords(afterMonths))}`),
        ] as const,
    ),
    ...(rules.exemptMonths === 0
      ? []
      : [
          [
            t('当年免评', 'Exempt'),
            t(
              `评估启动前 ${rules.exemptMonths} 个月内新获准的当年免评`,
              `who was admitted in the ${rules.exemptMonths} months before it opens`,
            ),
          ] as const,
        ]),
    [
      t('未参加评估', 'Not taking part'),
      t(`按“${say(gradeWords[rules.noShow])}”处理`, `counts as ${say(gradeWords[rules.noShow])}`),
    ],
    ...(rules.selfWeight === 0
      ? []
      : [
          [
            t('自评', 'Own score'),
            t(
              `自评占 ${shareWords(rules.selfWeight)}，专家评分占 ${shareWords(1 - rules.selfWeight)}`,
              `${shareWords(rules.selfWeight)} of the result; the panel’s score is ${shareWords(1 - rules.selfWeight)}`,
            ),
          ] as const,
        ]),
    ...(rules.officerCheck
      ? [
          [
            say(rules.officerCheck.title ?? reportCheckWords),
            t(
              `受理人员 ${say(limitWords(rules.officerCheck.limit))}内核对报告是否齐全，不评优劣`,
              `within ${say(limitWords(rules.officerCheck.limit))} an officer says whether the report is complete; no merit is judged`,
            ),
          ] as const,
        ]
      : []),
    ...(rules.levels.length === 0
      ? []
      : [
          [
            t('审定', 'Approval'),
            rules.levels
              .map(
                ({ title, needs, limit }) =>
                  `${say(title)}${t(`（${say(needsWords(needs))}，${say(limitWords(limit))}）`, ` (${say(needsWords(needs))}, ${say(limitWords(limit))})`)}`,
              )
              .join(' → '),
          ] as const,
        ]),
    [
      t('整改', 'Rectification'),
      rectification.times === 0
        ? t('不设整改', 'none')
        : t(
            `${say(limitWords(rectification.limit))}内完成，至多 ${rectification.times} 次，仍不合格的撤销`,
            `within ${say(limitWords(rectification.limit))}, ${rectification.times === 1 ? 'once' : `up to ${rectification.times} times`}; after that, revocation`,
          ),
    ],
    ...(rules.twoInARow
      ? [
          [
            t('连续两次', 'Twice in a row'),
            t(
              `连续两次“${say(gradeWords[rules.twoInARow.grade])}”：${say(consequenceWords[rules.twoInARow.leadsTo])}`,
              `${say(gradeWords[rules.twoInARow.grade])} twice in a row: ${say(consequenceWords[rules.twoInARow.leadsTo])}`,
            ),
          ] as const,
        ]
      : []),
  ]
}
