import { z } from 'zod'
import { delegable } from '../../../domain/delegation-rules.ts'
import { DelegationId, schemeCode } from '../../../domain/ids.ts'
import type { Person } from '../../../domain/person.ts'
import { may } from '../../../domain/policy.ts'
import { notFound, type Problem, Refusal } from '../../../domain/refusal.ts'
import type { Zone } from '../../../domain/zone-time.ts'
import { Delegate, endDelegation, makeDelegation } from '../../commands/delegations.ts'
import { filledIn, nothingTyped, type Typed, type Web } from '../context.ts'
import {
  asking,
  type Here,
  onPost,
  pageOf,
  param,
  type Site,
  show,
  signedInPerson,
  viewHere,
} from '../page.tsx'
import { keptForm } from '../kept-form.ts'
import { refusals } from '../words/refusal-words.ts'
import { doneCookie } from '../session.ts'
import { first, parsed, readForm } from '../typed-form.ts'
import { Empty, More } from '../ui/parts.tsx'
import { candidatesFor } from './delegates.ts'
import { DelegationForm, periodFrom, scopeFrom, scopeText } from './delegation-form.tsx'
import { DelegationTable } from './delegation-table.tsx'

const path = '/approvals/delegations'
/** Answered by a page of their own, with the form kept where it has to be. */
const elsewhere: ReadonlySet<string> = new Set(['not-found', 'sign-in-needed', 'step-up-needed'])

/** Who decides in one's place, and in whose place one decides; made, looked at and taken back. */
export const delegationPages = (site: Site): void => {
  const { app, web } = site

  app.get(path, async (c) => delegationsPage(site, c, await keptForm(c, web)))

  app.post(path, async (c) => {
    const values = await readForm(c.req)
    c.set('form', values)
    const person = signedInPerson(c)
    if (!may(person, { to: 'delegate' })) throw notFound()
    if (first(values, 'csrf') !== c.var.signedIn?.session.csrf) throw new Refusal('sign-in-needed')
    const { once: _, ...kept } = values
    if (first(values, 'go') === 'find') return delegationsPage(site, c, filledIn(kept))
    try {
      await makeDelegation(web.world, asking(c, values), await delegateFrom(web, values))
      doneCookie.put(c, web.settings)
      return c.redirect(path, 303)
    } catch (problem) {
      if (!(problem instanceof Refusal) || elsewhere.has(problem.code)) throw problem
      const { status, words } = refusals[problem.code]
      c.status(status)
      return delegationsPage(site, c, {
        values: kept,
        problems: onScope(problem.problems),
        ...(problem.problems.length === 0 ? { refused: words(problem.facts) } : {}),
      })
    }
  })

  onPost(site, `${path}/:delegation`, {
    act: async (c, values) => {
      const id = DelegationId.safeParse(param(c, 'delegation'))
      if (!id.success) throw notFound()
      await endDelegation(web.world, asking(c, values), id.data)
      return path
    },
    again: (c, typed) => delegationsPage(site, c, { ...typed, values: {} }),
  })
}

/** Programme and level are one field of the form. */
const onScope = (problems: readonly Problem[]): Problem[] =>
  problems.map((problem) =>
    ['scheme', 'level'].includes(problem.field) ? { ...problem, field: 'scope' } : problem,
  )

const delegateFrom = async (
  web: Web,
  values: Readonly<Record<string, readonly string[]>>,
): Promise<z.infer<typeof Delegate>> => {
  const scope = scopeFrom(first(values, 'scope'))
  const zone = await zoneOf(web, scope.scheme)
  const to = first(values, 'to')
  const reason = first(values, 'reason').trim()
  return parsed(Delegate, {
    ...scope,
    ...periodFrom(values, zone),
    ...(to === '' ? {} : { to }),
    ...(reason === '' ? {} : { reason }),
  })
}

/** By the clocks of the programme; where it is all of them, by ours. */
const zoneOf = async ({ world }: Web, code: string | undefined): Promise<Zone | undefined> =>
  (await world.schemes.offered()).find(({ ref }) => schemeCode(ref) === code)?.timeZone

const Period = z.object({ starts: Delegate.shape.starts, ends: Delegate.shape.ends })

const delegationsPage = async (site: Site, c: Here, typed: Typed | undefined) => {
  const { web } = site
  const { world } = web
  const person = signedInPerson(c)
  const makes = may(person, { to: 'delegate' })
  const sees = may(person, { to: 'see-delegations' })
  const held = person.delegated ?? []
  if (!makes && !sees && held.length === 0) throw notFound()
  const now = typed ?? onlyScope(person)
  const [schemes, made, all, candidates] = await Promise.all([
    world.schemes.offered(),
    makes ? world.store.delegations.madeBy(person.id, sees ? { limit: 50 } : pageOf(c)) : undefined,
    sees ? world.store.delegations.list(pageOf(c)) : undefined,
    makes ? candidatesHere(web, person, c, now) : [],
  ])
  const view = viewHere(c, web)
  const { t } = view
  const title = t('审批委托', 'Delegations')
  const none = (made?.items.length ?? 0) + (all?.items.length ?? 0) + held.length === 0
  return show(
    c,
    view,
    title,
    <>
      {may(person, { to: 'decide' }) ? (
        <p class="crumb">
          <a href="/approvals">{t('待审批', 'Decisions')}</a>
        </p>
      ) : null}
      <h1>{title}</h1>
      <p>
        {t(
          '受托人在委托期内代为决定，记录写明“代某某”。委托撤销后，下一次操作起即失效。同一审批链中，一人不会决定两次。',
          'Whoever holds a delegation decides in the leader’s place for that time, and the record says so. Revoked, it is gone with the next request. Nobody decides twice in one chain.',
        )}
      </p>
      {none ? <Empty>{t('还没有委托。', 'There is no delegation yet.')}</Empty> : null}
      {held.length === 0 ? null : (
        <DelegationTable
          {...{ view, schemes, delegations: held }}
          caption={t('委托给我的', 'Left to me')}
          end={t('交回', 'Give back')}
        />
      )}
      {made === undefined || made.items.length === 0 ? null : (
        <DelegationTable
          {...{ view, schemes, delegations: made.items }}
          caption={t('我委托的', 'Made by me')}
          end={t('撤销', 'Revoke')}
        />
      )}
      {all === undefined || all.items.length === 0 ? null : (
        <DelegationTable
          {...{ view, schemes, delegations: all.items }}
          caption={t('全部委托', 'All delegations')}
          {...(may(person, { to: 'manage-people' }) ? { end: t('撤销', 'Revoke') } : {})}
        />
      )}
      <More view={view} path={path} next={all?.next ?? made?.next} />
      {makes ? <DelegationForm {...{ view, typed: now, person, candidates, schemes }} /> : null}
    </>,
  )
}

/** Most leaders decide at one level of one programme: that is what they leave to somebody. */
const onlyScope = (person: Person): Typed => {
  const [only, ...more] = delegable(person)
  return only && more.length === 0 ? filledIn({ scope: [scopeText(only)] }) : nothingTyped
}

const candidatesHere = async (web: Web, person: Person, c: Here, typed: Typed) => {
  const scope = scopeFrom(first(typed.values, 'scope'))
  const period = Period.safeParse(periodFrom(typed.values, await zoneOf(web, scope.scheme)))
  return candidatesFor(web.world, person, {
    find: first(typed.values, 'find').trim(),
    period: period.data,
    now: c.var.arrived,
  })
}
