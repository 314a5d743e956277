import type { CaseView } from '../web/case-view/case-shape.ts'
import type { View } from '../web/context.ts'
import { shownCode } from '../web/ui/parts.tsx'
import { memberRoleWords } from '../web/words/words.ts'
import type { Chapter, Seal } from './paper.ts'

type Member = CaseView['members'][number]

/** The page of seals (签章页): a block for everybody whom the document binds. A blind reader is shown none of it. */
export const sealChapter = (view: View, it: CaseView): Chapter[] => {
  const signing = it.members.filter((member) => it.kind === 'application' || member.role !== 'member')
  if (it.blind !== undefined || signing.length === 0) return []
  const { t } = view
  return [
    {
      id: 'seals',
      title: t('承诺与签章', 'Statement and seals'),
      apart: true,
      blocks: [
        {
          is: 'text',
          text: t(
            '以下单位郑重承诺：所填内容及所附材料真实、准确、完整，不含涉密信息，未侵犯他人合法权益；如有不实，愿意承担由此产生的一切责任。',
            'The organisations below state that what is filled in here and what is attached is true, accurate and complete, holds nothing classified and infringes nobody’s rights; they answer for it if it is not.',
          ),
        },
        ...signing.map((member) => ({ is: 'seal', seal: sealOf(view, it, member) }) as const),
      ],
    },
  ]
}

const sealOf = (view: View, it: CaseView, member: Member): Seal => {
  const { t } = view
  return {
    name: member.name ?? '',
    role: view.say(memberRoleWords[member.role]),
    code: shownCode(member.organisation ?? ''),
    statement: statementOf(view, it, member),
    lines: [
      t('单位（公章）：', 'Organisation (official seal):'),
      t('法定代表人（签字或签章）：', 'Legal representative (signature or seal):'),
      t('日期：        年      月      日', 'Date:'),
    ],
  }
}

const statementOf = ({ t }: View, it: CaseView, { role }: Member): string => {
  if (it.kind === 'evaluation')
    return t(
      '本单位确认年度报告属实，并同意提交评估。',
      'We confirm this annual report and submit it for evaluation.',
    )
  if (it.kind === 'change')
    return t(
      '本单位确认变更申请属实，联合体内部已按协议作出决定。',
      'We confirm this request; the consortium decided on it as its agreement says.',
    )
  return role === 'member'
    ? t(
        '本单位同意参加本联合体，承担申报书所列任务与投入，遵守组建协议。',
        'We join this consortium, take on the tasks and contributions set out here, and keep to its agreement.',
      )
    : t(
        '本单位同意牵头组建本联合体，对申报书的真实性负责，并组织各成员单位履行组建协议。',
        'We lead this consortium, answer for this application, and see that every member keeps to the agreement.',
      )
}
