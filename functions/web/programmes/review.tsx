import { blindWords, limitWords, tiesOf } from '../../../domain/scheme-words.ts'
import { rubricMax, type Panel, type Rubric } from '../../../domain/rubric.ts'
import { stepOf } from '../../../domain/scheme-step.ts'
import { listed } from '../words/amount-words.ts'
import type { View } from '../context.ts'

import { Facts, Table } from '../ui/parts.tsx'
import { Part, type PartProps } from './part.tsx'

/** How an application is judged. Nothing where a programme does not score. */
export const Review = ({ view, scheme }: PartProps) => {
  const { t } = view
  const step = stepOf(scheme, 'review')
  if (!step) return null
  const { selection } = step
  return (
    <Part view={view} scheme={scheme} id="review" title={t('评审', 'How it is judged')} of={[]}>
      <RubricTable view={view} rubric={step.rubric} caption={t('评分细则', 'Scoring rubric')} />
      <PanelFacts view={view} panel={step.panel} rubric={step.rubric} />
      {selection === undefined ? null : (
        <p>
          {selection.most === undefined
            ? t('择优确定，不设名额。', 'The best pass; there is no fixed number.')
            : t(
                `按得分排序择优，每批至多 ${selection.most} 个。`,
                `The best of the ranking pass, at most ${selection.most} a call.`,
              )}
          {selection.mayBeNone
            ? t('均未达到要求时可以空缺。', ' When none is good enough, none passes.')
            : ''}
        </p>
      )}
    </Part>
  )
}

export const RubricTable = ({ view, rubric, caption }: { view: View; rubric: Rubric; caption: string }) => {
  const { t, say } = view
  return (
    <>
      <Table
        caption={caption}
        heads={[t('指标', 'Item'), t('满分', 'At most'), t('说明', 'Remarks')]}
        rows={[
          ...rubric.items.map((item) => [
            <span>
              {say(item.title)}
              {item.help ? <small class="below">{say(item.help)}</small> : null}
            </span>,
            `${item.max}`,
            [
              ...(item.bonus ? [t('加分项', 'bonus item')] : []),
              ...(item.vetoBelow === undefined
                ? []
                : [
                    t(
                      `一票否决：均分低于 ${item.vetoBelow} 不予通过`,
                      `veto: a mean below ${item.vetoBelow} fails`,
                    ),
                  ]),
              ...(item.reasonBelow === undefined
                ? []
                : [
                    t(
                      `不高于 ${item.reasonBelow} 分须说明理由`,
                      `a score of ${item.reasonBelow} or less needs a reason`,
                    ),
                  ]),
            ].join(t('；', '; ')),
          ]),
          [
            <strong>{t('合计（不含加分）', 'Together, without bonus')}</strong>,
            <strong>{rubricMax(rubric)}</strong>,
            '',
          ],
        ]}
      />
      {rubric.bonusCap === undefined ? null : (
        <p>
          {t(
            `加分合计不超过 ${rubric.bonusCap} 分。`,
            `All bonus items together count for at most ${rubric.bonusCap}.`,
          )}
        </p>
      )}
    </>
  )
}

export const PanelFacts = ({ view, panel, rubric }: { view: View; panel: Panel; rubric: Rubric }) => {
  const { t, say } = view
  return (
    <Facts
      facts={[
        [
          t('通过线', 'Threshold'),
          rubricMax(rubric) === 100
            ? t(`平均分不低于 ${panel.threshold} 分`, `a mean of at least ${panel.threshold}`)
            : t(
                `折合百分制平均分不低于 ${panel.threshold} 分`,
                `a mean of at least ${panel.threshold} of 100`,
              ),
        ],
        [
          t('专家', 'Experts'),
          t(
            `${panel.experts} 名，至少 ${panel.quorum} 名评分有效；评分相差超过 ${panel.maxSpread} 分时增加专家，至多 ${panel.maxExperts} 名`,
            `${panel.experts}; at least ${panel.quorum} sheets are needed. When totals lie more than ${panel.maxSpread} apart another expert is asked, up to ${panel.maxExperts}`,
          ),
        ],
        panel.mix.length === 0
          ? undefined
          : [
              t('专家构成', 'Fields of the panel'),
              say(
                listed(
                  panel.mix.map(({ field, min }) => ({
                    zh: `${field.zh}至少 ${min} 名`,
                    en: `at least ${min}: ${field.en}`,
                  })),
                ),
              ),
            ],
        [t('评审方式', 'Blind'), say(blindWords[panel.blind])],
        [t('回避', 'Who may not judge'), say(listed(tiesOf(panel).map(({ title }) => title)))],
        panel.dropHighLow
          ? [
              t('计分', 'Counting'),
              t(
                '五份以上时去掉一个最高分和一个最低分',
                'with five sheets or more, the highest and the lowest do not count',
              ),
            ]
          : undefined,
        [t('评审时限', 'Time limit'), say(limitWords(panel.limit))],
      ]}
    />
  )
}
