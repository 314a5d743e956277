import Pdf from 'pdfkit'
import { onTestFinished } from 'vitest'
import type { CaseFile } from '../../domain/case.ts'
import { handInsOf } from '../../domain/handed-in.ts'
import { canonical } from '../../domain/history.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { Person } from '../../domain/person.ts'
import { may } from '../../domain/policy.ts'
import { audience } from '../support/api.ts'
import { startIssuer } from '../support/issuer.ts'
import { type Answer, type Asked, askedOf, asker, difference, type Drawn, firstOf, nextOf } from './ask.ts'
import { type Values, valuesIn } from './ids.ts'
import { placesOf } from './proof.ts'
import type { Chapter, Known } from './life.ts'
import { life } from './whole-life.ts'
import { drawn } from './deck.ts'
import { everyRoute, nameOf } from './routes.ts'
import { isTooWide, mayKnow, type Secret, type SecretName, secrets } from './secrets.ts'
import { intruder, isTwin, openWorld, parts, type Role, roles, type World } from './world.ts'

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
  /** How many of the questions were for a next page, by the cursor that the one before gave. */
  readonly nextPages: number
  readonly leaks: readonly Leak[]
  readonly routes: readonly string[]
  /** Secrets of which somebody who may know them saw a difference. */
  readonly seen: readonly SecretName[]
  /** Secrets that were found out about the one who is let in by mistake. */
  readonly noticed: readonly SecretName[]
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

/** Figures are sums over a call, for whoever may read figures: some secrets are in them. */
const isInSums = (name: SecretName, { door, role }: Asked, { people }: Standing): boolean => {
  const { inSums }: Secret = secrets[name]
  return (
    door === 'figures' && inSums === true && may(people.get(role), { to: 'see-insight', scheme: 'lingang' })
  )
}

/**
 * The digest of what was handed in and the signature over it: they are of everything, also of what its reader may not
 * know, and tell nothing of it.
 */
const receiptsOf = async ({ world, known }: Other): Promise<string[]> => {
  if (known.told === undefined) return []
  const file = await world.town.file(known.told)
  if (file.head.kind !== 'application' || file.head.receipt === undefined) return []
  const kept = await world.town.store.receipts.load(file.head.receipt.number)
  const hashes = [file.head.receipt.hash, ...handInsOf(file).map(({ hash }) => hash)]
  // A page shows them in groups of eight.
  const shown = hashes.map((hash) => hash.match(/.{1,8}/g)?.join(' ') ?? hash)
  return [...hashes, ...shown, ...(kept === undefined ? [] : [kept.jws])]
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
  const noticed = new Set<SecretName>()
  const toldAt = new Map<SecretName, ((role: Role) => Asked)[]>()
  let pairs = 0
  let nextPages = 0
  const count = (route: string, secret: SecretName): void => {
    pairs += 1
    byRoute[route] = (byRoute[route] ?? 0) + 1
    bySecret[secret] = (bySecret[secret] ?? 0) + 1
  }

  /**
   * Where a secret is said to those who may know it, two of them asked; each such address is then asked by everybody
   * who may not. That somebody sees a difference shows that the test would tell.
   */
  const saidAt = async (
    { world }: Other,
    knowing: readonly Role[],
    values: Values,
    files: readonly CaseFile[],
  ): Promise<((role: Role) => Asked)[]> => {
    const found: ((role: Role) => Asked)[] = []
    for (const [, addresses] of placesOf(values, files)) {
      if (found.length >= mostPlaces) return found
      for (const role of knowing) {
        const tells = await firstThat(addresses, async (at) => {
          const asked = at(role)
          const mine = await ask(usual.world, asked, asked.address)
          return difference(mine, await ask(world, asked, asked.address)) !== undefined
        })
        if (tells === undefined) continue
        found.push(tells)
        break
      }
    }
    return found
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
    const compare = ({ secret }: Other, asked: Asked, mine: Answer, theirs: Answer): void => {
      const first = difference(mine, theirs, alike)
      if (asked.role === intruder) {
        if (first !== undefined) noticed.add(secret)
        return
      }
      count(asked.route, secret)
      if (first !== undefined) leaks.push({ secret, chapter: name, asked: said(asked), first })
    }
    const turn = async (asked: Asked, rest: Drawn, at: number, deep = 0): Promise<void> => {
      const from = (ignorant.get(asked.role) ?? []).filter(({ secret }) => !isInSums(secret, asked, now))
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
        if (theirs) compare(other, asked, mine, theirs)
      }
      // Where a list goes on, its next page is asked for by the same cursor.
      const next = isWrite(asked) ? undefined : nextOf(asked.address, mine)
      if (next === undefined || deep >= mostPages) return
      nextPages += 1
      await turn({ ...asked, address: next }, rest, at, deep + 1)
    }
    for (const other of there) {
      const secret: Secret = secrets[other.secret]
      const files = [now, standings.get(other) ?? now].flatMap((standing) => standing[secret.where])
      for (const [role, person] of now.people)
        if (role !== undefined && isTooWide(role, person, secret, files))
          leaks.push({
            secret: other.secret,
            chapter: name,
            asked: 'the policy',
            first: `${role} may know it`,
          })
      // When it comes up, and once more at the end, when the policy lets in most.
      const before = toldAt.get(other.secret) ?? []
      if (before.length > 0 && n < chapters.length - 1) continue
      const mayNot = roles.filter((role) => ignorant.get(role)?.includes(other))
      const knowers = roles.filter((role) => !mayNot.includes(role))
      const byPart = secret.known.flatMap((part) =>
        knowers.filter((role) => parts[part].some((one) => one === role)).slice(0, 1),
      )
      const byName = knowers.filter((role) => role !== undefined && secret.own.includes(role))
      const knowing = [...new Set([...byPart.slice(0, mostKnowing), ...byName.slice(0, 1)])]
      const places = before.length > 0 ? before : await saidAt(other, knowing, values, files)
      toldAt.set(other.secret, places)
      for (const at of before.length > 0 ? places.filter((_, index) => index % 2 === 1) : places)
        for (const role of [...mayNot.filter((one) => !isTwin(one)), intruder]) {
          const asked = at(role)
          if (isInSums(other.secret, asked, now)) continue
          const [mine, theirs] = await Promise.all(
            [usual, other].map(({ world }) => ask(world, asked, `${name} ${asked.address}`)),
          )
          if (mine && theirs) compare(other, asked, mine, theirs)
        }
    }
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
  return {
    byRoute,
    bySecret,
    pairs,
    nextPages,
    leaks,
    noticed: [...noticed],
    routes: routes.map(nameOf),
    seen: [...toldAt].flatMap(([secret, places]) => (places.length > 0 ? [secret] : [])),
  }
}

/** How many parts of those who may know a secret are asked where it is said, beside whoever it is of. */
const mostKnowing = 2

/** In how many places a secret is asked for by everybody. */
const mostPlaces = 8

/** The first of some that is so. */
const firstThat = async <Item>(
  items: readonly Item[],
  isSo: (item: Item) => Promise<boolean>,
): Promise<Item | undefined> => {
  for (const item of items) if (await isSo(item)) return item
  return undefined
}

/** How many pages of a list are asked for after the first. */
const mostPages = 3

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
