import type { Condition } from '../../../domain/condition.ts'
import { requirementOf } from '../../../domain/condition-words.ts'
import { sentence } from '../words/amount-words.ts'
import type { View } from '../context.ts'

/** What a condition asks, in words; one that is put together from others as a list, for nobody reads it in a line. */
export const Requirement = ({ view, condition }: { view: View; condition: Condition }) => {
  const { t, say } = view
  if (condition.kind !== 'all' && condition.kind !== 'any')
    return <>{say(sentence(requirementOf(condition)))}</>
  return (
    <>
      {condition.kind === 'all'
        ? t('以下各项均须满足：', 'All of these:')
        : t('以下至少满足一项：', 'At least one of these:')}
      <ul>
        {condition.of.map((part) => (
          <li>
            <Requirement view={view} condition={part} />
          </li>
        ))}
      </ul>
    </>
  )
}
