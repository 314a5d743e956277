import { endedAt } from '../../../domain/case.ts'
import type { CaseView } from '../case-view/case-shape.ts'
import type { View } from '../context.ts'
import { Day } from '../ui/parts.tsx'

type Props = { view: View; it: CaseView }

/** Who said no to what is handed in, and what whoever leads or checks it can do about that. */
export const LeftPanel = ({ view, it }: Props) => {
  const { t } = view
  const handedIn = it.kind === 'application' && it.status.is !== 'draft' && !endedAt(it.status.is)
  const leads = it.hats.includes('lead')
  const left = it.members.filter(({ confirmation }) => confirmation.is === 'declined')
  const told = leads || it.hats.some((hat) => hat === 'officer' || hat === 'auditor')
  if (!handedIn || !told || left.length === 0) return null
  return (
    <section class="remark" aria-labelledby="left-members">
      <h2 id="left-members">{t('有成员单位退出', 'A member has left')}</h2>
      <ul>
        {left.map(({ name, confirmation }) => (
          <li>
            <strong>{name}</strong>
            {confirmation.at ? (
              <>
                {t('，', ', ')}
                <Day view={view} at={confirmation.at} />
              </>
            ) : null}
            {confirmation.reason ? `${t('：', ': ')}${confirmation.reason}` : null}
          </li>
        ))}
      </ul>
      <p>
        {leads ? (
          <WhatLeadsCan view={view} it={it} />
        ) : (
          t(
            '已提交的材料仍写有该单位；申报条件已不计入，见下方。需要调整的，可退回补正。',
            'What was handed in still names it; the conditions below are checked without it. If something has to change, return it for correction.',
          )
        )}
      </p>
    </section>
  )
}

const WhatLeadsCan = ({ view: { t }, it }: Props) => {
  if (it.membersWritable)
    return (
      <a href={`/cases/${it.id}/members`}>
        {t('请移除该单位，或由另一家单位替换', 'Take it out, or replace it by another organisation')}
      </a>
    )
  return it.mayTakeBack ? (
    <>
      {t(
        '已提交的材料仍写有该单位，申报条件已不计入。截止前可取回，移除或替换该单位后重新提交：',
        'What was handed in still names it, and the conditions are checked without it. Until the deadline you can take the submission back, take the member out or replace it, and hand it in again: ',
      )}
      <a href={`/cases/${it.id}/take-back`}>{t('取回修改', 'Take back to change')}</a>
    </>
  ) : (
    t(
      '已提交的材料仍写有该单位，申报条件已不计入。现在不能修改，受理人员也已收到通知；需要调整的，请其退回补正。',
      'What was handed in still names it, and the conditions are checked without it. It cannot be changed now; the office has been told as well: ask it to return the application for correction.',
    )
  )
}

/** The way out for each organisation of the reader that had confirmed. */
export const LeaveLinks = ({ view, it }: Props) => {
  const leaving = it.members.filter(
    ({ organisation }) => organisation !== undefined && it.mayLeave?.includes(organisation),
  )
  return leaving.length === 0 ? null : (
    <p>
      {leaving.map(({ organisation, name }) => (
        <a
          class="button quiet"
          href={`/cases/${it.id}/members/${encodeURIComponent(organisation ?? '')}/leaving`}
        >
          {view.t(`${name ?? ''}退出申报`, `${name ?? ''} leaves the application`)}
        </a>
      ))}
    </p>
  )
}
