import { afterAll, beforeAll, expect, test } from 'vitest'
import { localStage } from '../../infra/demo/local-stage.ts'
import { play } from '../../infra/demo/play.ts'
import { demoConsortia } from '../../infra/demo/reported.ts'
import { type LocalServer, startServer } from '../../infra/local/server.ts'

let server: LocalServer
beforeAll(async () => {
  server = await startServer({ port: 0 })
})
afterAll(() => server.stop())

test('the next year of a consortium of Lin-gang begins with what the last one, the record and a change of money said', async () => {
  const rows = await play(
    localStage(server),
    () => undefined,
    demoConsortia.filter(({ id }) => id === 'lingang-eda'),
  )
  expect(rows.map(({ case: name, result, wrong }) => [name, result, wrong])).toEqual([
    ['临港EDA创新联合体', 'recognised', []],
    ['临港EDA创新联合体 (annual evaluation)', 'confirmed', []],
    ['临港EDA创新联合体 (second annual evaluation)', 'confirmed', []],
  ])
  expect(server.program.problems).toEqual([])
})
