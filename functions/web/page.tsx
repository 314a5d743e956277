import type { Context, Hono } from 'hono'
import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import { CaseId } from '../../domain/ids.ts'
import type { Moment } from '../../domain/moment.ts'
import type { CaseFile } from '../../domain/case.ts'
import type { Person } from '../../domain/person.ts'
import { notFound, Refusal } from '../../domain/refusal.ts'
import { momentFor } from '../commands/run.ts'
import { draftWithDeadline } from '../current-deadline.ts'
import { withRegister } from '../in-register.ts'
import { type CaseView } from './case-view/case-shape.ts'
import { withApplicants } from './case-view/blind-view.ts'
import { withChecks } from './case-view/with-checks.ts'
import { caseView } from './case-view/case-view.ts'
import {
  askingOf,
  nothingTyped,
  type RequestValues,
  type Typed,
  type View,
  type Web,
  viewOf,
} from './context.ts'
import { keptForm } from './kept-form.ts'
import type { OpenIdConnect } from './sign-in/oidc.ts'
import { doneCookie } from './session.ts'
import { first, readForm } from './typed-form.ts'
import { Layout } from './ui/layout.tsx'
import { refusals } from './words/refusal-words.ts'

export type Here = Context<RequestValues>
/** What a file of pages adds its routes to. */
export type Site = { readonly app: Hono<RequestValues>; readonly web: Web; readonly oidc: OpenIdConnect }

export const viewHere = (c: Here, web: Web): View => {
  const { pathname, search } = new URL(c.req.url)
  // A form that failed is shown at the address that it was sent to; coming back to it is a GET.
  return viewOf(c.var, `${pathname}${search}`, web.settings, web.world.newId)
}

/** A whole page. */
export const show = (c: Here, view: View, title: string, body: Child) =>
  c.html(
    html`<!doctype html>${(
        <Layout view={view} title={title}>
          {body}
        </Layout>
      )}`,
  )

/** Whoever is signed in; otherwise the reader is asked to. */
export const signedInPerson = (c: Here): Person => {
  if (!c.var.person) throw new Refusal('sign-in-needed')
  return c.var.person
}

export const asking = (c: Here, values: Readonly<Record<string, readonly string[]>>) => {
  const key = first(values, 'once')
  return askingOf(c.var, signedInPerson(c), key === '' ? undefined : key.slice(0, 100))
}

export const param = (c: Here, name: string): string => c.req.param(name) ?? ''

/** The position in a list that the address asks for. */
export const pageOf = (c: Here, limit = 25): { limit: number; after?: string } => {
  const after = c.req.query('after')
  return after === undefined || after === '' ? { limit } : { limit, after }
}

export type OpenCase = { person: Person; file: CaseFile; moment: Moment; view: CaseView }

/** The case of the address, as whoever is signed in may see it. One request. */
export const openCase = (c: Here, web: Web): Promise<OpenCase> =>
  opened(c, web, (_, __, moment) => Promise.resolve(moment))

/** The same with what the office found of its organisations, for whoever may know. One request more. */
export const openChecked = (c: Here, web: Web): Promise<OpenCase> =>
  opened(c, web, (person, file, moment) => withChecks(web.world, person, file, moment))

const opened = async (
  c: Here,
  web: Web,
  more: (person: Person, file: CaseFile, moment: Moment) => Promise<Moment>,
): Promise<OpenCase> => {
  const person = signedInPerson(c)
  const id = CaseId.safeParse(param(c, 'case'))
  const loaded = id.success ? await web.world.store.cases.load(id.data) : undefined
  if (!loaded) throw notFound()
  const file = await draftWithDeadline(web.world, loaded, c.var.arrived)
  const plain = await momentFor(web.world, file.head.scheme, c.var.arrived)
  const known = await withRegister(web.world, file, plain)
  const moment = await more(person, file, await withApplicants(web.world, person, file, known))
  c.set('zone', moment.scheme.timeZone)
  return { person, file, moment, view: caseView(person, file, moment) }
}

type Values = Readonly<Record<string, string[]>>
type FormRoute = {
  /** Does what the form asks for and says where to go then; or where to look first, with nothing done yet. */
  act(c: Here, values: Values): Promise<string | { readonly look: string }>
  /** The same page again, with everything that was typed. */
  again(c: Here, typed: Typed): Promise<Response> | Response
}

/** Answered by a page of their own: nothing is there, or the reader is sent to sign in first. */
const elsewhere: ReadonlySet<string> = new Set(['not-found', 'sign-in-needed', 'step-up-needed'])

/** A form's address: bound to the session, done once, sent on with 303; refused with the form again. */
export const onPost = ({ app, web }: Site, path: string, { act, again }: FormRoute): void => {
  app.post(path, async (c) => {
    const values = await readForm(c.req)
    c.set('form', values)
    signedInPerson(c)
    if (first(values, 'csrf') !== c.var.signedIn?.session.csrf) throw new Refusal('sign-in-needed')
    try {
      const next = await act(c, values)
      if (typeof next !== 'string') return c.redirect(next.look, 303)
      doneCookie.put(c, web.settings)
      return c.redirect(next, 303)
    } catch (problem) {
      if (!(problem instanceof Refusal) || elsewhere.has(problem.code)) throw problem
      const { status, words } = refusals[problem.code]
      c.status(status)
      // The form's key may be spent: a section with something wrong in it was saved nevertheless.
      const { once: _, ...kept } = values
      return again(c, {
        values: kept,
        problems: problem.problems,
        ...(problem.problems.length === 0 ? { refused: words(problem.facts) } : {}),
      })
    }
  })
}

/** A page with a form: the same drawing for the first look and for the one after a refusal. */
export const formPage = (
  site: Site,
  path: string,
  draw: (c: Here, typed: Typed | undefined) => Promise<Response> | Response,
  act: FormRoute['act'],
): void => {
  site.app.get(path, async (c) => draw(c, await keptForm(c, site.web)))
  onPost(site, path, { act, again: draw })
}

export { nothingTyped }
