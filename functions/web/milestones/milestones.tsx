import { figureText } from '../../../domain/condition-words.ts'
import { MilestoneBody } from '../../../domain/consortium-record.ts'
import { readNumber } from '../../../domain/form.ts'
import { ConsortiumId } from '../../../domain/ids.ts'
import { mayFollow, type Milestone, milestonesIn, paidFor } from '../../../domain/milestone.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import { evidenceWords } from '../../../domain/scheme-words.ts'
import {
  enterConsortiumMilestone,
  mayEnter,
  type OpenRecord,
  openRecord,
} from '../../commands/consortium-record.ts'
import { moneyWords } from '../words/amount-words.ts'
import { filledIn, type Typed, type View } from '../context.ts'
import { type FieldsProps, MilestoneFields } from './milestone-fields.tsx'
import { asking, formPage, type Here, param, type Site, show, signedInPerson, viewHere } from '../page.tsx'
import { first, parsed } from '../typed-form.ts'
import { ErrorSummary, Form, Submit } from '../ui/form.tsx'
import { Day, Empty, Table, Tag } from '../ui/parts.tsx'

/** The milestones of a consortium: where each stands, and what the reader can do about it now. */
export const milestonePages = (site: Site): void => {
  const { web } = site
  const opened = async (c: Here): Promise<OpenRecord> => {
    const id = ConsortiumId.safeParse(param(c, 'consortium'))
    if (!id.success) throw notFound()
    const record = await openRecord(web.world, id.data, c.var.arrived)
    const { consortium, moment } = record
    if (!moment.scheme.milestones || !may(signedInPerson(c), { to: 'see-record', consortium }))
      throw notFound()
    return record
  }
  formPage(
    site,
    '/register/:consortium/milestones',
    async (c, typed) => {
      const record = await opened(c)
      const view = viewHere(c, web)
      const { t } = view
      const path = `/register/${record.consortium.id}`
      return show(
        c,
        view,
        t('里程碑', 'Milestones'),
        <>
          <p class="crumb">
            <a href={path}>{record.consortium.name}</a>
          </p>
          <h1>{t('里程碑', 'Milestones')}</h1>
          <ErrorSummary view={view} typed={typed ?? filledIn({})} labels={labelsOf(view)} />
          <MilestoneTable view={view} record={record} />
          {actionsFor(view, record).map(({ is, about }) => (
            <Action view={view} record={record} path={path} is={is} about={about} typed={typed} />
          ))}
        </>,
      )
    },
    async (c, values) => {
      const { consortium } = await opened(c)
      const entry = parsed(MilestoneBody, entryFrom(values))
      await enterConsortiumMilestone(web.world, asking(c, values), consortium.id, entry)
      return `/register/${consortium.id}/milestones`
    },
  )
}

type Action = { readonly is: MilestoneBody['is']; readonly about?: Milestone | undefined }

/** What this reader may enter now, milestone by milestone; a new one last. */
const actionsFor = (view: View, { consortium, moment, lines }: OpenRecord): Action[] => {
  if (consortium.standing.is !== 'recognised') return []
  const { milestones: rules } = moment.scheme
  const known = milestonesIn(lines)
  const steps = ['milestone-claimed', 'milestone-accepted', 'milestone-refused', 'milestone-moved'] as const
  return [
    ...known.flatMap((about) =>
      steps
        .filter((is) => is !== 'milestone-moved' || rules?.renegotiable)
        .filter((is) => mayFollow(is, about) && mayEnter(view.person, is, consortium))
        .map((is) => ({ is, about })),
    ),
    ...(known.length < (rules?.most ?? 0) && mayEnter(view.person, 'milestone-set', consortium)
      ? [{ is: 'milestone-set' as const }]
      : []),
  ]
}

const numbers = new Set(['milestone', 'payment', 'amount'])
const names = ['is', 'milestone', 'title', 'due', 'payment', 'evidence', 'reason', 'amount', 'paid']

const entryFrom = (values: Readonly<Record<string, readonly string[]>>): Record<string, unknown> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const text = first(values, name).trim()
      return text === '' ? [] : [[name, numbers.has(name) ? (readNumber(text) ?? text) : text]]
    }),
  )

const labelsOf = ({ t }: View) => ({
  title: t('名称', 'Title'),
  due: t('完成期限', 'To be reached by'),
  payment: t('付款', 'Payment'),
  evidence: t('验收凭据', 'Evidence'),
  reason: t('理由', 'Reason'),
  amount: t('付款金额', 'Amount paid'),
  paid: t('付款日期', 'Paid on'),
})

const actionWords = {
  'milestone-set': { zh: '增设里程碑', en: 'Set a milestone' },
  'milestone-moved': { zh: '调整', en: 'Move' },
  'milestone-claimed': { zh: '申请验收', en: 'Claim' },
  'milestone-accepted': { zh: '通过验收并记录付款', en: 'Accept, and record the payment' },
  'milestone-refused': { zh: '不通过', en: 'Do not accept' },
} as const satisfies Record<MilestoneBody['is'], { zh: string; en: string }>

type ActionProps = { view: View; record: OpenRecord; path: string; typed: Typed | undefined } & Action

const Action = ({ view, record, path, is, about, typed }: ActionProps) => {
  const said = view.say(actionWords[is])
  const mine =
    typed !== undefined &&
    first(typed.values, 'is') === is &&
    first(typed.values, 'milestone') === (about ? `${about.milestone}` : '')
  const fields: FieldsProps = {
    view,
    typed: mine ? typed : filledIn(about ? asTyped(is, about) : {}),
    scheme: record.moment.scheme,
    labels: labelsOf(view),
    is,
  }
  return (
    <details open={mine}>
      <summary>
        {about ? `${about.title}${view.t('：', ': ')}` : ''}
        {said}
      </summary>
      <Form view={view} action={`${path}/milestones`} class="narrow">
        <input type="hidden" name="is" value={is} />
        {about ? <input type="hidden" name="milestone" value={`${about.milestone}`} /> : null}
        <MilestoneFields {...fields} />
        <Submit>{said}</Submit>
      </Form>
    </details>
  )
}

const asTyped = (is: MilestoneBody['is'], about: Milestone): Typed['values'] =>
  is === 'milestone-moved'
    ? { title: [about.title], due: [about.due], payment: [String(about.payment)], evidence: [about.evidence] }
    : is === 'milestone-accepted'
      ? { amount: [String(about.payment)] }
      : {}

const states = {
  open: { tone: 'still', zh: '未完成', en: 'Open' },
  claimed: { tone: 'act', zh: '待验收', en: 'Claimed' },
  accepted: { tone: 'good', zh: '已验收', en: 'Accepted' },
  refused: { tone: 'bad', zh: '未通过', en: 'Not accepted' },
} as const

/** Where each milestone stands, what was paid, and what is left of the cap. */
export const MilestoneTable = ({ view, record }: { view: View; record: OpenRecord }) => {
  const { t, say } = view
  const { scheme } = record.moment
  const known = milestonesIn(record.lines)
  const { paid, cap } = paidFor(known, scheme)
  const money = (amount: number): string => say(moneyWords(amount, scheme.currency))
  if (known.length === 0) return <Empty>{t('还没有里程碑。', 'There is no milestone yet.')}</Empty>
  return (
    <>
      <Table
        caption={t('里程碑', 'Milestones')}
        heads={[
          t('里程碑', 'Milestone'),
          t('完成期限', 'By'),
          t('验收凭据', 'Evidence'),
          t('付款', 'Payment'),
          t('状态', 'State'),
        ]}
        rows={known.map(({ title, due, evidence, payment, state, moved }) => [
          <span>
            {title}
            {moved ? <small class="below">{t(`已调整：${moved}`, `moved: ${moved}`)}</small> : null}
          </span>,
          <Day view={view} at={due} />,
          say(evidenceWords[evidence]),
          money(payment),
          <span>
            <Tag tone={states[state.is].tone}>{say(states[state.is])}</Tag>
            {state.is === 'accepted' ? (
              <small class="below">
                {t('已付 ', 'paid ')}
                {money(state.amount)} · <Day view={view} at={state.paid} />
              </small>
            ) : null}
            {state.is === 'claimed' ? <small class="below">{state.evidence}</small> : null}
            {state.is === 'refused' ? <small class="below">{state.reason}</small> : null}
          </span>,
        ])}
      />
      <p>
        <strong>
          {cap === undefined
            ? t(`已付合计 ${money(paid)}`, `Paid in all: ${money(paid)}`)
            : t(
                `已付合计 ${money(paid)}，上限 ${money(cap)}（${figureText((paid / cap) * 100)}%）`,
                `Paid in all: ${money(paid)} of at most ${money(cap)} (${figureText((paid / cap) * 100)}%)`,
              )}
        </strong>
      </p>
    </>
  )
}

/** On the consortium's page, for its parties and the office. */
export const MilestonesOf = ({ view, record }: { view: View; record: OpenRecord }) => (
  <section>
    <h2>{view.t('里程碑', 'Milestones')}</h2>
    <MilestoneTable view={view} record={record} />
    {actionsFor(view, record).length === 0 ? null : (
      <p class="actions">
        <a class="button quiet" href={`/register/${record.consortium.id}/milestones`}>
          {view.t('办理里程碑', 'Work on milestones')}
        </a>
      </p>
    )}
  </section>
)
