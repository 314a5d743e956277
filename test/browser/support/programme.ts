import { z } from 'zod'
import { appointOffices } from '../../../infra/demo/cast.ts'
import * as life from '../../../infra/demo/lifecycle.ts'
import { type DemoConsortium, demoConsortia } from '../../../infra/demo/reported.ts'
import { answers, as, seen, type Stage } from '../../../infra/demo/stage.ts'
import { seed } from '../../../infra/local/seed.ts'
import type { House } from './house.ts'

const Created = z.looseObject({ call: z.string() })
const Calls = z.looseObject({ items: z.array(z.looseObject({ id: z.string() })) })
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
  const call = calls[0]?.id ?? ''
  const { items: cases } = await as(stage, 'auditor').get(`/cases?batch=${call}`, Cases)
  const caseOf = (id: string): string => cases.find(({ title }) => title === reported(id).name)?.id ?? ''
  return {
    call,
    subjects,
    /** The case of a consortium of the reports. */
    caseOf,
    /** An open task, and the subject of whoever is asked by name. */
    async asked(id: string, kind: string): Promise<{ path: string; subject: string }> {
      const task = (await seen(stage, 'officer', id)).tasks.find(
        (one) => one.kind === kind && one.state === 'open',
      )
      if (!task) throw new Error(`nobody is asked for ${kind} on ${id}`)
      return { path: `/cases/${id}/tasks/${task.id}`, subject: subjects.get(task.person ?? '') ?? '' }
    },
  }
}
export type Example = Awaited<ReturnType<typeof openExample>>

/** The applicant's own draft of the example, with everything filled in, confirmed and handed in. */
export const handInOwn = async (stage: Stage, id: string): Promise<void> => {
  const own = reported('lingang-eda')
  for (const [section, given] of Object.entries(life.applicationAnswers(own)))
    await as(stage, 'applicant').put(`/cases/${id}/sections/${section}`, { answers: given })
  for (const member of ['member', 'member-2'])
    await answers(stage, member, id, 'confirmation', {
      decision: 'confirm',
      contribution: '承担关键技术攻关',
    })
  await life.submit(stage, own, id)
}

/** From the formal check to the public notice, every step the plain way. */
export const bringToNotice = async (
  stage: Stage,
  id: string,
  subjects: ReadonlyMap<string, string>,
): Promise<void> => {
  await life.pass(stage, id)
  await life.recommend(stage, id)
  await life.review(stage, id, subjects, { shares: [0.9, 0.86, 0.84] })
  await life.approve(stage, id, subjects, ['division', 'bureau', 'meeting'])
  await life.reaches(stage, 'officer', id, 'notice')
}

const Registered = z.looseObject({ organisation: z.string() })
const CreatedCase = z.looseObject({ case: z.string() })
