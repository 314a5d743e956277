import type { Asked } from '../../../domain/declaration.ts'
import type { Problem } from '../../../domain/refusal.ts'
import { declineWords } from '../../../domain/scheme-words.ts'
import { nothingTyped, type Typed, type View } from '../context.ts'
import { first } from '../typed-form.ts'
import { AreaField, ChoiceField, fieldId, Form, Submit } from '../ui/form.tsx'

/** Two forms that say the same to the record and ask otherwise: a tie applies, or there is another reason. */
type Way = 'aside' | 'decline'

const wayOf = ({ values }: Typed): Way | undefined => {
  const way = first(values, 'way')
  return way === 'aside' || way === 'decline' ? way : undefined
}

/** Whether it was one of these forms that came back, and not a sheet. */
export const isAside = (typed: Typed | undefined): typed is Typed =>
  typed !== undefined && first(typed.values, 'answer.decision') === 'recuse'

export const asideLabels = ({ t }: View): Record<string, string> => ({
  'answer.reason': t('说明', 'Explanation'),
  'answer.grounds': t('利益关系', 'Ties'),
  'answer.because': t('原因', 'Reason'),
})

/** What is missing is said where it was asked: whoever chose nothing is asked to choose. */
export const asideTyped = (typed: Typed): Typed => {
  const asked = (problem: Problem): Problem => {
    if (problem.field !== 'answer.reason' || problem.code !== 'missing') return problem
    if (wayOf(typed) === 'aside') return { field: 'answer.grounds', code: 'tie-or-reason' }
    return first(typed.values, 'answer.because') === ''
      ? { field: 'answer.because', code: 'not-chosen' }
      : problem
  }
  return { ...typed, problems: typed.problems.map(asked) }
}

const placeOf = (way: Way, name: string): string => `${way}.${name}`

/** The address of a field within the page, in the form that came back. */
export const asidePlace = (typed: Typed, field: string): string | undefined => {
  const way = wayOf(typed)
  return way && `#${fieldId(placeOf(way, field))}`
}

type Props = { view: View; typed: Typed; path: string; ties: Asked['ties'] }

/** Both ways not to write a sheet, folded away; the one that came back is open, with what was typed into it. */
export const AsideForms = ({ view, typed: given, path, ties }: Props) => {
  const { t } = view
  const way = isAside(given) ? wayOf(given) : undefined
  const typed = asideTyped(given)
  return (
    <>
      <details open={way === 'aside'}>
        <summary>{t('存在利益关系，回避', 'A tie applies: step aside')}</summary>
        <AsideForm view={view} typed={way === 'aside' ? typed : nothingTyped} path={path} ties={ties} />
      </details>
      <details open={way === 'decline'}>
        <summary>{t('因其他原因不能评审', 'I cannot review for another reason')}</summary>
        <DeclineForm view={view} typed={way === 'decline' ? typed : nothingTyped} path={path} />
      </details>
    </>
  )
}

const Sent = ({ way }: { way: Way }) => (
  <>
    <input type="hidden" name="kind" value="score" />
    <input type="hidden" name="answer.decision" value="recuse" />
    <input type="hidden" name="way" value={way} />
  </>
)

/** A tie that applies: ticked and sent, and somebody else is asked. */
const AsideForm = ({ view, typed, path, ties }: Props) => {
  const { t, say } = view
  return (
    <Form view={view} action={path}>
      <Sent way="aside" />
      <ChoiceField
        view={view}
        typed={typed}
        name="answer.grounds"
        place={placeOf('aside', 'answer.grounds')}
        many
        label={t('利益关系', 'Ties')}
        options={ties.map(({ id, title }) => ({ value: id, label: say(title) }))}
      />
      <AreaField
        view={view}
        typed={typed}
        name="answer.reason"
        place={placeOf('aside', 'answer.reason')}
        label={t('说明', 'Explanation')}
        hint={t('以上均不符合时请说明', 'Needed when none of these says it')}
        rows={2}
      />
      <Submit>{t('回避', 'Step aside')}</Submit>
    </Form>
  )
}

/** No tie, and yet no sheet: a kind of reason, in words where no kind says it. */
const DeclineForm = ({ view, typed, path }: Omit<Props, 'ties'>) => {
  const { t, say } = view
  return (
    <Form view={view} action={path}>
      <Sent way="decline" />
      <ChoiceField
        view={view}
        typed={typed}
        name="answer.because"
        place={placeOf('decline', 'answer.because')}
        label={t('原因', 'Reason')}
        options={Object.entries(declineWords).map(([value, words]) => ({ value, label: say(words) }))}
      />
      <AreaField
        view={view}
        typed={typed}
        name="answer.reason"
        place={placeOf('decline', 'answer.reason')}
        label={t('说明', 'Explanation')}
        hint={t('选择“其他原因”时必填', 'Needed for another reason')}
        rows={2}
      />
      <Submit>{t('不能评审，请另请专家', 'Decline: ask somebody else')}</Submit>
    </Form>
  )
}
