import { AsyncLocalStorage } from 'node:async_hooks'
import { z } from 'zod'

/** Requests (those that write apart) and capacity units used: what the cost of a case is counted in. */
export type Use = { requests: number; writes: number; readUnits: number; writeUnits: number }

/** Counts what is used inside a call, and tells a listener under which name (a case) it was used. */
export const createMeter = () => {
  const counting = new AsyncLocalStorage<Use>()
  const naming = new AsyncLocalStorage<string>()
  const listeners: ((name: string, readUnits: number, writeUnits: number) => void)[] = []
  const note = (kind: 'read' | 'write', units: number): void => {
    const use = counting.getStore()
    if (use) {
      use.requests += 1
      use.writes += kind === 'write' ? 1 : 0
      use[kind === 'read' ? 'readUnits' : 'writeUnits'] += units
    }
    const name = naming.getStore()
    if (name !== undefined)
      for (const listener of listeners)
        listener(name, kind === 'read' ? units : 0, kind === 'write' ? units : 0)
  }
  return {
    during: async (act: () => Promise<unknown>): Promise<Use> => {
      const use: Use = { requests: 0, writes: 0, readUnits: 0, writeUnits: 0 }
      await counting.run(use, act)
      return use
    },
    under: <Result>(name: string, act: () => Promise<Result>): Promise<Result> => naming.run(name, act),
    onUse: (listener: (name: string, readUnits: number, writeUnits: number) => void): void => {
      listeners.push(listener)
    },
    /** One request, with the units that its answer names. A refused one is a request too; its answer names none. */
    counted: async <Answer extends { ConsumedCapacity?: unknown }>(
      kind: 'read' | 'write',
      asked: Promise<Answer>,
    ): Promise<Answer> => {
      try {
        const answer = await asked
        note(kind, unitsOf(answer.ConsumedCapacity))
        return answer
      } catch (problem) {
        note(kind, 0)
        throw problem
      }
    },
  }
}
export type Meter = ReturnType<typeof createMeter>

const Units = z.looseObject({ CapacityUnits: z.number().optional() })
const Consumed = z.union([z.array(Units), Units.transform((one) => [one])]).default([])

const unitsOf = (consumed: unknown): number =>
  Consumed.parse(consumed).reduce((sum, one) => sum + (one.CapacityUnits ?? 0), 0)
