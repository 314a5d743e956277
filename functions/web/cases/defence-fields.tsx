import type { Child } from 'hono/jsx'
import { zoneWords } from '../../../domain/scheme-words.ts'
import { stepOf } from '../../../domain/scheme-step.ts'
import type { Meeting } from '../../../domain/task-answer.ts'
import type { View } from '../context.ts'
import { Facts, Moment } from '../ui/parts.tsx'
import { TextField } from '../ui/form.tsx'
import { Area, Decision, type FieldsProps, Send } from './answer-parts.tsx'

/** The day and place of the oral defence, which the applicant is told at once. */
export const DefenceDateFields = (props: FieldsProps) => {
  const { view, open } = props
  const minutes = stepOf(open.moment.scheme, 'defence')?.minutes
  return (
    <>
      <p class="hint">
        {view.t(
          `每家 ${minutes} 分钟。提交后系统立即通知牵头单位。`,
          `${minutes} minutes each. The lead is told as soon as this is sent.`,
        )}
      </p>
      <input type="hidden" name="answer.decision" value="schedule" />
      <MeetingFields {...props} />
      <Send>{view.t('确定并通知', 'Set and tell the lead')}</Send>
    </>
  )
}

/** How it went, with what was asked; or another day, when somebody could not come. */
export const DefenceRecordFields = (props: FieldsProps) => {
  const { view, typed, open } = props
  const { t } = view
  const { status } = open.file.head
  const meeting = status.is === 'defence' ? status.meeting : undefined
  return (
    <>
      {meeting ? <Facts facts={meetingFacts(view, meeting)} /> : null}
      <Decision
        view={view}
        typed={typed}
        options={[
          { value: 'pass', label: t('答辩通过', 'Pass') },
          {
            value: 'fail',
            label: t('答辩未通过', 'Fail'),
            hint: t('申报到此结束', 'The application ends here'),
          },
          { value: 'postpone', label: t('改期', 'Another date') },
        ]}
      />
      <Area
        view={view}
        typed={typed}
        name="answer.record"
        label={t('提问与回答', 'Questions and answers')}
        hint={t('通过时必填', 'Needed for a pass')}
        optional
      />
      <Area
        view={view}
        typed={typed}
        name="answer.reason"
        label={t('未通过或改期的理由', 'Reason for failing, or for another date')}
        hint={t('未通过或改期时填写，申报单位会看到', 'When it fails or is moved; the applicant reads it')}
        optional
      />
      <fieldset>
        <legend>{t('新的时间地点（改期时填写）', 'New date and place (for another date)')}</legend>
        <MeetingFields {...props} optional />
      </fieldset>
      <Send>{t('提交', 'Send')}</Send>
    </>
  )
}

const MeetingFields = ({ view, typed, optional = false }: FieldsProps & { optional?: boolean }) => {
  const { t } = view
  const field = { view, typed, required: !optional }
  return (
    <>
      <TextField
        {...field}
        name="answer.at"
        label={t('时间', 'Date and time')}
        hint={`${view.say(zoneWords[view.zone])}${t('，例如', ', for example')} 2026-11-23 14:30`}
        short
      />
      <TextField {...field} name="answer.place" label={t('地点', 'Place')} />
      <TextField
        {...field}
        required={false}
        name="answer.link"
        label={t('会议链接（线上时填写）', 'Link (when it is held online)')}
        hint="https://"
      />
    </>
  )
}

/** When and where, for whoever must be there. */
export const meetingFacts = (
  view: View,
  { at, place, link }: Meeting,
): readonly (readonly [string, Child])[] => [
  [view.t('答辩时间', 'Defence'), <Moment view={view} at={at} />],
  [view.t('答辩地点', 'Place'), place],
  ...(link === undefined ? [] : [[view.t('会议链接', 'Link'), <a href={link}>{link}</a>] as const]),
]
