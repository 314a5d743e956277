import type { ApprovalAnswer } from '../../../domain/task-answer.ts'
import type { ForeseenApproval, ForeseenApprovals, PlacesTaken } from '../../commands/approvals.ts'
import type { View } from '../context.ts'
import { StepUpAgain } from '../sign-in/step-up.tsx'
import { first } from '../typed-form.ts'
import { Form, Submit } from '../ui/form.tsx'
import { Table } from '../ui/parts.tsx'
import { decisionWords } from '../words/words.ts'
import { itemText } from './many-form.tsx'
import { effectSaid, targetWords } from './minute-words.ts'
import { notDoneSaid } from './not-done.ts'

type Props = {
  view: View
  answer: ApprovalAnswer
  foreseen: ForeseenApprovals
  values: Readonly<Record<string, string[]>>
}

/** What a form carries on to the next page: the decision as it was typed. */
const kept = ['for', 'decision', 'remark', 'to']

/** What the decision comes to, before anything does: places, what each case goes on to, and what is left out and why. */
export const ManyPreview = ({ view, answer, foreseen, values }: Props) => {
  const { t } = view
  const can = foreseen.items.filter(({ refusal }) => refusal === undefined)
  const left = foreseen.items.filter(({ refusal }) => refusal !== undefined)
  const what = decisionSaid(view, answer)
  return (
    <>
      <p class="effect">
        <strong>{t(`${what}：${can.length} 件`, `${what}: ${countSaid(can.length)}`)}</strong>
        {left.length === 0 ? null : t(`；${left.length} 件不办理。`, `; ${left.length} left out.`)}
      </p>
      {'remark' in answer && answer.remark ? <blockquote class="prose">{answer.remark}</blockquote> : null}
      {'reason' in answer ? <blockquote class="prose">{answer.reason}</blockquote> : null}
      <PlacesAfter view={view} places={foreseen.places} approving={answer.decision === 'approve'} />
      <LeftOut view={view} left={left} />
      {can.length === 0 ? null : (
        <>
          {foreseen.stepUp === undefined ? (
            <Form view={view} action="/approvals/decide">
              {can.map((item) => (
                <input type="hidden" name="item" value={itemText(item)} />
              ))}
              <KeptFields values={values} />
              <div class="actions">
                <Submit name="go" value="run">
                  {t(`确认：${what} ${can.length} 件`, `${what}: ${countSaid(can.length)}`)}
                </Submit>
                <Submit name="go" value="choose" class="quiet">
                  {t('返回修改', 'Change it')}
                </Submit>
              </div>
            </Form>
          ) : (
            <StepUpAgain
              view={view}
              minutes={foreseen.stepUp}
              action="/approvals/decide"
              form={{ ...values, item: can.map(itemText), go: ['preview'] }}
            />
          )}
          <h2>{t('将办理', 'Will be decided')}</h2>
          <Table
            caption={t('将办理的案件', 'Cases that it will be done to')}
            heads={[t('联合体', 'Consortium'), t('结果', 'What it comes to')]}
            rows={can.map((one) => [
              <a href={`/approvals/${one.case}/${one.task}`}>{one.title}</a>,
              comesTo(view, answer, one),
            ])}
          />
        </>
      )}
      {can.length === 0 ? (
        <p>
          <a href={`/approvals?for=${first(values, 'for')}`}>{t('回到名单', 'Back to the list')}</a>
        </p>
      ) : null}
    </>
  )
}

const countSaid = (count: number): string => `${count} ${count === 1 ? 'case' : 'cases'}`

export const decisionSaid = ({ say }: View, { decision }: Pick<ApprovalAnswer, 'decision'>): string =>
  say(
    decision === 'reject'
      ? { zh: '不同意', en: 'Reject' }
      : (decisionWords[decision] ?? { zh: decision, en: decision }),
  )

const comesTo = (view: View, answer: ApprovalAnswer, { effect, inPlaceOf }: ForeseenApproval): string => {
  const { t, say } = view
  const what =
    answer.decision === 'return'
      ? t(`退回到：${say(targetWords(answer.to))}`, `Back to: ${say(targetWords(answer.to))}`)
      : effect === undefined
        ? decisionSaid(view, answer)
        : effectSaid(view, effect)
  return inPlaceOf === undefined ? what : t(`代${inPlaceOf}：${what}`, `For ${inPlaceOf}: ${what}`)
}

const KeptFields = ({ values }: Pick<Props, 'values'>) => (
  <>
    {kept.map((name) =>
      values[name]?.[0] ? (
        <textarea hidden name={name}>
          {values[name]?.[0]}
        </textarea>
      ) : null,
    )}
  </>
)

const PlacesAfter = ({
  view: { t, say },
  places,
  approving,
}: {
  view: View
  places: readonly PlacesTaken[]
  approving: boolean
}) =>
  places.length === 0 || !approving ? null : (
    <ul class="plain places">
      {places.map(({ title, most, left, taken }) => (
        <li>
          {t(
            `${say(title)}：最多选出 ${most} 家，还可选 ${left} 家，这些决定占用 ${taken} 家，之后剩 ${left - taken} 家`,
            `${say(title)}: at most ${most} may pass, ${left} ${left === 1 ? 'place is' : 'places are'} left; these decisions take ${taken}, and ${left - taken} will be left`,
          )}
        </li>
      ))}
    </ul>
  )

const LeftOut = ({ view, left }: { view: View; left: readonly ForeseenApproval[] }) => {
  const { t, say } = view
  return left.length === 0 ? null : (
    <section>
      <h2>{t('不办理', 'Left out')}</h2>
      <Table
        caption={t('不办理的案件和原因', 'Cases that are left out, and why')}
        heads={[t('联合体', 'Consortium'), t('原因', 'Because')]}
        rows={left.map(({ case: id, task, title, refusal }) => [
          title === undefined ? (
            t('（不由您决定的案件）', '(a case that is not yours)')
          ) : (
            <a href={`/approvals/${id}/${task}`}>{title}</a>
          ),
          say(notDoneSaid(refusal?.code ?? '', refusal?.facts)),
        ])}
      />
    </section>
  )
}
