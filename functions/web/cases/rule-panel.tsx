import type { CaseView } from '../case-view/case-shape.ts'
import type { View } from '../context.ts'
import { Tag } from '../ui/parts.tsx'

type Verdict = NonNullable<CaseView['verdicts']>[number]

/** What stops the application first, then what it should look at, what is open, and what is in order. */
const groups = [
  {
    id: 'breaks',
    tone: 'bad',
    has: ({ holds, blocks }: Verdict) => holds === false && blocks,
    tag: { zh: '不符合', en: 'fails' },
    title: { zh: '不符合，不能提交', en: 'Not met: it cannot be handed in' },
  },
  {
    id: 'warns',
    tone: 'act',
    has: ({ holds, blocks }: Verdict) => holds === false && !blocks,
    tag: { zh: '提示', en: 'note' },
    title: { zh: '提示，不影响提交', en: 'Worth a look: it can be handed in' },
  },
  {
    id: 'open',
    tone: 'still',
    has: ({ holds }: Verdict) => holds === 'unknown',
    tag: { zh: '待定', en: 'open' },
    title: { zh: '尚不能判断', en: 'Not to be told yet' },
  },
  {
    id: 'holds',
    tone: 'good',
    has: ({ holds }: Verdict) => holds === true,
    tag: { zh: '符合', en: 'holds' },
    title: { zh: '符合', en: 'Met' },
  },
] as const

/** The programme's conditions as they stand with what is there now. The same code decides when it is handed in. */
export const RulePanel = ({ view, it }: { view: View; it: CaseView }) => {
  const { verdicts = [] } = it
  return verdicts.length === 0 ? null : (
    <section class="conditions" aria-labelledby="rules">
      <h2 id="rules">{view.t('申报条件', 'Conditions')}</h2>
      {groups.map(({ id, tone, has, tag, title }) => {
        const own = verdicts.filter(has)
        return own.length === 0 ? null : (
          <>
            <h3 id={`rules-${id}`}>
              {view.say(title)} <small>{own.length}</small>
            </h3>
            <ul class="verdicts" aria-labelledby={`rules-${id}`}>
              {own.map((verdict) => (
                <li>
                  <Tag tone={tone}>{view.say(tag)}</Tag>
                  <span>{view.say(verdict.explanation)}</span>
                </li>
              ))}
            </ul>
          </>
        )
      })}
    </section>
  )
}
