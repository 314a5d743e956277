import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { z } from 'zod'
import { Message } from '../../domain/message.ts'
import { may } from '../../domain/policy.ts'
import { notFound, Refusal } from '../../domain/refusal.ts'
import { nothingTyped, type RequestValues, type Web } from '../../functions/web/context.ts'
import { openIdConnect } from '../../functions/web/sign-in/oidc.ts'
import { formPage, type Here, show, signedInPerson, viewHere } from '../../functions/web/page.tsx'
import { first } from '../../functions/web/typed-form.ts'
import { ErrorSummary, Form, Submit, TextField } from '../../functions/web/ui/form.tsx'
import { Empty, Moment, Table } from '../../functions/web/ui/parts.tsx'
import type { Program } from './program.ts'

/** Milliseconds that a form is answered within, however far the clock has to go. */
const longestWait = 3000

/** What only a practice copy has: the mail that would have been sent, and a clock that moves ahead. */
export const practicePages = (
  app: Hono<RequestValues>,
  web: Web,
  program: Program,
  folder: string | undefined,
): void => {
  const site = { app, web, oidc: openIdConnect(web.settings) }

  app.get('/dev/mail', async (c) => {
    const view = viewHere(c, web)
    const { t } = view
    const to = c.req.query('to')
    const all = await captured(folder)
    const shown = all.filter((message) => to === undefined || message.address === to).slice(0, 200)
    return show(
      c,
      view,
      t('已发邮件', 'Mail sent'),
      <>
        <h1>{t('已发邮件', 'Mail sent')}</h1>
        <p class="hint">
          {t('练习环境不发出邮件，只保存在这里。', 'A practice copy sends no mail; it is kept here.')}
          {to === undefined ? null : <a href="/dev/mail"> {t('全部', 'All')}</a>}
        </p>
        {shown.length === 0 ? <Empty>{t('还没有邮件。', 'No mail yet.')}</Empty> : null}
        <Table
          caption={t('已发邮件', 'Mail sent')}
          heads={[t('时间', 'When'), t('收件人', 'To'), t('内容', 'Content')]}
          rows={shown.map((message) => [
            <Moment view={view} at={message.written} />,
            <a href={`/dev/mail?to=${encodeURIComponent(message.address)}`}>{message.address}</a>,
            <details>
              <summary>{message.subject}</summary>
              <p class="prose">{message.text}</p>
              {message.attachments.map(({ name, text }) => (
                <details>
                  <summary>
                    {t('附件', 'Attached')}: {name}
                  </summary>
                  <pre>{text}</pre>
                </details>
              ))}
            </details>,
          ])}
        />
      </>,
    )
  })

  /** A clock on its way, and why it stopped before it got there. */
  const moving: { to?: Date | undefined; problem?: string | undefined } = {}
  const move = async (to: Date): Promise<void> => {
    Object.assign(moving, { to, problem: undefined })
    try {
      await program.advanceTo(to)
    } catch (problem) {
      moving.problem = String(problem)
    } finally {
      moving.to = undefined
    }
  }

  const draw = (c: Here, typed = nothingTyped) => {
    const view = viewHere(c, web)
    const { t } = view
    return show(
      c,
      view,
      t('拨动时钟', 'Move the clock'),
      <div class="narrow">
        <h1>{t('拨动时钟', 'Move the clock')}</h1>
        <p>
          {t('现在是', 'It is')} <Moment view={view} at={view.now} />
        </p>
        <ErrorSummary view={view} typed={typed} />
        {moving.problem === undefined ? null : (
          <p class="error-summary">
            {t('拨动中断：', 'The move stopped: ')}
            {moving.problem}
          </p>
        )}
        {moving.to !== undefined ? (
          <p class="ready" data-soon="until-done">
            {t('正在拨动，目标 ', 'It is on its way to ')}
            <Moment view={view} at={moving.to.toISOString()} />
            {t('。', '. ')}
            <a href="/dev/clock">{t('查看到了哪里', 'See how far it is')}</a>
          </p>
        ) : may(view.person, { to: 'move-clock' }) ? (
          <Form view={view} action="/dev/clock">
            <p class="hint">
              {t(
                '时钟只能向前。途中到期的提醒、期限、公示和年度评估会逐一发生。',
                'The clock only goes ahead. Reminders, deadlines, notices and evaluations on the way happen one by one.',
              )}
            </p>
            <TextField
              view={view}
              typed={typed}
              name="days"
              label={t('向前多少天', 'Days ahead')}
              inputmode="numeric"
              short
            />
            <Submit>{t('拨动', 'Move')}</Submit>
          </Form>
        ) : (
          <Empty>{t('请以管理员身份登录。', 'Sign in as the administrator to move it.')}</Empty>
        )}
      </div>,
    )
  }
  formPage(
    site,
    '/dev/clock',
    (c, typed) => draw(c, typed),
    async (c, values) => {
      if (!may(signedInPerson(c), { to: 'move-clock' })) throw notFound()
      const days = Number(first(values, 'days').normalize('NFKC').trim())
      if (!Number.isFinite(days) || days <= 0 || days > 1000)
        throw new Refusal('invalid', { problems: [{ field: 'days', code: 'not-a-number' }] })
      if (moving.to !== undefined) throw new Refusal('not-at-this-step')
      const moved = move(new Date(program.clock.now().getTime() + days * 86_400_000))
      // A short way is over when the page comes; on a long one it says how far the clock is.
      await Promise.race([moved, new Promise((resolve) => setTimeout(resolve, longestWait))])
      return '/dev/clock'
    },
  )
}

const Captured = Message.extend({
  attachments: z.array(z.strictObject({ name: z.string(), type: z.string(), text: z.string() })).default([]),
})
type Captured = z.infer<typeof Captured>

const captured = async (folder: string | undefined): Promise<Captured[]> => {
  if (folder === undefined) return []
  const mail = join(folder, 'mail')
  const names = await readdir(mail).catch(() => [])
  const messages = await Promise.all(
    names.map(async (name) => Captured.parse(JSON.parse(await readFile(join(mail, name), 'utf8')))),
  )
  return messages.toSorted((a, b) => (a.written < b.written ? 1 : -1))
}
