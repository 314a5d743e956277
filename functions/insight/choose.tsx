import { allCalls } from '../calls-of.ts'
import { schemeCode, type SchemeRef } from '../../domain/ids.ts'
import { may } from '../../domain/policy.ts'
import { notFound } from '../../domain/refusal.ts'
import { programmeSubject } from './subject.ts'
import { type Site, show, signedInPerson, viewHere } from '../web/page.tsx'
import { Batches } from '../web/ui/batches.tsx'
import { Empty } from '../web/ui/parts.tsx'

/** Which call or year to look at: of every programme whose figures the reader may see. */
export const choosePage = ({ app, web }: Site): void => {
  app.get('/insight', async (c) => {
    const person = signedInPerson(c)
    const sees = (ref: SchemeRef): boolean => may(person, { to: 'see-insight', scheme: schemeCode(ref) })
    if (!person.offices.some(({ scheme }) => may(person, { to: 'see-insight', scheme }))) throw notFound()
    const calls = (await allCalls(web.world)).filter(({ scheme }) => sees(scheme))
    const schemes = (await web.world.schemes.current()).filter(({ ref }) => sees(ref))
    const view = viewHere(c, web)
    const { t } = view
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
        <Batches
          view={view}
          schemes={schemes}
          calls={calls}
          to={(batch) => `/insight/${batch}`}
          ofScheme={({ ref }) => (
            <p>
              <a href={`/insight/${programmeSubject(schemeCode(ref))}`}>
                {t(
                  '各批次对比、历年等级、支持与成果、单位网络',
                  'Calls compared, grades, support and outcomes over the years, shared organisations',
                )}
              </a>
            </p>
          )}
        />
      </>,
    )
  })
}
