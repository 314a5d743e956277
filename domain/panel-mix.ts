import type { PersonId } from './ids.ts'
import type { Person } from './person.ts'
import type { Panel } from './rubric.ts'
import type { Task } from './task.ts'

/** A place in a panel for a field of expertise goes by the field's Chinese name. */
export type Seat = string
export type Seated = { readonly person: Person; readonly field?: Seat; readonly standsIn?: boolean }

type Mix = Pick<Panel, 'mix'>['mix']

const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase()

/** The fields of the mix that somebody is an expert in, named as in the appointment, in either language. */
export const fieldsOf = (person: Person, mix: Mix): Seat[] => {
  const own = new Set((person.expertise?.fields ?? []).map(plain))
  return mix
    .filter(({ field }) => own.has(plain(field.zh)) || own.has(plain(field.en)))
    .map(({ field }) => field.zh)
}

/** Still scoring, or done with a sheet: who stepped aside or did not answer keeps no place. */
const counts = ({ state, answer }: Task): boolean =>
  state.is === 'open' || (answer?.kind === 'score' && answer.answer.decision === 'score')

/** The places by field that these tasks of a round leave open, one entry for each. */
export const openSeats = (mix: Mix, tasks: readonly Task[]): Seat[] =>
  mix.flatMap(({ field, min }) => {
    const held = tasks.filter((task) => task.field === field.zh && counts(task)).length
    return Array.from({ length: Math.max(0, min - held) }, () => field.zh)
  })

/**
 * Gives so many places to candidates in the order of their rank: first the places for a field, each to somebody of
 * the field, whoever could take several being moved where that seats more of them; then the others. A place for a
 * field that nobody is left for stays free, unless the officer asked for somebody by name, who stands in.
 */
export const seat = (
  ranked: readonly Person[],
  places: number,
  seats: readonly Seat[],
  mix: Mix,
  wished: readonly PersonId[],
): Seated[] => {
  const taken = byField(ranked, seats.slice(0, Math.max(0, places)), mix)
  const inField = new Set(taken.values())
  const left = ranked.filter((person) => !inField.has(person))
  const vacant = seats.slice(0, Math.max(0, places)).filter((_, index) => !taken.has(index))
  const standIns = left
    .filter(({ id }) => wished.includes(id))
    .slice(0, vacant.length)
    .map((person, index) => ({ person, field: vacant[index] ?? '', standsIn: true }))
  const standing = new Set(standIns.map(({ person }) => person))
  return [
    ...[...taken]
      .toSorted(([a], [b]) => a - b)
      .map(([index, person]) => ({ person, field: seats[index] ?? '' })),
    ...standIns,
    ...left
      .filter((person) => !standing.has(person))
      .slice(0, Math.max(0, places - seats.length))
      .map((person) => ({ person })),
  ]
}

/** The places that stay open however people of these fields take them. */
export const seatsLeft = (seats: readonly Seat[], people: readonly ReadonlySet<Seat>[]): Seat[] => {
  const taken = matched(people, seats, (fields) => [...fields])
  return seats.filter((_, index) => !taken.has(index))
}

const byField = (ranked: readonly Person[], seats: readonly Seat[], mix: Mix): Map<number, Person> =>
  matched(ranked, seats, (person) => fieldsOf(person, mix))

/** The most places that can be taken at once: each candidate in turn finds one, or moves somebody who has another. */
const matched = <Candidate>(
  ranked: readonly Candidate[],
  seats: readonly Seat[],
  fieldsFor: (one: Candidate) => readonly Seat[],
): Map<number, Candidate> => {
  const taken = new Map<number, Candidate>()
  const settles = (one: Candidate, tried: Set<number>): boolean => {
    const fields = fieldsFor(one)
    for (const [index, field] of seats.entries()) {
      if (tried.has(index) || !fields.includes(field)) continue
      tried.add(index)
      const before = taken.get(index)
      if (before === undefined || settles(before, tried)) {
        taken.set(index, one)
        return true
      }
    }
    return false
  }
  for (const one of ranked) settles(one, new Set())
  return taken
}
