import type { MilestoneBody } from '../../../domain/consortium-record.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import { evidenceWords } from '../../../domain/scheme-words.ts'
import type { Typed, View } from '../context.ts'
import { currencyWords } from '../words/scheme-words.ts'
import { AreaField, SelectField, TextField } from '../ui/form.tsx'

export type FieldsProps = {
  view: View
  typed: Typed
  scheme: Scheme
  labels: Readonly<Record<'title' | 'due' | 'payment' | 'evidence' | 'reason' | 'amount' | 'paid', string>>
  is: MilestoneBody['is']
}

/** What is asked for each thing that can be entered about a milestone. */
export const MilestoneFields = (props: FieldsProps) => {
  const { view, typed, labels, is } = props
  const reason = <AreaField view={view} typed={typed} name="reason" label={labels.reason} rows={3} />
  switch (is) {
    case 'milestone-set':
      return <SetFields {...props} />
    case 'milestone-moved':
      return (
        <>
          <SetFields {...props} />
          {reason}
        </>
      )
    case 'milestone-claimed':
      return (
        <AreaField
          view={view}
          typed={typed}
          name="evidence"
          label={labels.evidence}
          hint={view.t('报告编号、试验记录或到账证明', 'A report’s number, a test record or proof of funds')}
          rows={3}
        />
      )
    case 'milestone-accepted':
      return (
        <>
          <Money {...props} name="amount" />
          <DayField {...props} name="paid" />
        </>
      )
    case 'milestone-refused':
      return reason
  }
}

const SetFields = (props: FieldsProps) => {
  const { view, typed, scheme, labels } = props
  return (
    <>
      <TextField view={view} typed={typed} name="title" label={labels.title} />
      <DayField {...props} name="due" />
      <Money {...props} name="payment" />
      <SelectField
        view={view}
        typed={typed}
        name="evidence"
        label={labels.evidence}
        options={(scheme.milestones?.evidence ?? []).map((value) => ({
          value,
          label: view.say(evidenceWords[value]),
        }))}
      />
    </>
  )
}

const Money = ({ view, typed, scheme, labels, name }: FieldsProps & { name: 'payment' | 'amount' }) => (
  <TextField
    view={view}
    typed={typed}
    name={name}
    label={labels[name]}
    short
    inputmode="decimal"
    unit={view.say(currencyWords[scheme.currency])}
  />
)

const DayField = ({ view, typed, labels, name }: FieldsProps & { name: 'due' | 'paid' }) => (
  <TextField
    view={view}
    typed={typed}
    name={name}
    label={labels[name]}
    short
    hint={view.t('例如 2026-11-23', 'for example 2026-11-23')}
  />
)
