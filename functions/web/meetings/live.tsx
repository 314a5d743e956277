import { inRoom, tallyOf, type Vote } from '../../../domain/panel-meeting.ts'
import { combine } from '../../../domain/panel-result.ts'
import { reviewRules, scoreTasks, sheets } from '../../../domain/panel.ts'
import { may } from '../../../domain/policy.ts'
import { sheetTotal } from '../../../domain/sheet.ts'
import type { Moment } from '../../../domain/moment.ts'
import type { View } from '../context.ts'
import { Facts, Table } from '../ui/parts.tsx'
import { leftWords, voteWords } from './meeting-words.ts'
import type { OpenItem } from './open-meeting.ts'

const votes = ['for', 'against', 'abstain'] as const satisfies readonly Vote[]

/** The state of one case as the secretary follows it: sheets that are in, how far apart they lie, the votes so far. */
export const LiveTally = ({ view, open, moment }: { view: View; open: OpenItem; moment: Moment }) => {
  const { t, say } = view
  const { meeting, item, file, person } = open
  const tally = tallyOf(item)
  const room = inRoom(meeting, item)
  return (
    <div id="live" data-live="5">
      {may(person, { to: 'see-sheets', file }) ? <Sheets view={view} open={open} moment={moment} /> : null}
      <h2>{t('表决', 'Vote')}</h2>
      <Facts
        facts={[
          ...votes.map((vote) => [say(voteWords[vote]), `${tally[vote]}`] as const),
          [
            t('依据', 'Counted from'),
            item.hands ? t('举手计数', 'hands') : t('专家手机表决', 'the experts’ phones'),
          ],
          [
            t('在场可表决', 'In the room'),
            t(
              `${room.length} 人，已在手机表决 ${item.votes.length} 人`,
              `${room.length}, of whom ${item.votes.length} voted by phone`,
            ),
          ],
        ]}
      />
      {item.left.length === 0 ? null : (
        <>
          <h3>{t('回避', 'Left the room')}</h3>
          <ul class="plain">
            {item.left.map(({ person: id, why }) => (
              <li>
                {meeting.attendees.find((one) => one.person === id)?.name ?? ''}{' '}
                <small>{say(leftWords[why])}</small>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

/** Shown by the script when what stands above could not be asked for again. */
export const Stale = ({ view: { t, path } }: { view: View }) => (
  <output class="note" data-stale="">
    <span hidden>
      {t(
        '没有更新：网络断开或登录已过期，以上可能不是最新情况。',
        'Not up to date: the network is gone or your sign-in has expired. What stands above may have changed.',
      )}{' '}
      <a href={path}>{t('重新载入', 'Load again')}</a>
    </span>
  </output>
)

/** Who has handed in, and what it adds up to: for those who run the review. */
const Sheets = ({ view: { t }, open, moment }: { view: View; open: OpenItem; moment: Moment }) => {
  const { file, person } = open
  if (scoreTasks(file).length === 0) return null
  const { panel, rubric } = reviewRules(file, moment)
  const totals = sheets(file).map(({ scores }) => sheetTotal(rubric, scores))
  const { mean, spread } = combine(totals, panel)
  const named = may(person, { to: 'see-experts', file })
  const asked = scoreTasks(file).filter(
    ({ answer }) => !(answer?.kind === 'score' && answer.answer.decision === 'recuse'),
  )
  return (
    <>
      <h2>{t('评分', 'Sheets')}</h2>
      <Facts
        facts={[
          [t('已提交', 'Handed in'), `${totals.length} / ${asked.length}`],
          ...(totals.length === 0
            ? []
            : [
                [t('平均分', 'Mean'), `${mean}`] as const,
                [t('最接近的评分之差', 'Spread of the closest sheets'), `${spread}`] as const,
              ]),
        ]}
      />
      {named ? (
        <Table
          caption={t('专家评分进度', 'Sheets by expert')}
          heads={[t('专家', 'Expert'), t('评分', 'Sheet')]}
          rows={asked.map(({ asked: name = '', answer, state }) => [
            name,
            answer?.kind === 'score' && answer.answer.decision === 'score'
              ? `${Math.round(sheetTotal(rubric, answer.answer.scores) * 100) / 100}`
              : state.is === 'open'
                ? t('尚未提交', 'not in yet')
                : t('未提交', 'not handed in'),
          ])}
        />
      ) : null}
    </>
  )
}
