import { schemeCode } from '../../../domain/ids.ts'
import type { Person } from '../../../domain/person.ts'
import { ChangeProfile, changeProfile } from '../../commands/people.ts'
import { filledIn } from '../context.ts'
import { officeWords } from '../words/office-words.ts'
import { asking, formPage, type Site, show, signedInPerson, viewHere } from '../page.tsx'
import { first, nested, parsed } from '../typed-form.ts'
import { ErrorSummary, Form, SelectField, Submit, TextField } from '../ui/form.tsx'
import { Facts, Tag } from '../ui/parts.tsx'

/** Who I am here, how I am told, and what I may do. */
export const accountPages = (site: Site): void => {
  const { web } = site

  formPage(
    site,
    '/me',
    async (c, typed) => {
      const person = signedInPerson(c)
      const view = viewHere(c, web)
      const { t } = view
      const running = await web.world.schemes.current()
      // What only ships is read for whoever holds an office of it.
      const known = ['*', ...running.map(({ ref }) => schemeCode(ref))]
      const schemes = person.offices.every(({ scheme }) => known.includes(scheme))
        ? running
        : await web.world.schemes.offered()
      const now =
        typed ?? filledIn({ name: [person.name], email: [person.email], language: [person.language] })
      return show(
        c,
        view,
        t('我的账户', 'My account'),
        <div class="narrow">
          <h1>{t('我的账户', 'My account')}</h1>
          <ErrorSummary
            view={view}
            typed={now}
            labels={{
              name: t('姓名', 'Name'),
              email: t('邮箱', 'E-mail'),
              language: t('邮件语言', 'Language of messages'),
            }}
          />
          <Form view={view} action="/me">
            <TextField view={view} typed={now} name="name" label={t('姓名', 'Name')} />
            <TextField
              view={view}
              typed={now}
              name="email"
              label={t('邮箱', 'E-mail')}
              hint={t('通知和提醒发到这里', 'Messages and reminders go here')}
            />
            <SelectField
              view={view}
              typed={now}
              name="language"
              label={t('邮件语言', 'Language of messages')}
              options={[
                { value: 'zh', label: '中文' },
                { value: 'en', label: 'English' },
              ]}
            />
            <Submit>{t('保存', 'Save')}</Submit>
          </Form>
          <h2>{t('通知', 'Messages')}</h2>
          <ul>
            <li>
              <a href="/me/messages">{t('发给我的全部通知', 'Everything that was sent to me, and why')}</a>
            </li>
            <li>
              <a href="/me/messages/settings">
                {t('通知设置：汇总、免打扰', 'How I am told: digests and quiet hours')}
              </a>
            </li>
            <li>
              <a href="/me/calendar">{t('期限日历', 'Calendar of my deadlines')}</a>
            </li>
          </ul>
          <h2>{t('我的身份', 'What I may do')}</h2>
          {person.offices.length + person.represents.length === 0 ? (
            <p>
              {t('您还没有代表任何单位。', 'You do not speak for an organisation yet.')}{' '}
              <a href="/organisations">{t('注册单位', 'Register one')}</a>
            </p>
          ) : null}
          <ul class="plain">
            {person.offices.map((office) => (
              <li>
                <Tag tone="busy">{officeWords(view, office, schemes)}</Tag>
              </li>
            ))}
          </ul>
          <Facts
            facts={[
              ...person.represents.map(
                (held) =>
                  [
                    held.name,
                    held.state === 'active' ? (
                      <Tag tone="good">{t('可代表', 'speaks for it')}</Tag>
                    ) : (
                      <Tag tone="act">{t('等待同意', 'asked to join')}</Tag>
                    ),
                  ] as const,
              ),
            ]}
          />
          <h2>{t('我的数据', 'My data')}</h2>
          <p>
            <a href="/me/export.json" download="">
              {t(
                '下载我的账户数据（资料、登录时间、收到的通知）',
                'Download what is held about me: profile, sign-in times, messages',
              )}
            </a>
          </p>
        </div>,
      )
    },
    async (c, values) => {
      await changeProfile(
        web.world,
        asking(c, values),
        parsed(ChangeProfile, typedProfile(values, signedInPerson(c))),
      )
      return '/me'
    },
  )
}

/**
 * What was typed, also where a field was emptied: that is refused there, and not taken for no change. Whoever never had
 * an address may leave it so.
 */
const typedProfile = (values: Readonly<Record<string, string[]>>, person: Person) => {
  const email = first(values, 'email').normalize('NFKC').trim()
  return {
    ...nested(values),
    name: first(values, 'name'),
    email: email === '' && person.email === '' ? undefined : email,
  }
}
