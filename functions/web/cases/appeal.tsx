import { NewAppeal } from '../../../domain/appeal.ts'
import { ruleAt } from '../../../domain/document-place.ts'
import { may } from '../../../domain/policy.ts'
import { notFound, Refusal } from '../../../domain/refusal.ts'
import { appeal } from '../../commands/appeals.ts'
import type { CaseView } from '../case-view/case-shape.ts'
import type { View } from '../context.ts'
import { asking, formPage, nothingTyped, openCase, type Site, show, viewHere } from '../page.tsx'
import { first, parsed } from '../typed-form.ts'
import { DocumentField, filesOf, KeptFiles, UploadScript } from '../ui/document-field.tsx'
import { AreaField, ErrorSummary, Form, Kept, Submit } from '../ui/form.tsx'
import { Day, Facts, Moment, Narrow, Tag } from '../ui/parts.tsx'

/** The lead appeals: what was decided and why, to whom and until when; the grounds, and documents. */
export const appealPage = (site: Site): void => {
  const { web } = site
  formPage(
    site,
    '/cases/:case/appeal',
    async (c, typed) => {
      const { person, file, moment, view: it } = await openCase(c, web)
      if (!may(person, { to: 'write', file }) || !it.appeal) throw notFound()
      const view = viewHere(c, web)
      const { t } = view
      const title = t('提出申诉', 'File an appeal')
      const labels = { grounds: t('申诉理由', 'Grounds'), documents: t('证明材料', 'Documents') }
      const now = typed ?? nothingTyped
      const takes = ruleAt(file, { place: 'appeal' }, moment)
      return show(
        c,
        view,
        title,
        <Narrow under={`/cases/${it.id}`} of={it.title} title={title}>
          <ErrorSummary view={view} typed={now} labels={labels} />
          <Facts
            facts={[
              [t('原决定的理由', 'Why it was decided so'), <Reason view={view} it={it} />],
              [t('受理机关', 'To whom'), view.say(it.appeal.to)],
              [t('截止', 'Until'), <Moment view={view} at={it.appeal.until} />],
            ]}
          />
          {it.appeal.open ? (
            <Form view={view} action={`/cases/${it.id}/appeal`}>
              <UploadScript view={view} />
              <AreaField
                view={view}
                typed={now}
                name="grounds"
                label={labels.grounds}
                hint={t(
                  '说明原决定的哪一点与事实或规定不符，以及您的请求。',
                  'Say what in the decision does not agree with the facts or the rules, and what you ask for.',
                )}
                rows={8}
                max={4000}
              />
              {takes === undefined ? null : (
                <DocumentField
                  view={view}
                  typed={now}
                  name="documents"
                  label={labels.documents}
                  hint={t(
                    '请在下面上传；另交的材料每行写一份：名称、编号或存放地址。',
                    'Upload them below. For what follows otherwise, one on each line: its title, number or where it is.',
                  )}
                  required={false}
                  files={filesOf(it)}
                  place="appeal"
                  takes={takes}
                />
              )}
              <p class="hint">
                {t(
                  '申诉由未参与原决定、且与本案无利益关系的人员处理。处理期间，同一批次不能另行申报。',
                  'It is decided by somebody who did not make the decision and has no interest in the case. While it is open, no other application can be made in the same call.',
                )}
              </p>
              <div class="actions">
                <Submit>{t('提交申诉', 'File the appeal')}</Submit>
                <a class="button quiet" href={`/cases/${it.id}`}>
                  {t('返回', 'Back')}
                </a>
              </div>
            </Form>
          ) : (
            <Kept view={view} typed={typed} labels={labels} />
          )}
        </Narrow>,
      )
    },
    async (c, values) => {
      const { file } = await openCase(c, web)
      const lines = (values.documents ?? []).flatMap((text) => text.split('\n'))
      const documents = lines.map((line) => line.trim()).filter((line) => line !== '')
      if (documents.length > 20)
        throw new Refusal('invalid', {
          problems: [{ field: 'documents', code: 'too-many-files', facts: { max: 20 } }],
        })
      const given = parsed(NewAppeal, { grounds: first(values, 'grounds'), documents })
      await appeal(web.world, asking(c, values), file.head.id, given)
      return `/cases/${file.head.id}`
    },
  )
}

const Reason = ({ view, it }: { view: View; it: CaseView }) => {
  const { reason } = it.status
  return <span class="prose">{typeof reason === 'string' ? reason : reason ? view.say(reason) : ''}</span>
}

const states = {
  open: { tone: 'act', zh: '处理中', en: 'being decided' },
  dismissed: { tone: 'bad', zh: '不成立', en: 'dismissed' },
  upheld: { tone: 'good', zh: '成立', en: 'upheld' },
} as const

/** Appeals and what became of them; and, while one can be filed, to whom and until when. */
export const AppealPanel = ({
  view,
  it,
  compact = false,
}: {
  view: View
  it: CaseView
  compact?: boolean
}) => {
  const { t, say } = view
  const { appeals = [], appeal } = it
  if (appeals.length === 0 && !appeal) return null
  return (
    <section>
      {compact ? null : <h2>{t('申诉', 'Appeal')}</h2>}
      {appeals.map((one) => (
        <article class="card">
          <p>
            <Tag tone={states[one.state].tone}>{say(states[one.state])}</Tag> <Day view={view} at={one.at} />
          </p>
          <p class="prose">{one.grounds}</p>
          {one.documents.length === 0 ? null : (
            <ul>
              {one.documents.map((document) => (
                <li>
                  <KeptFiles view={view} files={filesOf(it)} lines={[document]} />
                </li>
              ))}
            </ul>
          )}
          {one.reason === undefined ? null : (
            <p class="prose">
              <strong>{t('处理意见：', 'Decision: ')}</strong>
              {one.reason} {one.decided === undefined ? null : <Day view={view} at={one.decided} />}
            </p>
          )}
          {one.reopened === false ? (
            <p class="remark">
              {t(
                '申诉成立，但本系统不能自动恢复：原有效期已满，或撤销时未留存有效期。请受理部门核实后，由管理员在名录中登记。',
                'The appeal is upheld, but it cannot be put into effect by itself: its term is over, or was not kept when it was taken back. The office checks it, and an administrator enters it in the register.',
              )}
            </p>
          ) : null}
        </article>
      ))}
      {appeal === undefined ||
      compact ||
      appeals.some(({ against }) => against.since === it.status.since) ? null : (
        <>
          <Facts
            facts={[
              [t('受理机关', 'To whom'), say(appeal.to)],
              [t('截止', 'Until'), <Moment view={view} at={appeal.until} />],
            ]}
          />
          {!appeal.open ? (
            <p class="hint">{t('申诉期限已过。', 'The time for an appeal is over.')}</p>
          ) : it.hats.includes('lead') ? (
            <p class="actions">
              <a class="button" href={`/cases/${it.id}/appeal`}>
                {t('提出申诉', 'File an appeal')}
              </a>
            </p>
          ) : (
            <p class="hint">{t('由牵头单位提出。', 'The lead files it.')}</p>
          )}
        </>
      )}
    </section>
  )
}
