import type { CaseFile } from '../../../domain/case.ts'
import type { Member } from '../../../domain/case-member.ts'
import { clausesId } from '../../../domain/agreement.ts'
import { boundDigest, bindingAnswers, changedSince } from '../../../domain/confirmation-bound.ts'
import { formOf } from '../../../domain/case-form.ts'
import { contributionIn, partAnswers, partLacks, partOf } from '../../../domain/member-part.ts'
import { shownCode } from '../ui/parts.tsx'
import { filesOf } from '../ui/document-field.tsx'
import { AnswerList } from '../ui/scheme-field.tsx'
import { memberRoleWords } from '../words/words.ts'
import { FigureForDues } from './figure-for-dues.tsx'
import { ClauseList } from './clause-list.tsx'
import { Area, Decision, type FieldsProps, type OpenTask, Send } from './answer-parts.tsx'

/** A named organisation joins, with what it contributes, or says why not; or confirms again what changed since. */
export const ConfirmationFields = ({ view, typed, open }: FieldsProps) => {
  const { t, say } = view
  const member = memberOf(open)
  const { members, membership } = open.moment.scheme
  const layer = members.layers?.find(({ id }) => id === member?.layer)
  const part = partOf(open.file.head, open.moment)
  // What is said here stands in the part from then on; once it stands there, it is changed there.
  const given = part && member && contributionIn(partAnswers(open.file, member.organisation)) !== ''
  return (
    <>
      {member ? (
        <p>
          {t('代表单位：', 'On behalf of: ')}
          <strong>{member.name}</strong> <code class="hint">{shownCode(member.organisation)}</code>{' '}
          {t('（', '(')}
          {say(memberRoleWords[member.role])}
          {layer ? `${t('，', ', ')}${say(layer.title)}` : ''}
          {t('）', ')')}
        </p>
      ) : null}
      {member ? <Changed view={view} open={open} member={member} /> : null}
      <p>
        {t(
          '确认后，贵单位加入申报，并受组建协议约束。已确认的内容如有变更，会请贵单位重新确认。',
          'By confirming, your organisation joins the application and is bound by the formation agreement. When something of what it confirmed changes, it is asked again.',
        )}
      </p>
      {member && open.file.head.kind === 'application' ? (
        <>
          <input
            type="hidden"
            name="answer.seen"
            value={boundDigest(open.file, member.organisation, open.moment)}
          />
          <Binding view={view} open={open} member={member} />
        </>
      ) : null}
      <Decision
        view={view}
        typed={typed}
        options={[
          { value: 'confirm', label: t('确认加入', 'Confirm') },
          { value: 'decline', label: t('不加入', 'Decline') },
        ]}
      />
      {given ? null : (
        <Area
          view={view}
          typed={typed}
          name="answer.contribution"
          label={t('承担的任务与投入', 'What you contribute')}
          hint={t('确认时填写', 'When you confirm')}
        />
      )}
      {membership && open.file.head.kind === 'application' ? (
        <FigureForDues
          view={view}
          typed={typed}
          membership={membership}
          at="answer."
          hint={t(
            '确认时填写，用于计算会费和表决票',
            'When you confirm; dues and votes are reckoned from it',
          )}
        />
      ) : null}
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
}

const memberOf = ({ file, task: { audience } }: Pick<OpenTask, 'file' | 'task'>): Member | undefined =>
  file.members.find((one) => audience.is === 'organisation' && one.organisation === audience.organisation)

type Props = Pick<FieldsProps, 'view' | 'open'> & { member: Member }

/** What is otherwise than when the organisation confirmed. */
const Changed = ({ view, open, member }: Props) => {
  const { t, say } = view
  const paths = changedSince(open.file, member, open.moment)
  if (paths.length === 0) return null
  return (
    <div class="remark" role="note">
      <p>
        <strong>
          {t('贵单位确认之后，以下内容有变更：', 'Since your organisation confirmed, this has changed:')}
        </strong>
      </p>
      <ul>
        {paths.map((path) => (
          <li>{say(pathSaid(open, path))}</li>
        ))}
      </ul>
    </div>
  )
}

/** A path of what is confirmed, as the form calls it. */
const pathSaid = ({ file, moment }: { file: CaseFile; moment: OpenTask['moment'] }, path: string) => {
  const [section = '', field = ''] = path.split('.')
  const { agreement } = moment.scheme.members
  if (path === 'role') return { zh: '角色', en: 'The role' }
  if (path === 'layer') return { zh: '层次', en: 'The layer' }
  if (section === clausesId) {
    const clause = agreement?.clauses.find(({ id }) => id === field)?.title
    return { zh: `协议条款：${clause?.zh ?? field}`, en: `Clause: ${clause?.en ?? field}` }
  }
  const part = partOf(file.head, moment)
  const form = [...formOf(file.head, moment), ...(part ? [part] : [])]
  const found = form.find(({ id }) => id === section)
  const label = found?.fields.find(({ id }) => id === field)?.label
  return {
    zh: `${found?.title.zh ?? section}：${label?.zh ?? field}`,
    en: `${found?.title.en ?? section}: ${label?.en ?? field}`,
  }
}

/** Everything that is confirmed: the own part, what binds members, and the clauses of the agreement. */
const Binding = ({ view, open, member }: Props) => {
  const { t, say } = view
  const { file, moment, view: it } = open
  const part = partOf(file.head, moment)
  const own = it.parts?.find(({ organisation }) => organisation === member.organisation)
  const lacks = partLacks(file, member.organisation, moment)
  const page = `/cases/${it.id}/members/${encodeURIComponent(member.organisation)}/part`
  return (
    <>
      {part && own ? (
        <section>
          <h2>{say(part.title)}</h2>
          {lacks === undefined ? null : (
            <p class="remark">
              {t(`确认前还需填写：${say(lacks)}`, `Still to fill in before you confirm: ${say(lacks)}`)}
            </p>
          )}
          <AnswerList
            view={view}
            section={part}
            answers={own.answers}
            lastYear={it.lastYear}
            members={it.members}
            files={filesOf(it, member.organisation)}
          />
          <p>
            <a href={page}>{t('填写或修改本单位部分', 'Fill in or change your own part')}</a>
          </p>
        </section>
      ) : null}
      {bindingAnswers(file, member.organisation, moment).map(({ section, answers }) => (
        <details>
          <summary>
            {t(`${say(section.title)}：约束贵单位的内容`, `${say(section.title)}: what binds you`)}
          </summary>
          <AnswerList
            view={view}
            section={section}
            answers={answers}
            lastYear={it.lastYear}
            members={it.members}
            files={filesOf(it)}
          />
        </details>
      ))}
      {it.agreement ? (
        <section>
          <h2>{t('组建协议的条款', 'Clauses of the agreement')}</h2>
          <ClauseList view={view} it={it} />
        </section>
      ) : null}
    </>
  )
}
