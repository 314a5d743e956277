import { z } from 'zod'
import { appointOffices } from '../../../infra/demo/cast.ts'
import { as } from '../../../infra/demo/stage.ts'
import type { House } from './house.ts'

const Created = z.looseObject({ call: z.string() })

/** Everybody appointed and a call open for forty days, over the public API. Answers subjects by person id, and the call. */
export const openProgramme = async ({ stage, server }: House) => {
  const subjects = await appointOffices(stage)
  const now = server.program.clock.now().getTime()
  const { call } = await as(stage, 'administrator').ask('POST', '/calls', Created, {
    scheme: 'lingang@1',
    title: { zh: '2026年度第一批', en: 'First call of 2026' },
    opens: new Date(now - 86_400_000).toISOString(),
    closes: new Date(now + 40 * 86_400_000).toISOString(),
  })
  return { subjects, call }
}
