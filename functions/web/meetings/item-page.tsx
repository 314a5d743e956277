import { Vote } from '../../../domain/panel-meeting.ts'
import { notFound, Refusal } from '../../../domain/refusal.ts'
import { concludeItem, openItem, recordItem, voteInMeeting } from '../../commands/meetings.ts'
import { momentFor } from '../../commands/run.ts'
import { nothingTyped, type View } from '../context.ts'
import { asking, formPage, type Site, show, viewHere } from '../page.tsx'
import { first, parsed } from '../typed-form.ts'
import { ErrorSummary, Form, Submit } from '../ui/form.tsx'
import { Narrow, Tag } from '../ui/parts.tsx'
import { LiveTally, Stale } from './live.tsx'
import { conclusionWords, voteWords } from './meeting-words.ts'
import { type OpenItem, openMeetingItem, titleIn } from './open-meeting.ts'
import { conclusionFrom, recordFrom, Secretary } from './secretary-form.tsx'

/** One case of a meeting: the secretary counts and notes, experts vote on their phones, whoever is bound leaves. */
export const meetingItemPage = (site: Site): void => {
  const { web } = site
  formPage(
    site,
    '/meetings/:meeting/cases/:case',
    async (c, typed) => {
      const open = await openMeetingItem(c, web)
      const { meeting, item, file, bound, holds } = open
      const moment = await momentFor(web.world, file.head.scheme, c.var.arrived)
      c.set('zone', moment.scheme.timeZone)
      const view = viewHere(c, web)
      const { t } = view
      const title = titleIn(open, item)
      return show(
        c,
        view,
        title,
        <Narrow under={`/meetings/${meeting.id}`} of={meeting.title} title={title}>
          <ErrorSummary view={view} typed={typed ?? nothingTyped} labels={labelsOf(view)} />
          {bound ? (
            <p class="note">
              {t(
                '您与本案存在利益关系：讨论和表决本案时请离开会场。回避情况记入会议纪要，本案的评分和表决不向您显示。',
                'A conflict of interest binds you to this case: please leave the room while it is discussed and voted on. That is put into the minutes; sheets and votes of this case are not shown to you.',
              )}
            </p>
          ) : holds ? (
            <>
              <LiveTally view={view} open={open} moment={moment} />
              <Stale view={view} />
              <Secretary view={view} open={open} typed={typed} />
            </>
          ) : open.audits ? (
            <>
              <LiveTally view={view} open={open} moment={moment} />
              <Stale view={view} />
            </>
          ) : (
            <>
              <Phone view={view} open={open} />
              <Stale view={view} />
            </>
          )}
          <Concluded view={view} open={open} />
          <script src="/assets/meeting-script.js" defer></script>
        </Narrow>,
      )
    },
    async (c, values) => {
      const { meeting, item } = await openMeetingItem(c, web)
      const at = { meeting: meeting.id, case: item.case }
      const who = asking(c, values)
      const here = `/meetings/${meeting.id}/cases/${item.case}`
      switch (first(values, 'act')) {
        case 'open':
          await openItem(web.world, who, at)
          return here
        case 'vote':
          await voteInMeeting(web.world, who, { ...at, vote: parsed(Vote, first(values, 'vote')) })
          return here
        case 'leave':
          await voteInMeeting(web.world, who, { ...at, vote: 'leave' })
          return `/meetings/${meeting.id}`
        case 'record':
          await recordItem(web.world, who, { ...at, ...recordFrom(values) })
          return here
        case 'conclude':
          await concludeItem(web.world, who, { ...at, ...conclusionFrom(values) })
          return `/meetings/${meeting.id}`
        default:
          throw new Refusal('invalid', { problems: [{ field: 'act', code: 'not-an-option' }] })
      }
    },
  )
}

const labelsOf = ({ t, say }: View): Record<string, string> => ({
  'hands.for': `${t('举手', 'Hands')} · ${say(voteWords.for)}`,
  'hands.against': `${t('举手', 'Hands')} · ${say(voteWords.against)}`,
  'hands.abstain': `${t('举手', 'Hands')} · ${say(voteWords.abstain)}`,
  note: t('讨论记录', 'What was said'),
  is: t('结论', 'Conclusion'),
  words: t('结论说明', 'Conclusion in words'),
})

/** What an expert needs in the room: three large buttons, and a way out. How others vote is not shown. */
const Phone = ({ view, open }: { view: View; open: OpenItem }) => {
  const { t, say } = view
  const { meeting, item, person } = open
  if (!meeting.attendees.some((one) => one.person === person.id)) throw notFound()
  const path = `/meetings/${meeting.id}/cases/${item.case}`
  const own = item.votes.find((one) => one.person === person.id)
  const left = item.left.some((one) => one.person === person.id)
  const votes = item.voting && !item.conclusion && meeting.state.is === 'open'
  return (
    <div id="live" data-live="5">
      {left ? (
        <p class="note">{t('您已就本案回避。', 'You left the room for this case.')}</p>
      ) : votes ? (
        <>
          {own ? (
            <p>
              {t('您的表决：', 'Your vote: ')}
              <strong>{say(voteWords[own.vote])}</strong>
              {t('，结论形成前可以更改。', '; it may be changed until the case is concluded.')}
            </p>
          ) : null}
          <Form view={view} action={path} class="votes">
            <input type="hidden" name="act" value="vote" />
            {Vote.options.map((vote) => (
              <Submit name="vote" value={vote} class={own?.vote === vote ? 'chosen' : 'quiet'}>
                {say(voteWords[vote])}
              </Submit>
            ))}
          </Form>
          <Form view={view} action={path} class="plain">
            <input type="hidden" name="act" value="leave" />
            <Submit class="quiet">{t('我与本案有利益关系，回避', 'I have a tie to this case: leave')}</Submit>
          </Form>
        </>
      ) : item.conclusion ? null : (
        <p class="empty">{t('本案尚未开始表决。', 'The vote on this case is not open yet.')}</p>
      )}
    </div>
  )
}

const Concluded = ({
  view: { say, t },
  open: { item, bound, holds, audits },
}: {
  view: View
  open: OpenItem
}) =>
  item.conclusion && !bound ? (
    <section>
      <h2>{t('结论', 'Conclusion')}</h2>
      <p>
        <Tag tone={item.conclusion.is === 'recommended' ? 'good' : 'still'}>
          {say(conclusionWords[item.conclusion.is])}
        </Tag>
      </p>
      {holds || audits ? <p class="prose">{item.conclusion.words}</p> : null}
    </section>
  ) : null
