import { foldedNumber, numbersToTry } from '../../domain/certificate-number.ts'
import { CallId, CaseId, schemeCode } from '../../domain/ids.ts'
import { type CaseHead, ApplicationStatus, EvaluationStatus } from '../../domain/case.ts'
import { changeRound } from '../../domain/change.ts'
import { ChangeStatus } from '../../domain/change-request.ts'
import { may } from '../../domain/policy.ts'
import { notFound } from '../../domain/refusal.ts'
import type { Person } from '../../domain/person.ts'
import { ofScheme, type View, type Web, withZones } from './context.ts'
import { listing } from './listed-cases.ts'
import { pageOf, param, type Site, show, signedInPerson, viewHere } from './page.tsx'
import { CaseTable, Empty, More, Moment } from './ui/parts.tsx'
import { statusSaid } from './words.ts'

/** A call, or a year of evaluations: what officers list cases by. Asked of the policy before anything is read. */
export const batchFor = async (
  web: Web,
  person: Person,
  batch: string,
): Promise<{ scheme: string; ref?: string }> => {
  const yearly = /^(?:evaluation|change)-([a-z][a-z0-9-]*)-(\d{4})$/.exec(batch)
  if (yearly?.[1] !== undefined) {
    if (!may(person, { to: 'list-cases', scheme: yearly[1] })) throw notFound()
    return { scheme: yearly[1] }
  }
  const id = CallId.safeParse(batch)
  const call = id.success ? await web.world.store.calls.load(id.data) : undefined
  if (!call || !may(person, { to: 'list-cases', scheme: schemeCode(call.scheme) })) throw notFound()
  return { scheme: schemeCode(call.scheme), ref: call.scheme }
}

type StatusName = CaseHead['status']['is']
export const statusOf = (text: string | undefined): StatusName | undefined =>
  [...ApplicationStatus.options, ...EvaluationStatus.options, ...ChangeStatus.options]
    .flatMap((option) => [...option.shape.is.values])
    .find((name) => name === text)

const statusesOf = (batch: string) => {
  if (batch.startsWith('change-')) return ChangeStatus
  return batch.startsWith('evaluation-') ? EvaluationStatus : ApplicationStatus
}

/** Of some programme, whether a call of it was opened yet or not. */
const listsCases = (person: Person): boolean =>
  person.offices.some(({ scheme }) => may(person, { to: 'list-cases', scheme }))

export const boardPages = ({ app, web }: Site): void => {
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

  app.get('/board/find', async (c) => {
    const person = signedInPerson(c)
    const asked = (c.req.query('case') ?? '').trim()
    const found = await caseByNumber(web, asked)
    if (found !== undefined) return c.redirect(`/cases/${found}`, 302)
    const view = viewHere(c, web)
    const { t } = view
    if (!listsCases(person)) throw notFound()
    c.status(404)
    return show(
      c,
      view,
      t('没有找到', 'Not found'),
      <div class="narrow">
        <h1>{t('没有找到', 'Not found')}</h1>
        <Find view={view} value={asked} />
        <p>
          {t(
            '没有这个编号的案件。回执编号形如 A2026-7K3M9QXZ，证书编号见公开名录。',
            'No case has this number. A receipt looks like A2026-7K3M9QXZ; certificate numbers are in the register.',
          )}
        </p>
      </div>,
    )
  })

  app.get('/board/:batch', async (c) => {
    const person = signedInPerson(c)
    const batch = param(c, 'batch')
    const { scheme, ref } = await batchFor(web, person, batch)
    const verb = ref === undefined ? undefined : (await web.world.schemes.load(ref)).outcome.verb
    // Changes of a year are of several kinds, which each row says.
    const changes = /^change-.*-(\d{4})$/.exec(batch)?.[1]
    const status = statusOf(c.req.query('status'))
    if (status === 'draft' && !may(person, { to: 'list-drafts', scheme })) throw notFound()
    const { cases } = web.world.store
    const list =
      status === undefined
        ? await cases.byTime(batch, pageOf(c, 50))
        : await cases.byStatus(batch, status, pageOf(c, 50))
    const path = status === undefined ? `/board/${batch}` : `/board/${batch}?status=${status}`
    // A draft is the applicants' own until it is handed in, and when it is given up.
    const shown = list.items.filter((head) => may(person, { to: 'see-in-lists', head }))
    const row = await listing(web.world, person, shown)
    const refs = shown.map((head) => head.scheme)
    const view = await withZones(viewHere(c, web), web.world, refs)
    const { t, say } = view
    return show(
      c,
      view,
      t('案件', 'Cases'),
      <>
        <p class="crumb">
          <a href="/board">{t('案件', 'Cases')}</a>
        </p>
        <h1>
          {list.items[0] && !changes
            ? say(list.items[0].batchTitle)
            : changes
              ? t(`${changes} 年变更`, `Changes ${changes}`)
              : t('案件', 'Cases')}
        </h1>
        {changes === undefined ? (
          <p>
            <a href={`/board/${batch}/ranking`}>{t('评审排名', 'Ranking by the panel’s mean')}</a>
          </p>
        ) : null}
        <nav class="filters" aria-label={t('按状态筛选', 'Filter by status')}>
          <a href={`/board/${batch}`} aria-current={status === undefined ? 'true' : undefined}>
            {t('全部', 'All')}
          </a>
          {statusesOf(batch)
            .options.flatMap((option) => [...option.shape.is.values])
            .filter((name) => name !== 'draft')
            .map((name) => (
              <a href={`/board/${batch}?status=${name}`} aria-current={status === name ? 'true' : undefined}>
                {say(statusSaid({ is: name, verb }))}
              </a>
            ))}
        </nav>
        {shown.length === 0 ? (
          <Empty>{t('这里没有案件。', 'There are no cases here.')}</Empty>
        ) : (
          <CaseTable
            view={view}
            cases={shown.map(row)}
            caption={t('案件', 'Cases')}
            ofOneBatch={changes === undefined}
          />
        )}
        <More view={view} path={path} next={list.next} />
      </>,
    )
  })
}

/** What an applicant quotes: the number of a receipt or of a certificate, or the id in a case's address. */
const caseByNumber = async ({ world }: Web, asked: string): Promise<string | undefined> => {
  const id = CaseId.safeParse(foldedNumber(asked).toLowerCase())
  if (id.success) return id.data
  const names = [`receipt:${foldedNumber(asked)}`, ...numbersToTry(asked).map((number) => `number:${number}`)]
  for (const name of names) {
    const found = await world.store.cases.byName(name)
    if (found !== undefined) return found
  }
  return undefined
}

const Find = ({ view, value }: { view: View; value: string }) => (
  <form method="get" action="/board/find" class="inline">
    <label for="find">
      {view.t('按回执编号、证书编号或案件编号查找', 'Find by receipt, certificate or case number')}
    </label>
    <input id="find" name="case" autocomplete="off" value={value} />
    <button type="submit">{view.t('查找', 'Find')}</button>
  </form>
)
