import { PersonId } from '../../../domain/ids.ts'
import { closeMeeting, noteAttendance } from '../../commands/meetings.ts'
import { zoneOf } from './meeting-zone.ts'
import { nothingTyped, type Typed, type View } from '../context.ts'
import { asking, formPage, type Site, show, viewHere } from '../page.tsx'
import { first } from '../typed-form.ts'
import { ErrorSummary, Form, Submit } from '../ui/form.tsx'
import { Facts, Moment, Table, Tag } from '../ui/parts.tsx'
import { conclusionWords } from './meeting-words.ts'
import { openMeeting, type OpenMeeting, titleIn } from './open-meeting.ts'

/** A meeting: when, where, who, and its agenda with what became of each case so far. */
export const meetingPage = (site: Site): void => {
  const { web } = site
  formPage(
    site,
    '/meetings/:meeting',
    async (c, typed) => {
      const open = await openMeeting(c, web)
      c.set('zone', await zoneOf(web.world, open.meeting))
      const view = viewHere(c, web)
      return show(c, view, open.meeting.title, <Body view={view} open={open} typed={typed ?? nothingTyped} />)
    },
    async (c, values) => {
      const { meeting } = await openMeeting(c, web)
      const who = asking(c, values)
      if (first(values, 'act') === 'close') await closeMeeting(web.world, who, { meeting: meeting.id })
      else {
        const came = (values.came ?? []).flatMap((id) => PersonId.safeParse(id).data ?? [])
        await noteAttendance(web.world, who, { meeting: meeting.id, came })
      }
      return `/meetings/${meeting.id}`
    },
  )
}

const Body = ({ view, open, typed }: { view: View; open: OpenMeeting; typed: Typed }) => {
  const { t, say } = view
  const { meeting, holds, audits } = open
  const running = meeting.state.is === 'open'
  return (
    <>
      <p class="crumb">
        {holds ? (
          <a href="/meetings">{t('评审会', 'Panel meetings')}</a>
        ) : (
          <a href="/reviews">{t('我的评审', 'My reviews')}</a>
        )}
      </p>
      <h1>{meeting.title}</h1>
      <ErrorSummary
        view={view}
        typed={typed}
        labels={Object.fromEntries(
          meeting.agenda.map((item) => [`agenda.${item.case}`, titleIn(open, item)]),
        )}
      />
      <Facts
        facts={[
          [t('批次', 'Call'), say(meeting.batchTitle)],
          [t('时间', 'When'), <Moment view={view} at={meeting.at} />],
          [t('地点', 'Where'), meeting.place],
          [t('会议秘书', 'Secretary'), meeting.secretary.name],
          [
            t('状态', 'State'),
            running ? (
              <Tag tone="busy">{t('进行中', 'open')}</Tag>
            ) : (
              <Tag tone="good">{t('已结束，纪要已定稿', 'closed; the minutes are final')}</Tag>
            ),
          ],
        ]}
      />
      <section id="live" data-live="10">
        <h2>{t('议程', 'Agenda')}</h2>
        <Table
          caption={t('议程', 'Agenda')}
          heads={['#', t('联合体', 'Consortium'), t('状态', 'State')]}
          rows={meeting.agenda.map((item, index) => [
            `${index + 1}`,
            <a href={`/meetings/${meeting.id}/cases/${item.case}`}>{titleIn(open, item)}</a>,
            item.conclusion ? (
              <Tag tone="good">
                {holds || audits ? say(conclusionWords[item.conclusion.is]) : t('已形成结论', 'concluded')}
              </Tag>
            ) : item.voting ? (
              <Tag tone="act">{t('表决中', 'vote open')}</Tag>
            ) : (
              <Tag tone="still">{t('未开始', 'not begun')}</Tag>
            ),
          ])}
        />
      </section>
      {holds || audits ? <ForOffice view={view} open={open} /> : null}
      <script src="/assets/meeting-script.js" defer></script>
    </>
  )
}

const ForOffice = ({ view, open: { meeting, holds } }: { view: View; open: OpenMeeting }) => {
  const { t } = view
  const writes = holds && meeting.state.is === 'open'
  return (
    <>
      <section>
        <h2>{t('出席', 'Attendance')}</h2>
        {writes ? (
          <Form view={view} action={`/meetings/${meeting.id}`}>
            <input type="hidden" name="act" value="attendance" />
            <fieldset class="field">
              <legend>{t('到会专家', 'Experts who came')}</legend>
              {meeting.attendees.map(({ person, name, came }) => (
                <label class="option">
                  <input type="checkbox" name="came" value={person} checked={came} />
                  <span>{name}</span>
                </label>
              ))}
            </fieldset>
            <Submit>{t('记录出席', 'Record attendance')}</Submit>
          </Form>
        ) : (
          <ul class="plain">
            {meeting.attendees.map(({ name, came }) => (
              <li>
                {name} <small>{came ? t('到会', 'came') : t('未到', 'did not come')}</small>
              </li>
            ))}
          </ul>
        )}
      </section>
      <p>
        <a class="button quiet" href={`/meetings/${meeting.id}/minutes`}>
          {t('会议纪要', 'Minutes')}
        </a>
      </p>
      {writes ? (
        <Form view={view} action={`/meetings/${meeting.id}`} class="plain">
          <input type="hidden" name="act" value="close" />
          <Submit>{t('结束会议，纪要定稿', 'Close the meeting: the minutes are final')}</Submit>
        </Form>
      ) : null}
    </>
  )
}
