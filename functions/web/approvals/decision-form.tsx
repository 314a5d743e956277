import type { TaskId } from '../../../domain/ids.ts'
import { Refusal } from '../../../domain/refusal.ts'
import { ApprovalAnswer } from '../../../domain/task-answer.ts'
import { nothingTyped, problemAt, type Typed, type View } from '../context.ts'
import { first, parsed } from '../typed-form.ts'
import { Form } from '../ui/form.tsx'
import type { Minute } from './minute.ts'
import { targetWords } from './minute-words.ts'

type Values = Readonly<Record<string, readonly string[]>>

/** What a form says of a decision, whichever of its buttons was pressed. */
export const decisionFrom = (values: Values): ApprovalAnswer => {
  const remark = first(values, 'remark').trim()
  const said = remark === '' ? {} : { remark }
  switch (first(values, 'decision')) {
    case 'approve':
      return parsed(ApprovalAnswer, { decision: 'approve', ...said })
    case 'return': {
      const to = first(values, 'to')
      return parsed(ApprovalAnswer, { decision: 'return', ...(to === '' ? {} : { to }), ...said })
    }
    case 'reject':
      return parsedReject(remark)
    default:
      throw new Refusal('invalid', { problems: [{ field: 'decision', code: 'missing' }] })
  }
}

/** A rejection's reason is typed where every other remark is. */
const parsedReject = (remark: string): ApprovalAnswer => {
  try {
    return parsed(ApprovalAnswer, { decision: 'reject', ...(remark === '' ? {} : { reason: remark }) })
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem
    throw new Refusal('invalid', {
      problems: problem.problems.map((one) => (one.field === 'reason' ? { ...one, field: 'remark' } : one)),
    })
  }
}

/** On a list every case has fields of its own, so each is named after its task. */
export const decisionFieldId = (task: TaskId, field: string): string => `${field}-${task}`

type Props = { view: View; minute: Minute; typed?: Typed; whole?: boolean; leader: string }

/** One tap approves; a return and a rejection need a word, and say so. All of it is one form. */
export const DecisionForm = ({ view, minute, typed = nothingTyped, whole = false, leader }: Props) => {
  const { t } = view
  const fields = { view, minute, typed }
  return (
    <Form view={view} action={`/approvals/${minute.case}/${minute.task}`} class="decide">
      <input type="hidden" name="seen" value={`${minute.seen}`} />
      <input type="hidden" name="for" value={leader} />
      <p class="actions">
        <button type="submit" name="decision" value="approve" aria-describedby={`m-${minute.task}`}>
          {t('同意', 'Approve')}
        </button>
      </p>
      {whole ? (
        <OtherWays {...fields} />
      ) : (
        <details>
          <summary>{t('附意见、退回或不同意', 'Add a remark, return or reject')}</summary>
          <OtherWays {...fields} />
        </details>
      )}
    </Form>
  )
}

const OtherWays = ({ view, minute, typed }: { view: View; minute: Minute; typed: Typed }) => {
  const { t } = view
  const { task, returnTo, mayReject } = minute
  return (
    <>
      <Remark view={view} task={task} typed={typed} />
      <ReturnTo view={view} minute={minute} typed={typed} />
      <p class="actions">
        {returnTo.length === 0 ? null : (
          <button
            type="submit"
            name="decision"
            value="return"
            class="quiet"
            aria-describedby={`m-${minute.task}`}
          >
            {t('退回', 'Return')}
          </button>
        )}
        {mayReject ? (
          <button
            type="submit"
            name="decision"
            value="reject"
            class="quiet danger"
            aria-describedby={`m-${minute.task}`}
          >
            {t('不同意', 'Reject')}
          </button>
        ) : null}
      </p>
    </>
  )
}

const Remark = ({ view, task, typed }: { view: View; task: TaskId; typed: Typed }) => {
  const { t } = view
  const id = decisionFieldId(task, 'remark')
  const error = problemAt(view, typed, 'remark')
  return (
    <div class={error === undefined ? 'field' : 'field wrong'}>
      <label for={id}>{t('意见', 'Remark')}</label>
      <p class="hint" id={`${id}-hint`}>
        {t('退回或不同意时必填', 'Needed to return or to reject')}
      </p>
      {error === undefined ? null : (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <textarea
        id={id}
        name="remark"
        rows={3}
        aria-invalid={error === undefined ? undefined : 'true'}
        aria-describedby={error === undefined ? `${id}-hint` : `${id}-hint ${id}-error`}
      >
        {first(typed.values, 'remark')}
      </textarea>
    </div>
  )
}

/** Where to, when there is more than one step to choose from. */
const ReturnTo = ({ view, minute, typed }: { view: View; minute: Minute; typed: Typed }) => {
  const { t, say } = view
  const [only, ...more] = minute.returnTo
  if (only === undefined) return null
  if (more.length === 0) return <input type="hidden" name="to" value={only} />
  const id = decisionFieldId(minute.task, 'to')
  const error = problemAt(view, typed, 'to')
  return (
    <div class={error === undefined ? 'field' : 'field wrong'}>
      <label for={id}>{t('退回到', 'Return to')}</label>
      {error === undefined ? null : (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <select
        id={id}
        name="to"
        aria-invalid={error === undefined ? undefined : 'true'}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
      >
        <option value="">{t('请选择（仅退回时）', 'Please choose, for a return')}</option>
        {minute.returnTo.map((target) => (
          <option value={target} selected={first(typed.values, 'to') === target}>
            {say(targetWords(target))}
          </option>
        ))}
      </select>
    </div>
  )
}
