import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ChangeRequest } from '../../domain/change-request.ts'
import type { CaseId, ConsortiumId } from '../../domain/ids.ts'
import { saveCaseSection } from '../../functions/commands/applications.ts'
import { startChange } from '../../functions/commands/changes.ts'
import { lingang } from '../../schemes/lingang.ts'
import { organisationId } from '../support/cases.ts'
import { changing } from '../support/changes.ts'
import { openTown, type Town } from '../support/town.ts'

const programme = changing({}, { steps: lingang.steps.filter(({ kind }) => kind === 'formalCheck') })
const reason = '业务调整'
let town: Town
let consortium: ConsortiumId
beforeAll(async () => {
  town = await openTown({ scheme: programme })
  const id = await town.apply('概伦电子', [
    ['上海交通大学', 'university'],
    ['华谊集团', 'enterprise'],
    ['芯和半导体', 'enterprise'],
  ])
  await town.does('officer', id, { kind: 'formal-check', answer: { decision: 'pass' } })
  const { status } = (await town.file(id)).head
  if (status.is !== 'recognised') throw new Error('was not recognised')
  consortium = status.consortium
})
afterAll(() => town.program.stop())

const changes = async (name: string, request: ChangeRequest): Promise<CaseId> => {
  const { case: id } = await startChange(town.program.world, town.asking(name), { consortium, request })
  await town.program.idle()
  return id
}
const approve = (id: CaseId) =>
  town.does('officer', id, { kind: 'change-decision', answer: { decision: 'approve' } })

test('the report of an evaluation under way goes to the new lead, and whoever leaves has no part in it', async () => {
  await town.program.advanceTo(new Date('2032-02-10T00:00:00.000Z'))
  const [evaluation] = (await town.store.cases.byTime('evaluation-lingang-2032', {})).items
  if (!evaluation) throw new Error('nothing is evaluated')
  const { id } = evaluation
  const [section] = programme.evaluation?.form ?? []
  if (!section) throw new Error('nothing is asked in an evaluation')
  const writes = (name: string) =>
    saveCaseSection(town.program.world, town.asking(name), { case: id, section: section.id, answers: {} })
  await expect(writes('华谊集团')).rejects.toMatchObject({ code: 'not-found' })

  const lead = await changes('概伦电子', { kind: 'lead', organisation: organisationId('华谊集团'), reason })
  await town.does('华谊集团', lead, {
    kind: 'confirmation',
    answer: { decision: 'confirm', contribution: '负责总体' },
  })
  await approve(lead)
  const led = await town.file(id)
  expect(led.head).toMatchObject({ lead: organisationId('华谊集团'), leadName: '华谊集团' })
  expect(led.tasks.filter(({ kind }) => kind === 'report')).toMatchObject([
    { state: { is: 'open' }, audience: { organisation: organisationId('华谊集团') } },
  ])
  expect(led.events.filter(({ what }) => what === 'parties-changed')).toHaveLength(1)
  expect((await town.store.cases.ledBy(organisationId('华谊集团'), {})).items.map((one) => one.id)).toContain(
    id,
  )
  await expect(writes('华谊集团')).resolves.toMatchObject({ problems: expect.any(Array) })
  await expect(writes('概伦电子')).rejects.toMatchObject({ code: 'not-found' })

  await approve(
    await changes('华谊集团', { kind: 'member-out', organisation: organisationId('概伦电子'), reason }),
  )
  expect((await town.file(id)).members.map(({ name }) => name).toSorted()).toEqual(
    ['上海交通大学', '华谊集团', '芯和半导体'].toSorted(),
  )
  expect(town.program.problems).toEqual([])
})
