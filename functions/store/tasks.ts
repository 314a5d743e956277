import { Step } from '../../domain/case-run.ts'
import { Task } from '../../domain/task.ts'
import type { Store } from '../ports/store.ts'
import { answeredKey, keys, taskListKey } from './keys.ts'
import type { Table } from './table.ts'

/** Lists of tasks, by who is asked. */
export const taskStore = (table: Table): Store['tasks'] => ({
  openFor: async (audience, page) => {
    const { items, ...rest } = await table.query({ index: 'list', key: taskListKey(audience) }, page)
    return { ...rest, items: items.map((item) => Task.parse(item.data)) }
  },
  chainsOf: async (tasks) => {
    const waited = tasks.flatMap(({ id, case: of, step, overdueSince }) =>
      step === undefined || overdueSince === undefined ? [] : [{ id, key: keys.step(of, step) }],
    )
    const steps = new Map(
      (await table.getMany(waited.map(({ key }) => key))).map(({ pk, sk, data }) => [
        `${pk}|${sk}`,
        Step.parse(data).escalation,
      ]),
    )
    return new Map([
      ...tasks.flatMap(({ id, escalation }) => (escalation === undefined ? [] : [[id, escalation] as const])),
      ...waited.flatMap(({ id, key }) => {
        const chain = steps.get(`${key.pk}|${key.sk}`)
        return chain === undefined ? [] : [[id, chain] as const]
      }),
    ])
  },
  answeredBy: async (audience, page) => {
    const { items, ...rest } = await table.query(
      { index: 'holder', key: answeredKey(audience), newestFirst: true },
      page,
    )
    return { ...rest, items: items.map((item) => Task.parse(item.data)) }
  },
})
