import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { instant } from '../../domain/calendar.ts'
import { type CallId, type CaseId, ConsortiumId } from '../../domain/ids.ts'
import { stepOf } from '../../domain/scheme-step.ts'
import { inviteMember } from '../../functions/commands/members.ts'
import { submitApplication } from '../../functions/commands/submission.ts'
import { openCall } from '../../functions/commands/calls.ts'
import { momentFor } from '../../functions/commands/run.ts'
import { withRegister } from '../../functions/in-register.ts'
import { caseView } from '../../functions/web/case-view/case-view.ts'
import { consortium } from '../support/cases.ts'
import { openTown, sheet, type Town } from '../support/town.ts'
import { tiered } from '../support/tiers.ts'

const day = 86_400_000
let town: Town
beforeAll(async () => {
  town = await openTown({ scheme: tiered })
})
afterAll(() => town.program.stop())

const status = async (id: CaseId) => (await town.file(id)).head.status
const recognised = async (id: CaseId) => {
  const now = await status(id)
  if (now.is !== 'recognised') throw new Error(`the case is at ${now.is}`)
  return now
}
const members = [
  ['上海交通大学', 'university'],
  ['华谊集团', 'enterprise'],
] as const
const tier = (value: 'pool' | 'established') => ({ answers: { standing: { tier: value } } })
const later = (days: number) => new Date(town.program.clock.now().getTime() + days * day)

const nextCall = async (): Promise<CallId> => {
  const { call } = await openCall(town.program.world, town.asking('administrator'), {
    scheme: tiered.ref,
    title: { zh: '下一批', en: 'Next batch' },
    opens: instant(later(-1)),
    closes: instant(later(30)),
  })
  return call
}
const reviewed = async (id: CaseId) => {
  const rubric = stepOf(tiered, 'review')?.rubric.items ?? []
  for (const name of await town.asked(id, 'score')) await town.does(name, id, sheet(0.8, rubric))
}
const approved = async (id: CaseId) => {
  for (let people = await town.asked(id, 'approval'); people[0]; people = await town.asked(id, 'approval'))
    await town.does(people[0], id, { kind: 'approval', answer: { decision: 'approve' } })
  await town.program.advanceTo(later(30))
}
/** From the pool's application to the register. */
const pooled = async (lead: string): Promise<CaseId> => {
  const id = await town.apply(lead, members, tier('pool'))
  await town.does('officer', id, { kind: 'formal-check', answer: { decision: 'pass' } })
  await town.does('recommender', id, {
    kind: 'recommendation',
    answer: { decision: 'recommend', opinion: '同意推荐' },
  })
  await reviewed(id)
  await approved(id)
  return id
}

test('a consortium goes into the pool and is established out of it, as one entry of the register', async () => {
  const { consortium: entryId, number: before, verb } = await recognised(await pooled('概伦电子'))
  expect(verb).toMatchObject({ zh: '培育' })

  const id = await town.apply('概伦电子', members, { ...tier('established'), call: await nextCall() })
  expect((await town.file(id)).head).toMatchObject({ upgrades: entryId })
  const { world } = town.program
  const file = await town.file(id)
  const known = await withRegister(world, file, await momentFor(world, tiered.ref, instant(later(0))))
  expect(caseView(town.who('概伦电子'), file, known)).toMatchObject({
    upgrades: { consortium: entryId, number: before },
    steps: [
      { kind: 'formalCheck' },
      { kind: 'review' },
      { kind: 'defence' },
      { kind: 'approval' },
      { kind: 'notice' },
    ],
  })
  await town.does('officer', id, { kind: 'formal-check', answer: { decision: 'pass' } })
  // Nobody recommends here, and the review is followed by a defence.
  await reviewed(id)
  expect(await status(id)).toMatchObject({ is: 'defence' })
  const at = instant(later(7))
  await town.does('officer', id, {
    kind: 'defence-date',
    answer: { decision: 'schedule', at, place: '行政中心 301 室' },
  })
  expect(await status(id)).toMatchObject({ is: 'defence', meeting: { at } })
  const told = (await town.store.cases.messages(id, { limit: 100 })).items
  expect(told.filter(({ about }) => about === 'defence-set')).toMatchObject([
    { to: town.who('概伦电子').id, text: expect.stringContaining('行政中心 301 室') },
  ])
  await town.program.advanceTo(later(8))
  await town.does('officer', id, {
    kind: 'defence-record',
    answer: { decision: 'pass', record: '问：良率？答：九成。' },
  })
  await approved(id)

  const entry = await town.store.consortia.load(entryId)
  const now = await recognised(id)
  expect(now).toMatchObject({ consortium: entryId, verb: { zh: '立项' } })
  expect(entry).toMatchObject({
    tier: 'established',
    standing: { is: 'recognised', number: now.number },
    former: [{ number: before, tier: 'pool' }],
  })
  expect((await town.store.consortia.register({})).items).toHaveLength(1)
  for (const number of [before, now.number])
    expect((await town.store.consortia.byNumber(number))?.id).toBe(entryId)
  const passed = (await town.file(id)).events.filter(({ what }) => what === 'step-passed-by')
  expect(passed.map(({ facts }) => facts.step)).toEqual(['recommendation'])
  expect(town.program.problems).toEqual([])
})

describe('a lead', () => {
  const handIn = async (lead: string, answers: ReturnType<typeof tier>) => {
    const id = await town.draft(lead, members, { ...answers, call: await nextCall() })
    return submitApplication(town.program.world, town.asking(lead), id)
  }

  test('with nothing in the pool cannot ask to be established', async () => {
    await expect(handIn('中国联通', tier('established'))).rejects.toMatchObject({
      code: 'incomplete',
      problems: [{ field: 'standing.tier', code: 'nothing-to-upgrade' }],
    })
  })

  test('with one in force is refused a second one, with the number that it leads', async () => {
    await expect(handIn('概伦电子', tier('pool'))).rejects.toMatchObject({
      code: 'incomplete',
      problems: [
        { field: 'rules.one-each', code: 'rule', facts: { zh: expect.stringContaining('概伦电子') } },
      ],
    })
  })

  const led = async (lead: string, ended: Date) => {
    const { id, name, kind, country } = await town.organisation(lead, 'enterprise')
    await town.store.consortia.save(
      consortium({
        id: ConsortiumId.parse(town.program.world.newId()),
        revision: 1,
        parties: [{ organisation: id, name, kind, country, role: 'lead' }],
        standing: {
          is: 'revoked',
          scheme: tiered.ref,
          number: `PY-${lead}`,
          recognised: '2025-03-10T02:00:00.000Z',
          ended: instant(ended),
        },
      }),
    )
    return id
  }
  test('whose consortium was taken back cannot apply again for as long as the programme says', async () => {
    await led('中国铝业集团有限公司', later(-100))
    await expect(handIn('中国铝业集团有限公司', tier('pool'))).rejects.toMatchObject({
      code: 'banned',
      facts: { until: expect.stringMatching(/^\d{4}-\d\d-\d\dT15:59:59.999Z$/) },
    })
    await led('中国电建', later(-25 * 31))
    await expect(handIn('中国电建', tier('pool'))).resolves.toMatchObject({
      number: expect.stringMatching(/^A/),
    })
  })

  test('whose consortium was taken back is not named as a co-lead of another application either', async () => {
    const banned = await led('华大半导体', later(-100))
    const id = await town.draft('中国电科', members, { ...tier('pool'), call: await nextCall() })
    const named = { case: id, organisation: banned }
    const { world } = town.program
    await expect(
      inviteMember(world, town.asking('中国电科'), { ...named, role: 'co-lead' }),
    ).rejects.toMatchObject({ code: 'banned', facts: { name: '华大半导体' } })
    await expect(inviteMember(world, town.asking('中国电科'), { ...named, role: 'member' })).resolves.toEqual(
      {},
    )
  })
})
