import { schemeCode } from '../../../domain/ids.ts'
import { changeRound } from '../../../domain/change.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import { ofScheme, withZones } from '../context.ts'
import { type Site, show, signedInPerson, viewHere } from '../page.tsx'
import { Empty, Moment } from '../ui/parts.tsx'
import { Find, listsCases } from './find.tsx'

/** Everything that has a board: calls, years of evaluations, years of changes. */
export const boardsPage = ({ app, web }: Site): void => {
  app.get('/board', async (c) => {
    const person = signedInPerson(c)
    const calls = (await web.world.store.calls.list({ limit: 50 })).items.filter((call) =>
      may(person, { to: 'list-cases', scheme: schemeCode(call.scheme) }),
    )
    const schemes = (await web.world.schemes.current()).filter((scheme) =>
      may(person, { to: 'list-cases', scheme: schemeCode(scheme.ref) }),
    )
    if (!listsCases(person)) throw notFound()
    const refs = calls.map(({ scheme }) => scheme)
    const view = await withZones(viewHere(c, web), web.world, refs)
    const { t, say } = view
    const year = Number(view.now.slice(0, 4))
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
          </p>
        ) : null}
        <section>
          <h2>{t('申报批次', 'Calls')}</h2>
          {calls.length === 0 ? <Empty>{t('还没有申报批次。', 'There is no call yet.')}</Empty> : null}
          <ul class="cards">
            {calls.map((call) => (
              <li>
                <h3>
                  <a href={`/board/${call.id}`}>{say(call.title)}</a>
                </h3>
                <p>
                  {t('截止：', 'Closes: ')}
                  <Moment view={ofScheme(view, call.scheme)} at={call.closes} />
                </p>
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h2>{t('年度评估', 'Annual evaluations')}</h2>
          <ul class="plain">
            {schemes.flatMap((scheme) =>
              [year + 1, year, year - 1, year - 2].map((one) => (
                <li>
                  <a href={`/board/evaluation-${schemeCode(scheme.ref)}-${one}`}>
                    {say(scheme.title)} {one}
                  </a>
                </li>
              )),
            )}
          </ul>
        </section>
        <section>
          <h2>{t('变更', 'Changes')}</h2>
          <ul class="plain">
            {schemes
              .filter((scheme) => scheme.changes !== undefined)
              .flatMap((scheme) =>
                [year, year - 1].map((one) => (
                  <li>
                    <a href={`/board/${changeRound(schemeCode(scheme.ref), one)}`}>
                      {say(scheme.title)} {one}
                    </a>
                  </li>
                )),
              )}
          </ul>
        </section>
      </>,
    )
  })
}
