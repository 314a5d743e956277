import { changeRound } from '../../domain/change.ts'
import { schemeCode, type SchemeRef } from '../../domain/ids.ts'
import { may } from '../../domain/policy.ts'
import { notFound } from '../../domain/refusal.ts'
import { programmeSubject } from './subject.ts'
import { type Site, show, signedInPerson, viewHere } from '../web/page.tsx'
import { Empty } from '../web/ui/parts.tsx'

const yearsBack = 3

/** Which call or year to look at: of every programme whose figures the reader may see. */
export const choosePage = ({ app, web }: Site): void => {
  app.get('/insight', async (c) => {
    const person = signedInPerson(c)
    const sees = (ref: SchemeRef): boolean => may(person, { to: 'see-insight', scheme: schemeCode(ref) })
    if (!person.offices.some(({ scheme }) => may(person, { to: 'see-insight', scheme }))) throw notFound()
    const calls = (await web.world.store.calls.list({ limit: 100 })).items.filter(({ scheme }) =>
      sees(scheme),
    )
    const schemes = (await web.world.schemes.current()).filter(({ ref }) => sees(ref))
    const view = viewHere(c, web)
    const { t, say } = view
    const year = Number(view.now.slice(0, 4))
    const years = Array.from({ length: yearsBack + 2 }, (_, index) => year + 1 - index)
    const title = t('统计', 'Figures')
    return show(
      c,
      view,
      title,
      <>
        <h1>{title}</h1>
        {schemes.length === 0 ? (
          <Empty>{t('还没有可以统计的计划。', 'There is no programme to count yet.')}</Empty>
        ) : null}
        {schemes.map((scheme) => {
          const code = schemeCode(scheme.ref)
          return (
            <section>
              <h2>{say(scheme.title)}</h2>
              <p>
                <a href={`/insight/${programmeSubject(code)}`}>
                  {t(
                    '历年等级、支持与成果、单位网络',
                    'Grades, support and outcomes over the years, shared organisations',
                  )}
                </a>
              </p>
              <h3>{t('申报批次', 'Calls')}</h3>
              <ul class="links">
                {calls
                  .filter((call) => schemeCode(call.scheme) === code)
                  .map((call) => (
                    <li>
                      <a href={`/insight/${call.id}`}>{say(call.title)}</a>
                    </li>
                  ))}
              </ul>
              {scheme.evaluation === undefined ? null : (
                <Years
                  title={t('年度评估', 'Annual evaluations')}
                  years={years}
                  to={(one) => `evaluation-${code}-${one}`}
                />
              )}
              {scheme.changes === undefined ? null : (
                <Years
                  title={t('变更', 'Changes')}
                  years={years.slice(1)}
                  to={(one) => changeRound(code, one)}
                />
              )}
            </section>
          )
        })}
      </>,
    )
  })
}

const Years = ({
  title,
  years,
  to,
}: {
  title: string
  years: readonly number[]
  to: (year: number) => string
}) => (
  <>
    <h3>{title}</h3>
    <ul class="links">
      {years.map((year) => (
        <li>
          <a href={`/insight/${to(year)}`}>{year}</a>
        </li>
      ))}
    </ul>
  </>
)
