import { type BulkAction, whyRefused } from '../../../domain/bulk.ts'
import type { Foreseen } from '../../commands/bulk.ts'
import { refusedSaid } from '../board/bulk-words.ts'
import type { View } from '../context.ts'
import { Form, Submit } from '../ui/form.tsx'
import { Facts, Table } from '../ui/parts.tsx'
import { Warnings } from './panel-table.tsx'
import { type Choices, loadsAfter } from './proposal-form.tsx'
import { type OpenProposal, warningsOfChoice } from './proposal-view.ts'

type Props = {
  view: View
  proposal: OpenProposal
  choices: Choices
  foreseen: readonly Foreseen[]
  action: Extract<BulkAction, { do: 'panel' }>
}

/** What will become of each case and of everybody's load, before anything does; what cannot be done is named. */
export const ProposalEffect = ({ view, proposal, choices, foreseen, action }: Props) => {
  const { t, say } = view
  const { open, rows } = proposal
  const row = (id: string) => rows.find((one) => one.id === id) ?? open.desk.rows.find((one) => one.id === id)
  const can = foreseen.filter(({ planned }) => planned !== undefined).map((one) => one.case)
  const cannot = foreseen.flatMap((one) => (one.refusal ? [{ ...one, refusal: one.refusal }] : []))
  const after = loadsAfter(proposal, { ...choices, included: can })
  const title = (id: string) => <a href={`/calls/${open.batch.id}/panels/${id}`}>{row(id)?.title ?? id}</a>
  const name = (id: (typeof action.panels)[number]['experts'][number]) => open.desk.who.get(id)?.name ?? id
  return (
    <>
      <p class="effect">
        <strong>
          {t(
            `${can.length} 件将指派评审组`,
            `${can.length} ${can.length === 1 ? 'case gets its panel' : 'cases get their panels'}`,
          )}
        </strong>
        {cannot.length === 0
          ? t('。', '.')
          : t(`，${cannot.length} 件不能办理。`, `; ${cannot.length} cannot.`)}
      </p>
      <Facts
        facts={[
          [
            t('每位专家平均', 'Cases each, on average'),
            change(meanOf(open.desk.loads, open), meanOf(after, open)),
          ],
          [t('最多一位专家', 'The most that anybody has'), change(mostOf(open.desk.loads), mostOf(after))],
          action.reason === undefined ? undefined : [t('理由', 'Reason'), action.reason],
        ]}
      />
      {cannot.length === 0 ? null : (
        <section>
          <h2>{t('不能办理', 'Cannot be done')}</h2>
          <Table
            caption={t('不能办理的案件和原因', 'Cases that are left out, and why')}
            heads={[t('联合体', 'Consortium'), t('原因', 'Because')]}
            rows={cannot.map(({ case: id, refusal }) => {
              const why = whyRefused(action, refusal)
              return [title(id), say(refusedSaid(why.code, why.facts))]
            })}
          />
        </section>
      )}
      <Form view={view} action={`/calls/${open.batch.id}/panels/proposal`}>
        {[...new Set([...rows.map(({ id }) => id), ...can])].map((id) => (
          <>
            <input type="hidden" name="all" value={id} />
            {can.includes(id) ? <input type="hidden" name="case" value={id} /> : null}
            <input type="hidden" name={`seen.${id}`} value={choices.seen.get(id) ?? ''} />
            {(choices.chosen.get(id) ?? []).map((person) => (
              <input type="hidden" name={`seat.${id}`} value={person} />
            ))}
          </>
        ))}
        <input type="hidden" name="reason" value={action.reason ?? ''} />
        <p>
          {t(
            '每件案件单独办理并记录；其间已有变化的案件会列出并保持原样。再次提交不会重复办理。',
            'Each case is done and recorded by itself. One that changed meanwhile is named and left as it is. Nothing is done twice.',
          )}
        </p>
        <div class="actions">
          {can.length === 0 ? null : (
            <Submit name="go" value="run">
              {t(
                `确认指派 ${can.length} 件`,
                `Confirm ${can.length} ${can.length === 1 ? 'panel' : 'panels'}`,
              )}
            </Submit>
          )}
          <Submit name="go" value="choose" class="quiet">
            {t('返回修改', 'Change it')}
          </Submit>
        </div>
      </Form>
      {can.length === 0 ? null : (
        <>
          <h2>{t('将指派', 'Will be assigned')}</h2>
          <Table
            caption={t('将指派的评审组', 'Panels that will be assigned')}
            heads={[t('联合体', 'Consortium'), t('专家', 'Experts'), t('需留意', 'To look at')]}
            rows={action.panels
              .filter((one) => can.includes(one.case))
              .map(({ case: id, experts }) => {
                const here = row(id)
                return [
                  title(id),
                  experts.map(name).join(t('、', ', ')),
                  <Warnings
                    view={view}
                    warnings={here ? warningsOfChoice(open, here, experts, after) : []}
                  />,
                ]
              })}
          />
        </>
      )}
    </>
  )
}

const change = (before: number, after: number): string =>
  before === after ? `${after}` : `${before} → ${after}`
const mostOf = (loads: ReadonlyMap<unknown, number>): number => Math.max(0, ...loads.values())
const meanOf = (loads: ReadonlyMap<unknown, number>, { desk }: OpenProposal['open']): number =>
  desk.people.length === 0
    ? 0
    : Math.round(([...loads.values()].reduce((sum, n) => sum + n, 0) / desk.people.length) * 100) / 100
