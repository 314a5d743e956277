import fc from 'fast-check'
import Pdf from 'pdfkit'
import { onTestFinished } from 'vitest'
import type { CaseFile } from '../../domain/case.ts'
import { canonical } from '../../domain/history.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { Person } from '../../domain/person.ts'
import { audience } from '../support/api.ts'
import { startIssuer } from '../support/issuer.ts'
import { type Answer, type Asked, askedOf, asker, difference, type Drawn, firstOf } from './ask.ts'
import { type Values, valuesIn } from './ids.ts'
import { placesFor } from './proof.ts'
import { type Chapter, type Known, life } from './life.ts'
import { everyRoute, nameOf, type Route } from './routes.ts'
import { mayKnow, type Secret, type SecretName, secrets } from './secrets.ts'
import { openWorld, type Role, roles, type World } from './world.ts'

export type Leak = {
  readonly secret: SecretName
  readonly chapter: string
  readonly asked: string
  readonly first: string
}

export type Found = {
  /** Pairs that were compared, by route; `mail` is what was sent to somebody. */
  readonly byRoute: Readonly<Record<string, number>>
  readonly bySecret: Readonly<Record<string, number>>
  readonly pairs: number
  readonly leaks: readonly Leak[]
  readonly routes: readonly string[]
  /** Secrets of which somebody who may know them saw a difference. */
  readonly seen: readonly SecretName[]
}

type Plan = {
  readonly seed: number
  /** How many addresses are asked; each makes a pair with some of the worlds whose secret the role may not know. */
  readonly asks: number
  readonly secrets: readonly SecretName[]
  /** How many chapters of the life are played; all of them when absent. */
  readonly chapters?: number
  /** With how many worlds an answer is compared at most. */
  readonly with: number
}

type Other = { readonly secret: SecretName; readonly world: World; readonly known: Known }

/** Routes in an order that the seed gives, each twice before any a third time; with whoever asks and what fills them. */
const drawn = ({ seed, asks }: Plan, routes: readonly Route[]) => {
  const one = fc.record({
    place: fc.integer({ min: 0, max: 1_000_000 }),
    role: fc.integer({ min: 0, max: roles.length - 1 }),
    rest: fc.record({
      picks: fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 40, maxLength: 40 }),
      english: fc.boolean(),
      head: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    }),
  })
  const draws = fc.sample(fc.noBias(one), { seed, numRuns: asks })
  const places = draws.map(({ place }) => place)
  const shuffled = (some: readonly Route[], from: number): Route[] =>
    some
      .map((route, at) => ({ route, place: places[(from + at) % asks] ?? 0 }))
      .toSorted((a, b) => a.place - b.place)
      .map(({ route }) => route)
  // Twice everything; what is left are addresses of cases, where most is said.
  const near = routes.filter(({ path }) => /[:{](?:case|meeting|batch)\b/.test(path))
  const deck = [...shuffled(routes, 0), ...shuffled(routes, 7)]
  while (deck.length < asks) deck.push(...shuffled(near, deck.length))
  return draws.flatMap(({ role, rest }, at) => {
    const route = deck[at]
    return route === undefined ? [] : [{ route, role: roles[role], rest }]
  })
}

const chapterOf = (name: string): number => life.findIndex((one) => one.name === name)

/** The cases of a world as they stand in a chapter, and everybody as the program knows them. */
type Standing = {
  readonly told: readonly CaseFile[]
  readonly draft: readonly CaseFile[]
  readonly people: ReadonlyMap<Role, Person>
}

const standingIn = async ({ world, known }: Other): Promise<Standing> => {
  const load = async (id: CaseId | undefined) => (id === undefined ? [] : [await world.town.file(id)])
  const people = await world.town.store.people.loadMany(
    roles.flatMap((role) => (role === undefined ? [] : [world.town.who(role).id])),
  )
  return {
    told: await load(known.told),
    draft: await load(known.draft),
    people: new Map(people.map((person) => [roles.find((role) => role === person.name), person])),
  }
}

/** The work that somebody was asked for by name: whoever has other work in another world is part of what differs. */
const workOf = (files: readonly CaseFile[], person: string): string =>
  files
    .flatMap(({ tasks }) => tasks)
    .flatMap(({ id, kind, audience }) =>
      audience.is === 'person' && audience.person === person ? [`${kind} ${id}`] : [],
    )
    .toSorted()
    .join(' ')

const isIgnorant = (role: Role, secret: Secret, usual: Standing, other: Standing): boolean => {
  if (role === undefined) return true
  const [here, there] = [usual[secret.where], other[secret.where]]
  const person = usual.people.get(role)
  return (
    person !== undefined &&
    !mayKnow(role, person, secret, [...here, ...there]) &&
    workOf(here, person.id) === workOf(there, person.id)
  )
}

/**
 * The digest of what was handed in and the signature over it: they are of everything, also of what its reader may not
 * know, and tell nothing of it.
 */
const receiptsOf = async ({ world, known }: Other): Promise<string[]> => {
  if (known.told === undefined) return []
  const { head } = await world.town.file(known.told)
  if (head.kind !== 'application' || head.receipt === undefined) return []
  const kept = await world.town.store.receipts.load(head.receipt.number)
  return [head.receipt.hash, ...(kept === undefined ? [] : [kept.jws])]
}

const without =
  (digests: readonly (readonly string[])[]) =>
  (text: string): string =>
    digests.flat().reduce((left, digest) => left.replaceAll(digest, '-'.repeat(64)), text)

/** All that was written to somebody, and what went out to them. */
const mailOf = async ({ town, delivered }: World, role: string): Promise<string> => {
  const { id } = town.who(role)
  const { items } = await town.store.messages.to(id, { limit: 100 })
  const sent = delivered.filter(({ message }) => message.to === id)
  return [...items, ...sent].map((one) => canonical(one)).join('\n')
}

/**
 * Plays worlds that differ in one secret each, beside a usual one, and asks them the same at every stage: who may not
 * know of a secret gets the same bytes in both.
 */
export const playPairs = async (plan: Plan): Promise<Found> => {
  const issuer = await startIssuer(audience)
  onTestFinished(issuer.stop)
  const open = async (secret?: SecretName) =>
    openWorld(issuer, await writtenBy(secret === 'applicant' ? 'Cloudriver' : 'Bluesea Instruments'), secret)
  const usual: Other = { secret: 'applicant', world: await open(), known: {} }
  const others: Other[] = []
  for (const secret of plan.secrets) others.push({ secret, world: await open(secret), known: {} })
  const all = [usual, ...others]
  const { ask, signIn } = asker(issuer)
  const routes = await everyRoute(usual.world)
  const asks = drawn(plan, routes)
  const chapters = life.slice(0, plan.chapters)
  const byRoute: Record<string, number> = {}
  const bySecret: Record<string, number> = {}
  const leaks: Leak[] = []
  const seen = new Set<SecretName>()
  let pairs = 0
  const count = (route: string, secret: SecretName): void => {
    pairs += 1
    byRoute[route] = (byRoute[route] ?? 0) + 1
    bySecret[secret] = (bySecret[secret] ?? 0) + 1
  }

  /** Somebody who may know of a secret sees it: the test would tell if all of them did. */
  const isSeen = async (
    other: Other,
    ignorant: ReadonlyMap<Role, readonly Other[]>,
    values: Values,
  ): Promise<boolean> => {
    const { own }: Secret = secrets[other.secret]
    const may = roles.filter((role) => !ignorant.get(role)?.includes(other))
    for (const role of may.toSorted((a, b) => Number(own.includes(b ?? '')) - Number(own.includes(a ?? ''))))
      for (const asked of placesFor(role, values)) {
        const [mine, theirs] = [
          await ask(usual.world, asked, asked.address),
          await ask(other.world, asked, asked.address),
        ]
        if (difference(mine, theirs) !== undefined) return true
      }
    return false
  }

  const play = async ({ name }: Chapter, n: number, values: Values): Promise<void> => {
    const there = others.filter(({ secret }) => {
      const { since, until }: Secret = secrets[secret]
      return chapterOf(since) <= n && (until === undefined || n < chapterOf(until))
    })
    const now = await standingIn(usual)
    const standings = new Map<Other, Standing>()
    for (const other of there) standings.set(other, await standingIn(other))
    const ignorant = new Map(
      roles.map((role) => [
        role,
        there.filter((other) => isIgnorant(role, secrets[other.secret], now, standings.get(other) ?? now)),
      ]),
    )
    const alike = without(await Promise.all(all.map(receiptsOf)))
    const turn = async (asked: Asked, rest: Drawn, at: number): Promise<void> => {
      const from = ignorant.get(asked.role) ?? []
      const begin = (rest.picks[0] ?? 0) % Math.max(from.length, 1)
      const compared = [...from.slice(begin), ...from.slice(0, begin)].slice(0, plan.with)
      if (compared.length === 0 && !isWrite(asked)) return
      const mine = await ask(usual.world, asked, `${name} ${at}`)
      // What is done in one world is done in all, so that they go on to differ in their secrets alone.
      const whom = isWrite(asked) && mine.status < 400 ? others : compared
      const answers = new Map<Other, Answer>()
      await Promise.all(
        whom.map(async (one) => answers.set(one, await ask(one.world, asked, `${name} ${at}`))),
      )
      for (const other of compared) {
        const theirs = answers.get(other)
        count(asked.route, other.secret)
        const first = theirs && difference(mine, theirs, alike)
        if (first !== undefined)
          leaks.push({ secret: other.secret, chapter: name, asked: said(asked), first })
      }
    }
    for (const other of there)
      if (!seen.has(other.secret) && (await isSeen(other, ignorant, values))) seen.add(other.secret)
    for (const [at, { route, role, rest }] of asks.entries())
      if (at % chapters.length === n) {
        // Where somebody may know of everything that is otherwise by now, anybody asks instead.
        const asks = (ignorant.get(role) ?? []).length === 0 ? undefined : role
        await turn(askedOf(route, asks, rest, values), rest, at)
      }
    for (const [role, kept] of ignorant) {
      if (role === undefined) continue
      const mine = alike(await mailOf(usual.world, role))
      for (const other of kept) {
        count('mail', other.secret)
        const theirs = alike(await mailOf(other.world, role))
        const first = firstOf(mine, theirs)
        if (mine !== theirs)
          leaks.push({ secret: other.secret, chapter: name, asked: `mail to ${role}`, first })
      }
    }
  }

  for (const [n, chapter] of chapters.entries()) {
    await Promise.all(all.map(({ world, known }) => chapter.play(world, known)))
    const values = await valuesIn(
      all.map(({ world }) => world),
      all.map(({ known }) => known),
    )
    await Promise.all(all.map(({ world }) => signIn(world)))
    await play(chapter, n, values)
  }
  return { byRoute, bySecret, pairs, leaks, routes: routes.map(nameOf), seen: [...seen] }
}

const isWrite = ({ method }: Asked): boolean => method !== 'GET' && method !== 'HEAD'
const said = ({ role, method, address, language, body }: Asked): string =>
  `${role ?? 'anybody'} (${language}): ${method} ${address}${body === undefined ? '' : ` ${body}`}`

/** A file that says in its properties who made it, and the same as any other on its page. */
const writtenBy = (author: string): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const pdf = new Pdf({ info: { Author: author, CreationDate: new Date('2031-02-01T00:00:00.000Z') } })
    const chunks: Buffer[] = []
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
    pdf.on('error', reject)
    pdf.text('What is planned')
    pdf.end()
  })
