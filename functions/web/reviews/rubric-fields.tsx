import { progressOf, standingScores } from '../../../domain/draft-sheet.ts'
import { readNumber } from '../../../domain/read-number.ts'
import type { Rubric } from '../../../domain/rubric.ts'
import { selfSheetOf } from '../../../domain/self-score.ts'
import { sheetTotal } from '../../../domain/sheet.ts'
import type { Typed, View } from '../context.ts'
import { AreaField, TextField, valueOf } from '../ui/form.tsx'

type Item = Rubric['items'][number]

/** One item of the rubric: its score, a reason, and at once what is missing. */
export const RubricItem = ({
  view,
  typed,
  item,
  own,
}: {
  view: View
  typed: Typed
  item: Item
  own: ReturnType<typeof selfSheetOf>
}) => {
  const { t, say } = view
  const warned = warningOf(
    item,
    valueOf(typed, `answer.scores.${item.id}`),
    valueOf(typed, `answer.reasons.${item.id}`),
  )
  return (
    <div
      class="rubric-item"
      data-item={item.id}
      data-max={`${item.max}`}
      data-below={item.reasonBelow === undefined ? undefined : `${item.reasonBelow}`}
      data-bonus={item.bonus ? '' : undefined}
    >
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
      <Warnings
        warned={warned}
        words={[
          ['number', t('分数请填写数字。', 'The score has to be a number.')],
          ['min', t('不能小于 0 分。', 'No less than 0.')],
          ['max', t(`不能大于 ${item.max} 分。`, `No more than ${item.max}.`)],
        ]}
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
        // With a line below which it is asked for, it is neither left open nor always needed: the hint says when.
        required={item.reasonBelow !== undefined}
      />
      <Warnings
        warned={warned}
        words={[
          [
            'reason',
            t(
              `不高于 ${item.reasonBelow ?? 0} 分，请说明理由。`,
              `At ${item.reasonBelow ?? 0} or less a reason is needed.`,
            ),
          ],
        ]}
      />
    </div>
  )
}

/** Said as soon as it is so, beside what it is about; all but one are hidden, for the script to choose. */
const Warnings = ({
  warned,
  words,
}: {
  warned: Warned | undefined
  words: readonly (readonly [Warned, string])[]
}) => (
  <output class="warning">
    {words.map(([which, said]) => (
      <span data-warn={which} hidden={warned !== which}>
        {said}
      </span>
    ))}
  </output>
)

type Warned = 'number' | 'min' | 'max' | 'reason'

/** What is wrong with an item as it stands; an empty one is only not scored yet. The script asks the same. */
const warningOf = ({ max, reasonBelow }: Item, typed: string, reason: string): Warned | undefined => {
  if (typed.trim() === '') return undefined
  const score = readNumber(typed)
  if (score === undefined) return 'number'
  if (score < 0) return 'min'
  if (score > max) return 'max'
  return reasonBelow !== undefined && score <= reasonBelow && reason.trim() === '' ? 'reason' : undefined
}

/** How much is done, and what it adds up to so far. */
export const SheetTotal = ({ view: { t }, typed, rubric }: { view: View; typed: Typed; rubric: Rubric }) => {
  const values = Object.fromEntries(
    Object.entries(typed.values).map(([name, [text = '']]) => [name.replace(/^answer\./, ''), text]),
  )
  const scores = standingScores(values, rubric)
  const { done } = progressOf(values, rubric)
  return (
    <p class="sheet-total" data-cap={rubric.bonusCap === undefined ? undefined : `${rubric.bonusCap}`}>
      {t('已完成', 'Ready')} <output data-done="">{done}</output> / {rubric.items.length} ·{' '}
      {t('总分', 'total')} <output data-total="">{Math.round(sheetTotal(rubric, scores) * 10) / 10}</output> /
      100
    </p>
  )
}

/** What the lead gave itself for an item, where the programme lets its experts see it. */
const OwnScore = ({
  view: { t },
  item,
  own,
}: {
  view: View
  item: Item
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

/** What an item is about, and what its points do beside the total. */
const hintOf = ({ t, say }: View, { help, bonus, vetoBelow }: Item): string | undefined => {
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
