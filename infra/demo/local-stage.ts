import type { LocalServer } from '../local/server.ts'
import { NotAsked, type Stage } from './stage.ts'

/** The program on this machine: talked to over HTTP; its clock and its coming to rest are known directly. */
export const localStage = (server: LocalServer): Stage => ({
  reach: { baseUrl: server.url, token: server.token },
  now: () => Promise.resolve(server.program.clock.now()),
  moveTo: (time) => server.program.advanceTo(time),
  until: async (what, holds) => {
    if (await holds()) return
    await server.program.idle()
    if (!(await holds())) throw new NotAsked(`the program came to rest, but not so that ${what}`)
  },
  cost: server.program.usage,
})
