import type { CheckState } from '../../../domain/organisation.ts'
import type { View } from '../context.ts'
import { Tag } from '../ui/parts.tsx'

/** Whether the office compared an organisation's code and name, in a word. */
export const checkWords = ({ t }: View, state: CheckState): string =>
  ({
    unverified: t('未核实', 'not checked'),
    verified: t('已核实', 'checked'),
    merged: t('已合并', 'merged'),
  })[state]

const tones = { unverified: 'act', verified: 'good', merged: 'still' } as const

export const CheckTag = ({ view, state }: { view: View; state: CheckState }) => (
  <Tag tone={tones[state]}>{checkWords(view, state)}</Tag>
)
