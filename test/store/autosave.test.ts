import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { instant } from '../../domain/calendar.ts'
import type { CallId, CaseId } from '../../domain/ids.ts'
import { Scheme } from '../../domain/scheme.ts'
import { contentHash } from '../../domain/submission.ts'
import { saveAnswers } from '../../functions/commands/save-answers.ts'
import { submitApplication } from '../../functions/commands/submission.ts'
import { momentFor } from '../../functions/commands/run.ts'
import { openTable } from '../../functions/store/table.ts'
import { draftIn, openCallOf, trial } from '../support/trial.ts'
import { chosenEngine, openTown, type Town } from '../support/town.ts'
import { refusalOf } from './open-store.ts'

let town: Town
let call: CallId
beforeAll(async () => {
  town = await openTown()
  call = await openCallOf(town, trial)
})
afterAll(() => town.program.stop())

const started = async (name: string, scheme?: Scheme): Promise<CaseId> =>
  draftIn(town, scheme ? await openCallOf(town, scheme) : call, name)
const typed = (id: CaseId, section: string, name: string, changes: Record<string, object>) =>
  saveAnswers(town.program.world, town.asking(name), { case: id, section, changes })
const sectionOf = async (id: CaseId, section: string) =>
  (await town.file(id)).sections.find((one) => one.id === section)

test('a pause in typing is one write request, and touches nothing but the section', async () => {
  const id = await started('停顿电子')
  await typed(id, 'lead', '停顿电子', { rd1: { value: '7' } })
  const before = await town.file(id)
  await town.program.idle()
  const use = await town.program.meter.during(() =>
    typed(id, 'lead', '停顿电子', { revenue1: { value: '1200' } }),
  )
  // Two units for the section and two for the look at the case, as every transaction counts twice. AWS's own local
  // engine counts no looks.
  const looks = 'engine' in chosenEngine ? 0 : 2
  expect(use).toEqual({ requests: 2, writes: 1, readUnits: 1, writeUnits: 2 + looks })
  const after = await town.file(id)
  expect(after.head).toEqual(before.head)
  expect(after.events).toEqual(before.events)
  expect(after.sections).toMatchObject([{ answers: { rd1: 7, revenue1: 1200 }, revision: 2 }])
})

test('of twenty who type in one section at once everybody lands', async () => {
  const wide = {
    ...trial,
    ref: 'wide@1',
    form: [
      ...trial.form,
      {
        id: 'wide',
        title: { zh: '宽', en: 'Wide' },
        fields: Array.from({ length: 20 }, (_, n) => ({
          kind: 'text' as const,
          id: `f${n}`,
          label: { zh: `第 ${n}`, en: `${n}` },
          required: false,
          max: 200,
        })),
      },
    ],
  }
  const id = await started('并发电子', Scheme.parse(wide))
  const saves = Array.from({ length: 20 }, (_, n) => n)
  await Promise.all(
    saves.map((n) => typed(id, 'wide', '并发电子', { [`f${n}`]: { base: '', value: `第 ${n} 个人` } })),
  )
  const section = await sectionOf(id, 'wide')
  expect(section?.answers).toEqual(Object.fromEntries(saves.map((n) => [`f${n}`, `第 ${n} 个人`])))
  expect(section?.revision).toBe(20)
  expect((await town.file(id)).events.map(({ what }) => what)).toEqual(['opened'])
})

test('who typed the same at the same time is answered with both versions, and whose the other is', async () => {
  const id = await started('同栏电子')
  const results = await Promise.all(
    ['甲', '乙'].map((text) => typed(id, 'kind', '同栏电子', { where: { base: '', value: text } })),
  )
  const conflicts = results.flatMap((result) => result.conflicts)
  const stored = (await sectionOf(id, 'kind'))?.answers.where
  expect(conflicts).toMatchObject([
    { path: 'where', theirs: stored, mine: stored === '甲' ? '乙' : '甲', by: town.who('同栏电子').id },
  ])
})

test('a section of an earlier program, which does not count its saves, is written on', async () => {
  const id = await started('旧行电子')
  await typed(id, 'kind', '旧行电子', { where: { value: '旧' } })
  const { authors: _, wrote: __, revision: ___, ...old } = (await sectionOf(id, 'kind')) ?? {}
  const table = openTable({ name: 'consort', endpoint: town.program.endpoint })
  await table.put({ pk: `CASE#${id}`, sk: 'SECTION#kind', type: 'section', data: old })
  await typed(id, 'kind', '旧行电子', { where: { base: '旧', value: '新' } })
  expect(await sectionOf(id, 'kind')).toMatchObject({
    answers: { where: '新' },
    revision: 1,
    authors: [{ by: town.who('旧行电子').id }],
  })
})

describe('what is typed in the instant of submission', () => {
  test('is in what was handed in, or is refused: never neither', async () => {
    for (let round = 0; round < 6; round += 1) {
      const name = `瞬间电子${round}`
      const id = await readyToSubmit(name)
      const [{ hash }, refused] = await Promise.all([
        submitApplication(town.program.world, town.asking(name), id),
        refusalOf(
          typed(id, 'overview', name, {
            purpose: { base: town.sections.overview?.purpose, value: '最后一字' },
          }),
        ),
      ])
      const stored = (await sectionOf(id, 'overview'))?.answers.purpose
      expect([stored, refused]).toEqual(
        refused === undefined
          ? ['最后一字', undefined]
          : [town.sections.overview?.purpose, 'not-at-this-step'],
      )
      const file = await town.file(id)
      const moment = await momentFor(town.program.world, file.head.scheme, instant(town.program.clock.now()))
      const salt = (await town.store.cases.handedIn(id, 1))?.salt
      expect(contentHash(file, moment, salt)).toBe(hash)
    }
  })

  test('is refused once it is handed in', async () => {
    const id = await readyToSubmit('交后电子')
    await submitApplication(town.program.world, town.asking('交后电子'), id)
    await town.program.idle()
    expect(await refusalOf(typed(id, 'overview', '交后电子', { purpose: { value: '晚了' } }))).toBe(
      'not-at-this-step',
    )
  })
})

test('an application of two hundred fields stays below 100 KB an item', async () => {
  const fields = (section: number) =>
    Array.from({ length: 50 }, (_, n) => ({
      kind: 'longText' as const,
      id: `f${section}x${n}`,
      label: { zh: '栏', en: 'Field' },
      max: 2000,
    }))
  const long = Scheme.parse({
    ...trial,
    ref: 'long@1',
    rules: [],
    form: [1, 2, 3, 4].map((n) => ({
      id: `s${n}`,
      title: { zh: `第 ${n} 部分`, en: `Part ${n}` },
      fields: fields(n),
    })),
  })
  const id = await started('长表电子', long)
  const text = '攻关任务与分工'.repeat(40)
  for (const n of [1, 2, 3, 4])
    await typed(
      id,
      `s${n}`,
      '长表电子',
      Object.fromEntries(fields(n).map(({ id: field }) => [field, { value: text }])),
    )
  const { sections } = await town.file(id)
  const sizes = sections.map((section) => Buffer.byteLength(JSON.stringify(section)))
  expect(sizes).toHaveLength(4)
  expect(Math.max(...sizes)).toBeLessThan(100 * 1024)
})

const readyToSubmit = (name: string): Promise<CaseId> =>
  town.draft(name, [
    [`${name}大学`, 'university'],
    [`${name}配套`, 'enterprise'],
  ])
