import { afterAll, beforeAll, expect, test } from 'vitest'
import { OrganisationId } from '../../domain/ids.ts'
import { practiceUscc } from '../../domain/organisation-code.ts'
import { may } from '../../domain/policy.ts'
import { stepOf } from '../../domain/scheme-step.ts'
import { lingang } from '../../schemes/lingang.ts'
import { openTown, sheet, type Town } from '../support/town.ts'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(() => town.program.stop())

test('an expert of a member, of the same name, or with a declared conflict is never asked and sees nothing', async () => {
  const scheme = 'lingang'
  const member = OrganisationId.parse(`uscc:${practiceUscc('上海交通大学')}`)
  const conflicted = ['employee', 'namesake', 'declarer']
  const plain = { organisationName: '别处', fields: [], conflicts: [] }
  await town.person('employee', [{ role: 'expert', scheme }], {
    expertise: { ...plain, organisation: member },
  })
  await town.person('namesake', [{ role: 'expert', scheme }], {
    expertise: { ...plain, organisationName: ' 上海 交通大学 ' },
  })
  await town.person('declarer', [{ role: 'expert', scheme }], {
    expertise: { ...plain, conflicts: [member] },
  })
  const id = await town.apply('概伦电子', [
    ['上海交通大学', 'university'],
    ['华谊集团', 'enterprise'],
  ])
  await town.does('officer', id, { kind: 'formal-check', answer: { decision: 'pass' } })
  await town.does('recommender', id, {
    kind: 'recommendation',
    answer: { decision: 'recommend', opinion: '同意推荐' },
  })
  // Everybody recuses in turn, so that every expert without a conflict has been asked once.
  const asked = new Set<string>()
  for (let [next] = await town.asked(id, 'score'); next; [next] = await town.asked(id, 'score')) {
    asked.add(next)
    await town.does(next, id, { kind: 'score', answer: { decision: 'recuse', reason: '时间冲突' } })
  }
  expect(asked).toEqual(new Set(['expert1', 'expert2', 'expert3', 'expert4', 'expert5', 'expert6']))
  const file = await town.file(id)
  expect(file.tasks.some((task) => task.kind === 'review-help' && task.state.is === 'open')).toBe(true)
  for (const name of conflicted) expect(may(town.who(name), { to: 'see-case', file })).toBe(false)
})

test('an expert with a conflict found after being asked can only step aside, and is replaced at once', async () => {
  const id = await town.apply('后来公司', [
    ['后来大学', 'university'],
    ['后来配套', 'enterprise'],
  ])
  await town.does('officer', id, { kind: 'formal-check', answer: { decision: 'pass' } })
  await town.does('recommender', id, {
    kind: 'recommendation',
    answer: { decision: 'recommend', opinion: '同意推荐' },
  })
  const before = await town.asked(id, 'score')
  const [name = ''] = before
  const { expertise, ...known } = town.who(name)
  if (!expertise) throw new Error(`${name} is no expert`)
  const conflicts = [(await town.file(id)).head.lead]
  await town.person(name, known.offices, {
    ...known,
    expertise: { ...expertise, conflicts },
    revision: known.revision + 1,
  })
  const rubric = stepOf(lingang, 'review')?.rubric.items ?? []
  await expect(town.does(name, id, sheet(0.8, rubric))).rejects.toMatchObject({ code: 'not-found' })
  await town.does(name, id, { kind: 'score', answer: { decision: 'recuse', reason: '新任职于牵头单位' } })
  const now = await town.asked(id, 'score')
  expect(now).toHaveLength(before.length)
  expect(now).not.toContain(name)
})
