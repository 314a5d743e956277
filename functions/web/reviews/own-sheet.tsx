import { reviewRules } from '../../../domain/panel.ts'
import { may } from '../../../domain/policy.ts'
import { sheetTotal } from '../../../domain/sheet.ts'
import { mayTakeBackSheet } from '../../../domain/take-back-sheet.ts'
import type { OpenTask } from '../cases/answer-parts.tsx'
import type { View } from '../context.ts'
import { Form, Submit } from '../ui/form.tsx'
import { Facts, Moment } from '../ui/parts.tsx'
import { placeSaid } from './place-words.ts'

/** The own sheet after it was handed in. */
export const OwnSheet = ({ view, open }: { view: View; open: OpenTask }) => {
  const { t, say } = view
  const { task, file, moment, person, view: it } = open
  const { state, answer } = task
  if (state.is !== 'answered' || state.stamp.by !== person.id || answer?.kind !== 'score') return null
  const given = answer.answer
  if (given.decision !== 'score') return null
  const { rubric } = reviewRules(file, moment)
  return (
    <>
      <section>
        <h2>{t('您的评分表', 'Your sheet')}</h2>
        <Facts
          facts={[
            [t('提交时间', 'Handed in'), <Moment view={view} at={state.stamp.at} />],
            [t('总分', 'Total'), `${Math.round(sheetTotal(rubric, given.scores) * 100) / 100} / 100`],
            ...rubric.items.map(
              (item) =>
                [
                  say(item.title),
                  <>
                    {given.scores[item.id] ?? ''} / {item.max}
                    {given.reasons[item.id] ? <p class="prose">{given.reasons[item.id]}</p> : null}
                  </>,
                ] as const,
            ),
            given.comment === undefined || given.comment === ''
              ? undefined
              : [t('总体意见', 'Overall comment'), <span class="prose">{given.comment}</span>],
          ]}
        />
        {(given.remarks ?? []).length === 0 ? null : (
          <>
            <h3>{t('批注', 'Remarks')}</h3>
            <Facts
              facts={(given.remarks ?? []).map((remark) => [
                placeSaid(view, it, moment.scheme, remark),
                <span class="prose">{remark.text}</span>,
              ])}
            />
          </>
        )}
        {mayTakeBackSheet(file, task, moment) && may(person, { to: 'answer', file, task }) ? (
          <Form view={view} action={`/cases/${it.id}/tasks/${task.id}/taking-back`} class="plain">
            <Submit class="quiet">{t('取回修改', 'Take it back and change it')}</Submit>
          </Form>
        ) : null}
      </section>
    </>
  )
}
