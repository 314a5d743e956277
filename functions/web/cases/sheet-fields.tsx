import type { Rubric } from '../../../domain/rubric.ts'
import { reviewRules } from '../../../domain/panel.ts'
import { selfSheetOf } from '../../../domain/self-score.ts'
import { RubricItem, SheetTotal } from '../reviews/rubric-fields.tsx'
import { Area, type FieldsProps } from './answer-parts.tsx'

/** An expert's sheet: a score and a reason for every item of the rubric. */
export const SheetFields = ({ view, typed, open }: FieldsProps) => {
  const { t } = view
  const { rubric, panel } = reviewRules(open.file, open.moment)
  const own = selfSheetOf(open.view.sections)
  return (
    <>
      <input type="hidden" name="answer.decision" value="score" />
      {panel.blind === 'double' ? (
        <p class="hint">
          {t(
            '双盲评审：文中以〔1〕、〔2〕代替申报单位。',
            'Double blind: texts say 〔1〕, 〔2〕 instead of the applicants’ names.',
          )}
        </p>
      ) : null}
      <SheetTotal view={view} typed={typed} rubric={rubric} />
      {rubric.items.map((item) => (
        <RubricItem view={view} typed={typed} item={item} own={own} />
      ))}
      <BonusCap view={view} rubric={rubric} />
      <Area
        view={view}
        typed={typed}
        name="answer.comment"
        label={t('总体意见', 'Overall comment')}
        optional
      />
    </>
  )
}

const BonusCap = ({ view: { t }, rubric }: { view: FieldsProps['view']; rubric: Rubric }) =>
  rubric.bonusCap === undefined ? null : (
    <p class="hint">
      {t(
        `加分项合计最多计 ${rubric.bonusCap} 分。`,
        `All bonus items together count for ${rubric.bonusCap} points at most.`,
      )}
    </p>
  )
