import type { Instant } from '../../domain/calendar.ts'
import type { Call } from '../../domain/call.ts'
import { openCalls } from '../calls-of.ts'
import { ofScheme, withZones } from './context.ts'
import { feedOf } from './open-data/feed-links.ts'
import type { Site } from './page.tsx'
import { publicView, showPublic } from './public-page.tsx'
import { ExtensionNote } from './ui/extension-note.tsx'
import { Due } from './ui/parts.tsx'

/** As many cards as are looked through before a list of its own serves better. */
const callsShown = 12

/** What closes first comes first; what is not open yet follows in the order of its opening. */
const soonestFirst =
  (now: Instant) =>
  (a: Call, b: Call): number =>
    Number(a.opens > now) - Number(b.opens > now) ||
    (a.opens > now ? a.opens.localeCompare(b.opens) : a.closes.localeCompare(b.closes))

export const homePages = ({ app, web }: Site): void => {
  app.get('/', async (c) => {
    const open = (await openCalls(web.world, c.var.arrived)).toSorted(soonestFirst(c.var.arrived))
    const calls = open.slice(0, callsShown)
    const refs = calls.map(({ scheme }) => scheme)
    const view = await withZones(publicView(c, web), web.world, refs)
    const { t, say } = view
    return showPublic(
      c,
      web,
      view,
      {
        title: t('首页', 'Home'),
        description: t(
          '创新联合体从申报到每年评估：申报通知、公示、公开名录和证书查验。',
          'Innovation consortia from application to every annual evaluation: calls, notices, the register, certificates.',
        ),
        feeds: [feedOf(view, 'calls')],
      },
      <>
        {view.person?.represents.some(({ state }) => state === 'active')
          ? calls.flatMap((call) => {
              const last = call.extensions?.at(-1)
              return last === undefined
                ? []
                : [
                    <ExtensionNote
                      view={ofScheme(view, call.scheme)}
                      of={last}
                      closes={call.closes}
                      title={<a href={`/calls/${call.id}`}>{say(call.title)}</a>}
                    />,
                  ]
            })
          : null}
        <section class="hero">
          <h1>
            {t(
              '创新联合体，从申报到每年评估',
              'Innovation consortia, from application to every annual evaluation',
            )}
          </h1>
          <p>
            {t(
              '牵头单位与成员单位在线申报，受理、评审、审批逐级办理，结果公示，每年评估；每个期限都有提醒。',
              'A lead and its partners apply together; officers, experts and leaders decide step by step; results are announced and evaluated every year. Nobody has to remember a deadline.',
            )}
          </p>
          <p class="actions">
            {view.person ? (
              <a class="button" href="/tasks">
                {t('查看我的任务', 'See my tasks')}
              </a>
            ) : null}
            <a class="button quiet" href="/programmes">
              {t('了解各项计划', 'Read about the programmes')}
            </a>
            <a class="button quiet" href="/register">
              {t('查询公开名录', 'Search the public register')}
            </a>
          </p>
        </section>
        <section>
          <h2>{t('正在受理', 'Open calls')}</h2>
          {calls.length === 0 ? (
            <p class="empty">{t('目前没有开放的申报。', 'No call is open at present.')}</p>
          ) : (
            <ul class="cards">
              {calls.map((call) => (
                <li>
                  <h3>
                    <a href={`/calls/${call.id}`}>{say(call.title)}</a>
                  </h3>
                  <p>
                    {call.opens > view.now ? t('即将开始', 'Opens soon') : t('截止', 'Closes')}:{' '}
                    <Due
                      view={ofScheme(view, call.scheme)}
                      at={call.opens > view.now ? call.opens : call.closes}
                    />
                  </p>
                </li>
              ))}
            </ul>
          )}
          {open.length > calls.length ? (
            <p>
              <a href="/calls">{t(`全部 ${open.length} 项申报通知`, `All ${open.length} calls`)}</a>
            </p>
          ) : null}
        </section>
        <section>
          <h2>{t('证书查验', 'Check a certificate')}</h2>
          <form method="get" action="/certificates" class="inline">
            <label for="number">{t('证书编号', 'Certificate number')}</label>
            <input id="number" name="number" autocomplete="off" />
            <button type="submit">{t('查验', 'Check')}</button>
          </form>
        </section>
      </>,
    )
  })
}
