import type { Context } from 'hono'
import { notFound, Refusal } from '../../domain/refusal.ts'
import type { RequestValues, Web } from './context.ts'
import { show, viewHere } from './page.tsx'
import { stepUpPage } from './sign-in/step-up.tsx'
import { Submit } from './ui/form.tsx'
import { refusals } from './words/refusal-words.ts'

type Here = Context<RequestValues>

export const notThere = (c: Here, web: Web) => failed(notFound(), c, web)

/** The one place that sees what no page answered: a refusal in words, a failure with nothing but its number. */
export const failed = (problem: Error, c: Here, web: Web) => {
  const about = {
    requestId: c.var.requestId,
    method: c.req.method,
    // The end of an invitation's link is a secret, in a log as well.
    path: c.req.path.replace(/^(\/invitations\/)[^/]+/, '$1…'),
    person: c.var.person?.id,
  }
  const view = viewHere(c, web)
  const { t, say } = view
  if (!(problem instanceof Refusal)) {
    web.settings.log({ level: 'error', ...about, what: `${problem.name}: ${problem.message}` })
    c.status(500)
    return show(
      c,
      view,
      t('出错了', 'Something failed'),
      <div class="narrow">
        <h1>{t('出错了', 'Something failed')}</h1>
        <p>
          {t(
            '请稍后再试。如需帮助，请告知编号：',
            'Please try again in a moment. If you ask for help, give this number:',
          )}{' '}
          <code>{about.requestId}</code>
        </p>
      </div>,
    )
  }
  web.settings.log({ level: 'info', ...about, what: problem.code })
  const { status, words } = refusals[problem.code]
  c.status(status)
  if (problem.code === 'sign-in-needed') return signInPage(c, web)
  if (problem.code === 'step-up-needed') return stepUpPage(c, view, problem)
  return show(
    c,
    view,
    t('无法办理', 'Not possible'),
    <div class="narrow">
      <h1>{problem.code === 'not-found' ? t('没有找到', 'Not found') : t('无法办理', 'Not possible')}</h1>
      <p>{say(words(problem.facts))}</p>
      <p>
        <a href="/">{t('回到首页', 'Back to the start')}</a>
      </p>
    </div>,
  )
}

/** Asks to sign in. What a form held goes along and is offered again afterwards. */
const signInPage = (c: Here, web: Web) => {
  const view = viewHere(c, web)
  const { t } = view
  const { form } = c.var
  const renewed = form !== undefined
  return show(
    c,
    view,
    t('登录', 'Sign in'),
    <div class="narrow">
      <h1>{renewed ? t('请重新登录', 'Please sign in again') : t('请先登录', 'Please sign in')}</h1>
      <p>
        {renewed
          ? t(
              '登录已过期。您填写的内容不会丢失：登录后即可继续提交。',
              'Your sign-in has expired. Nothing you typed is lost: sign in and send it on.',
            )
          : t('登录后即可打开这个页面。', 'The page opens once you are signed in.')}
      </p>
      <form method="post" action="/sign-in">
        <input type="hidden" name="back" value={view.path} />
        {renewed ? (
          <textarea hidden name="kept">
            {JSON.stringify({ action: c.req.path, values: form })}
          </textarea>
        ) : null}
        <Submit>{t('登录', 'Sign in')}</Submit>
      </form>
    </div>,
  )
}
