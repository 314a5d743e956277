/**
 * A network in which each arc carries a whole number of units up to its capacity, at a cost a unit. What is sent is as
 * much as can be, and of all ways to send it one of the cheapest: the primal-dual method, which finds the shortest
 * ways with Dijkstra under potentials and fills all of one length at once, level by level as Dinic does.
 */
export type Network = {
  /** Costs are whole numbers from 0. */
  arc(from: number, to: number, capacity: number, cost: number): number
  /** Sends as much as can be, as cheaply as can be, over all arcs but those that are shut this time. */
  send(source: number, sink: number, how?: Sending): Sent
}
export type Sending = {
  readonly shut?: readonly number[]
  /** Only as much as can be, whatever it costs. */
  readonly free?: boolean
}
export type Sent = { readonly flow: number; readonly cost: number; flowOn(arc: number): number }

/** Four numbers for each arc, one after the other: half a million small lists would cost more than the flow. */
const perArc = 4

export const createNetwork = (nodes: number): Network => {
  const arcs: number[] = []
  let laid: Laid | undefined
  return {
    arc: (from, to, capacity, cost) => arcs.push(from, to, capacity, cost) / perArc - 1,
    send: (source, sink, how = {}) => {
      laid ??= layOut(nodes, Int32Array.from(arcs))
      return sendThrough(asAsked(laid, how), source, sink)
    },
  }
}

/** Numbers where there is one for every index that is asked for. */
const at = (list: Int32Array, index: number): number => list[index] ?? 0

/**
 * The arcs of a node beside each other, each with its way back, in typed arrays: a network of a large call has half a
 * million, and the time goes into walking along them.
 */
const layOut = (nodes: number, arcs: Int32Array) => {
  const count = arcs.length / perArc
  const begins = new Int32Array(nodes + 1)
  for (let index = 0; index < arcs.length; index += perArc)
    for (const node of [at(arcs, index), at(arcs, index + 1)]) begins[node + 1] = at(begins, node + 1) + 1
  for (let node = 0; node < nodes; node += 1) begins[node + 1] = at(begins, node + 1) + at(begins, node)
  const place = begins.slice(0, nodes)
  const [heads, left, costs, back] = [0, 1, 2, 3].map(() => new Int32Array(2 * count))
  const where = new Int32Array(count)
  if (!heads || !left || !costs || !back) throw new RangeError('no room')
  for (let index = 0; index < count; index += 1) {
    const [from, to] = [at(arcs, perArc * index), at(arcs, perArc * index + 1)]
    const there = at(place, from)
    place[from] = there + 1
    const here = at(place, to)
    place[to] = here + 1
    heads[there] = to
    heads[here] = from
    left[there] = at(arcs, perArc * index + 2)
    costs[there] = at(arcs, perArc * index + 3)
    costs[here] = -at(costs, there)
    back[there] = here
    back[here] = there
    where[index] = there
  }
  return { nodes, begins, heads, left, costs, back, where }
}
type Laid = ReturnType<typeof layOut>

/** The same network with its capacities as they were, and what is shut this time without any. */
const asAsked = (laid: Laid, { shut = [], free = false }: Sending): Laid => {
  const left = laid.left.slice()
  for (const arc of shut) left[at(laid.where, arc)] = 0
  return { ...laid, left, ...(free ? { costs: new Int32Array(laid.costs.length) } : {}) }
}

const far = 0x3fffffff

const sendThrough = (laid: Laid, source: number, sink: number): Sent => {
  const potential = new Int32Array(laid.nodes)
  let flow = 0
  let cost = 0
  while (movePotentials(laid, potential, source, sink)) {
    const length = at(potential, sink) - at(potential, source)
    for (;;) {
      const level = levelsFrom(laid, potential, source, sink)
      if (at(level, sink) < 0) break
      const sent = fill(laid, potential, level, source, sink)
      flow += sent
      cost += sent * length
    }
  }
  const { left, back, where } = laid
  return { flow, cost, flowOn: (arc) => at(left, at(back, at(where, arc))) }
}

/**
 * Moves the potentials by the distances from the source; false when the sink cannot be reached any more. Distances are
 * small whole numbers, so that a row of buckets is the queue (Dial's way).
 */
const movePotentials = (laid: Laid, potential: Int32Array, source: number, sink: number): boolean => {
  const { nodes, begins, heads, left, costs } = laid
  const distance = new Int32Array(nodes).fill(far)
  const settled = new Uint8Array(nodes)
  const buckets: number[][] = [[source]]
  distance[source] = 0
  for (let near = 0; near < buckets.length && at(distance, sink) >= near; near += 1)
    for (const node of buckets[near] ?? []) {
      if (settled[node] === 1) continue
      settled[node] = 1
      const own = near + at(potential, node)
      const end = at(begins, node + 1)
      for (let arc = at(begins, node); arc < end; arc += 1) {
        if (at(left, arc) === 0) continue
        const to = at(heads, arc)
        const length = own + at(costs, arc) - at(potential, to)
        if (length >= at(distance, to)) continue
        distance[to] = length
        while (buckets.length <= length) buckets.push([])
        buckets[length]?.push(to)
      }
    }
  const most = at(distance, sink)
  if (most === far) return false
  for (let node = 0; node < nodes; node += 1)
    potential[node] = at(potential, node) + Math.min(at(distance, node), most)
  return true
}

/** How many arcs each node lies from the source over arcs that cost nothing now; -1 where none leads, or not before the sink. */
const levelsFrom = (laid: Laid, potential: Int32Array, source: number, sink: number): Int32Array => {
  const { nodes, begins, heads, left, costs } = laid
  const level = new Int32Array(nodes).fill(-1)
  const queue = [source]
  level[source] = 0
  for (const node of queue) {
    const own = at(potential, node)
    const end = at(begins, node + 1)
    for (let arc = at(begins, node); arc < end; arc += 1) {
      const to = at(heads, arc)
      if (at(level, to) >= 0 || at(left, arc) === 0 || own + at(costs, arc) !== at(potential, to)) continue
      level[to] = at(level, node) + 1
      queue.push(to)
    }
    // Whatever lies as far as the sink or further is on no shortest way to it.
    if (at(level, sink) >= 0) break
  }
  return level
}

/** Fills every way of the levels; an arc that leads nowhere is looked at once. */
const fill = (laid: Laid, potential: Int32Array, level: Int32Array, source: number, sink: number): number => {
  const { nodes, begins, heads, left, costs, back } = laid
  const turn = begins.slice(0, nodes)
  const way: number[] = []
  let sent = 0
  let node = source
  for (;;) {
    if (node === sink) {
      const much = way.reduce((least, arc) => Math.min(least, at(left, arc)), far)
      for (const arc of way) {
        left[arc] = at(left, arc) - much
        left[at(back, arc)] = at(left, at(back, arc)) + much
      }
      sent += much
      way.length = 0
      node = source
      continue
    }
    const arc = at(turn, node)
    if (arc < at(begins, node + 1)) {
      const to = at(heads, arc)
      const leads =
        at(left, arc) > 0 &&
        at(level, to) === at(level, node) + 1 &&
        at(potential, node) + at(costs, arc) === at(potential, to)
      if (leads) {
        way.push(arc)
        node = to
      } else turn[node] = arc + 1
      continue
    }
    const last = way.pop()
    if (last === undefined) return sent
    node = at(heads, at(back, last))
    turn[node] = at(turn, node) + 1
  }
}
