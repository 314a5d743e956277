import { openCalls } from '../../calls-of.ts'
import type { Call } from '../../../domain/call.ts'
import { civilDate } from '../../../domain/calendar.ts'
import { schemeCode } from '../../../domain/ids.ts'
import { type Scheme, schemeVersion } from '../../../domain/scheme.ts'
import type { View } from '../context.ts'
import { type Here, param, type Site } from '../page.tsx'
import { publicView, showPublic } from '../public-page.tsx'
import { Day, Due, Empty, Tag } from '../ui/parts.tsx'
import { Programme } from './programme.tsx'
import { programmeOf, versionOf } from './published.ts'

/** The programmes, and the public page of each. */
export const programmePages = ({ app, web }: Site): void => {
  const { world } = web

  app.get('/programmes', async (c) => {
    const view = publicView(c, web)
    const { t } = view
    const [running, offered, calls] = await Promise.all([
      world.schemes.current(),
      world.schemes.offered(),
      openCalls(world, view.now),
    ])
    const others = offered.filter(({ ref }) =>
      running.every((one) => schemeCode(one.ref) !== schemeCode(ref)),
    )
    return showPublic(
      c,
      web,
      view,
      {
        title: t('计划', 'Programmes'),
        description: t(
          '各项创新联合体计划：谁可以申报、准备什么、怎样办理。',
          'The programmes for innovation consortia: who may apply, what to prepare, how it goes.',
        ),
      },
      <>
        <h1>{t('计划', 'Programmes')}</h1>
        {running.length === 0 ? (
          <Empty>{t('目前没有在办的计划。', 'No programme runs here at present.')}</Empty>
        ) : (
          <>
            <h2>{t('在办的计划', 'Running here')}</h2>
            <List view={view} schemes={running} calls={calls} />
          </>
        )}
        {others.length === 0 ? null : (
          <>
            <h2>{t('可供采用的计划', 'Programmes that can be taken up')}</h2>
            <p class="hint">
              {t(
                '随系统提供、尚未在此办理的计划：可以阅读和预检，不能申报。',
                'They come with the system and do not run here: to be read and tried, not applied to.',
              )}
            </p>
            <List view={view} schemes={others} calls={[]} />
          </>
        )}
      </>,
    )
  })

  const page = async (c: Here, scheme: Scheme) => {
    c.set('zone', scheme.timeZone)
    const view = publicView(c, web)
    const { t, say } = view
    const code = schemeCode(scheme.ref)
    const [newest, open] = await Promise.all([programmeOf(world.schemes, code), openCalls(world, view.now)])
    const calls = open.filter((call) => schemeCode(call.scheme) === code)
    const old = newest.ref !== scheme.ref
    return showPublic(
      c,
      web,
      view,
      { title: say(scheme.title), description: say(scheme.summary) },
      <article class="programme">
        <p class="crumb">
          <a href="/programmes">{t('计划', 'Programmes')}</a>
        </p>
        <h1>{say(scheme.title)}</h1>
        <p class="lead">{say(scheme.summary)}</p>
        {old ? (
          <p class="remark">
            {schemeVersion(newest.ref) > schemeVersion(scheme.ref)
              ? t(
                  '这是旧版本，只适用于按该版本受理的申报。',
                  'This is an older version; it holds for applications that were opened under it.',
                )
              : t('这一版本尚未施行。', 'This version is not in force yet.')}{' '}
            <a href={`/programmes/${code}`}>{t('现行版本', 'The version in force')}</a>
          </p>
        ) : null}
        <OpenCalls view={view} calls={calls} />
        <p class="actions">
          <a class="button" href={`/programmes/${code}/check`}>
            {t('申报条件预检', 'Check whether you could apply')}
          </a>
          <a class="button quiet" href={`/api/programmes/${code}/${schemeVersion(scheme.ref)}`}>
            JSON
          </a>
        </p>
        <Programme view={view} scheme={scheme} />
      </article>,
    )
  }

  app.get('/programmes/:code', async (c) => page(c, await programmeOf(world.schemes, param(c, 'code'))))
  app.get('/programmes/:code/:version{[1-9][0-9]*}', async (c) =>
    page(c, await versionOf(world.schemes, param(c, 'code'), param(c, 'version'))),
  )
}

const List = ({
  view,
  schemes,
  calls,
}: {
  view: View
  schemes: readonly Scheme[]
  calls: readonly Call[]
}) => {
  const { t, say } = view
  return (
    <ul class="cards programmes">
      {schemes.map((scheme) => (
        <li>
          <h3>
            <a href={`/programmes/${schemeCode(scheme.ref)}`}>{say(scheme.title)}</a>
          </h3>
          <p>
            <Tag tone="busy">{say(scheme.outcome.verb)}</Tag> <Standing view={view} scheme={scheme} />
            {say(scheme.jurisdiction)}
          </p>
          <p class="hint">{scheme.issuers.map(say).join(t('、', ', '))}</p>
          <OpenCalls
            view={{ ...view, zone: scheme.timeZone }}
            calls={calls.filter((call) => schemeCode(call.scheme) === schemeCode(scheme.ref))}
          />
        </li>
      ))}
    </ul>
  )
}

/** Said only of a programme that is not in force on this day. */
const Standing = ({ view, scheme }: { view: View; scheme: Scheme }) => {
  const { inForce } = scheme
  const today = civilDate(view.now, scheme.timeZone)
  if (inForce && today < inForce.from)
    return (
      <Tag tone="still">
        {view.t('施行日 ', 'from ')}
        <Day view={view} at={inForce.from} />
      </Tag>
    )
  return inForce?.until && inForce.until < today ? (
    <Tag tone="still">{view.t('已停止施行', 'no longer in force')}</Tag>
  ) : null
}

const OpenCalls = ({ view, calls }: { view: View; calls: readonly Call[] }) => {
  const { t, say } = view
  return (
    <>
      {calls.map((call) => (
        <p>
          <a href={`/calls/${call.id}`}>{say(call.title)}</a>{' '}
          {call.opens > view.now ? t('开始于', 'opens') : t('截止', 'closes')}{' '}
          <Due view={view} at={call.opens > view.now ? call.opens : call.closes} />
        </p>
      ))}
    </>
  )
}
