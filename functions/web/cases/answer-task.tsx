import type { Child } from 'hono/jsx'
import { formOf } from '../../../domain/application.ts'
import { returnTargets } from '../../../domain/approval.ts'
import { TaskId } from '../../../domain/ids.ts'
import { readNumber } from '../../../domain/form.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import { type Task, TaskAnswer, type TaskKind } from '../../../domain/task.ts'
import { taskWords } from '../../../domain/task-words.ts'
import { answer } from '../../commands/tasks.ts'
import { levelTitle, rubricFor } from '../case-view.ts'
import { nothingTyped, type Typed, type View } from '../context.ts'
import {
  asking,
  formPage,
  type Here,
  type OpenCase,
  openCase,
  param,
  type Site,
  show,
  viewHere,
} from '../page.tsx'
import { first, nested, parsed } from '../typed-form.ts'
import { AreaField, ChoiceField, ErrorSummary, Form, Submit, TextField } from '../ui/form.tsx'
import { Due } from '../ui/parts.tsx'
import { AnswerList } from '../ui/scheme-field.tsx'
import { stepWords } from '../words.ts'
import { MemberTable, OfficerPanels } from './case-parts.tsx'

/** One task: what is judged on the one side, the judgement on the other. */
export const answerPage = (site: Site): void => {
  const { web } = site
  formPage(
    site,
    '/cases/:case/tasks/:task',
    async (c, typed) => {
      const open = await openTask(c, site)
      const { view: it, file, moment, task } = open
      const view = viewHere(c, web)
      const { t, say } = view
      const now = typed ?? nothingTyped
      const level = task.level === undefined ? undefined : levelTitle(file, moment, task.level)
      return show(
        c,
        view,
        say(taskWords[task.kind]),
        <>
          <p class="crumb">
            <a href={`/cases/${it.id}`}>{it.title}</a>
          </p>
          <h1>
            {say(taskWords[task.kind])}
            {level ? <small> · {say(level)}</small> : null}
          </h1>
          <p>
            {t('期限', 'Due')}: <Due view={view} at={task.due} />
          </p>
          <ErrorSummary view={view} typed={now} labels={labelsOf(view, open)} />
          <div class="side-by-side">
            <section class="judgement" aria-label={t('办理', 'Answer')}>
              {task.state.is === 'open' ? (
                <Form
                  view={view}
                  action={`/cases/${it.id}/tasks/${task.id}`}
                  typed={now.refused ? { ...now, values: { ...now.values, once: [view.newKey()] } } : now}
                >
                  <Fields view={view} typed={now} open={open} />
                </Form>
              ) : (
                <p class="empty">
                  {t('此事项已办结或不再需要办理。', 'This is done, or not needed any more.')}
                </p>
              )}
            </section>
            <section aria-label={t('申报内容', 'The case')}>
              {formOf(file.head, moment)
                .filter((section) => it.sections.some((candidate) => candidate.id === section.id))
                .map((section) => (
                  <details open>
                    <summary>{say(section.title)}</summary>
                    <AnswerList
                      view={view}
                      section={section}
                      answers={it.sections.find((candidate) => candidate.id === section.id)?.answers ?? {}}
                    />
                  </details>
                ))}
              <h2>{t('成员单位', 'Members')}</h2>
              <MemberTable view={view} members={it.members} />
              <OfficerPanels view={view} it={it} scheme={moment.scheme} />
            </section>
          </div>
        </>,
      )
    },
    async (c, values) => {
      const { task } = await openTask(c, site)
      const given = parsed(TaskAnswer, { kind: task.kind, answer: answerFrom(task.kind, values) })
      await answer(web.world, asking(c, values), { case: task.case, task: task.id, answer: given })
      return ['confirmation', 'score', 'approval'].includes(task.kind) ? '/tasks' : `/cases/${task.case}`
    },
  )
}

type OpenTask = OpenCase & { readonly task: Task }

const openTask = async (c: Here, { web }: Site): Promise<OpenTask> => {
  const open = await openCase(c, web)
  const id = TaskId.safeParse(param(c, 'task'))
  const task = open.file.tasks.find((candidate) => candidate.id === id.data)
  if (!task || !may(open.person, { to: 'answer', file: open.file, task })) throw notFound()
  return { ...open, task }
}

/** What the fields of an answer are called, for the summary of what is wrong. */
const labelsOf = (view: View, open: OpenTask): Record<string, string> => ({
  'answer.decision': view.t('决定', 'Decision'),
  'answer.reason': view.t('理由', 'Reason'),
  'answer.remark': view.t('意见', 'Remark'),
  'answer.opinion': view.t('推荐意见', 'Opinion'),
  'answer.contribution': view.t('承担的任务与投入', 'What you contribute'),
  'answer.account': view.t('整改情况', 'What was put right'),
  'answer.to': view.t('退回到', 'Return to'),
  ...(open.task.kind === 'score'
    ? Object.fromEntries(
        rubricFor(open.file, open.moment).items.flatMap((item) => [
          [`answer.scores.${item.id}`, view.say(item.title)],
          [`answer.reasons.${item.id}`, view.say(item.title)],
        ]),
      )
    : {}),
})

/** Which typed fields belong to which decision; the others of the form are left alone. */
const fieldsOf: Record<string, readonly string[]> = {
  confirm: ['contribution'],
  'decline.confirmation': ['reason'],
  pass: ['remark'],
  'return.formal-check': ['remarks'],
  reject: ['reason'],
  corrected: ['remark'],
  withdraw: ['reason'],
  recommend: ['opinion'],
  'decline.recommendation': ['opinion'],
  score: ['scores', 'reasons', 'comment'],
  recuse: ['reason'],
  retry: ['experts', 'reason'],
  accept: ['reason'],
  approve: ['remark'],
  'return.approval': ['to', 'remark'],
  dismiss: ['reason'],
  uphold: ['reason'],
  report: [],
  rectified: ['account'],
}

/** A task's answer as its form sends it. */
export const answerFrom = (
  kind: TaskKind,
  values: Readonly<Record<string, readonly string[]>>,
): Record<string, unknown> => {
  const own = Object.entries(values).filter(([name]) => name.startsWith('answer.'))
  const typed = nested(Object.fromEntries(own.map(([name, value]) => [name.slice(7), value])), ['experts'])
  const decision = first(values, 'answer.decision')
  const wanted = fieldsOf[`${decision}.${kind}`] ?? fieldsOf[decision] ?? []
  const held = Object.fromEntries(wanted.filter((name) => name in typed).map((name) => [name, typed[name]]))
  if (decision === 'score') {
    const scores = Object.entries(typed.scores ?? {}).map(([id, text]) => [
      id,
      readNumber(String(text)) ?? String(text),
    ])
    return { decision, ...held, scores: Object.fromEntries(scores), reasons: typed.reasons ?? {} }
  }
  if (decision === 'retry') return { decision, experts: [], ...held }
  if (decision === 'return' && kind === 'formal-check') return { decision, remarks: {}, ...held }
  return decision === '' ? held : { decision, ...held }
}

type FieldsProps = { view: View; typed: Typed; open: OpenTask }

const Decision = ({
  view,
  typed,
  options,
}: {
  view: View
  typed: Typed
  options: readonly { value: string; label: string; hint?: string }[]
}) => (
  <ChoiceField
    view={view}
    typed={typed}
    name="answer.decision"
    label={view.t('决定', 'Decision')}
    options={options}
  />
)

const Area = ({
  view,
  typed,
  name,
  label,
  hint,
  optional,
}: {
  view: View
  typed: Typed
  name: string
  label: string
  hint?: string
  optional?: boolean
}) => <AreaField view={view} typed={typed} name={name} label={label} hint={hint} required={!optional} />

const Send = ({ children }: { children?: Child }) => (
  <div class="actions">
    <Submit>{children}</Submit>
  </div>
)

const Fields = (props: FieldsProps) => {
  const { view, typed, open } = props
  const { t } = view
  switch (open.task.kind) {
    case 'confirmation':
      return (
        <>
          <p>
            {t(
              '确认后，贵单位作为成员加入申报，并受组建协议约束。',
              'By confirming, your organisation joins the application and is bound by the formation agreement.',
            )}
          </p>
          <Decision
            view={view}
            typed={typed}
            options={[
              { value: 'confirm', label: t('确认加入', 'Confirm') },
              { value: 'decline', label: t('不加入', 'Decline') },
            ]}
          />
          <Area
            view={view}
            typed={typed}
            name="answer.contribution"
            label={t('承担的任务与投入', 'What you contribute')}
            hint={t('确认时填写', 'When you confirm')}
          />
          <Area
            view={view}
            typed={typed}
            name="answer.reason"
            label={t('不加入的原因', 'Reason for declining')}
            hint={t('不加入时填写', 'When you decline')}
          />
          <Send>{t('提交', 'Send')}</Send>
        </>
      )
    case 'formal-check':
      return <FormalCheckFields {...props} />
    case 'correction':
      return (
        <>
          <p>
            {t(
              '请先在案件页修改被退回的部分，再在此确认补正完成。',
              'First change the returned sections on the case’s page, then say here that it is done.',
            )}{' '}
            <a href={`/cases/${open.task.case}`}>{t('打开案件页', 'Open the case')}</a>
          </p>
          <Decision
            view={view}
            typed={typed}
            options={[
              { value: 'corrected', label: t('补正完成，重新提交', 'Corrected: hand in again') },
              { value: 'withdraw', label: t('撤回申报', 'Withdraw the application') },
            ]}
          />
          <Area view={view} typed={typed} name="answer.remark" label={t('说明', 'Remark')} optional />
          <Area
            view={view}
            typed={typed}
            name="answer.reason"
            label={t('撤回原因', 'Reason for withdrawing')}
            hint={t('撤回时填写', 'When you withdraw')}
          />
          <Send>{t('提交', 'Send')}</Send>
        </>
      )
    case 'recommendation':
      return (
        <>
          <Decision
            view={view}
            typed={typed}
            options={[
              { value: 'recommend', label: t('同意推荐', 'Recommend') },
              { value: 'decline', label: t('不推荐', 'Do not recommend') },
            ]}
          />
          <Area view={view} typed={typed} name="answer.opinion" label={t('推荐意见', 'Opinion')} />
          <Send>{t('提交', 'Send')}</Send>
        </>
      )
    case 'score':
      return <SheetFields {...props} />
    case 'review-help':
      return (
        <>
          <Decision
            view={view}
            typed={typed}
            options={[
              { value: 'retry', label: t('再次选择专家', 'Choose experts again') },
              { value: 'accept', label: t('采用现有评分', 'Take the sheets as they are') },
            ]}
          />
          <Area view={view} typed={typed} name="answer.reason" label={t('理由', 'Reason')} />
          <Send>{t('提交', 'Send')}</Send>
        </>
      )
    case 'approval':
      return <ApprovalFields {...props} />
    case 'objection':
      return <ObjectionFields {...props} />
    case 'report':
      return (
        <>
          <p>
            {t(
              '请先在案件页填写年度报告各部分。',
              'First fill in the sections of the annual report on the case’s page.',
            )}{' '}
            <a href={`/cases/${open.task.case}`}>{t('打开案件页', 'Open the case')}</a>
          </p>
          <input type="hidden" name="answer.decision" value="report" />
          <Send>{t('提交年度报告', 'Hand the report in')}</Send>
        </>
      )
    case 'rectification':
      return (
        <>
          <input type="hidden" name="answer.decision" value="rectified" />
          <Area view={view} typed={typed} name="answer.account" label={t('整改情况', 'What was put right')} />
          <Send>{t('提交整改情况', 'Hand it in')}</Send>
        </>
      )
  }
}

const FormalCheckFields = ({ view, typed, open }: FieldsProps) => {
  const { t, say } = view
  const form = formOf(open.file.head, open.moment)
  return (
    <>
      <Decision
        view={view}
        typed={typed}
        options={[
          { value: 'pass', label: t('通过', 'Pass') },
          { value: 'return', label: t('退回补正', 'Return for correction') },
          { value: 'reject', label: t('不予通过', 'Reject') },
        ]}
      />
      <fieldset>
        <legend>{t('需要补正的内容', 'What to correct')}</legend>
        <p class="hint">
          {t(
            '退回时填写；填写了意见的部分才开放修改。',
            'When you return it. Only sections with a remark are opened.',
          )}
        </p>
        {[
          ...form.map((section) => ({ id: section.id, label: say(section.title) })),
          { id: 'members', label: t('成员单位', 'Members') },
        ].map(({ id, label }) => (
          <AreaField
            view={view}
            typed={typed}
            name={`answer.remarks.${id}`}
            label={label}
            required={false}
            rows={2}
          />
        ))}
      </fieldset>
      <Area
        view={view}
        typed={typed}
        name="answer.reason"
        label={t('不予通过的理由', 'Reason for rejecting')}
        hint={t('不予通过时填写', 'When you reject')}
      />
      <Send>{t('提交决定', 'Send the decision')}</Send>
    </>
  )
}

const SheetFields = ({ view, typed, open }: FieldsProps) => {
  const { t, say } = view
  const rubric = rubricFor(open.file, open.moment)
  return (
    <>
      <Decision
        view={view}
        typed={typed}
        options={[
          { value: 'score', label: t('评分', 'Score') },
          {
            value: 'recuse',
            label: t('回避', 'Step aside'),
            hint: t('与任何一家成员单位有利益关系时', 'If you have an interest in any organisation named'),
          },
        ]}
      />
      {rubric.items.map((item) => (
        <div class="rubric-item">
          <TextField
            view={view}
            typed={typed}
            name={`answer.scores.${item.id}`}
            label={say(item.title)}
            hint={item.help && say(item.help)}
            short
            inputmode="decimal"
            unit={`/ ${item.max}`}
          />
          <AreaField
            view={view}
            typed={typed}
            name={`answer.reasons.${item.id}`}
            label={t('理由', 'Reason')}
            rows={2}
            hint={
              item.reasonBelow === undefined
                ? undefined
                : t(`不高于 ${item.reasonBelow} 分时必填`, `Needed at ${item.reasonBelow} or less`)
            }
            required={false}
          />
        </div>
      ))}
      <Area
        view={view}
        typed={typed}
        name="answer.comment"
        label={t('总体意见', 'Overall comment')}
        optional
      />
      <Area
        view={view}
        typed={typed}
        name="answer.reason"
        label={t('回避原因', 'Reason for stepping aside')}
        hint={t('回避时填写', 'When you step aside')}
      />
      <Send>{t('提交评分表', 'Hand the sheet in')}</Send>
    </>
  )
}

const ApprovalFields = ({ view, typed, open }: FieldsProps) => {
  const { t, say } = view
  const targets = returnTargets(open.file.head, open.moment)
  const evaluation = open.file.head.kind === 'evaluation'
  return (
    <>
      <Decision
        view={view}
        typed={typed}
        options={[
          { value: 'approve', label: t('同意', 'Approve') },
          { value: 'return', label: t('退回', 'Return') },
          ...(evaluation ? [] : [{ value: 'reject', label: t('不同意', 'Reject') }]),
        ]}
      />
      <Area
        view={view}
        typed={typed}
        name="answer.remark"
        label={t('意见', 'Remark')}
        hint={t('退回时必填', 'Needed when you return it')}
        optional
      />
      <ChoiceField
        view={view}
        typed={typed}
        name="answer.to"
        label={t('退回到', 'Return to')}
        required={false}
        options={targets.map((target) => ({
          value: target,
          label: say(
            Object.entries(stepWords).find(([kind]) => kind === target)?.[1] ?? { zh: target, en: target },
          ),
        }))}
      />
      {evaluation ? null : (
        <Area
          view={view}
          typed={typed}
          name="answer.reason"
          label={t('不同意的理由', 'Reason for rejecting')}
          hint={t('不同意时填写', 'When you reject')}
        />
      )}
      <Send>{t('提交决定', 'Send the decision')}</Send>
    </>
  )
}

const ObjectionFields = ({ view, typed, open }: FieldsProps) => {
  const { t } = view
  const objection = open.file.objections.find((candidate) => candidate.id === open.task.objection)
  return (
    <>
      {objection ? (
        <blockquote class="prose">
          {objection.by.name}: {objection.grounds}
        </blockquote>
      ) : null}
      <Decision
        view={view}
        typed={typed}
        options={[
          { value: 'dismiss', label: t('异议不成立', 'Dismiss'), hint: t('公示继续', 'The notice goes on') },
          {
            value: 'uphold',
            label: t('异议成立', 'Uphold'),
            hint: t('不予认定', 'The application is refused'),
          },
        ]}
      />
      <Area view={view} typed={typed} name="answer.reason" label={t('处理意见', 'Reason')} />
      <Send>{t('提交决定', 'Send the decision')}</Send>
    </>
  )
}
