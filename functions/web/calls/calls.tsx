import { type BatchNumber, batchNumber, type Call } from '../../../domain/call.ts'
import { isClosed } from '../../../domain/closing.ts'
import { CallId, schemeCode } from '../../../domain/ids.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import { allCalls } from '../../calls-of.ts'
import { OpenApplication, startApplication } from '../../commands/applications.ts'
import { filledIn, nothingTyped, ofScheme, type Typed, type View, withZones } from '../context.ts'
import { asking, formPage, type Here, pageOf, param, type Site } from '../page.tsx'
import { feedOf } from '../open-data/feed-links.ts'
import { FeedLinks } from '../open-data/feed-links-on-page.tsx'
import { publicView, showPublic } from '../public-page.tsx'
import { templatePath } from './call-template.ts'
import { checkPath } from '../precheck/link.ts'
import { programmePath } from '../programmes/published.ts'
import { nested, parsed } from '../typed-form.ts'
import { ErrorSummary, Form, SelectField, Submit, TextField } from '../ui/form.tsx'
import { ExtensionNote } from '../ui/extension-note.tsx'
import { Due, Empty, Facts, Moment, momentWords, More, shownCode, Tag } from '../ui/parts.tsx'
import { stepWords } from '../../../domain/scheme-words.ts'

/** Calls, and the start of an application in one. */
export const callPages = (site: Site): void => {
  const { app, web } = site
  const { world } = web

  /** `2026年第2批（总第4批）` for each of some calls, counted among all of its programme. */
  const numbersOf = async (
    view: View,
    calls: readonly Call[],
    all: readonly Call[],
  ): Promise<Map<string, string>> => {
    const numbered = calls.map(async (call) => {
      const { timeZone } = await world.schemes.load(call.scheme)
      return [call.id, batchSaid(view, batchNumber(call, all, timeZone))] as const
    })
    return new Map(await Promise.all(numbered))
  }

  app.get('/calls', async (c) => {
    const asked = pageOf(c)
    const list = await world.store.calls.list(asked)
    // A list that is whole on its first page need not be read again for the numbers.
    const whole = asked.after === undefined && list.next === undefined
    const all = whole ? list.items : await allCalls(world)
    const refs = list.items.map(({ scheme }) => scheme)
    const view = await withZones(publicView(c, web), world, refs)
    const { t, say } = view
    const numbers = await numbersOf(view, list.items, all)
    return showPublic(
      c,
      web,
      view,
      {
        title: t('申报通知', 'Calls'),
        description: t(
          '创新联合体申报通知：开始与截止时间、条件和办理环节。',
          'Calls for innovation consortia: when they open and close, conditions and steps.',
        ),
        feeds: [feedOf(view, 'calls')],
        passing: asked.after !== undefined,
      },
      <>
        <h1>{t('申报通知', 'Calls')}</h1>
        {list.items.length === 0 ? <Empty>{t('还没有申报通知。', 'There is no call yet.')}</Empty> : null}
        <ul class="cards">
          {list.items.map((call) => (
            <li>
              <h2>
                <a href={`/calls/${call.id}`}>{say(call.title)}</a>
              </h2>
              <p>
                {numbers.get(call.id)} · <CallState view={ofScheme(view, call.scheme)} call={call} />
              </p>
            </li>
          ))}
        </ul>
        <More view={view} path="/calls" next={list.next} />
        <FeedLinks view={view} feed="calls" />
      </>,
    )
  })

  const draw = async (c: Here, typed: Typed | undefined) => {
    const id = CallId.safeParse(param(c, 'call'))
    const call = id.success ? await world.store.calls.load(id.data) : undefined
    if (!call) throw notFound()
    const scheme = await world.schemes.load(call.scheme)
    c.set('zone', scheme.timeZone)
    const view = publicView(c, web)
    const { t, say } = view
    const own = view.person?.represents.filter((held) => held.state === 'active') ?? []
    const now = typed ?? (own[0] ? filledIn({ lead: [own[0].organisation] }) : nothingTyped)
    const open = call.opens <= view.now && !isClosed(call, view.now)
    return showPublic(
      c,
      web,
      view,
      {
        title: say(call.title),
        description: `${say(call.title)}${t('，', ': ')}${momentWords(view, call.opens)} – ${momentWords(view, call.closes)}`,
        feeds: [feedOf(view, 'calls')],
      },
      <>
        <p class="crumb">
          <a href={programmePath(call.scheme)}>{say(scheme.title)}</a> ·{' '}
          {(await numbersOf(view, [call], await allCalls(world))).get(call.id)}
        </p>
        <h1>{say(call.title)}</h1>
        <Extensions view={view} call={call} />
        <p>{say(scheme.summary)}</p>
        <Facts
          facts={[
            [t('开始', 'Opens'), <Moment view={view} at={call.opens} />],
            [t('截止', 'Closes'), <Moment view={view} at={call.closes} />],
            [t('发布', 'Issued by'), scheme.issuers.map(say).join(t('、', ', '))],
            [t('结果', 'Outcome'), say(scheme.outcome.verb)],
            [
              t('有效期', 'Valid for'),
              t(`${scheme.outcome.validityMonths} 个月`, `${scheme.outcome.validityMonths} months`),
            ],
          ]}
        />
        {view.person &&
        view.now < call.opens &&
        may(view.person, { to: 'manage-calls', scheme: schemeCode(call.scheme) }) ? (
          <p class="actions">
            <a class="button quiet" href={`/administration/calls/${call.id}`}>
              {t('修改', 'Change')}
            </a>
          </p>
        ) : null}
        {view.person &&
        view.now >= call.opens &&
        may(view.person, { to: 'extend-calls', scheme: schemeCode(call.scheme) }) ? (
          <p class="actions">
            <a class="button quiet" href={`/calls/${call.id}/extension`}>
              {t('延长截止时间', 'Extend the deadline')}
            </a>
          </p>
        ) : null}
        <h2>{t('办理环节', 'Steps')}</h2>
        <ol class="steps">
          {scheme.steps.map((step) => (
            <li class="next">{say(step.title ?? stepWords[step.kind])}</li>
          ))}
        </ol>
        <p class="actions">
          <a class="button quiet" href={programmePath(call.scheme)}>
            {t('条件、材料、时限与评分细则', 'Conditions, material, time limits and rubric')}
          </a>
          <a class="button quiet" href={checkPath(scheme)}>
            {t('申报条件预检', 'Check whether you could apply')}
          </a>
        </p>
        <section>
          <h2>{t('开始申报', 'Start an application')}</h2>
          <ErrorSummary
            view={view}
            typed={now}
            labels={{
              lead: t('牵头单位', 'Lead organisation'),
              title: t('联合体名称', 'Name of the consortium'),
            }}
          />
          {!open ? (
            <Empty>
              <CallState view={view} call={call} />
            </Empty>
          ) : view.person === undefined ? (
            <form method="post" action="/sign-in">
              <input type="hidden" name="back" value={`/calls/${call.id}`} />
              <p>{t('请先登录。', 'Please sign in first.')}</p>
              <Submit>{t('登录', 'Sign in')}</Submit>
            </form>
          ) : own.length === 0 ? (
            <p>
              {t('申报以单位名义进行。请先', 'Organisations apply. First')}{' '}
              <a href="/organisations">{t('注册您的单位', 'register yours')}</a>
              {t('。', '.')}
            </p>
          ) : (
            <Form view={view} action={`/calls/${call.id}`} class="narrow">
              <SelectField
                view={view}
                typed={now}
                name="lead"
                label={t('牵头单位', 'Lead organisation')}
                options={own.map((held) => ({
                  value: held.organisation,
                  label: `${held.name} ${shownCode(held.organisation)}`,
                }))}
              />
              <TextField
                view={view}
                typed={now}
                name="title"
                label={t('联合体名称', 'Name of the consortium')}
              />
              <TextField
                view={view}
                typed={now}
                name="field"
                label={t('技术领域', 'Field')}
                required={false}
              />
              <Submit>{t('开始填写', 'Start')}</Submit>
              <p>
                <a href={templatePath(call.id)} download="">
                  {t(
                    '下载表格模板（.xlsx），先收集再导入',
                    'Template of the tables (.xlsx), to collect first',
                  )}
                </a>
              </p>
              <p>
                <a href={`/calls/${call.id}/start-from`}>
                  {t('从以往申报或未提交的草稿开始', 'Start from an earlier application or draft')}
                </a>
              </p>
            </Form>
          )}
        </section>
      </>,
    )
  }

  formPage(site, '/calls/:call', draw, async (c, values) => {
    const input = parsed(OpenApplication, { ...nested(values), call: param(c, 'call') })
    const { case: id } = await startApplication(world, asking(c, values), input)
    return `/cases/${id}`
  })
}

const batchSaid = ({ t }: View, { year, ofYear, overall }: BatchNumber): string =>
  t(`${year}年第${ofYear}批（总第${overall}批）`, `batch ${ofYear} of ${year} (no. ${overall} in all)`)

/** Until the new deadline, that and why it was moved; every time that it was, for the record. */
const Extensions = ({ view, call: { extensions = [], closes } }: { view: View; call: Call }) => {
  const last = extensions.at(-1)
  if (last === undefined) return null
  return (
    <>
      {view.now <= closes ? <ExtensionNote view={view} of={last} closes={closes} /> : null}
      {extensions.length === 1 && view.now <= closes ? null : (
        <details>
          <summary>{view.t('历次延长', 'Every extension')}</summary>
          <ul>
            {extensions.map(({ from, to, reason }) => (
              <li>
                <Moment view={view} at={from} /> → <Moment view={view} at={to} />
                {view.t('：', ': ')}
                {view.say(reason)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

const CallState = ({ view, call }: { view: View; call: Call }) =>
  view.now < call.opens ? (
    <span>
      {view.t('开始于', 'Opens')} <Moment view={view} at={call.opens} />
    </span>
  ) : view.now > call.closes ? (
    <span>
      {view.t('已截止', 'Closed')} <Moment view={view} at={call.closes} />
    </span>
  ) : (
    <span>
      <Tag tone="good">{view.t('正在受理', 'Open')}</Tag> {view.t('截止', 'closes')}{' '}
      <Due view={view} at={call.closes} />
    </span>
  )
