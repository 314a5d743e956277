import type { CaseView } from '../case-view/case-shape.ts'
import type { View } from '../context.ts'
import { filesOf } from '../ui/document-field.tsx'
import { AnswerList } from '../ui/scheme-field.tsx'

/** What was typed before another choice was made: to read, and said to be no part of what is handed in. */
export const KeptAside = ({ view, it, only }: { view: View; it: CaseView; only?: string }) => {
  const kept = (it.keptAside ?? []).filter(({ section }) => only === undefined || section.id === only)
  return kept.length === 0 ? null : (
    <details class="kept">
      <summary>
        {view.t('不再需要填写的内容（已保留，不提交）', 'Not asked for any more (kept, not handed in)')}
      </summary>
      <p class="hint">
        {view.t(
          '按目前的选择，以下内容不再需要。改回原来的选择，它们会恢复。',
          'With what is chosen now, this is not needed. Choose as before and it comes back.',
        )}
      </p>
      {kept.map(({ section, answers }) => (
        <>
          {only === undefined ? <h3>{view.say(section.title)}</h3> : null}
          <AnswerList
            view={view}
            section={section}
            answers={answers}
            lastYear={it.lastYear}
            members={it.members}
            files={filesOf(it)}
          />
        </>
      ))}
    </details>
  )
}
