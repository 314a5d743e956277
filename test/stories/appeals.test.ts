import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseId } from '../../domain/ids.ts'
import { startApplication } from '../../functions/commands/applications.ts'
import { appeal } from '../../functions/commands/appeals.ts'
import { restartAll } from '../../functions/restart/restart.ts'
import { openTown, type Town } from '../support/town.ts'

let town: Town
beforeAll(async () => {
  town = await openTown()
  await town.person('officer2', [{ role: 'officer', scheme: 'lingang' }])
})
afterAll(() => town.program.stop())

const grounds = '所附材料真实完整，请复核形式审查的结论。'
const refusedAtCheck = async (lead: string): Promise<CaseId> => {
  const id = await town.apply(lead, [
    [`${lead}大学`, 'university'],
    [`${lead}公司`, 'enterprise'],
  ])
  await town.does('officer', id, {
    kind: 'formal-check',
    answer: { decision: 'reject', reason: '材料不实' },
  })
  expect((await town.file(id)).head.status).toMatchObject({ is: 'refused', at: 'formal-check' })
  return id
}
const files = (lead: string, id: CaseId) =>
  appeal(town.program.world, town.asking(lead), id, { grounds, documents: ['工商档案'] })
const told = async (id: CaseId, about: string) =>
  (await town.store.cases.messages(id, { limit: 100 })).items.filter((message) => message.about === about)

test('an appeal that is dismissed leaves the decision, and everybody hears why', async () => {
  const lead = '驳回牵头'
  const id = await refusedAtCheck(lead)
  await files(lead, id)
  await town.program.idle()

  // The place in the call is held until it is decided: no second application beside it.
  const own = town.who(lead).represents[0]?.organisation
  if (!own) throw new Error('the lead speaks for nobody')
  const again = () =>
    startApplication(town.program.world, town.asking(lead), {
      call: town.call.id,
      lead: own,
      title: '再次申报',
    })
  await expect(again()).rejects.toMatchObject({ code: 'already-applied' })

  // Who rejected it is not asked; somebody else is.
  const dismiss = { kind: 'appeal', answer: { decision: 'dismiss', reason: '原结论有据' } } as const
  await expect(town.does('officer', id, dismiss)).rejects.toMatchObject({ code: 'not-found' })
  await town.does('officer2', id, dismiss)

  const { head, appeals, events } = await town.file(id)
  expect(head.status).toMatchObject({ is: 'refused' })
  expect(appeals).toMatchObject([
    { documents: ['工商档案'], state: { is: 'dismissed', reason: '原结论有据' } },
  ])
  expect(events.map(({ what }) => what)).toEqual(expect.arrayContaining(['appeal-filed', 'appeal-dismissed']))
  const heard = (await told(id, 'appeal-decided')).map(({ address }) => address)
  for (const name of [lead, `${lead}大学`, 'officer']) expect(heard).toContain(`${name}@practice.example`)
  await expect(files(lead, id)).rejects.toMatchObject({ code: 'already-appealed' })
  expect(await again()).toHaveProperty('case')
  expect(town.program.problems).toEqual([])
})

test('an appeal that is upheld takes the case on at the step that refused it, also over a restart', async () => {
  const lead = '成立牵头'
  const id = await refusedAtCheck(lead)
  await files(lead, id)
  await town.does('officer2', id, {
    kind: 'appeal',
    answer: { decision: 'uphold', reason: '材料属实，原结论有误' },
  })
  const again = (await town.file(id)).head
  expect(again).toMatchObject({ status: { is: 'formal-check' }, run: { cycle: 2, ended: false } })

  // The execution is replaced: it arrives where the record says that it is.
  await restartAll(town.program.world)
  await town.program.idle()
  expect((await town.file(id)).head).toMatchObject({
    status: { is: 'formal-check' },
    run: { cycle: 2, attempt: 2 },
  })

  await town.does('officer2', id, { kind: 'formal-check', answer: { decision: 'pass' } })
  await town.does('recommender', id, {
    kind: 'recommendation',
    answer: { decision: 'recommend', opinion: '同意推荐' },
  })
  const file = await town.file(id)
  expect(file.head.status).toMatchObject({ is: 'review' })
  expect(file.tasks.filter(({ kind }) => kind === 'formal-check')).toHaveLength(2)
  const messages = await told(id, 'appeal-decided')
  expect(messages[0]?.text).toContain('案件重新办理')
  expect(town.program.problems).toEqual([])
})

test('an appeal comes too late after the programme’s limit', async () => {
  const lead = '过期牵头'
  const id = await refusedAtCheck(lead)
  const since = (await town.file(id)).head.status.since
  await town.program.advanceTo(new Date(Date.parse(since) + 62 * 86_400_000))
  await expect(files(lead, id)).rejects.toMatchObject({ code: 'deadline-passed' })
})
