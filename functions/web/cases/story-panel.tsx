import { limitWords } from '../../../domain/scheme-words.ts'
import type { CaseView } from '../case-view/case-shape.ts'
import type { View } from '../context.ts'
import type { StoryView } from '../case-view/story-view.ts'
import { Day, Due, Moment, Status, Timeline } from '../ui/parts.tsx'

/** Where it is, whose turn, since when, by when and what next; what the reader has to do, in one sentence. */
export const StoryHead = ({ view, it, story }: { view: View; it: CaseView; story: StoryView }) => {
  const { t, say } = view
  return (
    <>
      <p class="now">
        <Status view={view} status={it.status} />
        {/* The machine takes a moment: the page looks again by itself. */}
        <span data-soon={it.status.is === 'submitted' ? '' : undefined}>{say(story.now)}</span>
      </p>
      <p class="you">
        <strong>{t('您需要做的：', 'What you have to do: ')}</strong>
        {say(story.you)}
      </p>
      <dl class="story">
        <div>
          <dt>{t('轮到谁', 'Whose turn')}</dt>
          <dd>{say(story.turn)}</dd>
        </div>
        <div>
          <dt>{t('自', 'Since')}</dt>
          <dd>
            <Moment view={view} at={story.since} />
          </dd>
        </div>
        {story.due === undefined ? null : (
          <div>
            <dt>{t('期限', 'By when')}</dt>
            <dd>
              <Due view={view} at={story.due} />
            </dd>
          </div>
        )}
        {story.next === undefined ? null : (
          <div>
            <dt>{t('下一步', 'What next')}</dt>
            <dd>{say(story.next)}</dd>
          </div>
        )}
      </dl>
      {story.steps.length === 0 ? null : <Way view={view} story={story} />}
    </>
  )
}

const states = {
  done: { zh: '已完成', en: 'done' },
  now: { zh: '进行中', en: 'under way' },
  next: { zh: '尚未开始', en: 'to come' },
  ended: { zh: '到此结束', en: 'it ended here' },
} as const

/** The whole way: each step with its state in words, since when, and how long it may take. */
const Way = ({ view, story }: { view: View; story: StoryView }) => {
  const { t, say } = view
  return (
    <ol class="way">
      {story.steps.map((step) => (
        <li
          class={step.state === 'now' ? 'present' : step.state}
          aria-current={step.state === 'now' ? 'step' : undefined}
        >
          <span class="title">{say(step.title)}</span>
          <span class="state">{say(states[step.state])}</span>
          <span class="when">
            {step.since === undefined ? null : (
              <>
                {t('自 ', 'since ')}
                <Day view={view} at={step.since} />
              </>
            )}
            {step.state === 'now' && story.due !== undefined ? (
              <>
                {t('，期限 ', ', due ')}
                <Day view={view} at={story.due} />
              </>
            ) : step.limit === undefined || step.state === 'done' ? null : (
              <>
                {step.since === undefined ? '' : t('，', ', ')}
                {t('办理时限 ', 'takes up to ')}
                {say(limitWords(step.limit))}
              </>
            )}
          </span>
        </li>
      ))}
    </ol>
  )
}

/** What has happened so far. */
export const StoryPanel = ({ view, it }: { view: View; it: CaseView }) => (
  <section>
    <h2>{view.t('已经发生的', 'What has happened so far')}</h2>
    <Timeline view={view} items={it.timeline} />
  </section>
)
