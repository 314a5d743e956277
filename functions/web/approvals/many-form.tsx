import { returnTargets } from '../../../domain/approval.ts'
import { CaseId, TaskId } from '../../../domain/ids.ts'
import type { Moment } from '../../../domain/moment.ts'
import type { Person } from '../../../domain/person.ts'
import { type ApprovalItem, mostApprovals } from '../../commands/approvals.ts'
import type { World } from '../../ports/world.ts'
import type { Typed, View } from '../context.ts'
import { first } from '../typed-form.ts'
import { AreaField, ChoiceField, ErrorSummary, Form, SelectField, Submit } from '../ui/form.tsx'
import { decisionWords } from '../words/words.ts'
import { openApproval } from './approval-list.ts'
import { targetWords } from './minute-words.ts'

type Values = Readonly<Record<string, readonly string[]>>

/** The boxes that were ticked: which decision, and up to where the case was known. */
export const itemsFrom = (values: Values): ApprovalItem[] =>
  (values.item ?? []).flatMap((text) => {
    const [of, named, seen = ''] = text.split('.')
    const id = CaseId.safeParse(of)
    const task = TaskId.safeParse(named)
    return id.success && task.success
      ? [{ case: id.data, task: task.data, ...(/^\d{1,9}$/.test(seen) ? { seen: Number(seen) } : {}) }]
      : []
  })

export const itemText = ({ case: id, task, seen }: ApprovalItem): string =>
  seen === undefined ? `${id}.${task}` : `${id}.${task}.${seen}`

/** What may be done to the chosen: everything that may be done to one of them. */
export type Choosable = {
  readonly titles: readonly string[]
  readonly returnTo: readonly string[]
  readonly mayReject: boolean
}

export const choosable = async (
  reader: { readonly world: World; readonly person: Person; readonly arrived: Moment['now'] },
  items: readonly ApprovalItem[],
): Promise<Choosable> => {
  const opened = (
    await Promise.all(items.slice(0, mostApprovals).map((item) => openApproval(reader, item.case, item.task)))
  ).filter((one) => one !== undefined)
  return {
    titles: opened.map(({ file }) => file.head.title),
    returnTo: [...new Set(opened.flatMap(({ file, moment }) => returnTargets(file, moment)))],
    mayReject: opened.some(({ file }) => file.head.kind === 'application'),
  }
}

export const manyLabels = ({ t }: View) => ({
  decision: t('决定', 'Decision'),
  remark: t('意见', 'Remark'),
  to: t('退回到', 'Return to'),
  item: t('案件', 'Cases'),
})

type Props = { view: View; typed: Typed; items: readonly ApprovalItem[]; choice: Choosable }

/** One decision for all of the chosen. Nothing happens before it was shown what it comes to. */
export const ManyForm = ({ view, typed, items, choice }: Props) => {
  const { t, say } = view
  const labels = manyLabels(view)
  const decisions = [
    'approve',
    ...(choice.returnTo.length > 0 ? ['return'] : []),
    ...(choice.mayReject ? ['reject'] : []),
  ]
  return (
    <>
      <ErrorSummary view={view} typed={typed} labels={labels} />
      <ul>
        {choice.titles.map((title) => (
          <li>{title}</li>
        ))}
      </ul>
      <Form view={view} action="/approvals/decide">
        {items.map((item) => (
          <input type="hidden" name="item" value={itemText(item)} />
        ))}
        <input type="hidden" name="for" value={first(typed.values, 'for')} />
        <ChoiceField
          view={view}
          typed={typed}
          name="decision"
          label={labels.decision}
          options={decisions.map((value) => ({
            value,
            label:
              value === 'reject'
                ? t('不同意', 'Reject')
                : say(decisionWords[value] ?? { zh: value, en: value }),
          }))}
        />
        <AreaField
          {...{ view, typed, name: 'remark', label: labels.remark, rows: 3 }}
          required={false}
          hint={t(
            '退回或不同意时必填；写入每件案件的记录',
            'Needed to return or to reject; stands on the record of every case',
          )}
        />
        {choice.returnTo.length === 0 ? null : (
          <SelectField
            {...{ view, typed, name: 'to', label: labels.to }}
            when={{ name: 'decision', anyOf: ['return'] }}
            options={choice.returnTo.map((value) => ({ value, label: say(targetWords(value)) }))}
          />
        )}
        <div class="actions">
          <Submit name="go" value="preview">
            {t('先看结果', 'See what it comes to')}
          </Submit>
          <a class="button quiet" href={`/approvals?for=${first(typed.values, 'for')}`}>
            {t('返回', 'Back')}
          </a>
        </div>
      </Form>
    </>
  )
}
