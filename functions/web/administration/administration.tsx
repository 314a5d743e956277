import { findPeople } from '../../../domain/find-people.ts'
import type { Person } from '../../../domain/person.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import type { Page } from '../../ports/paging.ts'
import type { Web } from '../context.ts'
import { type Here, pageOf, type Site, show, signedInPerson, viewHere } from '../page.tsx'
import { Empty, More, Table, Tag } from '../ui/parts.tsx'
import { appointmentsPath } from './appointments.tsx'
import { officeWords } from '../words/office-words.ts'

/** Whoever may manage people and calls; for everybody else there is nothing here. */
export const administrator = (c: Here) => {
  const person = signedInPerson(c)
  if (!may(person, { to: 'manage-people' })) throw notFound()
  return person
}

/** As many as one page lists of those who were looked for. */
const mostShown = 100

const found = async (web: Web, text: string): Promise<Page<Person>> => ({
  items: findPeople(await web.world.store.people.all(), text),
})

/** The administrator's desk: people and their offices, and the ways to calls and imports. */
export const deskPage = ({ app, web }: Site): void => {
  app.get('/administration', async (c) => {
    administrator(c)
    const view = viewHere(c, web)
    const { t } = view
    const text = (c.req.query('text') ?? '').trim()
    const [list, schemes] = await Promise.all([
      text === '' ? web.world.store.people.list(pageOf(c, 50)) : found(web, text),
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
          <a class="button quiet" href={appointmentsPath}>
            {t('任免记录', 'Offices on record')}
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
        <p class="hint">
          {t(
            '登录过的人都在这里。要给某人身份，请他先登录一次。',
            'Whoever has signed in is here. To give somebody an office, ask them to sign in once.',
          )}
        </p>
        <form method="get" action="/administration" class="narrowing">
          {code === undefined ? null : <input type="hidden" name="scheme" value={code} />}
          <p>
            <label for="text">
              {t('姓名、邮箱或所代表单位中的任意部分', 'Any part of a name, address or organisation')}
            </label>
            <input id="text" name="text" value={text} autocomplete="off" />
          </p>
          <p class="actions">
            <button type="submit">{t('查找', 'Find')}</button>
            {text === '' ? null : <a href={`/administration${asked}`}>{t('全部显示', 'Show everybody')}</a>}
          </p>
        </form>
        {text === '' ? null : (
          <p>
            {list.items.length > mostShown
              ? t(
                  `找到 ${list.items.length} 人，显示前 ${mostShown} 人。`,
                  `${list.items.length} found, of whom the first ${mostShown} are shown.`,
                )
              : t(`找到 ${list.items.length} 人。`, `${list.items.length} found.`)}
          </p>
        )}
        {list.items.length > 0 ? null : text === '' ? (
          <Empty>{t('还没有人登录过。', 'Nobody has signed in yet.')}</Empty>
        ) : (
          <Empty>
            {t(
              '没有符合的人。还没有登录过的人不在这里。',
              'Nobody fits. Who has not signed in yet is not here.',
            )}
          </Empty>
        )}
        <div class="people">
          <Table
            caption={t('人员', 'People')}
            heads={[t('姓名', 'Name'), t('邮箱', 'E-mail'), t('身份', 'Offices'), t('代表', 'Speaks for')]}
            rows={list.items.slice(0, mostShown).map((person) => [
              <a href={`/administration/people/${person.id}${asked}`}>{person.name}</a>,
              person.email,
              <span>
                {person.active ? null : <Tag tone="bad">{t('停用', 'inactive')}</Tag>}
                {person.offices.map((office) => (
                  <Tag tone="busy">{officeWords(view, office, schemes)}</Tag>
                ))}
              </span>,
              person.represents
                .map((held) =>
                  held.state === 'active' ? held.name : t(`${held.name}（申请中）`, `${held.name} (asked)`),
                )
                .join(t('、', ', ')),
            ])}
          />
        </div>
        <More view={view} path={`/administration${asked}`} next={list.next} />
      </>,
    )
  })
}
