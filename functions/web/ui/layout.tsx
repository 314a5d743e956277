import type { Child } from 'hono/jsx'
import type { View } from '../context.ts'
import { homeZone, shortTime } from '../../../domain/zone-time.ts'
import { navigation } from './navigation.ts'

/** `head`: what a page for everybody says of itself to those who never see it; any other says what it is a part of. */
type Props = { view: View; title: string; head?: Child; children?: Child }

/** The frame of every page: skip link, brand, navigation by what the reader may do, language, sign-in. */
export const Layout = ({ view, title, head, children }: Props) => (
  <html lang={view.language === 'zh' ? 'zh-CN' : 'en'}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{`${title} · Consort`}</title>
      <link rel="stylesheet" href="/assets/style.css" />
      <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
      <script src="/assets/script.js" defer></script>
      {head ?? (
        <meta
          name="description"
          content={view.t(
            `${title}：创新联合体从申报到每年评估`,
            `${title}: innovation consortia, from application to every annual evaluation`,
          )}
        />
      )}
    </head>
    <body data-person={view.person?.id}>
      <a class="skip" href="#main">
        {view.t('跳到正文', 'Skip to the content')}
      </a>
      <header class="top">
        <div class="bar">
          <a class="brand" href="/">
            <img src="/assets/icon.svg" alt="" width="28" height="28" />
            <span>
              Consort <small>{view.t('创新联合体', 'innovation consortia')}</small>
            </span>
          </a>
          <nav aria-label={view.t('主导航', 'Main')}>
            <ul>
              {navigation(view).map(({ href, label }) => (
                <li>
                  <a href={href} aria-current={isAt(view.path, href) ? 'page' : undefined}>
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <div class="account">
            <LanguageSwitch view={view} />
            <Account view={view} />
          </div>
        </div>
      </header>
      {view.practice ? (
        <p class="practice">
          {view.t('练习环境，时间为', 'Practice copy; its clock says')}{' '}
          {/* To the minute, as it reads: within one, the page stays the same. */}
          <time datetime={`${view.now.slice(0, 16)}Z`}>
            {shortTime(view.now, homeZone)}
            {view.t('（北京时间）', ' (China time)')}
          </time>
          {' · '}
          <a href="/dev/clock">{view.t('拨动时钟', 'Move the clock')}</a>
          {' · '}
          <a href="/dev/mail">{view.t('已发邮件', 'Mail sent')}</a>
        </p>
      ) : null}
      <main id="main" tabindex={-1}>
        {view.done ? <output class="done">{view.t('已办理。', 'Done.')}</output> : null}
        {view.person === undefined ? null : (
          <p
            class="kept"
            data-kept=""
            data-never={view.t('以下内容未能保存，可复制：', 'This was not saved; it can be copied:')}
            data-drop={view.t('不再保留', 'Discard it')}
            hidden
          >
            {view.t(
              '这台设备上有尚未保存的内容，打开即继续保存：',
              'Not saved yet, kept on this device; open it to go on:',
            )}
          </p>
        )}
        {children}
      </main>
      <footer>
        <p>
          <a href="/register">{view.t('公开名录', 'Public register')}</a>
          <a href="/notices">{view.t('公示', 'Public notices')}</a>
          <a href="/certificates">{view.t('证书查验', 'Check a certificate')}</a>
          <a href="/receipts/check">{view.t('回执核验', 'Check a receipt')}</a>
          <a href="/open-data">{view.t('开放数据与订阅', 'Open data and feeds')}</a>
          <a href="/api" lang="en">
            API
          </a>
        </p>
      </footer>
    </body>
  </html>
)

/** The panels of a call are the office's work on its cases, wherever their addresses stand. */
const isAt = (path: string, href: string): boolean => {
  const of = /^\/calls\/[^/]+\/panels/.test(path) ? '/board' : path
  return of === href || of.startsWith(`${href}/`) || of.startsWith(`${href}?`)
}

const LanguageSwitch = ({ view }: { view: View }) => {
  const other = view.language === 'zh' ? 'en' : 'zh'
  return (
    <form method="post" action="/language">
      <input type="hidden" name="csrf" value={view.csrf} />
      <input type="hidden" name="language" value={other} />
      <input type="hidden" name="back" value={view.path} />
      <button class="quiet" type="submit" lang={other === 'zh' ? 'zh-CN' : 'en'}>
        {other === 'zh' ? '中文' : 'English'}
      </button>
    </form>
  )
}

const Account = ({ view }: { view: View }) =>
  view.person === undefined ? (
    <form method="post" action="/sign-in">
      <input type="hidden" name="back" value={view.path} />
      <button type="submit">{view.t('登录', 'Sign in')}</button>
    </form>
  ) : (
    <form
      method="post"
      action="/sign-out"
      data-confirm={view.t(
        '这台设备上还有尚未保存的内容，退出后将被删除。仍要退出吗？',
        'Something on this device is not saved yet, and signing out deletes it. Sign out nevertheless?',
      )}
    >
      <input type="hidden" name="csrf" value={view.csrf} />
      <a href="/me">{view.person.name}</a>
      <button class="quiet" type="submit">
        {view.t('退出', 'Sign out')}
      </button>
    </form>
  )
