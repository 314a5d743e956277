import { agesAt } from '../../../domain/age.ts'
import { type BoardRow, dueOf, lateSince } from '../../../domain/board.ts'
import { countSteps, type StepCount } from '../../../domain/board-count.ts'
import type { WorkingCalendar } from '../../../domain/calendar.ts'
import { inOrder, isAsked, latenessOf, type SeenRow } from '../../../domain/board-filter.ts'
import { kindWords } from '../../../domain/organisation-kind.ts'
import type { CaseId } from '../../../domain/ids.ts'
import type { Person } from '../../../domain/person.ts'
import { may } from '../../../domain/policy.ts'
import { reachedSaid } from '../../../domain/reached.ts'
import { Refusal } from '../../../domain/refusal.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import { same, type Words } from '../../../domain/words.ts'
import { casesOf } from '../../other-cases.ts'
import type { World } from '../../ports/world.ts'
import type { Web } from '../context.ts'
import { defined } from '../defined.ts'
import { hatWords } from '../words/words.ts'
import { type Batch, statusesOf } from './batch.ts'
import type { BoardQuery } from './board-query.ts'
import type { BoardItem, BoardStep, BoardView, Choice } from './board-shape.ts'
import { chosenTitle, isOfProgramme, levelTitleOf, stepTitle } from './board-words.ts'
import { schemesOf, seenRows } from './seen-rows.ts'

/** Every case of a batch that the reader may see, and the programme whose words and calendar it is told in. */
export type OpenBoard = {
  readonly batch: Batch
  readonly rows: readonly SeenRow[]
  /** What only the policy looks at. */
  readonly whole: readonly BoardRow[]
  readonly scheme: Scheme | undefined
  readonly calendar: WorkingCalendar
  readonly settling: number
}

/** So many cases of an earlier program get their row while somebody waits for the page. */
const atOnce = 200

export const openBoard = async (web: Web, person: Person, batch: Batch): Promise<OpenBoard> => {
  const drafts = may(person, { to: 'list-drafts', scheme: batch.scheme })
  const { rows: whole, settling } = await keptRows(web, batch, drafts)
  const rows = await seenRows(web.world, person, whole)
  return { batch, rows, whole, settling, ...(await toldIn(web.world, batch, rows)) }
}

/**
 * The same of the cases that are named alone: two hundred of five thousand. Where one of them has no row yet, the whole
 * board is read, which adds what is missing.
 */
export const openSome = async (
  web: Web,
  person: Person,
  batch: Batch,
  cases: readonly CaseId[],
): Promise<OpenBoard> => {
  const drafts = may(person, { to: 'list-drafts', scheme: batch.scheme })
  const whole = await web.world.store.board.some(batch.id, cases, drafts)
  if (whole.length < new Set(cases).size) return openBoard(web, person, batch)
  const rows = await seenRows(web.world, person, whole)
  return { batch, rows, whole, settling: 0, ...(await toldIn(web.world, batch, rows)) }
}

const toldIn = async (
  world: World,
  batch: Batch,
  rows: readonly SeenRow[],
): Promise<Pick<OpenBoard, 'scheme' | 'calendar'>> => {
  const scheme = await schemeOf(world, batch, rows)
  return { scheme, calendar: await world.calendars.of(scheme ?? { calendar: 'cn' }) }
}

/** Every row of a batch, whoever asks, and how many cases still have none. */
export const keptRows = async (
  { world }: Web,
  batch: Batch,
  drafts: boolean,
): Promise<{ readonly rows: readonly BoardRow[]; readonly settling: number }> => {
  const { board } = world.store
  const found = await board.rows(batch.id, drafts)
  if (found.complete) return { rows: found.rows, settling: 0 }
  const ids = (await casesOf(world, batch.id)).map(({ id }) => id)
  const settling = await board.catchUp(batch.id, ids, atOnce)
  return { rows: ids.length > 0 ? (await board.rows(batch.id, drafts)).rows : found.rows, settling }
}

/** A call is of one version; a year is told in the words of the newest one that it has cases of. */
export const schemeOf = async (
  world: World,
  { ref, scheme }: Batch,
  rows: readonly Pick<SeenRow, 'scheme'>[],
): Promise<Scheme | undefined> => {
  if (ref !== undefined) return world.schemes.load(ref)
  const versions = [...(await schemesOf(world, rows)).values()]
  const version = (one: Scheme): number => Number(one.ref.split('@')[1])
  return (
    versions.toSorted((a, b) => version(b) - version(a))[0] ??
    (await world.schemes.current()).find((one) => one.ref.startsWith(`${scheme}@`))
  )
}

/** What is shown of a board: its steps with counts, and a page of the cases that are asked for. */
export const boardFor = async (
  web: Web,
  person: Person,
  batch: Batch,
  query: BoardQuery,
  page: { readonly limit: number; readonly after?: string },
): Promise<
  BoardView & { readonly words: Scheme | undefined; readonly zone: Scheme['timeZone'] | undefined }
> => {
  const open = await openBoard(web, person, batch)
  const now = web.world.now().toISOString()
  const { matching, items } = matchingItems(open, query, now, person)
  const from = placeIn(page.after)
  const next = from + page.limit < matching.length ? `${from + page.limit}` : undefined
  const lateness = open.rows.map((row) => latenessOf(row, now))
  return {
    ...{ batch: open.batch.id, title: open.batch.title, scheme: open.batch.scheme },
    ...{ kind: open.batch.kind, now, total: open.rows.length, words: open.scheme },
    zone: open.scheme?.timeZone,
    late: lateness.filter((one) => one === 'yes').length,
    soon: lateness.filter((one) => one === 'soon').length,
    steps: stepsOf(open, now),
    choices: choicesOf(open),
    matching: matching.length,
    ...(open.settling > 0 ? { settling: open.settling } : {}),
    items: items(matching.slice(from, from + page.limit)),
    ...defined({ next }),
  }
}

/** Where a page begins: a number of rows, as `next` of the page before says it. */
const placeIn = (after: string | undefined): number => {
  if (after === undefined) return 0
  if (!/^\d{1,6}$/.test(after))
    throw new Refusal('invalid', { problems: [{ field: 'after', code: 'bad-cursor' }] })
  return Number(after)
}

/** The rows that fit a query, in its order, and how they are shown. */
export const matchingItems = (open: OpenBoard, query: BoardQuery, now: string, person: Person) => {
  const ageOf = agesOf(open, now)
  const matching = inOrder(
    open.rows.filter((row) => isAsked(row, query.filter, now, person.id)),
    query.filter,
    now,
  )
  const item = ({ reached, ...row }: SeenRow): BoardItem => {
    const since = lateSince(row, now)
    return {
      ...row,
      age: ageOf(row.since),
      ...defined({ due: dueOf(row) }),
      ...(since === undefined ? {} : { late: { since, ...ageOf(since) } }),
      ...(reached === undefined
        ? {}
        : { overdue: reached.map((work) => ({ does: work.does, ...reachedSaid(work, open.scheme) })) }),
    }
  }
  return { matching, items: (rows: readonly SeenRow[]) => rows.map(item) }
}

const agesOf = ({ scheme, calendar }: OpenBoard, now: string) =>
  agesAt(now, { timeZone: scheme?.timeZone ?? 'Asia/Shanghai', calendar })

const none: StepCount = {
  ...{ step: '', count: 0, late: 0 },
  ...{ middle: { days: 0, working: 0 }, oldest: { days: 0, working: 0 } },
}

/** Every step that has cases or that the programme has, in the order in which a case goes through them. */
const stepsOf = (open: OpenBoard, now: string): BoardStep[] => {
  const { rows, batch, scheme } = open
  const counts = countSteps(rows, now, agesOf(open, now))
  return statusesOf(batch.kind)
    .filter((status) => counts.has(status) || (batch.kind === 'application' && isOfProgramme(status, scheme)))
    .map((status) => {
      const { count, late, middle, oldest } = counts.get(status) ?? none
      return {
        ...{ step: status, title: stepTitle(status, batch.kind, scheme), count, late, middle, oldest },
        levels: [...counts.values()]
          .filter(({ step }) => step.startsWith(`${status}:`))
          .map((level) => ({
            ...{ step: level.step, count: level.count, late: level.late },
            title: levelTitleOf(level.step.slice(status.length + 1), batch.kind, scheme),
          })),
      }
    })
}

/** What there is to choose from, each with how many cases have it, the most frequent first. */
const choicesOf = ({ rows, scheme }: OpenBoard): BoardView['choices'] => {
  const count = (
    valueOf: (row: SeenRow) => string | undefined,
    title: (value: string, row: SeenRow) => Words,
  ): Choice[] => {
    // Counted in place: six lists over thousands of rows.
    const held = new Map<string, { value: string; title: Words; count: number }>()
    for (const row of rows) {
      const value = valueOf(row)
      if (value === undefined) continue
      const known = held.get(value)
      if (known) known.count += 1
      else held.set(value, { value, title: title(value, row), count: 1 })
    }
    return [...held.values()].toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  }
  return {
    formation: count(
      (row) => row.formation,
      (value) => chosenTitle('formation-type', value, scheme),
    ),
    field: count(
      (row) => row.field,
      (value) => chosenTitle('field', value, scheme),
    ),
    region: count((row) => row.region, same),
    organisationKind: count(
      (row) => row.organisationKind,
      (_, row) => (row.organisationKind ? kindWords[row.organisationKind] : same('')),
    ),
    officer: count(
      (row) => row.officer?.id,
      (_, row) => same(row.officer?.name || '·'),
    ),
    turn: count(
      (row) => row.turns[0]?.as,
      (_, row) => (row.turns[0] ? hatWords[row.turns[0].as] : same('')),
    ),
  }
}
