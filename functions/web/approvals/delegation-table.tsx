import { type Delegation, delegationState, isAlive } from '../../../domain/delegation.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import type { View } from '../context.ts'
import { officeWords } from '../words/office-words.ts'
import { Form, Submit } from '../ui/form.tsx'
import { Day, Table, Tag } from '../ui/parts.tsx'

const states = {
  'in-force': { tone: 'good', zh: '生效中', en: 'in force' },
  'to-come': { tone: 'busy', zh: '未开始', en: 'to come' },
  over: { tone: 'still', zh: '已到期', en: 'over' },
  revoked: { tone: 'still', zh: '已撤销', en: 'revoked' },
} as const

type Props = {
  view: View
  caption: string
  delegations: readonly Delegation[]
  schemes: readonly Scheme[]
  /** What the button that ends one says; nothing for whoever only looks. */
  end?: string | undefined
}

/** Who decides in whose place, what, from when to when, why, and whether it still holds. */
export const DelegationTable = ({ view, caption, delegations, schemes, end }: Props) => {
  const { t, say, now } = view
  return (
    <section>
      <h2>{caption}</h2>
      <Table
        caption={caption}
        heads={[
          t('领导', 'Leader'),
          t('受托人', 'To'),
          t('审批', 'Decisions'),
          t('期间', 'Period'),
          t('状态', 'State'),
          '',
        ]}
        rows={delegations.map((one) => {
          const state = states[delegationState(one, now)]
          return [
            one.fromName,
            one.toName,
            officeWords(view, { role: 'approver', ...scopeOf(one) }, schemes),
            <span>
              <Day view={view} at={one.starts} /> – <Day view={view} at={one.ends} />
              <small class="below">{one.reason}</small>
            </span>,
            <span>
              <Tag tone={state.tone}>{say(state)}</Tag>
              {one.revoked === undefined ? null : (
                <small class="below">
                  {one.revoked.byName} · <Day view={view} at={one.revoked.at} />
                </small>
              )}
            </span>,
            end === undefined || !isAlive(one, now) ? (
              ''
            ) : (
              <Form view={view} action={`/approvals/delegations/${one.id}`} class="bare">
                <Submit class="quiet">
                  {end}
                  <span class="visually-hidden">
                    {t(`：${one.fromName}委托${one.toName}`, `: ${one.fromName} to ${one.toName}`)}
                  </span>
                </Submit>
              </Form>
            ),
          ]
        })}
      />
    </section>
  )
}

const scopeOf = ({ scheme, level }: Delegation) => ({ scheme, ...(level === undefined ? {} : { level }) })
