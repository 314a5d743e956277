import { messageKindWords } from '../../../domain/message-kind-words.ts'
import { SendAgain, sendAgain } from '../../commands/send-again.ts'
import { nothingTyped } from '../context.ts'
import { asking, formPage, param, type Site, show, signedInPerson, viewHere } from '../page.tsx'
import { nested, parsed } from '../typed-form.ts'
import { AreaField, ErrorSummary, Form, Submit } from '../ui/form.tsx'
import { Facts, Moment } from '../ui/parts.tsx'
import { planSaid, throughSaid, toWhom } from './message-words.ts'
import { placeName } from './message-place.ts'
import { State } from './sent-table.tsx'
import { openSent, placeOf } from './sent-view.ts'
import { templateOf } from './template-preview.ts'
import { templatePath } from './template-view.ts'

/** One message: what, to whom, why, and how it stands; a failed one can be sent again. */
export const oneMessagePage = (site: Site): void => {
  const { web } = site
  formPage(
    site,
    '/messages/:message',
    async (c, typed = nothingTyped) => {
      const person = signedInPerson(c)
      const { message, reads, maySendAgain } = await openSent(web, person, param(c, 'message'))
      const view = viewHere(c, web)
      const { t } = view
      const kind = view.say(messageKindWords[message.about])
      const { again } = message
      const template = templateOf(person, message)
      return show(
        c,
        view,
        kind,
        <div class="narrow">
          <h1>{kind}</h1>
          <ErrorSummary view={view} typed={typed} labels={{ reason: t('理由', 'Reason') }} />
          <Facts
            facts={[
              [t('收件人', 'To'), message.address === '' ? t('没有邮箱', 'no address') : message.address],
              [t('写于', 'Written'), <Moment view={view} at={message.written} />],
              [t('状态', 'State'), <State view={view} message={message} />],
              [t('写给', 'Because'), throughSaid(view, toWhom(message)) || '—'],
              [t('何时发出', 'Goes out'), planSaid(view, message)],
              ...(message.template === undefined
                ? []
                : ([
                    [t('模板', 'Template'), t(`第 ${message.template} 版`, `version ${message.template}`)],
                  ] as const)),
              ...(message.failed === undefined
                ? []
                : ([
                    [
                      t('尝试', 'Tries'),
                      <>
                        {message.failed.tries} · <Moment view={view} at={message.failed.at} />
                      </>,
                    ],
                  ] as const)),
              ...(again === undefined
                ? []
                : ([[t('重发理由', 'Sent again because'), again.reason]] as const)),
            ]}
          />
          {reads ? (
            <>
              <h2>{message.subject}</h2>
              <p class="prose">{message.text}</p>
            </>
          ) : null}
          {template === undefined ? null : (
            <p>
              <a href={`${templatePath(template)}/preview?with=${placeName(message)}`}>
                {t('用这条通知预览模板', 'Preview the template with this message')}
              </a>
            </p>
          )}
          {maySendAgain ? (
            <Form view={view} action={c.req.path}>
              <h2>{t('重新发送', 'Send it again')}</h2>
              <AreaField
                view={view}
                typed={typed}
                name="reason"
                label={t('理由', 'Reason')}
                hint={t(
                  '记录在案；发往收件人现在的邮箱。',
                  'On record. It goes to the address that the person has now.',
                )}
              />
              <Submit>{t('重新发送', 'Send again')}</Submit>
            </Form>
          ) : null}
        </div>,
      )
    },
    async (c, values) => {
      const place = placeOf(param(c, 'message'))
      await sendAgain(web.world, asking(c, values), place, parsed(SendAgain, nested(values)))
      return c.req.path
    },
  )
}
