import { CivilDate, endOfDay, startOfDay } from '../../../domain/calendar.ts'
import { delegable } from '../../../domain/delegation-rules.ts'
import type { DelegationScope } from '../../../domain/delegation.ts'
import type { Person } from '../../../domain/person.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import { homeZone, type Zone } from '../../../domain/zone-time.ts'
import type { Typed, View } from '../context.ts'
import { officeWords } from '../words/office-words.ts'
import { problemSaid } from '../words/problem-words.ts'
import { first } from '../typed-form.ts'
import { AreaField, ChoiceField, ErrorSummary, Form, SelectField, Submit, TextField } from '../ui/form.tsx'
import type { Candidate } from './delegates.ts'

type Values = Readonly<Record<string, readonly string[]>>

/** What may be left to somebody, as one value of a form: `lingang|bureau`. */
export const scopeText = ({ scheme, level }: DelegationScope): string => `${scheme}|${level ?? ''}`

export const scopeFrom = (text: string): Partial<DelegationScope> => {
  const [scheme = '', level = ''] = text.split('|')
  return { ...(scheme === '' ? {} : { scheme }), ...(level === '' ? {} : { level }) }
}

/** Whole days by the clocks of the programme: the first from its beginning, the last to its end. */
export const periodFrom = (values: Values, zone: Zone = homeZone): { starts?: string; ends?: string } => {
  const day = (name: string, instantOf: (date: CivilDate, zone: string) => string): string | undefined => {
    const typed = first(values, name).normalize('NFKC').trim()
    const date = CivilDate.safeParse(typed)
    return date.success ? instantOf(date.data, zone) : typed === '' ? undefined : typed
  }
  const [starts, ends] = [day('starts', startOfDay), day('ends', endOfDay)]
  return { ...(starts === undefined ? {} : { starts }), ...(ends === undefined ? {} : { ends }) }
}

export const delegationLabels = ({ t }: View) => ({
  scope: t('委托的审批', 'What to delegate'),
  scheme: t('委托的审批', 'What to delegate'),
  to: t('受托人', 'To whom'),
  starts: t('首日', 'First day'),
  ends: t('末日', 'Last day'),
  reason: t('事由', 'Reason'),
})

type Props = {
  view: View
  typed: Typed
  person: Person
  candidates: readonly Candidate[]
  schemes: readonly Scheme[]
}

/** A leader leaves decisions to somebody for a time. Who cannot be chosen is named as well, with the reason. */
export const DelegationForm = ({ view, typed, person, candidates, schemes }: Props) => {
  const { t } = view
  const labels = delegationLabels(view)
  const scopes = delegable(person)
  const able = candidates.filter(({ against }) => against.length === 0)
  const offices = (one: Person): string =>
    one.offices.map((office) => officeWords(view, office, schemes)).join(t('；', '; '))
  return (
    <section>
      <h2>{t('新的委托', 'A new delegation')}</h2>
      <ErrorSummary view={view} typed={typed} labels={labels} />
      <Form view={view} action="/approvals/delegations">
        <SelectField
          {...{ view, typed, name: 'scope', label: labels.scope }}
          options={scopes.map((scope) => ({
            value: scopeText(scope),
            label: officeWords(view, { role: 'approver', ...scope }, schemes),
          }))}
        />
        <TextField
          {...{ view, typed, name: 'starts', label: labels.starts, kind: 'date' }}
          hint={t('自当日零时起', 'From the beginning of that day')}
          short
        />
        <TextField
          {...{ view, typed, name: 'ends', label: labels.ends, kind: 'date' }}
          hint={t('至当日结束，最长一年', 'To the end of that day; a year at most')}
          short
        />
        <AreaField
          {...{ view, typed, name: 'reason', label: labels.reason, rows: 2 }}
          hint={t('告知受托人，并留在记录中', 'Told to whoever it is left to, and kept on record')}
        />
        <div class="inline">
          <label for="find">{t('按姓名或邮箱查找', 'Find by name or e-mail')}</label>
          <input id="find" name="find" value={first(typed.values, 'find')} autocomplete="off" />
          <Submit name="go" value="find" class="quiet">
            {t('查找', 'Find')}
          </Submit>
        </div>
        {able.length === 0 ? (
          <p class="empty" id="f-to">
            {t('没有可以选择的人，请按姓名查找。', 'Nobody can be chosen here: find somebody by name.')}
          </p>
        ) : (
          <ChoiceField
            {...{ view, typed, name: 'to', label: labels.to }}
            hint={t(
              '受托人本人经办、评审、推荐或申报过的案件，受托人不能决定。',
              'Cases that they checked, scored, recommended or applied for themselves are not theirs to decide.',
            )}
            options={able.map(({ person: one }) => ({
              value: one.id,
              label: one.name,
              hint: offices(one) || one.email,
            }))}
          />
        )}
        <Unable
          view={view}
          open={able.length === 0 && first(typed.values, 'find').trim() !== ''}
          candidates={candidates.filter(({ against }) => against.length > 0)}
        />
        <div class="actions">
          <Submit name="go" value="make">
            {t('委托', 'Delegate')}
          </Submit>
        </div>
      </Form>
    </section>
  )
}

const Unable = ({
  view,
  open,
  candidates,
}: {
  view: View
  /** Nobody else was found: why is the answer. */
  open: boolean
  candidates: readonly Candidate[]
}) =>
  candidates.length === 0 ? null : (
    <details open={open}>
      <summary>{view.t('不能选择的人和原因', 'Who cannot be chosen, and why')}</summary>
      <ul>
        {candidates.map(({ person, against }) => (
          <li>
            <strong>{person.name}</strong>
            {view.t('：', ': ')}
            {against
              .map((code) =>
                code === 'not-an-option'
                  ? view.t('账户已停用', 'the account is not in use')
                  : view.say(problemSaid({ code })),
              )
              .join(view.t('；', '; '))}
          </li>
        ))}
      </ul>
    </details>
  )
