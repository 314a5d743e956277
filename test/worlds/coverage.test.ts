import { readdirSync, readFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { MessageKind } from '../../domain/message-kind.ts'
import { audience } from '../support/api.ts'
import { startIssuer } from '../support/issuer.ts'
import { askedOf } from './ask.ts'
import { drawn, longRun } from './deck.ts'
import { valuesIn } from './ids.ts'
import type { Known } from './life.ts'
import { life } from './whole-life.ts'
import { pageQueries } from './page-queries.ts'
import { everyRoute, filled, nameOf, notAsked, tableOf } from './routes.ts'
import { guarded, guardOf } from './guarded.ts'
import { isTooWide, type Secret, secretNames, secrets } from './secrets.ts'
import { openWorld, roles, type World } from './world.ts'
import { notFilled, notSent } from './left-out.ts'

/*
 * What the pairs of worlds ask, held against the tables of the program: a new route, a new name behind a question mark,
 * a new kind of message is either asked, or named with a reason.
 */

/** Every way in of a world's apps, as the pairs name them: `GET /cases/:case`, `GET /api/cases/{case}`. */
const tablesOf = ({ pages, files, figures }: World): string[] =>
  [pages, files, figures]
    .flatMap(tableOf)
    .map(
      ({ method, path }) =>
        `${method} ${path.startsWith('/api/') ? path.replaceAll(/:(\w+)/g, '{$1}') : path}`,
    )

const open = async (): Promise<World> => {
  const issuer = await startIssuer(audience)
  onTestFinished(issuer.stop)
  return openWorld(issuer, Buffer.from('%PDF-1.7'))
}

test('every route of pages, files, figures and API is asked at least twice, or is named with the reason why not', async () => {
  const world = await open()
  const routes = await everyRoute(world)
  const asked = Map.groupBy(
    drawn(longRun, routes).map(({ route }) => nameOf(route)),
    (name) => name,
  )
  const table = tablesOf(world)
  expect(table.length).toBeGreaterThan(300)
  expect(table.filter((name) => (asked.get(name)?.length ?? 0) < 2 && notAsked[name] === undefined)).toEqual(
    [],
  )
  // What is named is there, and is not asked after all.
  expect(Object.keys(notAsked).filter((name) => !table.includes(name) || asked.has(name))).toEqual([])
})

const sourcesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${folder}/${name}`)

test('every name that a page reads behind the question mark is known to the pairs', () => {
  // The API's operations parse theirs by a schema, which its document shows.
  const reading = ['functions/web', 'functions/files', 'functions/insight']
    .flatMap(sourcesIn)
    .filter((file) => !file.startsWith('functions/web/api/'))
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }))
    .filter(({ text }) => /\breq\.quer(?:y|ies)\(|\bsearchParams\)/.test(text))
  expect(reading.map(({ file }) => file).toSorted()).toEqual(Object.keys(pageQueries).toSorted())
  const unknown = reading.flatMap(({ file, text }) =>
    [...text.matchAll(/\breq\.quer(?:y|ies)\('([^']+)'\)/g)].flatMap(([, name = '']) =>
      pageQueries[file]?.names.includes(name) === true ? [] : [`${file}: ${name}`],
    ),
  )
  expect(unknown).toEqual([])
})

/** Who may know a secret by the policy in a chapter, and not by what is stated. */
const letInBeyond = async (world: World, known: Known, n: number): Promise<string[]> => {
  const { town } = world
  const found: string[] = []
  const people = await town.store.people.loadMany(peopleIn(world))
  for (const name of secretNames) {
    const secret: Secret = secrets[name]
    const id = known[secret.where]
    const began = life.findIndex((chapter) => chapter.name === secret.since) <= n
    const isOut = life.findIndex((chapter) => chapter.name === secret.until)
    if (id === undefined || !began || (isOut !== -1 && isOut <= n)) continue
    const file = await town.file(id)
    for (const person of people)
      if (isTooWide(person.name, person, secret, [file])) found.push(`${person.name} may know the ${name}`)
  }
  return found
}

const peopleIn = ({ town }: World) => roles.flatMap((role) => (role === undefined ? [] : [town.who(role).id]))

test('every right of the policy opens something that worlds differ in, or is named with the reason why not', () => {
  const named = new Set(secretNames.flatMap((name): readonly string[] => secrets[name].rights))
  const said = Object.entries(guardOf).flatMap(([right, by]) => (by === guarded ? [right] : []))
  expect(said.toSorted()).toEqual([...named].toSorted())
})

test(
  'a life told once fills every address, asks with every name, and sends every kind of message',
  { timeout: 600_000 },
  async () => {
    const world = await open()
    const known: Known = {}
    const tooWide: string[] = []
    for (const [n, { name, play }] of life.entries()) {
      await play(world, known)
      tooWide.push(...(await letInBeyond(world, known, n)).map((one) => `${name}: ${one}`))
    }
    // The policy lets in nobody of whom it is stated that they never know.
    expect(tooWide).toEqual([])
    const routes = await everyRoute(world)
    const values = await valuesIn([world], [known])

    // Each name in a path stands for something that is there, and not only for what is nowhere.
    const inPaths = new Set<string>()
    for (const { path } of routes) filled(path, (name) => inPaths.add(name) && name)
    const empty = [...inPaths].filter((name) =>
      (values[name] ?? []).every((value) => /^(?:(.)\1*|nothing)$/.test(value)),
    )
    expect.soft(empty.toSorted()).toEqual(Object.keys(notFilled).toSorted())

    // Each name behind a question mark is asked with somewhere.
    const addresses = drawn(longRun, routes).map(
      ({ route, role, rest }) => askedOf(route, role, rest, values).address,
    )
    const asked = new Set(addresses.flatMap((one) => [...new URL(one, 'http://here').searchParams.keys()]))
    const names = new Set(routes.flatMap(({ query }) => Object.keys(query)))
    expect.soft([...names].filter((name) => !asked.has(name))).toEqual([])

    const sent = new Set(world.delivered.map(({ message }) => message.about))
    for (const id of peopleIn(world))
      for (const { about } of (await world.town.store.messages.to(id, { limit: 100 })).items) sent.add(about)
    expect(MessageKind.options.filter((kind) => !sent.has(kind)).toSorted()).toEqual(
      Object.keys(notSent).toSorted(),
    )
  },
)
