import { Refusal } from '../../../domain/refusal.ts'
import { giveUpRefusal, takeBackRefusal } from '../../../domain/take-back.ts'
import { discardApplication, takeBackSubmission } from '../../commands/submission.ts'
import { nothingTyped } from '../context.ts'
import { refusals } from '../words/refusal-words.ts'
import { asking, formPage, type Here, openCase, type Site, show, viewHere } from '../page.tsx'
import { first } from '../typed-form.ts'
import { ErrorSummary, Form, Submit } from '../ui/form.tsx'
import { Countdown } from '../ui/countdown.tsx'
import { Empty, Narrow } from '../ui/parts.tsx'
import { ReasonForm } from './reason-form.tsx'
import { withDeadline } from '../../current-deadline.ts'
import { notFound } from '../../../domain/refusal.ts'

/** Two ways back from a submission, each with what it costs said before: to change it, or to give it up for good. */
export const takeBackPages = (site: Site): void => {
  const { web } = site
  /** For who may write the case; the deadline is the one that the call has now. */
  const open = async (c: Here) => {
    const opened = await openCase(c, web)
    if (!opened.view.hats.includes('lead') || opened.file.head.kind !== 'application') throw notFound()
    return { ...opened, file: await withDeadline(web.world, opened.file, c.var.arrived) }
  }

  formPage(
    site,
    '/cases/:case/take-back',
    async (c, typed) => {
      const { view: it, file, moment } = await open(c)
      const view = viewHere(c, web)
      const { t } = view
      const refusal = takeBackRefusal(file, moment)
      const title = t('取回修改', 'Take back to change')
      return show(
        c,
        view,
        title,
        <Narrow under={`/cases/${it.id}`} of={it.title} title={title}>
          {typed ? <ErrorSummary view={view} typed={typed} /> : null}
          {refusal ? (
            <Empty>{view.say(refusals[refusal.code].words(refusal.facts))}</Empty>
          ) : (
            <>
              <ul>
                <li>
                  {t(
                    '申报变回草稿，已填写的内容、材料和成员确认全部保留。',
                    'The application is a draft again. Everything that was filled in, every document and every confirmation stays.',
                  )}
                </li>
                <li>
                  {t(
                    `回执 ${it.receipt?.number ?? ''} 不再有效，记录中注明已取回。`,
                    `Receipt ${it.receipt?.number ?? ''} stands no more; the record says that it was taken back.`,
                  )}
                </li>
                <li>
                  <strong>
                    {t(
                      '须在截止前重新提交；否则本次申报不予受理。',
                      'It must be handed in again before the deadline. Otherwise it does not count.',
                    )}
                  </strong>
                </li>
              </ul>
              {file.head.kind === 'application' ? <Countdown view={view} closes={file.head.closes} /> : null}
              <Form view={view} action={`/cases/${it.id}/take-back`}>
                <div class="actions">
                  <Submit>{t('取回修改', 'Take back')}</Submit>
                  <a class="button quiet" href={`/cases/${it.id}`}>
                    {t('不取回', 'Leave it handed in')}
                  </a>
                </div>
              </Form>
            </>
          )}
        </Narrow>,
      )
    },
    async (c, values) => {
      const { file } = await open(c)
      await takeBackSubmission(web.world, asking(c, values), file.head.id)
      return `/cases/${file.head.id}`
    },
  )

  formPage(
    site,
    '/cases/:case/withdrawal',
    async (c, typed) => {
      const { view: it, file } = await open(c)
      const view = viewHere(c, web)
      const { t } = view
      const refusal = giveUpRefusal(file)
      const draft = it.status.is === 'draft'
      const title = draft ? t('放弃草稿', 'Give the draft up') : t('撤回申报', 'Withdraw the application')
      return show(
        c,
        view,
        title,
        <Narrow under={`/cases/${it.id}`} of={it.title} title={title}>
          {typed ? <ErrorSummary view={view} typed={typed} labels={{ reason: t('原因', 'Reason') }} /> : null}
          {refusal ? (
            <Empty>{view.say(refusals[refusal.code].words(refusal.facts))}</Empty>
          ) : (
            <>
              <p>
                <strong>{t('此操作不能恢复。', 'This cannot be undone.')}</strong>
              </p>
              <ul>
                <li>
                  {t(
                    '申报到此结束，不再审查、评审或审批。',
                    'The application ends here: nobody checks, reviews or approves it any more.',
                  )}
                </li>
                <li>
                  {t(
                    '已填写的内容和材料仍可查看，但不能再修改或提交。',
                    'What was filled in and uploaded can still be read, and not changed or handed in any more.',
                  )}
                </li>
                {it.receipt ? (
                  <li>
                    {t(
                      `回执 ${it.receipt.number} 注明申报已撤回。`,
                      `Receipt ${it.receipt.number} says from then on that it was withdrawn.`,
                    )}
                  </li>
                ) : null}
                <li>
                  {t(
                    '所有成员单位都会收到通知；截止之前，牵头单位可以另行申报。',
                    'Every member is told. Until the deadline the lead may begin another application.',
                  )}
                </li>
              </ul>
              <ReasonForm
                {...{ view, typed: typed ?? nothingTyped, ends: title }}
                action={`/cases/${it.id}/withdrawal`}
                back={`/cases/${it.id}`}
                stay={t('返回', 'Back')}
              />
            </>
          )}
        </Narrow>,
      )
    },
    async (c, values) => {
      const { file } = await open(c)
      const reason = first(values, 'reason').trim()
      if (reason.length < 2)
        throw new Refusal('invalid', { problems: [{ field: 'reason', code: 'missing' }] })
      await discardApplication(web.world, asking(c, values), file.head.id, reason.slice(0, 2000))
      return `/cases/${file.head.id}`
    },
  )
}
