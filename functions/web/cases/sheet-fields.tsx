import { reviewRules } from '../../../domain/panel.ts'
import { selfSheetOf } from '../../../domain/self-score.ts'
import type { Panel, Rubric } from '../../../domain/rubric.ts'
import { recusalWords } from '../../../domain/scheme-words.ts'
import type { View } from '../context.ts'
import { AreaField, ChoiceField, TextField } from '../ui/form.tsx'
import { Area, Decision, type FieldsProps, Send } from './answer-parts.tsx'

/** An expert's sheet: a score and a reason for every item of the rubric, or stepping aside. */
export const SheetFields = ({ view, typed, open }: FieldsProps) => {
  const { t, say } = view
  const { rubric, panel } = reviewRules(open.file, open.moment)
  const { recusal, blind } = panel
  const own = selfSheetOf(open.view.sections)
  return (
    <>
      <ChoiceField
        view={view}
        typed={typed}
        name="answer.grounds"
        many
        required={false}
        label={t('回避声明', 'Declaration of interests')}
        hint={declared(view, blind)}
        options={recusal.map((ground) => ({ value: ground, label: say(recusalWords[ground]) }))}
      />
      <Decision
        view={view}
        typed={typed}
        options={[
          {
            value: 'score',
            label: t('无回避情形，评分', 'None of these applies: score'),
          },
          {
            value: 'recuse',
            label: t('回避', 'Step aside'),
            hint: t('因以上情形或其他利益关系', 'For one of these, or another interest'),
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
          <OwnScore view={view} item={item} own={own} />
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
        hint={t('回避且未勾选情形时填写', 'When you step aside and ticked none of the grounds')}
        optional
      />
      <Send>{t('提交评分表', 'Hand the sheet in')}</Send>
    </>
  )
}

/** What the lead gave itself for an item, where the programme lets its experts see it. */
const OwnScore = ({
  view: { t },
  item,
  own,
}: {
  view: View
  item: Rubric['items'][number]
  own: ReturnType<typeof selfSheetOf>
}) => {
  const score = own.scores[item.id]
  if (score === undefined) return null
  const { [item.id]: reason = '' } = own.reasons
  const { [item.id]: evidence = '' } = own.evidence
  return (
    <p class="hint own-score">
      {t(`自评 ${score} 分`, `Own score ${score}`)}
      {reason === '' ? '' : `${t('：', ': ')}${reason}`}
      {evidence === '' ? '' : t(`（佐证：${evidence}）`, ` (evidence: ${evidence})`)}
    </p>
  )
}

/** What ticking a ground does; where names are withheld, that the program looked for what it knows of. */
const declared = ({ t }: View, blind: Panel['blind']): string =>
  [
    t(
      '有下列任何一种情形的，请勾选并提交，即为回避，系统将另请专家；提交评分表即声明均不存在。',
      'Tick what applies and send: you step aside, and another expert is asked. Handing the sheet in declares that none applies.',
    ),
    ...(blind === 'double'
      ? [
          t(
            '本评审为双盲：不显示申报单位名称，文中以〔1〕、〔2〕代替；已登记的利益关系由系统事先排除。',
            'This review is double blind: applicants are not named, texts say 〔1〕, 〔2〕 instead; interests on record were excluded before you were asked.',
          ),
        ]
      : []),
  ].join(t('', ' '))

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
