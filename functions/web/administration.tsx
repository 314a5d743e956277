import { may } from '../../domain/policy.ts'
import { notFound } from '../../domain/refusal.ts'
import { type Here, pageOf, type Site, show, signedInPerson, viewHere } from './page.tsx'
import { Empty, More, Table, Tag } from './ui/parts.tsx'
import { officeWords } from './office-words.ts'

/** Whoever may manage people and calls; for everybody else there is nothing here. */
export const administrator = (c: Here) => {
  const person = signedInPerson(c)
  if (!may(person, { to: 'manage-people' })) throw notFound()
  return person
}

/** The administrator's desk: people and their offices, and the ways to calls and imports. */
export const deskPage = ({ app, web }: Site): void => {
  app.get('/administration', async (c) => {
    administrator(c)
    const view = viewHere(c, web)
    const { t } = view
    const [list, schemes] = await Promise.all([
      web.world.store.people.list(pageOf(c, 50)),
      web.world.schemes.offered(),
    ])
    const code = c.req.query('scheme')
    const asked = code === undefined ? '' : `?scheme=${encodeURIComponent(code)}`
    return show(
      c,
      view,
      t('管理', 'Administration'),
      <>
        <h1>{t('管理', 'Administration')}</h1>
        <p class="actions">
          <a class="button" href="/administration/calls">
            {t('发布申报通知', 'Open a call')}
          </a>
          <a class="button quiet" href="/administration/schemes">
            {t('计划管理', 'Programmes')}
          </a>
          <a class="button quiet" href="/administration/organisations">
            {t('单位', 'Organisations')}
          </a>
          <a class="button quiet" href="/administration/messages">
            {t('发出的通知', 'Messages sent')}
          </a>
          <a class="button quiet" href="/administration/templates">
            {t('通知模板', 'Templates of messages')}
          </a>
          <a class="button quiet" href="/approvals/delegations">
            {t('审批委托', 'Delegations')}
          </a>
          <a class="button quiet" href="/administration/holidays">
            {t('节假日安排', 'Days off')}
          </a>
          <a class="button quiet" href="/administration/robots">
            {t('群机器人', 'Robots of groups')}
          </a>
          <a class="button quiet" href="/administration/import">
            {t('导入公开报道的联合体', 'Import reported consortia')}
          </a>
        </p>
        <h2>{t('人员', 'People')}</h2>
        {list.items.length === 0 ? <Empty>{t('还没有人登录过。', 'Nobody has signed in yet.')}</Empty> : null}
        <Table
          caption={t('人员', 'People')}
          heads={[t('姓名', 'Name'), t('邮箱', 'E-mail'), t('身份', 'Offices'), t('代表', 'Speaks for')]}
          rows={list.items.map((person) => [
            <a href={`/administration/people/${person.id}${asked}`}>{person.name}</a>,
            person.email,
            <span>
              {person.active ? null : <Tag tone="bad">{t('停用', 'inactive')}</Tag>}
              {person.offices.map((office) => (
                <Tag tone="busy">{officeWords(view, office, schemes)}</Tag>
              ))}
            </span>,
            person.represents.map((held) => held.name).join(t('、', ', ')),
          ])}
        />
        <More view={view} path={`/administration${asked}`} next={list.next} />
      </>,
    )
  })
}
