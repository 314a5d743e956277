import type { Scheme } from '../../../domain/scheme.ts'
import type { CaseView } from '../case-view/case-shape.ts'
import type { View } from '../context.ts'
import { filesOf } from '../ui/document-field.tsx'
import { AnswerList } from '../ui/scheme-field.tsx'
import { ClauseList } from './clause-list.tsx'

/** What members filled in of themselves, as far as the reader may see it, and where the agreement has its clauses. */
export const PartsPanel = ({ view, it, scheme }: { view: View; it: CaseView; scheme: Scheme }) => {
  const { t, say } = view
  const { part } = scheme.members
  const told = (it.parts ?? []).filter(({ answers }) => Object.keys(answers).length > 0)
  return (
    <>
      {part && told.length > 0 ? (
        <section>
          <h2>{say(part.title)}</h2>
          {told.map(({ organisation, name, answers, whole }) => (
            <details>
              <summary>{name}</summary>
              <AnswerList
                view={view}
                section={
                  whole
                    ? part
                    : { ...part, fields: part.fields.filter(({ id }) => answers[id] !== undefined) }
                }
                answers={answers}
                lastYear={it.lastYear}
                members={it.members}
                files={filesOf(it, organisation)}
              />
            </details>
          ))}
        </section>
      ) : null}
      {it.agreement?.clauses.some(({ article }) => article !== undefined) ? (
        <section>
          <h2>{t('组建协议的条款', 'Clauses of the agreement')}</h2>
          <ClauseList view={view} it={it} />
        </section>
      ) : null}
    </>
  )
}
