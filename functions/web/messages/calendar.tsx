import { PersonId } from '../../../domain/ids.ts'
import type { Person } from '../../../domain/person.ts'
import { notFound, Refusal } from '../../../domain/refusal.ts'
import { closeCalendar, openCalendar } from '../../commands/own-calendar.ts'
import { calendarOfEvents } from '../calendar-file.ts'
import { asking, type Here, onPost, param, type Site, show, signedInPerson, viewHere } from '../page.tsx'
import { freshSecret } from '../session.ts'
import { first, readForm } from '../typed-form.ts'
import { Form, Submit } from '../ui/form.tsx'
import { Moment, Narrow } from '../ui/parts.tsx'
import { deadlineEvents } from './deadline-events.ts'

/** One's deadlines as a calendar: to subscribe to by a secret address, or to take along as it is now. */
export const calendarPages = (site: Site): void => {
  const { app, web } = site

  const draw = (c: Here, secret?: string) => {
    const person = signedInPerson(c)
    const view = viewHere(c, web)
    const { t } = view
    const title = t('期限日历', 'Calendar of deadlines')
    const since = secret === undefined ? person.calendar?.since : c.var.arrived
    return show(
      c,
      view,
      title,
      <Narrow under="/me" of={t('我的账户', 'My account')} title={title}>
        <p>
          {t(
            '您的待办期限和申报截止时间，可在手机和电脑的日历中订阅。日历里没有可以直接办理的链接，打开后仍需登录。',
            'When your work is due and when calls close, for the calendar on your phone or desk. Its links open pages that still ask you to sign in.',
          )}
        </p>
        {secret === undefined ? null : (
          <div class="panel">
            <h2>{t('订阅地址', 'The address to subscribe to')}</h2>
            <p class="prose">
              <code>{`${web.settings.publicUrl}/calendar/${person.id}.${secret}.ics`}</code>
            </p>
            <p class="hint">
              {t(
                '只显示这一次。知道地址的人能看到您的期限，请勿转发；泄露时重新生成或停用。',
                'Shown this once. Whoever knows it sees your deadlines: keep it to yourself, and make a new one or end it when it got out.',
              )}
            </p>
          </div>
        )}
        <p>
          {since === undefined ? (
            t('还没有订阅地址。', 'There is no address yet.')
          ) : (
            <>
              {t('订阅地址生效于 ', 'The address works since ')}
              <Moment view={view} at={since} />
            </>
          )}
        </p>
        <Form view={view} action="/me/calendar">
          <p class="actions">
            <Submit>
              {since === undefined
                ? t('生成订阅地址', 'Make an address')
                : t('重新生成，原地址失效', 'Make a new one and end this')}
            </Submit>
          </p>
        </Form>
        {since === undefined ? null : (
          <Form view={view} action="/me/calendar/end">
            <Submit class="quiet">{t('停用', 'End it')}</Submit>
          </Form>
        )}
        <p>
          <a href="/me/calendar.ics" download="">
            {t('下载现在的期限（.ics）', 'Download the deadlines as they are now (.ics)')}
          </a>
        </p>
      </Narrow>,
    )
  }

  app.get('/me/calendar', (c) => draw(c))

  // Not sent on by a redirect: the secret is on the page that answers, and nowhere else.
  app.post('/me/calendar', async (c) => {
    const values = await readForm(c.req)
    if (first(values, 'csrf') !== c.var.signedIn?.session.csrf) throw new Refusal('sign-in-needed')
    const secret = freshSecret()
    await openCalendar(web.world, asking(c, values), secret)
    return draw(c, secret)
  })

  onPost(site, '/me/calendar/end', {
    act: async (c, values) => {
      await closeCalendar(web.world, asking(c, values))
      return '/me/calendar'
    },
    again: (c) => draw(c),
  })

  const send = async (c: Here, person: Person, how: 'attachment' | 'inline') => {
    const name = person.language === 'zh' ? '创新联合体期限' : 'Consort deadlines'
    const events = await deadlineEvents(web, person, c.var.arrived)
    return c.body(calendarOfEvents(events, name), 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `${how}; filename="deadlines.ics"`,
      'x-robots-tag': 'noindex',
    })
  }

  app.get('/me/calendar.ics', (c) => send(c, signedInPerson(c), 'attachment'))

  app.get('/calendar/:address', async (c) => {
    const [, id, secret] = /^([0-9a-z]{20})\.([0-9a-f]{32})\.ics$/.exec(param(c, 'address')) ?? []
    const known = PersonId.safeParse(id)
    const person = known.success ? await web.world.store.people.load(known.data) : undefined
    if (!person?.active || secret === undefined || person.calendar?.hash !== web.world.digest(secret))
      throw notFound()
    return send(c, person, 'inline')
  })
}
