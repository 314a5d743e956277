import type { Child } from 'hono/jsx'
import { CaseId, TaskId } from '../../../domain/ids.ts'
import type { Person } from '../../../domain/person.ts'
import { may } from '../../../domain/policy.ts'
import { Refusal } from '../../../domain/refusal.ts'
import {
  type ApprovalItem,
  decideMany,
  type DecidedApproval,
  mostApprovals,
  previewApprovals,
} from '../../commands/approvals.ts'
import { filledIn, type Typed, type Web } from '../context.ts'
import { keptForm } from '../kept-form.ts'
import { asking, type Here, type Site, show, signedInPerson, viewHere } from '../page.tsx'
import { refusals } from '../words/refusal-words.ts'
import { first, readForm } from '../typed-form.ts'
import { requireLeader } from './approval-list.ts'
import { leaderHere } from './approvals.tsx'
import { decisionFrom } from './decision-form.tsx'
import { choosable, itemsFrom, ManyForm } from './many-form.tsx'
import { ManyPreview } from './many-preview.tsx'
import { ManyResult, type Outcome } from './many-result.tsx'
import { Narrow } from '../ui/parts.tsx'

type Values = Record<string, string[]>

/** Several decisions at once: chosen on the list, one word for all, what it comes to, and what became of each. */
export const decideManyPages = (site: Site): void => {
  const { app, web } = site

  // Where a reader comes back to who signed in more strongly on the way; everybody else begins at the list.
  app.get('/approvals/decide', async (c) => {
    requireLeader(signedInPerson(c))
    const typed = await keptForm(c, web)
    if (typed === undefined) return c.redirect('/approvals', 302)
    const values = Object.fromEntries(Object.entries(typed.values).map(([name, held]) => [name, [...held]]))
    return typed.refused === undefined ? step(site, c, values, 'preview') : choosePage(site, c, values, typed)
  })

  app.post('/approvals/decide', async (c) => {
    const values = await readForm(c.req)
    c.set('form', values)
    requireLeader(signedInPerson(c))
    if (first(values, 'csrf') !== c.var.signedIn?.session.csrf) throw new Refusal('sign-in-needed')
    return step(site, c, values, first(values, 'go'))
  })

  app.get('/approvals/decided', async (c) => {
    const person = signedInPerson(c)
    requireLeader(person)
    const outcomes = await outcomesIn(web, person, c.req.queries('item') ?? [])
    const view = viewHere(c, web)
    const title = view.t('办理结果', 'What became of it')
    const back = `/approvals?for=${leaderHere(c, person)}`
    return page(site, c, title, <ManyResult view={view} outcomes={outcomes} back={back} />)
  })
}

/** One step of the way; what is refused leads back to the form, with everything that was typed. */
const step = async (site: Site, c: Here, values: Values, go: string): Promise<Response> => {
  const { web } = site
  try {
    const items = chosen(values)
    if (go !== 'preview' && go !== 'run') return await choosePage(site, c, values, filledIn(values))
    const given = { items, answer: decisionFrom(values) }
    if (go === 'preview') {
      const foreseen = await previewApprovals(web.world, asking(c, values), given)
      const view = viewHere(c, web)
      const title = view.t('将会怎样', 'What will happen')
      const { once: _, csrf: __, ...kept } = values
      return await page(
        site,
        c,
        title,
        <ManyPreview view={view} answer={given.answer} foreseen={foreseen} values={kept} />,
      )
    }
    const leader = leaderHere(c, signedInPerson(c), first(values, 'for'))
    const decided = await decideMany(web.world, asking(c, values), given)
    return c.redirect(`/approvals/decided?for=${leader}${decided.map(asAddress).join('')}`, 303)
  } catch (problem) {
    if (!(problem instanceof Refusal) || elsewhere.has(problem.code)) throw problem
    const { status, words } = refusals[problem.code]
    c.status(status)
    const { once: _, ...kept } = values
    return choosePage(site, c, values, {
      values: kept,
      problems: problem.problems,
      ...(problem.problems.length === 0 ? { refused: words(problem.facts) } : {}),
    })
  }
}

const elsewhere: ReadonlySet<string> = new Set(['not-found', 'sign-in-needed', 'step-up-needed'])

const chosen = (values: Values): ApprovalItem[] => {
  const items = itemsFrom(values)
  if (items.length === 0) throw new Refusal('invalid', { problems: [{ field: 'item', code: 'missing' }] })
  if (items.length > mostApprovals) throw new Refusal('too-many', { facts: { max: mostApprovals } })
  return items
}

/** What became of it goes along in the address, so that the page may be looked at again and asks for nothing twice. */
const asAddress = ({ case: id, task, refusal }: DecidedApproval): string =>
  `&item=${id}.${task}${refusal === undefined ? '' : `.${refusal.code}`}`

/** Done is what the record says; the address says only why the rest was not. */
const outcomesIn = (web: Web, person: Person, named: readonly string[]): Promise<Outcome[]> =>
  Promise.all(
    named.slice(0, mostApprovals).map(async (text): Promise<Outcome> => {
      const [of = '', which = '', why = 'not-found'] = text.split('.')
      const id = CaseId.safeParse(of)
      const taskId = TaskId.safeParse(which)
      const file = id.success && taskId.success ? await web.world.store.cases.load(id.data) : undefined
      const task = file?.tasks.find((one) => one.id === taskId.data)
      if (!file || task?.kind !== 'approval' || !may(person, { to: 'answer', file, task }))
        return { code: 'not-found' }
      const { state } = task
      const done = text.split('.').length === 2 && state.is === 'answered' && state.stamp.by === person.id
      return { file, task, ...(done ? {} : { code: why }) }
    }),
  )

const choosePage = async (site: Site, c: Here, values: Values, typed: Typed): Promise<Response> => {
  const { web } = site
  const person = signedInPerson(c)
  const items = itemsFrom(values)
  const reader = { world: web.world, person, arrived: c.var.arrived }
  const choice = await choosable(reader, items)
  const view = viewHere(c, web)
  const count = choice.titles.length
  const title = view.t(`一并办理 ${count} 件案件`, `${count} ${count === 1 ? 'case' : 'cases'} together`)
  return page(site, c, title, <ManyForm view={view} typed={typed} items={items} choice={choice} />)
}

const page = ({ web }: Site, c: Here, title: string, body: Child): Promise<Response> | Response => {
  const view = viewHere(c, web)
  return show(
    c,
    view,
    title,
    <Narrow under="/approvals" of={view.t('待审批', 'Decisions')} title={title}>
      {body}
    </Narrow>,
  )
}
