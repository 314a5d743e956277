import { type AgendaItem, inRoom, type PanelMeeting, tallyOf } from '../../domain/panel-meeting.ts'
import type { View } from '../web/context.ts'
import { conclusionWords, leftWords, voteWords } from '../web/meetings/meeting-words.ts'
import { momentWords } from '../web/ui/parts.tsx'
import type { Block, Chapter, Paper } from './paper.ts'

/** The minutes of a panel meeting, as the office files them: who was there, who left, how was voted, what came of it. */
export const minutesPaper = (view: View, meeting: PanelMeeting, programme: string): Paper => {
  const { t, say } = view
  const { state } = meeting
  return {
    language: view.language,
    title: `${meeting.title} ${t('会议纪要', 'Minutes')}`,
    cover: {
      programme,
      kind: t('会议纪要', 'Minutes'),
      title: meeting.title,
      facts: [
        [t('批次', 'Call'), say(meeting.batchTitle)],
        [t('时间', 'When'), momentWords(view, meeting.at)],
        [t('地点', 'Where'), meeting.place],
        [t('会议秘书', 'Secretary'), meeting.secretary.name],
        ...(state.is === 'closed'
          ? ([
              [t('定稿', 'Final since'), momentWords(view, state.stamp.at)],
              [t('内容校验值', 'SHA-256 of the content'), state.digest],
            ] as const)
          : []),
      ],
    },
    ...(state.is === 'open' ? { mark: t('草稿', 'DRAFT') } : {}),
    running: [meeting.title, ...(state.is === 'closed' ? [state.digest.slice(0, 16)] : [])].join(' · '),
    contents: t('目录', 'Contents'),
    chapters: [
      attendance(view, meeting),
      ...meeting.agenda.map((item, index) => itemChapter(view, meeting, item, index)),
      {
        id: 'signature',
        title: t('签字', 'Signatures'),
        blocks: [
          {
            is: 'grid',
            caption: t('签字', 'Signatures'),
            heads: [t('姓名', 'Name'), t('签字', 'Signature'), t('日期', 'Date')],
            rows: [
              ...meeting.attendees.filter(({ came }) => came).map(({ name }) => [name, '', '']),
              [`${meeting.secretary.name}${t('（秘书）', ' (secretary)')}`, '', ''],
            ],
            numbers: [],
          },
        ],
      },
    ],
    dated: state.is === 'closed' ? state.stamp.at : meeting.at,
  }
}

const attendance = ({ t }: View, { attendees }: PanelMeeting): Chapter => ({
  id: 'attendance',
  title: t('出席', 'Attendance'),
  blocks: [
    {
      is: 'grid',
      caption: t('出席', 'Attendance'),
      heads: [t('姓名', 'Name'), t('身份', 'As'), t('到会', 'Came')],
      rows: attendees.map(({ name, role, came }) => [
        name,
        role === 'expert' ? t('专家', 'expert') : t('列席', 'guest'),
        came ? t('是', 'yes') : t('否', 'no'),
      ]),
      numbers: [],
    },
  ],
})

const itemChapter = (view: View, meeting: PanelMeeting, item: AgendaItem, index: number): Chapter => {
  const { t, say } = view
  const tally = tallyOf(item)
  const nameOf = (person: string) => meeting.attendees.find((one) => one.person === person)?.name ?? ''
  const blocks: Block[] = [
    {
      is: 'facts',
      rows: [
        [
          t('回避', 'Left the room'),
          item.left.length === 0
            ? t('无', 'nobody')
            : item.left
                .map(({ person, why }) =>
                  t(`${nameOf(person)}（${leftWords[why].zh}）`, `${nameOf(person)} (${leftWords[why].en})`),
                )
                .join(t('、', ', ')),
        ],
        [
          t('在场专家', 'Experts in the room'),
          inRoom(meeting, item)
            .map(({ name }) => name)
            .join(t('、', ', ')),
        ],
        [
          item.hands ? t('举手表决', 'Vote by hands') : t('手机表决', 'Vote by phone'),
          (['for', 'against', 'abstain'] as const)
            .map((vote) => `${say(voteWords[vote])} ${tally[vote]}`)
            .join(t('，', ', ')),
        ],
        [
          t('结论', 'Conclusion'),
          item.conclusion ? say(conclusionWords[item.conclusion.is]) : t('（尚未形成）', '(not yet)'),
        ],
      ],
    },
    ...(item.conclusion
      ? [
          {
            is: 'answer' as const,
            question: t('结论说明', 'Conclusion in words'),
            text: item.conclusion.words,
          },
        ]
      : []),
    ...(item.note
      ? [{ is: 'answer' as const, question: t('讨论记录', 'What was said'), text: item.note }]
      : []),
  ]
  return { id: `item-${index + 1}`, title: item.title, blocks }
}
