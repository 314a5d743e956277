import { appointmentsPath } from '../administration/appointments.tsx'
import { allCalls } from '../../calls-of.ts'
import { schemeCode } from '../../../domain/ids.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import { ofScheme, withZones } from '../context.ts'
import { type Site, show, signedInPerson, viewHere } from '../page.tsx'
import { Batches } from '../ui/batches.tsx'
import { Empty, Moment } from '../ui/parts.tsx'
import { Find, listsCases } from './find.tsx'

/** Everything that has a board: calls, years of evaluations, years of changes. */
export const boardsPage = ({ app, web }: Site): void => {
  app.get('/board', async (c) => {
    const person = signedInPerson(c)
    const calls = (await allCalls(web.world)).filter((call) =>
      may(person, { to: 'list-cases', scheme: schemeCode(call.scheme) }),
    )
    const schemes = (await web.world.schemes.current()).filter((scheme) =>
      may(person, { to: 'list-cases', scheme: schemeCode(scheme.ref) }),
    )
    if (!listsCases(person)) throw notFound()
    const refs = calls.map(({ scheme }) => scheme)
    const view = await withZones(viewHere(c, web), web.world, refs)
    const { t } = view
    return show(
      c,
      view,
      t('案件', 'Cases'),
      <>
        <h1>{t('案件', 'Cases')}</h1>
        <Find view={view} value="" />
        {may(person, { to: 'see-organisations' }) ? (
          <p>
            <a href="/administration/organisations">
              {t(
                '登记的单位：核实与合并',
                'Organisations: those that are registered, checked or twice there',
              )}
            </a>
            {may(person, { to: 'audit' }) ? (
              <>
                {' · '}
                <a href={appointmentsPath}>
                  {t('任免记录：谁给予或撤销了身份', 'Offices on record: who gave and took them')}
                </a>
                {' · '}
                <a href="/administration/messages">
                  {t('发出的全部通知', 'Everything that was sent, and why')}
                </a>
              </>
            ) : null}
          </p>
        ) : null}
        {schemes.length === 0 ? <Empty>{t('还没有计划。', 'There is no programme yet.')}</Empty> : null}
        <Batches
          view={view}
          schemes={schemes}
          calls={calls}
          to={(batch) => `/board/${batch}`}
          ofCall={(call) => (
            <small class="hint">
              {call.closes < view.now ? t('已截止：', 'Closed: ') : t('截止：', 'Closes: ')}
              <Moment view={ofScheme(view, call.scheme)} at={call.closes} />
            </small>
          )}
        />
      </>,
    )
  })
}
