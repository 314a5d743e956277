import { z } from 'zod'
import type { CaseId } from '../../domain/ids.ts'
import { may } from '../../domain/policy.ts'
import type { Place } from '../../domain/ranking.ts'
import { notFound, Refusal } from '../../domain/refusal.ts'
import type { Selection } from '../../domain/scheme-step.ts'
import { type DecideSelection, requireSelectable, type SelectionDecision } from '../../domain/selection.ts'
import type { World } from '../ports/world.ts'
import { stampOf } from './as-lead.ts'
import { type Asking, onCase, once, stale } from './run.ts'

/** The ranking as it was shown, by whoever may see it whole. */
export type OnRanking = {
  readonly batch: string
  readonly scheme: string
  readonly ranked: readonly (Place & { readonly id: CaseId })[]
  readonly selection: Selection | undefined
}

const Decided = z.object({ n: z.number() })

/**
 * Records which cases the office puts forward, or nobody, with the reasons that the ranking does not give. It is
 * written before it is brought to each case's own history: repeated, it goes on where it stopped.
 */
export const decideSelection = async (
  world: World,
  asking: Asking,
  { batch, scheme, ranked, selection }: OnRanking,
  input: DecideSelection,
): Promise<{ n: number }> => {
  if (!may(asking.person, { to: 'act-in-bulk', scheme })) throw notFound()
  const decided = await once(
    world,
    asking,
    { command: 'decide-selection', batch, input },
    Decided.parse,
    async (onceItem) => {
      const earlier = await world.store.selections.of(batch)
      if (earlier.length !== input.n) throw stale()
      requireSelectable(ranked, input, selection)
      const n = earlier.length + 1
      const { n: _, ...chosen } = input
      const decision: SelectionDecision = {
        ...{ batch, n, ...chosen, ranked: ranked.map(({ id }) => id) },
        ...{ by: asking.person.id, byName: asking.person.name, at: asking.arrived },
      }
      await world.store.selections.add(decision, { at: asking.arrived, once: onceItem({ n }) })
      return { n }
    },
  )
  const decision = (await world.store.selections.of(batch)).find(({ n }) => n === decided.n)
  if (decision) await tellCases(world, asking, decision, ranked)
  return decided
}

/** Each case's history says what was proposed of it, and why. An officer with a conflict leaves that case to others. */
const tellCases = async (
  world: World,
  asking: Asking,
  { batch, n, selected, ranked, reason = '', tieReason = '' }: SelectionDecision,
  places: OnRanking['ranked'],
): Promise<void> => {
  const chosen = new Set<string>(selected)
  for (const id of ranked) {
    const place = places.find((one) => one.id === id)?.place
    try {
      await onCase(
        world,
        { ...asking, key: `selection/${batch}/${n}/${id}` },
        { command: 'propose-selection', case: id, input: n },
        (file) => {
          if (!may(asking.person, { to: 'run-case', file })) throw notFound()
          const facts = {
            ...{ n, selected: chosen.has(id), of: ranked.length, reason, tieReason },
            ...(place === undefined ? {} : { place }),
          }
          return {
            decision: { head: file.head, events: [{ what: 'selection-proposed', facts }] },
            stamp: stampOf(asking, 'officer'),
            result: {},
          }
        },
        z.object({}).parse,
      )
    } catch (problem) {
      if (!(problem instanceof Refusal && problem.code === 'not-found')) throw problem
    }
  }
}
