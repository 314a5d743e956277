import { z } from 'zod'
import { appointOffices } from '../../../infra/demo/cast.ts'
import { type DemoConsortium, demoConsortia } from '../../../infra/demo/reported.ts'
import { as, seen } from '../../../infra/demo/stage.ts'
import { seed } from '../../../infra/local/seed.ts'
import type { House } from './house.ts'

const Created = z.looseObject({ call: z.string() })
const Calls = z.looseObject({ items: z.array(z.looseObject({ id: z.string(), scheme: z.string() })) })
const Cases = z.looseObject({ items: z.array(z.looseObject({ id: z.string(), title: z.string() })) })
const day = 86_400_000

/** Everybody appointed and a call open for forty days, over the public API: people by person id, and the call. */
export const openProgramme = async ({ stage, server }: House) => {
  const subjects = await appointOffices(stage)
  const now = server.program.clock.now().getTime()
  const { call } = await as(stage, 'administrator').ask('POST', '/calls', Created, {
    scheme: 'lingang@1',
    title: { zh: '2026年度第一批', en: 'First call of 2026' },
    opens: new Date(now - day).toISOString(),
    closes: new Date(now + 40 * day).toISOString(),
  })
  return { subjects, call }
}
export type Programme = Awaited<ReturnType<typeof openProgramme>>

/** A consortium of the reports, by its id there. */
export const reported = (id: string): DemoConsortium => {
  const found = demoConsortia.find((one) => one.id === id)
  if (!found) throw new Error(`no consortium ${id}`)
  return found
}

/** The example programme of a fresh start: one case at every step, and where each is found. */
export const openExample = async (house: House) => {
  const { stage } = house
  await seed(house.server, house.folder)
  const subjects = await appointOffices(stage)
  const { items: calls } = await as(stage, 'auditor').get('/calls', Calls)
  const call = calls.find(({ scheme }) => scheme === 'lingang@1')?.id ?? ''
  const { items: cases } = await as(stage, 'auditor').get(`/cases?batch=${call}`, Cases)
  const caseOf = (id: string): string => cases.find(({ title }) => title === reported(id).name)?.id ?? ''
  return {
    call,
    subjects,
    /** The case of a consortium of the reports. */
    caseOf,
    /** An open task, and the subject of whoever is asked by name. A draft is seen by those named in it only. */
    async asked(id: string, kind: string, by = 'officer'): Promise<{ path: string; subject: string }> {
      const task = (await seen(stage, by, id)).tasks.find((one) => one.kind === kind && one.state === 'open')
      if (!task) throw new Error(`nobody is asked for ${kind} on ${id}`)
      return { path: `/cases/${id}/tasks/${task.id}`, subject: subjects.get(task.person ?? '') ?? '' }
    },
  }
}
export type Example = Awaited<ReturnType<typeof openExample>>
