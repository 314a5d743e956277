import { taskWords } from '../../../domain/task-words.ts'
import type { View } from '../context.ts'
import { Empty, Moment, Table } from '../ui/parts.tsx'
import type { OpenDeadlines } from './open-deadlines.ts'

/** Open deadlines with the working days that each gives; a case is named to those who see it. */
export const Deadlines = ({ view, open }: { view: View; open: OpenDeadlines }) => {
  const { t, say } = view
  if (open.deadlines.length === 0) return <Empty>{t('没有受影响的期限。', 'No deadline is affected.')}</Empty>
  return (
    <>
      <Table
        caption={t('期限', 'Deadlines')}
        heads={[
          t('事项', 'What is asked'),
          t('计划', 'Programme'),
          t('期限', 'Deadline'),
          t('工作日', 'Working days'),
        ]}
        rows={open.deadlines.map((one) => [
          one.title === undefined ? (
            say(taskWords[one.task])
          ) : (
            <a href={`/cases/${one.case}`}>
              {one.title} · {say(taskWords[one.task])}
            </a>
          ),
          say(one.programme),
          <Moment view={view} at={one.due} />,
          <span>
            {one.before === one.after ? one.before : `${one.before} → ${one.after}`}
            {one.onDayOff ? t('，当天放假', ', ends on a day off') : ''}
          </span>,
        ])}
      />
      {open.more ? (
        <p>{t('只查了最早到期的 200 件。', 'Only the 200 cases due first were looked at.')}</p>
      ) : null}
    </>
  )
}
