import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { reportForm } from '../../../domain/self-score.ts'
import { seen } from '../../../infra/demo/stage.ts'
import { type House, openHouse } from './house.ts'
import type { Walking } from './walker.ts'
import { appeal, askForChange, correct, recognise, report } from './way-to-recognition.ts'
import { beginApplication, fillApplication, submit } from './way-to-submission.ts'
import { fillAll, lead, type Way, wayIn } from './whole-way.ts'

/**
 * All that an applicant comes through, in the order in which it comes: from the first page to a change of what was
 * recognised. Others do their part over the API. Each part goes on where the one before it stopped.
 */
export const tellTheWholeWay = (walking: Walking): void => {
  let house: House
  let way: Way
  let path = ''
  let entry = ''
  beforeAll(async () => {
    house = await openHouse()
    way = await wayIn(house, walking)
  })
  afterEach(() => house.inOrder())
  afterAll(() => house.close())

  const statusOf = async (at: string): Promise<string> => {
    const { status } = await seen(house.stage, lead.subject, at.split('/').at(-1) ?? '')
    return status.is
  }

  test('from the first page to a draft in an open call', async () => {
    path = await beginApplication(way)
    expect(await statusOf(path)).toBe('draft')
  })

  test('every section with its tables and files, the members and their parts, and the receipt', async () => {
    await fillApplication(way, path)
    await submit(way, path)
    await house.server.program.idle()
    expect(await statusOf(path)).toBe('formal-check')
  })

  test('a round of correction, a refusal, and an appeal with a file', async () => {
    await correct(way, path)
    await appeal(way, path)
    expect(await statusOf(path)).toBe('formal-check')
  })

  test('the result, its entry in the register, and the certificate', async () => {
    entry = await recognise(way, path)
    expect(await statusOf(path)).toBe('recognised')
  })

  test('the annual report, and a change with its effect and its file', async () => {
    const year = await report(way, (at) =>
      fillAll(way, reportForm(way.scheme.evaluation), at, { tells: 'report' }),
    )
    expect(await statusOf(year)).not.toBe('report')
    expect(await statusOf(await askForChange(way, entry))).toBe('applied')
  })
}
