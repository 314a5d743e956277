import { mostVisits } from '../../../domain/site-visit.ts'
import type { Typed, View } from '../context.ts'
import { Submit, TextField } from '../ui/form.tsx'
import { Area, Decision, type FieldsProps } from './answer-parts.tsx'
import { DraftNote } from './formal-check-fields.tsx'

/** The opinion of the recommending unit, and the visits that it rests on; kept as a draft of the unit until it is sent. */
export const RecommendationFields = ({ view, typed }: FieldsProps) => {
  const { t } = view
  return (
    <>
      <input type="hidden" name="draftRevision" value={typed.values.draftRevision?.[0] ?? '0'} />
      <DraftNote view={view} typed={typed} />
      <Decision
        view={view}
        typed={typed}
        options={[
          { value: 'recommend', label: t('同意推荐', 'Recommend') },
          { value: 'decline', label: t('不推荐', 'Do not recommend') },
        ]}
      />
      <Area view={view} typed={typed} name="answer.opinion" label={t('推荐意见', 'Opinion')} />
      {Array.from({ length: mostVisits }, (_, n) => (
        <Visit view={view} typed={typed} n={n} />
      ))}
      <div class="actions">
        <Submit>{t('提交', 'Send')}</Submit>
        <Submit name="go" value="save" class="quiet">
          {t('保存草稿', 'Keep as a draft')}
        </Submit>
      </div>
    </>
  )
}

/** One visit, folded away until something is written of it. */
const Visit = ({ view, typed, n }: { view: View; typed: Typed; n: number }) => {
  const { t } = view
  const name = `answer.visits.${n}`
  const used = Object.entries(typed.values).some(
    ([one, [text = '']]) => one.startsWith(`${name}.`) && text.trim() !== '',
  )
  const field = { view, typed }
  return (
    <details class="visit" open={used}>
      <summary>{t(`实地考察 ${n + 1}（选填）`, `Site visit ${n + 1} (optional)`)}</summary>
      <TextField
        {...field}
        name={`${name}.on`}
        label={t('日期', 'Date')}
        hint={t('例如 2026-11-23', 'for example 2026-11-23')}
        short
      />
      <TextField {...field} name={`${name}.place`} label={t('地点', 'Place')} />
      <TextField {...field} name={`${name}.met`} label={t('接待人员', 'Whom you met')} required={false} />
      <Area
        {...field}
        name={`${name}.notes`}
        label={t('考察记录', 'What you saw')}
        hint={t('申报单位看不到', 'The applicant does not read this')}
      />
    </details>
  )
}
