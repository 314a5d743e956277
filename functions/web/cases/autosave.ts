import { z } from 'zod'
import { CaseId, OrganisationId } from '../../../domain/ids.ts'
import { speaksFor } from '../../../domain/person.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import type { ToldConflict } from '../../../domain/save-section.ts'
import { timeFormat } from '../../../domain/time-format.ts'
import { openPart } from '../../commands/member-part.ts'
import { saveAnswers, type SavedAnswers } from '../../commands/save-answers.ts'
import type { Glance } from '../../ports/case-store.ts'
import { askingOf, type SignedIn, type View } from '../context.ts'
import { type Here, param, type Site, viewHere } from '../page.tsx'
import { problemSaid } from '../words/problem-words.ts'
import { onScript } from '../script-route.ts'
import { asTyped } from '../ui/scheme-field.tsx'
import { valueSaid } from './typed-section.ts'

/** Longer than any list of what one person changed between two saves. */
const mostChanges = 3000
const Texts = z.array(z.string()).max(200)
const Tab = z.string().regex(/^[a-z0-9-]{8,40}$/)
const Typing = z.strictObject({
  /** The save that the page knows of: when there were others since, the answer tells what stands there now. */
  revision: z.number().int().min(0),
  changes: z
    .record(z.string().max(140), z.strictObject({ base: Texts, value: Texts }))
    .refine((changes) => Object.keys(changes).length <= mostChanges),
})
const Sign = z.strictObject({
  tab: Tab,
  section: z.string().max(40),
  owner: OrganisationId.optional(),
  revision: z.number().int().min(0),
  leaving: z.boolean().default(false),
})

/** `23:51` by the clocks of the programme. */
export const clockSaid = (view: View, at: string): string =>
  timeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: view.zone }).format(
    new Date(at),
  )

/** What a page sends while somebody types, and the sign of life that it gives between. */
export const autosaveRoutes = (site: Site): void => {
  const { web } = site
  onScript(site, '/cases/:case/sections/:section/answers', Typing, async (c, typing, signedIn) => {
    const section = param(c, 'section')
    const input = { case: caseOf(c), section, changes: typing.changes }
    return told(
      site,
      c,
      typing.revision,
      await saveAnswers(web.world, askingOf(c.var, signedIn.person), input),
    )
  })
  onScript(site, '/cases/:case/members/:organisation/part/answers', Typing, async (c, typing, signedIn) => {
    const owner = OrganisationId.safeParse(param(c, 'organisation')).data
    if (owner === undefined) throw notFound()
    const input = { case: caseOf(c), section: '', owner, changes: typing.changes }
    const asking = askingOf(c.var, signedIn.person)
    return told(site, c, typing.revision, await saveAnswers(web.world, asking, input, openPart(owner)))
  })
  onScript(site, '/cases/:case/here', Sign, (c, sign, signedIn) => signOfLife(site, c, sign, signedIn))
}

const caseOf = (c: Here): CaseId => {
  const id = CaseId.safeParse(param(c, 'case')).data
  if (id === undefined) throw notFound()
  return id
}

const told = async ({ web }: Site, c: Here, known: number, saved: SavedAnswers) => {
  c.set('zone', saved.zone)
  const view = viewHere(c, web)
  const { asked, conflicts, refused, revision, since, answers } = saved
  const values = asked ? asTyped(asked, answers).values : {}
  const names = await namesOf({ web }, conflicts)
  return {
    at: clockSaid(view, c.var.arrived),
    revision,
    fields: asked?.fields.map(({ id }) => id).join() ?? '',
    ...(since === known ? {} : { values }),
    refused: refused.map((problem) => ({ name: problem.field, words: view.say(problemSaid(problem)) })),
    conflicts: conflicts.map((conflict) => ({
      name: `${asked?.id ?? ''}.${conflict.path}`,
      theirs: values[`${asked?.id ?? ''}.${conflict.path}`] ?? [],
      said: asked ? valueSaid(view, asked, conflict.path, conflict.theirs, saved.files) : '',
      by: names.get(String(conflict.by)) ?? '',
      at: conflict.at === undefined ? '' : clockSaid(view, conflict.at),
    })),
  }
}

/** The names of those whose versions are in the way. */
export const namesOf = async (
  { web }: Pick<Site, 'web'>,
  conflicts: readonly Pick<ToldConflict, 'by'>[],
): Promise<ReadonlyMap<string, string>> => {
  const ids = [...new Set(conflicts.flatMap(({ by }) => (by === undefined ? [] : [by])))]
  if (ids.length === 0) return new Map()
  const people = await web.world.store.people.loadMany(ids)
  return new Map(people.map(({ id, name }) => [String(id), name]))
}

/**
 * Somebody has a section open: says so, hears who else is there, and what they saved. Only a small part of the case is
 * read, and nobody learns anything here who may not write in it.
 */
const signOfLife = async (
  { web }: Site,
  c: Here,
  { tab, section, owner, revision, leaving }: z.infer<typeof Sign>,
  { person }: SignedIn,
) => {
  const { store, now } = web.world
  const id = caseOf(c)
  const name = { id: section, owner }
  const glance = await store.cases.glance(id, section === '' ? [] : [name])
  if (!glance || !mayBeIn(glance, person, owner)) throw notFound()
  if (leaving) {
    await store.presence.leave(id, person.id, tab)
    return {}
  }
  const others = await store.presence.meet(
    id,
    tab,
    { person: person.id, name: person.name, section, owner },
    now(),
  )
  const saved = glance.sections[0]
  return {
    here: others.map((one) => ({
      name: one.name,
      section: one.section,
      ...(one.owner ? { owner: one.owner } : {}),
    })),
    status: glance.head.status.is,
    revision: saved?.revision ?? 0,
    changed: saved !== undefined && (saved.revision ?? 0) !== revision,
  }
}

/** Whoever leads the case; in a member's own part its people. */
const mayBeIn = (
  { head, members, sections }: Glance,
  person: SignedIn['person'],
  owner: OrganisationId | undefined,
): boolean => {
  const file = { head, members, sections, steps: [], tasks: [], objections: [], events: [] }
  if (may(person, { to: 'write', file })) return true
  return (
    owner !== undefined &&
    speaksFor(person, owner) &&
    members.some((one) => one.organisation === owner && one.confirmation.is !== 'declined')
  )
}
