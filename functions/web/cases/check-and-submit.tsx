import type { CaseView } from '../case-view/case-shape.ts'
import type { View } from '../context.ts'
import { askedOf } from '../../../domain/case-form.ts'
import { submitApplication } from '../../commands/submission.ts'
import { asking, formPage, nothingTyped, openCase, type Site, show, viewHere } from '../page.tsx'
import { Countdown } from '../ui/countdown.tsx'
import { ErrorSummary, Form, Submit } from '../ui/form.tsx'
import { Empty, Moment } from '../ui/parts.tsx'
import { filesOf } from '../ui/document-field.tsx'
import { AnswerList } from '../ui/scheme-field.tsx'
import { MemberTable } from './member-table.tsx'
import { KeptAside } from './kept-aside.tsx'
import { RulePanel } from './rule-panel.tsx'
import { PreFlight } from './pre-flight.tsx'

/** Who was asked by mail and has no place in the list yet is not part of what is handed in. */
const NotJoinedYet = ({ view, it }: { view: View; it: CaseView }) => {
  const { t } = view
  const coming = (it.invitations ?? []).filter(
    ({ organisation, state }) => organisation === undefined && (state === 'sent' || state === 'opened'),
  )
  return coming.length === 0 ? null : (
    <div class="remark">
      <p>
        <strong>
          {t(
            '邮件邀请的单位还没有加入，提交的内容不含它们：',
            'Asked by mail and not joined yet, so no part of what is handed in: ',
          )}
        </strong>
        {coming.map(({ name }) => name).join(t('、', ', '))}
      </p>
      <p>
        {t(
          '提交之后不能再加入，除非取回修改。',
          'After handing in nobody can join, unless it is taken back. ',
        )}
        <a href={`/cases/${it.id}/members`}>{t('查看邀请', 'See the invitations')}</a>
      </p>
    </div>
  )
}

/** Everything once more, what is still missing, and the submission. */
export const checkPage = (site: Site): void => {
  const { web } = site
  formPage(
    site,
    '/cases/:case/check',
    async (c, typed) => {
      const { view: it, file, moment } = await openCase(c, web)
      const view = viewHere(c, web)
      const { t } = view
      // Others may read the page; only the lead of a draft has something to hand in.
      const submits = it.missing !== undefined && it.status.is === 'draft'
      const sections = askedOf(file, moment)
      const now = typed ?? nothingTyped
      return show(
        c,
        view,
        t('检查并提交', 'Check and submit'),
        <>
          <p class="crumb">
            <a href={`/cases/${it.id}`}>{it.title}</a>
          </p>
          <h1>{t('检查并提交', 'Check and submit')}</h1>
          {now.refused ? <ErrorSummary view={view} typed={now} /> : null}
          {submits ? (
            <>
              {it.closes ? <Countdown view={view} closes={it.closes} /> : null}
              <PreFlight view={view} it={it} file={file} moment={moment} />
              <NotJoinedYet view={view} it={it} />
            </>
          ) : it.receipt && it.status.is !== 'draft' ? (
            <p class="ready">
              {t('已经提交：', 'It was handed in: ')}
              <Moment view={view} at={it.receipt.at} />{' '}
              <a href={`/cases/${it.id}/receipt`}>
                {t(`回执 ${it.receipt.number}`, `receipt ${it.receipt.number}`)}
              </a>
            </p>
          ) : (
            <Empty>{t('现在不能提交。', 'It cannot be submitted now.')}</Empty>
          )}
          <RulePanel view={view} it={it} />
          {sections.map((section) => (
            <section>
              <h2>
                {view.say(section.title)}{' '}
                {submits ? (
                  <a class="small" href={`/cases/${it.id}/sections/${section.id}`}>
                    {t('修改', 'Change')}
                    <span class="visually-hidden"> {view.say(section.title)}</span>
                  </a>
                ) : null}
              </h2>
              <AnswerList
                view={view}
                section={section}
                answers={it.sections.find((candidate) => candidate.id === section.id)?.answers ?? {}}
                files={filesOf(it)}
                lastYear={it.lastYear}
                members={it.members}
              />
            </section>
          ))}
          <KeptAside view={view} it={it} />
          <section>
            <h2>{t('成员单位', 'Members')}</h2>
            <MemberTable view={view} members={it.members} />
          </section>
          {submits ? (
            <>
              <Form view={view} action={`/cases/${it.id}/check`}>
                <div class="actions">
                  <Submit>{t('提交申报', 'Submit the application')}</Submit>
                  <a class="button quiet" href={`/cases/${it.id}`}>
                    {t('返回', 'Back')}
                  </a>
                </div>
              </Form>
              <p>
                <a href={`/cases/${it.id}/withdrawal`}>{t('放弃这份草稿', 'Give this draft up')}</a>
              </p>
            </>
          ) : null}
        </>,
      )
    },
    async (c, values) => {
      const { view: it, file } = await openCase(c, web)
      // From a page that was open meanwhile: it is done, and the receipt says since when.
      const done = it.receipt !== undefined && it.status.is !== 'draft' && it.hats.includes('lead')
      if (!done) await submitApplication(web.world, asking(c, values), file.head.id)
      return `/cases/${file.head.id}/receipt`
    },
  )
}
