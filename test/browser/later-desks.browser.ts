import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import * as life from '../../infra/demo/lifecycle.ts'
import { answers, as, seen } from '../../infra/demo/stage.ts'
import { type Desk, deskVisitor, wrongWith } from './support/desks.ts'
import { type House, openHouse } from './support/house.ts'
import { takePictures } from './support/pictures.ts'
import { openProgramme, reported } from './support/programme.ts'

const Cases = z.looseObject({ items: z.array(z.looseObject({ id: z.string() })) })
const Recognised = z.looseObject({ status: z.looseObject({ consortium: z.string(), number: z.string() }) })
const Raised = z.looseObject({ raised: z.array(z.object({ id: z.string(), open: z.literal(true) })) })

const own = reported('lingang-eda')
const applicant = 'applicant'
const officer = 'officer'
let house: House
let visit: ReturnType<typeof deskVisitor>
let subjects: ReadonlyMap<string, string>
let id: string
beforeAll(async () => {
  house = await openHouse()
  const programme = await openProgramme(house)
  subjects = programme.subjects
  visit = deskVisitor(house)
  id = await life.draft(house.stage, own, programme.call)
  await life.submit(house.stage, own, id)
  await life.sendBackForCorrection(house.stage, id)
  await house.server.program.idle()
})
afterEach(() => house.inOrder())
afterAll(() => house.close())

const desk = (who: string | undefined, path: string): Omit<Desk, 'name'> => ({
  path,
  ...(who === undefined ? {} : { who }),
})
const taskOf = async (subject: string, of: string, kind: string): Promise<string> => {
  const task = (await seen(house.stage, subject, of)).tasks.find((one) => one.kind === kind && one.mine)
  return `/cases/${of}/tasks/${task?.id ?? ''}`
}

/** Looks at every desk of one moment, in both languages. */
const looksRight = async (desks: Readonly<Record<string, Omit<Desk, 'name'>>>): Promise<string[]> => {
  const found: string[] = []
  for (const [name, { path, who }] of Object.entries(desks))
    for (const language of ['zh', 'en'] as const) {
      const page = await visit({ name, path, ...(who === undefined ? {} : { who }) }, language)
      await takePictures(page, name, language)
      found.push(...(await wrongWith(page)))
    }
  return found
}

describe('the desks of one application’s later life are accessible and fit a phone', () => {
  test('when it is returned for correction', async () => {
    expect(
      await looksRight({
        'returned case': desk(applicant, `/cases/${id}`),
        'returned section': desk(applicant, `/cases/${id}/sections/plan`),
        correction: desk(applicant, await taskOf(applicant, id, 'correction')),
      }),
    ).toEqual([])
  })

  test('when somebody objects to it', async () => {
    const { stage } = house
    await answers(stage, applicant, id, 'correction', { decision: 'corrected' })
    await life.pass(stage, id)
    await life.recommend(stage, id)
    await life.review(stage, id, subjects, { shares: [0.9, 0.86, 0.84] })
    await life.approve(stage, id, subjects, ['division', 'bureau', 'meeting'])
    await life.reaches(stage, officer, id, 'notice')
    await as(stage, 'foreign-member').post(`/cases/${id}/objections`, {
      by: { is: 'organisation', name: 'Tridonic GmbH', contact: 'Anna Gruber', phone: '+43 1', sealed: true },
      grounds: '成员单位的任务分工与公示内容不一致，请核实。',
    })
    await house.server.program.idle()
    const { raised } = await as(stage, applicant).get(`/cases/${id}`, Raised)
    expect(
      await looksRight({
        'answer an objection': desk(applicant, `/cases/${id}/objections/${raised[0]?.id ?? ''}`),
        objection: desk(officer, await taskOf(officer, id, 'objection')),
        'case with an objection': desk(officer, `/cases/${id}`),
        'notices with one': desk(undefined, '/notices'),
      }),
    ).toEqual([])
    await answers(stage, officer, id, 'objection', { decision: 'dismiss', reason: '经核实，公示内容无误' })
  })

  test('when it is recognised, and asked for its report', async () => {
    const { stage } = house
    await stage.moveTo(new Date('2027-01-12T02:00:00.000Z'))
    const { items } = await as(stage, officer).get('/cases?batch=evaluation-lingang-2027', Cases)
    const evaluation = items[0]?.id ?? ''
    const { status } = await as(stage, applicant).get(`/cases/${id}`, Recognised)
    const report = await taskOf(applicant, evaluation, 'report')
    expect(
      await looksRight({
        'entry with its certificate': desk(undefined, `/register/${status.consortium}`),
        'certificate found by its number': desk(undefined, `/certificates?number=${status.number}`),
        'recognised case': desk(applicant, `/cases/${id}`),
        'evaluation, to the applicant': desk(applicant, `/cases/${evaluation}`),
        'section of the report': desk(applicant, `/cases/${evaluation}/sections/results`),
        report: desk(applicant, report),
        'evaluations of a year': desk(officer, '/board/evaluation-lingang-2027'),
        'evaluation, to the officer': desk(officer, `/cases/${evaluation}`),
        'mail after a year': desk('administrator', '/dev/mail'),
      }),
    ).toEqual([])
  })
})
