import type { FormSection } from '../../../domain/form.ts'
import type { CaseView } from '../case-view/case-shape.ts'
import type { View } from '../context.ts'
import { Tag } from '../ui/parts.tsx'
import { filesOf } from '../ui/document-field.tsx'
import { AnswerList } from '../ui/scheme-field.tsx'
import { MemberRemarks, remarkPath, remarkPlace } from './remark-list.tsx'
import { KeptAside } from './kept-aside.tsx'
import { OwnParts } from './own-parts.tsx'
import { SectionNotes, type SectionPeople } from './section-people.tsx'

export const sectionStates = {
  empty: { tone: 'still', zh: '未填写', en: 'Not started' },
  started: { tone: 'act', zh: '填写中', en: 'In progress' },
  complete: { tone: 'good', zh: '已完成', en: 'Complete' },
} as const

/** The task list of a form that may be written, or the answers to read. */
export const SectionList = ({
  view,
  it,
  form,
  people,
}: {
  view: View
  it: CaseView
  form: readonly FormSection[]
  people: SectionPeople | undefined
}) => {
  const writing =
    it.sections.some((section) => section.writable) ||
    it.membersWritable ||
    (it.parts ?? []).some(({ writable }) => writable)
  return (
    <>
      {writing ? (
        <ul class="task-list">
          {it.sections
            .filter((section) => section.writable)
            .map((section) => (
              <li>
                <a href={`/cases/${it.id}/sections/${section.id}`}>{view.say(section.title)}</a>
                <Tag tone={sectionStates[section.state].tone}>{view.say(sectionStates[section.state])}</Tag>
                <SectionNotes view={view} it={it} section={section.id} people={people} />
                {section.remark ? <p class="remark">{section.remark}</p> : null}
                {Object.entries(section.remarks ?? {}).map(([id, remark]) => (
                  <p class="remark">
                    <a href={remarkPath(it.id, `${section.id}.${id}`)}>
                      {remarkPlace(view, `${section.id}.${id}`, form, new Map(), it.lastYear)}
                    </a>
                    {view.t('：', ': ')}
                    {remark}
                  </p>
                ))}
              </li>
            ))}
          {it.membersWritable ? (
            <li>
              <a href={`/cases/${it.id}/members`}>{view.t('成员单位', 'Members')}</a>
              <Tag tone={it.members.some((m) => m.confirmation.is === 'asked') ? 'act' : 'good'}>
                {view.t(`${it.members.length} 家`, `${it.members.length} named`)}
              </Tag>
              {it.status.remarks?.members ? <p class="remark">{it.status.remarks.members}</p> : null}
              <MemberRemarks view={view} it={it} />
            </li>
          ) : null}
          <OwnParts view={view} it={it} />
        </ul>
      ) : null}
      {writing && it.status.is === 'draft' ? (
        <p class="actions">
          <a class="button" href={`/cases/${it.id}/check`}>
            {view.t('检查并提交', 'Check and submit')}
          </a>
        </p>
      ) : null}
      {it.sections
        .filter((section) => !section.writable || it.status.is !== 'draft')
        .map((section) => {
          const definition = form.find((candidate) => candidate.id === section.id)
          return definition ? (
            <details open={!writing}>
              <summary>{view.say(section.title)}</summary>
              <AnswerList
                view={view}
                section={definition}
                answers={section.answers}
                lastYear={it.lastYear}
                members={it.members}
                files={filesOf(it)}
              />
            </details>
          ) : null
        })}
      <KeptAside view={view} it={it} />
    </>
  )
}
