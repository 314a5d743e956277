import { askedOf } from '../../../domain/case-form.ts'
import { markName } from '../../../domain/check-draft.ts'
import { toPutRight } from '../../../domain/rectification.ts'
import { mostVisits } from '../../../domain/site-visit.ts'
import { rubricFor } from '../case-view/case-view.ts'
import type { View } from '../context.ts'
import { fieldLabels } from '../ui/field-words.ts'
import type { OpenTask } from './answer-parts.tsx'

/** What the fields of an answer are called, for the summary of what is wrong. */
export const labelsOf = (view: View, open: OpenTask): Record<string, string> => ({
  'answer.decision': view.t('决定', 'Decision'),
  'answer.reason': view.t('理由', 'Reason'),
  'answer.grounds': view.t('回避声明', 'Declaration of interests'),
  'answer.remark': view.t('意见', 'Remark'),
  'answer.opinion': view.t('推荐意见', 'Opinion'),
  ...visitLabels(view),
  'answer.contribution': view.t('承担的任务与投入', 'What you contribute'),
  'answer.figure': open.moment.scheme.membership
    ? view.say(open.moment.scheme.membership.figure)
    : view.t('会费数据', 'Figure for dues'),
  'answer.units': view.t('认购份数', 'Units taken'),
  'answer.account': view.t('整改情况', 'What was put right'),
  ...measureLabels(view, open),
  'answer.to': view.t('退回到', 'Return to'),
  'answer.at': view.t('时间', 'Date and time'),
  'answer.place': view.t('地点', 'Place'),
  'answer.link': view.t('会议链接', 'Link'),
  'answer.record': view.t('提问与回答', 'Questions and answers'),
  'answer.comment': view.t('总体意见', 'Overall comment'),
  'answer.remarks': view.t('需要补正的内容', 'What to correct'),
  ...Object.fromEntries(
    askedOf(open.file, open.moment).flatMap(({ id, title }) => [
      [`answer.remarks.${id}`, view.say(title)],
      [markName(id), view.say(title)],
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(fieldLabels(view, askedOf(open.file, open.moment), open.view.lastYear)).map(
      ([name, label]) => [`answer.remarks.${name}`, label],
    ),
  ),
  ...Object.fromEntries(
    open.file.members.map(({ organisation, name }) => [`answer.remarks.members.${organisation}`, name]),
  ),
  ...fieldLabels(view, askedOf(open.file, open.moment), open.view.lastYear),
  'answer.remarks.members': view.t('成员单位', 'Members'),
  ...(open.task.kind === 'score'
    ? Object.fromEntries(
        rubricFor(open.file, open.moment).items.flatMap((item) => [
          [`answer.scores.${item.id}`, view.say(item.title)],
          [`answer.reasons.${item.id}`, view.say(item.title)],
        ]),
      )
    : {}),
})

/** A visit by its number. */
const visitLabels = ({ t }: View): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: mostVisits }, (_, n): (readonly [string, string])[] => {
      const visit = t(`实地考察 ${n + 1}`, `Site visit ${n + 1}`)
      const parts = {
        on: t('日期', 'Date'),
        place: t('地点', 'Place'),
        met: t('接待人员', 'Whom you met'),
        notes: t('考察记录', 'What you saw'),
      }
      return [
        [`answer.visits.${n}`, visit],
        ...Object.entries(parts).map(
          ([name, label]) =>
            [`answer.visits.${n}.${name}`, t(`${visit}：${label}`, `${visit}: ${label}`)] as const,
        ),
      ]
    }).flat(),
  )

/** A measure by the point that it is for. */
const measureLabels = (view: View, { file, moment, task }: OpenTask): Record<string, string> =>
  task.kind === 'rectification'
    ? Object.fromEntries(
        toPutRight(file, moment).flatMap(({ id, title }) => [
          [
            `answer.measures.${id}.done`,
            view.t(`${view.say(title)}：整改措施`, `${view.say(title)}: what was done`),
          ],
          [`answer.measures.${id}.on`, view.t(`${view.say(title)}：完成日期`, `${view.say(title)}: done on`)],
        ]),
      )
    : {}
