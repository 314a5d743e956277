import { OrganisationId } from '../../../domain/ids.ts'
import { remindersDue } from '../../../domain/reminding.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import { remind, waitingInvitations } from '../../commands/reminders.ts'
import { asking, formPage, openCase, type Site, show, viewHere } from '../page.tsx'
import { first } from '../typed-form.ts'
import { Form, Submit } from '../ui/form.tsx'
import { Empty, Table } from '../ui/parts.tsx'
import { refusedHere } from './refused-here.tsx'

/** What goes out before it goes out: to whom, and what each is told that it still has to do. */
export const remindersPage = (site: Site): void => {
  const { web } = site
  formPage(
    site,
    '/cases/:case/members/reminders',
    async (c, typed) => {
      if (typed) return refusedHere(c, site, typed)
      const { view: it, file, moment, person } = await openCase(c, web)
      if (!may(person, { to: 'write', file }) || !it.membersWritable) throw notFound()
      const view = viewHere(c, web)
      const { t, say } = view
      const members = remindersDue(file, moment)
      const links = waitingInvitations(file, moment)
      const nobody = members.length + links.length === 0
      return show(
        c,
        view,
        t('提醒', 'Reminders'),
        <>
          <p class="crumb">
            <a href={`/cases/${it.id}`}>{it.title}</a> ·{' '}
            <a href={`/cases/${it.id}/members`}>{t('成员单位', 'Members')}</a>
          </p>
          <h1>{t('提醒全部单位', 'Remind everybody')}</h1>
          {nobody ? (
            <Empty>
              {t(
                '没有需要提醒的单位，或今天都已提醒过。',
                'Nobody is left to remind, or everybody was reminded today.',
              )}
            </Empty>
          ) : (
            <>
              <p>
                {t(
                  `将发出 ${members.length + links.length} 份通知。每家单位每天最多提醒一次。`,
                  `${members.length + links.length} messages will go out. Each organisation is reminded at most once a day.`,
                )}
              </p>
              <Table
                caption={t('将发出的提醒', 'Reminders that will go out')}
                heads={[t('收件单位', 'To'), t('内容', 'What it is told')]}
                rows={[
                  ...members.map(({ member, todo }) => [member.name, say(todo)]),
                  ...links.map(({ name, address }) => [
                    `${name} (${address})`,
                    t('重新发送邀请链接', 'The invitation again, with a new link'),
                  ]),
                ]}
              />
              <Form view={view} action={`/cases/${it.id}/members/reminders`}>
                <div class="actions">
                  <Submit>{t('发出提醒', 'Send the reminders')}</Submit>
                  <a class="button quiet" href={`/cases/${it.id}/members`}>
                    {t('返回', 'Back')}
                  </a>
                </div>
              </Form>
            </>
          )}
        </>,
      )
    },
    async (c, values) => {
      const { file } = await openCase(c, web)
      const one = OrganisationId.safeParse(first(values, 'organisation'))
      await remind(web.world, asking(c, values), {
        case: file.head.id,
        ...(one.success ? { organisation: one.data } : {}),
      })
      return `/cases/${file.head.id}/members`
    },
  )
}
