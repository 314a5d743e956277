import { createNetwork } from './assignment-flow.ts'
import type { Seat } from './panel-mix.ts'

/** A case that experts are looked for: so many places, some of them for somebody of a field. */
export type Need = { readonly seats: number; readonly fields: readonly Seat[] }

/** Somebody who could be asked: what they have already, and how much they take at most. */
export type Hand = { readonly held: number; readonly most: number }

/** How well somebody suits a case (0 is best), and for which of its fields; nothing where it must not be. */
export type Fit = { readonly cost: number; readonly fields: readonly Seat[] }

/** Somebody's place: which of the cases, which of the people, and the field that the place is for. */
export type Placed = { readonly need: number; readonly hand: number; readonly field?: Seat }

export type Assignment = {
  readonly placed: readonly Placed[]
  /** Places that nobody may or can take. */
  readonly missing: number
  /** The most that anybody has in the end, and what everybody has on average. */
  readonly load: { readonly most: number; readonly mean: number }
}

/** What one piece of work more weighs against a better fit: as much for each that somebody has already. */
const weightOfLoad = 3

/**
 * Gives every place to somebody, as a flow of least cost: as many places as can be taken are taken; nobody has more
 * than one over the mean unless a place would stay free for it; and among such ways, those who suit best are chosen
 * while the work is spread evenly. Who must not judge a case has no arc to it, so that no solution can have it.
 */
export const assign = (
  needs: readonly Need[],
  given: readonly Hand[],
  fit: (need: number, hand: number) => Fit | undefined,
): Assignment => {
  // Nobody takes a case twice, so that no limit matters beyond one more for each case.
  const hands = given.map(({ held, most }) => ({ held, most: Math.min(most, held + needs.length) }))
  const wanted = needs.reduce((sum, { seats }) => sum + seats, 0)
  const before = hands.reduce((sum, { held }) => sum + held, 0)
  const fair = Math.floor((before + wanted) / Math.max(1, hands.length)) + 1
  const fits = needs.map(({ seats, fields }, need) =>
    seats === 0 ? [] : hands.map((_, hand) => within(fit(need, hand), fields)),
  )
  const most = Math.max(fair, ...hands.map((hand) => hand.most))
  // Nobody needs more than one over the mean as a rule, or one more where places are kept for a field.
  const usual = spread(needs, hands, fits, fair + 1)
  let best = usual(fair)
  if (best.length < wanted) best = usual(fair + 1)
  if (best.length < wanted) {
    // The least that everybody may have at most for as many places to be taken as can be taken at all.
    const tried = spread(needs, hands, fits, most)
    const reached = (cap: number): number => tried(cap, true).length
    const reachable = reached(most)
    let [low, high] = [fair, most]
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      if (reached(middle) === reachable) high = middle
      else low = middle + 1
    }
    best = tried(high)
  }
  const load = hands.map(({ held }) => held)
  for (const { hand } of best) load[hand] = (load[hand] ?? 0) + 1
  return {
    placed: best,
    missing: wanted - best.length,
    load: {
      most: Math.max(0, ...load),
      mean: hands.length === 0 ? 0 : (before + best.length) / hands.length,
    },
  }
}

/** Of what somebody is of, only the fields that a place is kept for. */
const within = (suits: Fit | undefined, kept: readonly Seat[]): Fit | undefined =>
  suits === undefined || suits.fields.length === 0
    ? suits
    : { cost: suits.cost, fields: suits.fields.filter((field) => kept.includes(field)) }

type Fits = readonly (readonly (Fit | undefined)[])[]

/**
 * Whoever may take what, laid out once; then the flow for a limit of what anybody may have, `top` at most. `free` asks
 * only how many places can be taken.
 */
const spread = (
  needs: readonly Need[],
  hands: readonly Hand[],
  fits: Fits,
  top: number,
): ((cap: number, free?: boolean) => Placed[]) => {
  const classes = needs.map(classesOf)
  const ofClasses = classes.reduce((sum, all) => sum + all.length, 0)
  // Whoever could take several places of one case passes through a node of the two, which lets one unit through.
  const pairs = fits.reduce(
    (sum, row) => sum + row.filter((suits) => suits !== undefined && suits.fields.length > 0).length,
    0,
  )
  const [source, sink, firstHand] = [0, 1, 2]
  let node = firstHand + hands.length
  const network = createNetwork(node + ofClasses + pairs)
  // Where an arc stands for somebody's place: the arc, the case and the person, and in its own list the field.
  const places: number[] = []
  const fieldsOf: (Seat | undefined)[] = []

  const loads: { arc: number; load: number }[] = []
  hands.forEach(({ held, most }, hand) => {
    for (let load = held; load < Math.min(most, top); load += 1)
      loads.push({ arc: network.arc(firstHand + hand, sink, 1, weightOfLoad * load), load })
  })
  needs.forEach((_, need) => {
    const here = (classes[need] ?? []).map(({ field, seats }) => {
      const own = node++
      network.arc(source, own, seats, 0)
      return { field, own }
    })
    hands.forEach((__, hand) => {
      const suits = fits[need]?.[hand]
      if (!suits) return
      const { cost } = suits
      const through = suits.fields.length > 0 ? node++ : firstHand + hand
      if (through !== firstHand + hand) network.arc(through, firstHand + hand, 1, cost)
      for (const { field, own } of here)
        if (field === undefined || suits.fields.includes(field)) {
          places.push(network.arc(own, through, 1, through === firstHand + hand ? cost : 0), need, hand)
          fieldsOf.push(field)
        }
    })
  })
  return (cap, free = false) => {
    const shut = loads.flatMap(({ arc, load }) => (load < cap ? [] : [arc]))
    const sent = network.send(source, sink, { shut, free })
    return fieldsOf.flatMap((field, index) => {
      if (sent.flowOn(places[3 * index] ?? 0) === 0) return []
      const [, need = 0, hand = 0] = places.slice(3 * index, 3 * index + 3)
      return [{ need, hand, ...(field === undefined ? {} : { field }) }]
    })
  }
}

/** The places of a case, by what they are for: one entry for each field, and one for the others. */
const classesOf = ({ seats, fields }: Need): { field: Seat | undefined; seats: number }[] => {
  const kept = fields.slice(0, seats)
  const named = [...new Set(kept)].map((field) => ({
    field,
    seats: kept.filter((one) => one === field).length,
  }))
  const rest = seats - kept.length
  return rest === 0 ? named : [...named, { field: undefined, seats: rest }]
}
