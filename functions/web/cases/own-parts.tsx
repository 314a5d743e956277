import type { CaseView } from '../case-view/case-shape.ts'
import type { View } from '../context.ts'
import { Tag } from '../ui/parts.tsx'
import { partWords } from './member-words.ts'

/** In the task list: the parts that the reader fills in for organisations of their own. */
export const OwnParts = ({ view, it }: { view: View; it: CaseView }) => (
  <>
    {(it.parts ?? [])
      .filter(({ writable }) => writable)
      .map(({ organisation, name, state = 'empty' }) => {
        const { tone, words } = partWords[state === 'empty' ? 'none' : state]
        return (
          <li>
            <a href={`/cases/${it.id}/members/${encodeURIComponent(organisation)}/part`}>
              {view.t(`${name}的部分`, `The part of ${name}`)}
            </a>
            <Tag tone={tone}>{view.say(words)}</Tag>
          </li>
        )
      })}
  </>
)
