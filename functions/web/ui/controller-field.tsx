import type { Typed, View } from '../context.ts'
import { TextField } from './form.tsx'

/** Who controls an organisation: what programmes look at that ask for independent members. */
export const ControllerField = ({ view, typed }: { view: View; typed: Typed }) => (
  <TextField
    view={view}
    typed={typed}
    name="controller"
    label={view.t('实际控制人或所属集团', 'Controlled by (owner or group)')}
    hint={view.t(
      '填写集团或实际控制人的全称；没有则留空。同一控制人的单位在“相互独立”的条件中只计一家。仅经办人员和申报的牵头单位可见。',
      'The full name of the group or owner; leave empty if there is none. Where members must be independent, those of one owner count once. Shown to officials and to the lead of an application.',
    )}
    required={false}
  />
)
