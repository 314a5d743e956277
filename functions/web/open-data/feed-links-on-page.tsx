import type { View } from '../context.ts'
import { calendarAddress, feedOf } from './feed-links.ts'

/** Under a list that changes: how to be told of it without coming back. */
export const FeedLinks = ({ view, feed }: { view: View; feed: 'calls' | 'notices' }) => (
  <p>
    {view.t('订阅：', 'Subscribe: ')}
    <a href={feedOf(view, feed).href} type="application/atom+xml">
      {view.t('更新 (Atom)', 'news (Atom)')}
    </a>
    {view.t('、', ', ')}
    <a href={calendarAddress(view)} type="text/calendar">
      {view.t('期限日历 (iCalendar)', 'calendar of deadlines (iCalendar)')}
    </a>
    {' · '}
    <a href={`/open-data/${feed}.csv`} download="">
      {view.t('下载 CSV', 'Download as CSV')}
    </a>
  </p>
)
