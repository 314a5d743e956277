import type { View } from '../context.ts'
import { Facts, Moment } from '../ui/parts.tsx'
import { decisionWords } from '../words/words.ts'
import type { OpenTask } from './answer-parts.tsx'

/** What the reader answered, to whom it is shown again and to nobody else. */
export const Given = ({
  view,
  open,
  labels,
}: {
  view: View
  open: OpenTask
  labels: Readonly<Record<string, string>>
}) => {
  const { state, answer } = open.task
  if (state.is !== 'answered' || answer === undefined || state.stamp.by !== open.person.id) return null
  const { decision, ...rest } = answer.answer
  // What the page was drawn from is for the server to compare.
  const facts = Object.entries(rest)
    .filter(([name]) => name !== 'seen')
    .flatMap(([name, value]): (readonly [string, string])[] =>
      typeof value === 'object' && value !== null && (!Array.isArray(value) || typeof value[0] === 'object')
        ? Object.entries(value).map(([item, one]) => [
            labels[`answer.${name}.${item}`] ?? item,
            typeof one === 'object' && one !== null ? Object.values(one).join(' · ') : String(one),
          ])
        : [[labels[`answer.${name}`] ?? name, String(value)]],
    )
  const said = decisionWords[decision]
  // A file is named as it is called.
  const named = (text: string): string =>
    text.replaceAll(
      /\bdoc:([0-9a-z]{20})\b/g,
      (whole, id: string) => open.view.documents?.find((one) => one.id === id)?.name ?? whole,
    )
  return (
    <section>
      <h2>{view.t('您的答复', 'What you answered')}</h2>
      <Facts
        facts={[
          [view.t('时间', 'When'), <Moment view={view} at={state.stamp.at} />],
          said === undefined ? undefined : [view.t('决定', 'Decision'), view.say(said)],
          ...facts
            .filter(([, text]) => text !== '')
            .map(([name, text]) => [name, <span class="prose">{named(text)}</span>] as const),
        ]}
      />
    </section>
  )
}
