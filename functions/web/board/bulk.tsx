import type { Child } from 'hono/jsx'
import { type BulkRun, mostInBulk } from '../../../domain/bulk.ts'
import type { CaseId } from '../../../domain/ids.ts'
import { may } from '../../../domain/policy.ts'
import { notFound, Refusal } from '../../../domain/refusal.ts'
import { continueBulk, previewBulk, runBulk } from '../../commands/bulk.ts'
import { nothingTyped, type Typed, type Web } from '../context.ts'
import { asking, type Here, onPost, param, type Site, show, signedInPerson, viewHere } from '../page.tsx'
import { doneCookie } from '../session.ts'
import { first, readForm } from '../typed-form.ts'
import { refusals } from '../words/refusal-words.ts'
import { type Batch, batchFor } from './batch.ts'
import { boardQueryFrom, readQuery } from './board-query.ts'
import { matchingItems, type OpenBoard, openBoard, openSome } from './board-view.ts'
import { actionFrom, BulkForm } from './bulk-form.tsx'
import { BulkPreview } from './bulk-preview.tsx'
import { BulkResult } from './bulk-run.tsx'
import { casesIn } from './bulk-words.ts'

type Values = Readonly<Record<string, string[]>>

/** Many cases at once: chosen on the board, the action, its effect, and what became of each. */
export const bulkPages = (site: Site): void => {
  const { app, web } = site

  app.get('/board/:batch/bulk', (c) => c.redirect(`/board/${param(c, 'batch')}`, 302))

  app.post('/board/:batch/bulk', async (c) => {
    const values = await readForm(c.req)
    c.set('form', values)
    const batch = await batchForBulk(site, c)
    if (first(values, 'csrf') !== c.var.signedIn?.session.csrf) throw new Refusal('sign-in-needed')
    const ticked = casesIn(values)
    const all = first(values, 'scope') === 'all'
    const open = all
      ? await openForBulk(site, c, batch)
      : await openForBulk(site, c, batch, ticked.slice(0, mostInBulk))
    const cases = all ? fittingCases(open, c, site, values) : ticked
    try {
      if (cases.length === 0) throw new Refusal('invalid', { problems: [{ field: 'case', code: 'missing' }] })
      const go = first(values, 'go')
      if (go !== 'preview' && go !== 'run') return await choosePage(site, c, open, cases, values)
      const action = actionFrom(values)
      const given = { batch: open.batch.id, action, cases }
      if (go === 'preview') {
        const foreseen = await previewBulk(web.world, asking(c, values), given)
        const view = viewHere(c, web)
        return page(
          site,
          c,
          open,
          view.t('将会怎样', 'What will happen'),
          <BulkPreview
            {...{ view, batch: open.batch, action, foreseen, values, scheme: open.scheme }}
            titles={new Map(open.rows.map(({ id, title }) => [id, title]))}
          />,
        )
      }
      const { key, ...who } = asking(c, values)
      if (key === undefined) throw new Refusal('invalid', { problems: [{ field: '', code: 'malformed' }] })
      const run = await runBulk(web.world, { ...who, key }, given)
      sayDone(c, web, run)
      return c.redirect(`/board/${run.batch}/bulk/${run.id}`, 303)
    } catch (problem) {
      if (!(problem instanceof Refusal) || ['not-found', 'sign-in-needed'].includes(problem.code))
        throw problem
      const { status, words } = refusals[problem.code]
      c.status(status)
      return choosePage(site, c, open, cases, values, {
        problems: problem.problems,
        ...(problem.problems.length === 0 ? { refused: words(problem.facts) } : {}),
      })
    }
  })

  app.get('/board/:batch/bulk/:run', async (c) => {
    const batch = await batchForBulk(site, c)
    const run = await web.world.store.bulk.load(signedInPerson(c).id, param(c, 'run'))
    if (run?.batch !== batch.id) throw notFound()
    const items = run.items.map((item) => item.case)
    const open = await openForBulk(site, c, batch, items)
    const view = viewHere(c, web)
    const rows = new Map(open.rows.map((row) => [row.id, row]))
    return page(
      site,
      c,
      open,
      view.t('办理结果', 'What became of it'),
      <BulkResult {...{ view, run, rows, scheme: open.scheme }} />,
    )
  })

  onPost(site, '/board/:batch/bulk/:run', {
    act: async (c, values) => {
      const run = await continueBulk(web.world, asking(c, values), param(c, 'run'))
      return `/board/${run.batch}/bulk/${run.id}`
    },
    again: () => {
      throw notFound()
    },
  })
}

/** Of a run that is not at its end the page says by itself what is still to be done. */
export const sayDone = (c: Here, { settings }: Web, run: BulkRun): void => {
  if (run.items.every(({ state }) => state !== 'waiting')) doneCookie.put(c, settings)
}

/** Whoever only looks has nothing to do here. */
const batchForBulk = async ({ web }: Site, c: Here): Promise<Batch> => {
  const person = signedInPerson(c)
  const batch = await batchFor(web, person, param(c, 'batch'))
  if (!may(person, { to: 'act-in-bulk', scheme: batch.scheme })) throw notFound()
  return batch
}

/** The rows of the cases that are named, or of the whole batch. */
const openForBulk = async (
  { web }: Site,
  c: Here,
  batch: Batch,
  cases?: readonly CaseId[],
): Promise<OpenBoard> => {
  const person = signedInPerson(c)
  const open =
    cases === undefined ? await openBoard(web, person, batch) : await openSome(web, person, batch, cases)
  c.set('zone', open.scheme?.timeZone)
  return open
}

/** All that fit the list they were chosen from: the first two hundred of it. */
const fittingCases = (open: OpenBoard, c: Here, { web }: Site, values: Values): CaseId[] => {
  const query = boardQueryFrom(readQuery(first(values, 'query')))
  const now = web.world.now().toISOString()
  return matchingItems(open, query, now, signedInPerson(c))
    .matching.slice(0, mostInBulk)
    .map(({ id }) => id)
}

const choosePage = async (
  site: Site,
  c: Here,
  open: OpenBoard,
  cases: readonly CaseId[],
  values: Values,
  wrong: Pick<Typed, 'problems' | 'refused'> = nothingTyped,
) => {
  const { web } = site
  const officers = await web.world.store.people.inAudience(`office:${open.batch.scheme}:officer`)
  const view = viewHere(c, web)
  const { t } = view
  const { once: _, case: __, ...kept } = values
  return page(
    site,
    c,
    open,
    t(`办理 ${cases.length} 件案件`, `${cases.length} ${cases.length === 1 ? 'case' : 'cases'} at once`),
    <BulkForm
      {...{ view, batch: open.batch, cases, officers, scheme: open.scheme }}
      typed={{ values: kept, ...wrong }}
    />,
  )
}

const page = ({ web }: Site, c: Here, { batch }: OpenBoard, title: string, body: Child) => {
  const view = viewHere(c, web)
  return show(
    c,
    view,
    title,
    <>
      <p class="crumb">
        <a href="/board">{view.t('案件', 'Cases')}</a>
        {' · '}
        <a href={`/board/${batch.id}`}>{view.say(batch.title)}</a>
      </p>
      <h1>{title}</h1>
      {body}
    </>,
  )
}
