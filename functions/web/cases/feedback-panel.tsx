import type { CaseView } from '../case-view/case-shape.ts'
import type { View } from '../context.ts'
import { Facts, Table } from '../ui/parts.tsx'

/** What the review came to, as far as the programme shows it to the applicants. */
export const FeedbackPanel = ({ view, it: { feedback } }: { view: View; it: CaseView }) => {
  if (!feedback) return null
  const { t, say } = view
  const title = t('评审结果反馈', 'What the review came to')
  return (
    <section>
      <h2>{title}</h2>
      <Facts
        facts={[
          [t('平均分', 'Mean'), `${feedback.mean} / 100`],
          [t('通过分数线', 'Needed'), `${feedback.threshold}`],
        ]}
      />
      <Table
        caption={title}
        heads={[
          t('评分项', 'Item'),
          t('平均得分', 'Mean'),
          t('满分', 'Most'),
          t('专家意见', 'What was said'),
        ]}
        rows={feedback.items.map(({ title: item, mean, max, comments }) => [
          say(item),
          `${mean}`,
          `${max}`,
          comments.length === 0 ? '—' : <span class="prose">{comments.join('\n')}</span>,
        ])}
      />
      {feedback.comments.map((comment) => (
        <blockquote class="prose">{comment}</blockquote>
      ))}
    </section>
  )
}
