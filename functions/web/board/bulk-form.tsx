import { BulkAction } from '../../../domain/bulk.ts'
import type { CaseId } from '../../../domain/ids.ts'
import type { Person } from '../../../domain/person.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import type { Typed, View } from '../context.ts'
import { first, parsed } from '../typed-form.ts'
import { AreaField, ChoiceField, ErrorSummary, Form, SelectField, Submit, TextField } from '../ui/form.tsx'
import { readNumber } from '../../../domain/form.ts'
import type { Batch } from './batch.ts'
import { bulkWords } from './bulk-words.ts'

type Values = Readonly<Record<string, readonly string[]>>

/** What the form asks for, as the action it stands for; what is wrong is said by the field's name. */
export const actionFrom = (values: Values): BulkAction => {
  const chosen = first(values, 'do')
  const remark = first(values, 'remark')
  switch (chosen) {
    case 'assign': {
      const officer = first(values, 'officer')
      return parsed(BulkAction, { do: 'assign', officer: officer === 'nobody' ? null : officer || undefined })
    }
    case 'extend': {
      const typed = first(values, 'days')
      const days = readNumber(typed) ?? (typed === '' ? undefined : typed)
      return parsed(BulkAction, { do: 'extend', days, reason: first(values, 'reason') })
    }
    case 'return':
      return parsed(BulkAction, { do: 'return', part: first(values, 'part') || undefined, remark })
    case 'notice':
      return parsed(BulkAction, { do: 'advance', to: 'notice', remark })
    case 'advance':
      return parsed(BulkAction, { do: 'advance', remark })
    default:
      return parsed(BulkAction, chosen === '' ? {} : { do: chosen })
  }
}

type Props = {
  view: View
  typed: Typed
  batch: Batch
  cases: readonly CaseId[]
  officers: readonly Person[]
  scheme: Scheme | undefined
}

/** Which action, and what it needs to be told. Nothing happens before its effect was shown. */
export const BulkForm = ({ view, typed, batch, cases, officers, scheme }: Props) => {
  const { t, say } = view
  const kinds = ['assign', 'remind', 'extend', 'return', 'advance', 'notice'] as const
  const usable =
    batch.kind === 'application' ? kinds : kinds.filter((kind) => !['return', 'notice'].includes(kind))
  const labels = labelsOf(view)
  return (
    <>
      <ErrorSummary view={view} typed={typed} labels={labels} />
      <Form view={view} action={`/board/${batch.id}/bulk`}>
        {cases.map((id) => (
          <input type="hidden" name="case" value={id} />
        ))}
        <ChoiceField
          view={view}
          typed={typed}
          name="do"
          label={labels.do}
          options={usable.map((value) => ({ value, label: say(bulkWords[value]) }))}
        />
        <SelectField
          {...{ view, typed, name: 'officer', label: labels.officer }}
          when={{ name: 'do', anyOf: ['assign'] }}
          options={[
            ...officers.map(({ id, name }) => ({ value: id, label: name })),
            { value: 'nobody', label: t('不指定（全办公室）', 'Nobody: the whole office') },
          ]}
        />
        <TextField
          {...{ view, typed, name: 'days', label: labels.days }}
          when={{ name: 'do', anyOf: ['extend'] }}
          hint={t('从各案件目前的期限算起', 'Counted from the present deadline of each case')}
          inputmode="numeric"
          unit={t('个工作日', 'working days')}
          short
        />
        <AreaField
          {...{ view, typed, name: 'reason', label: labels.reason, rows: 2 }}
          when={{ name: 'do', anyOf: ['extend'] }}
          hint={t('记入案件记录，并告知有关单位', 'Goes on record, and to whoever is concerned')}
        />
        <SelectField
          {...{ view, typed, name: 'part', label: labels.part }}
          when={{ name: 'do', anyOf: ['return'] }}
          options={[
            ...(scheme?.form ?? []).map(({ id, title }) => ({ value: id, label: say(title) })),
            { value: 'members', label: t('成员单位', 'Members') },
          ]}
        />
        <AreaField
          {...{ view, typed, name: 'remark', label: labels.remark, rows: 3 }}
          when={{ name: 'do', anyOf: ['return', 'advance', 'notice'] }}
          hint={t('每件案件的记录中都会写明', 'Stands on the record of every case')}
        />
        <div class="actions">
          <Submit name="go" value="preview">
            {t('先看效果', 'See the effect first')}
          </Submit>
          <a class="button quiet" href={`/board/${batch.id}`}>
            {t('返回', 'Back')}
          </a>
        </div>
      </Form>
    </>
  )
}

export const labelsOf = ({ t }: View) => ({
  do: t('办理事项', 'What to do'),
  officer: t('经办人', 'Officer in charge'),
  days: t('延长', 'More time'),
  reason: t('延长的原因', 'Reason for more time'),
  part: t('需要补正的部分', 'Part to correct'),
  remark: t('意见', 'Remark'),
})
