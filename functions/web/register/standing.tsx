import type { Consortium } from '../../../domain/consortium.ts'
import { outcomeWords } from '../../../domain/outcome-words.ts'
import type { RegisterLine } from '../../../domain/register-line.ts'
import type { Words } from '../../../domain/words.ts'
import type { View } from '../context.ts'
import { Tag } from '../ui/parts.tsx'

export const standings = {
  recognised: { tone: 'good', ...outcomeWords().done },
  revoked: { tone: 'bad', zh: '已撤销', en: 'Revoked' },
  expired: { tone: 'still', zh: '已到期', en: 'Expired' },
  withdrawn: { tone: 'still', zh: '已退出', en: 'Withdrawn' },
  reported: { tone: 'busy', zh: '公开报道', en: 'Publicly reported' },
} as const

/** How it stands, in the programme's own word; and that it is on trial still. */
export const StandingTag = ({
  view,
  is,
  verb,
  trial,
}: {
  view: View
  is: RegisterLine['is']
  verb?: Words | undefined
  trial: boolean
}) => (
  <>
    <Tag tone={standings[is].tone}>
      {view.say(is === 'recognised' ? outcomeWords(verb).done : standings[is])}
    </Tag>
    {is === 'recognised' && trial ? (
      <>
        {' '}
        <Tag tone="act">{view.t('试行', 'On trial')}</Tag>
      </>
    ) : null}
  </>
)

export const StandingOf = ({ view, entry }: { view: View; entry: Consortium }) => (
  <StandingTag
    view={view}
    is={entry.standing.is}
    verb={entry.verb}
    trial={entry.provisionalUntil !== undefined}
  />
)
