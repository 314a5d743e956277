import type { Child } from 'hono/jsx'
import type { Person } from '../../../domain/person.ts'
import type { Task } from '../../../domain/task.ts'
import type { ShownComparison } from '../case-view/comparison-view.ts'
import type { Typed, View } from '../context.ts'
import type { OpenCase } from '../page.tsx'
import type { Standing } from '../ranking/ranking-view.ts'
import { AreaField, ChoiceField, Submit } from '../ui/form.tsx'

/** The task of the address, with the case that it is about. */
export type OpenTask = OpenCase & {
  readonly task: Task
  /** For an approver: where the case stands in its call, when only so many may pass. */
  readonly standing?: Standing | undefined
  /** For a correction, and for the check after one: what changed, where two versions were kept. */
  readonly compared?: { readonly shown: ShownComparison | undefined }
  /** For an officer who looks for experts: those who can still be asked. */
  readonly free?: readonly Person[]
}
export type FieldsProps = { view: View; typed: Typed; open: OpenTask }

/** The choice that every answer begins with. */
export const Decision = ({
  view,
  typed,
  options,
}: {
  view: View
  typed: Typed
  options: readonly { value: string; label: string; hint?: string }[]
}) => (
  <ChoiceField
    view={view}
    typed={typed}
    name="answer.decision"
    label={view.t('决定', 'Decision')}
    options={options}
  />
)

export const Area = ({
  view,
  typed,
  name,
  label,
  hint,
  optional,
}: {
  view: View
  typed: Typed
  name: string
  label: string
  hint?: string
  optional?: boolean
}) => <AreaField view={view} typed={typed} name={name} label={label} hint={hint} required={!optional} />

export const Send = ({ children }: { children?: Child }) => (
  <div class="actions">
    <Submit>{children}</Submit>
  </div>
)
