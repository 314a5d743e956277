import type { Rubric } from '../../../domain/rubric.ts'
import { rubricFor } from '../case-view.ts'
import type { View } from '../context.ts'
import { AreaField, TextField } from '../ui/form.tsx'
import { Area, Decision, type FieldsProps, Send } from './answer-parts.tsx'

/** An expert's sheet: a score and a reason for every item of the rubric, or stepping aside. */
export const SheetFields = ({ view, typed, open }: FieldsProps) => {
  const { t, say } = view
  const rubric = rubricFor(open.file, open.moment)
  return (
    <>
      <Decision
        view={view}
        typed={typed}
        options={[
          { value: 'score', label: t('评分', 'Score') },
          {
            value: 'recuse',
            label: t('回避', 'Step aside'),
            hint: t('与任何一家成员单位有利益关系时', 'If you have an interest in any organisation named'),
          },
        ]}
      />
      {rubric.items.map((item) => (
        <div class="rubric-item">
          <TextField
            view={view}
            typed={typed}
            name={`answer.scores.${item.id}`}
            label={say(item.title)}
            hint={hintOf(view, item)}
            short
            inputmode="decimal"
            unit={item.bonus ? `+ ${item.max}` : `/ ${item.max}`}
          />
          <AreaField
            view={view}
            typed={typed}
            name={`answer.reasons.${item.id}`}
            label={t('理由', 'Reason')}
            rows={2}
            hint={
              item.reasonBelow === undefined
                ? undefined
                : t(`不高于 ${item.reasonBelow} 分时必填`, `Needed at ${item.reasonBelow} or less`)
            }
            required={false}
          />
        </div>
      ))}
      {rubric.bonusCap === undefined ? null : (
        <p class="hint">
          {t(
            `加分项合计最多计 ${rubric.bonusCap} 分。`,
            `All bonus items together count for ${rubric.bonusCap} points at most.`,
          )}
        </p>
      )}
      <Area
        view={view}
        typed={typed}
        name="answer.comment"
        label={t('总体意见', 'Overall comment')}
        optional
      />
      <Area
        view={view}
        typed={typed}
        name="answer.reason"
        label={t('回避原因', 'Reason for stepping aside')}
        hint={t('回避时填写', 'When you step aside')}
      />
      <Send>{t('提交评分表', 'Hand the sheet in')}</Send>
    </>
  )
}

/** What an item is about, and what its points do beside the total. */
const hintOf = (
  { t, say }: View,
  { help, bonus, vetoBelow }: Rubric['items'][number],
): string | undefined => {
  const said = [
    ...(help ? [say(help)] : []),
    ...(bonus ? [t('加分项：在 100 分之外计入', 'A bonus: counts on top of the hundred')] : []),
    ...(vetoBelow === undefined
      ? []
      : [
          t(
            `专家平均低于 ${vetoBelow} 分时一票否决`,
            `A mean of the panel below ${vetoBelow} fails the case whatever its total`,
          ),
        ]),
  ]
  return said.length === 0 ? undefined : said.join(t('。', '. '))
}
