import type { Typed, View } from '../context.ts'
import { AreaField, Form, Submit } from '../ui/form.tsx'

/** What ends something asks for the reason, says what its button does, and offers the way back beside it. */
export const ReasonForm = ({
  view,
  typed,
  action,
  ends,
  back,
  stay,
}: {
  view: View
  typed: Typed
  action: string
  /** What the button does. */
  ends: string
  /** Where the way back leads, and what it is called. */
  back: string
  stay: string
}) => (
  <Form view={view} action={action}>
    <AreaField view={view} typed={typed} name="reason" label={view.t('原因', 'Reason')} rows={3} />
    <div class="actions">
      <Submit class="danger">{ends}</Submit>
      <a class="button quiet" href={back}>
        {stay}
      </a>
    </div>
  </Form>
)
