import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CallId, CaseId } from '../../domain/ids.ts'
import type { Message } from '../../domain/message.ts'
import { openCall } from '../../functions/commands/calls.ts'
import { saveCaseSection, startApplication } from '../../functions/commands/applications.ts'
import { inviteMember } from '../../functions/commands/members.ts'
import { submitApplication } from '../../functions/commands/submission.ts'
import { pastUnder } from '../../functions/commands/past-applications.ts'
import {
  MoveDraft,
  moveDraft,
  openDraft,
  startDraft,
  writeDraft,
} from '../../functions/commands/scheme-drafts.ts'
import { usualDefaults } from '../../domain/message-wishes.ts'
import { lingang } from '../../schemes/lingang.ts'
import { refusalOf } from '../store/open-store.ts'
import { openTown, type Town } from '../support/town.ts'

let town: Town
const mailed: Message[] = []
beforeAll(async () => {
  town = await openTown({
    defaults: { ...usualDefaults, way: 'at-once', quiet: 'never' },
    mail: {
      deliver: (message) => {
        mailed.push(message)
        return Promise.resolve()
      },
    },
  })
  await town.person('author', [{ role: 'administrator', scheme: '*' }])
  await town.person('second', [{ role: 'administrator', scheme: 'lingang' }])
})
afterAll(() => town.program.stop())

const tellings = (about: Message['about']): string[] =>
  mailed.filter((message) => message.about === about).map(({ address }) => address.split('@')[0] ?? '')

/** A draft application of a call with everything filled in but its members. */
const filledIn = async (lead: string, call: CallId): Promise<CaseId> => {
  const { world } = town.program
  const own = await town.organisation(lead, 'enterprise')
  const { case: id } = await startApplication(world, town.asking(lead), {
    call,
    lead: own.id,
    title: `${lead}创新联合体`,
  })
  for (const [section, answers] of Object.entries(await town.answersFor(lead, id)))
    await saveCaseSection(world, town.asking(lead), { case: id, section, answers })
  return id
}
const joins = async (lead: string, id: CaseId, name: string, kind: 'university' | 'enterprise') => {
  const { id: organisation } = await town.organisation(name, kind)
  await inviteMember(town.program.world, town.asking(lead), { case: id, organisation, role: 'member' })
  await town.does(name, id, {
    kind: 'confirmation',
    answer: { decision: 'confirm', contribution: '提供平台' },
  })
}

test('a programme gets a stricter version; who applied before keeps the rules of then, who applies now follows it', async () => {
  const { world } = town.program
  const author = town.asking('author')
  const older = await town.apply('先行公司', [
    ['先行大学', 'university'],
    ['先行配套', 'enterprise'],
  ])

  // A stricter threshold, written as a draft of the version in force.
  const { draft } = await startDraft(world, author, { ref: lingang.ref })
  const rule = lingang.rules.findIndex(
    ({ condition }) => condition.kind === 'organisation-count' && condition.of === undefined,
  )
  expect(rule).toBeGreaterThanOrEqual(0)
  await writeDraft(world, author, draft, {
    revision: 1,
    edits: [{ do: 'set', values: { [`rules.${rule}.condition.min`]: 4 } }],
  })

  // What it would have meant for those who applied.
  const { document } = await openDraft(world, author.person, draft)
  const auditor = { ...author.person, offices: [{ role: 'auditor' as const, scheme: 'lingang' }] }
  const past = await pastUnder(world, auditor, document, author.arrived)
  expect(past.counts).toMatchObject({ before: { passes: 1, fails: 0 }, after: { passes: 0, fails: 1 } })
  expect(past.applications[0]?.turns).toMatchObject([
    { asks: { en: 'needs at least 4 organisations' }, before: true, after: false },
  ])

  // Who only administers the programme is not told of one alone.
  expect(await pastUnder(world, author.person, document, author.arrived)).toEqual({
    applications: [],
    withheld: true,
    counts: undefined,
  })

  // Its author cannot put it in force; a second administrator can.
  const moves = (name: string, what: object) =>
    moveDraft(world, town.asking(name), draft, MoveDraft.parse(what))
  await moves('author', { do: 'submit', revision: 2, why: '扩大联合体规模' })
  await town.program.idle()
  expect(tellings('scheme-submitted')).toContain('second')
  expect(await refusalOf(moves('author', { do: 'approve', revision: 3 }))).toBe('own-draft')
  expect(await moves('second', { do: 'approve', revision: 3 })).toEqual({ ref: 'lingang@2' })
  await town.program.idle()
  expect(tellings('scheme-published').toSorted()).toEqual(['administrator', 'author', 'second'])

  // A call is opened under it; the version before is no longer one to open a call of.
  const now = town.program.clock.now().getTime()
  const window = {
    title: { zh: '第二批', en: 'Second batch' },
    opens: new Date(now - 3_600_000).toISOString(),
    closes: new Date(now + 30 * 86_400_000).toISOString(),
  }
  expect(await refusalOf(openCall(world, author, { scheme: lingang.ref, ...window }))).toBe('invalid')
  const [head] = await world.store.schemes.heads()
  expect(head?.ref).toBe('lingang@2')
  const { call } = await openCall(world, author, { scheme: head?.ref ?? lingang.ref, ...window })

  // Three organisations were enough before, and are not any more.
  const newer = await filledIn('后来公司', call)
  await joins('后来公司', newer, '后来大学', 'university')
  await joins('后来公司', newer, '后来配套', 'enterprise')
  await expect(submitApplication(world, town.asking('后来公司'), newer)).rejects.toMatchObject({
    code: 'incomplete',
    problems: [{ field: `rules.${lingang.rules[rule]?.id}` }],
  })
  await joins('后来公司', newer, '后来供应', 'enterprise')
  await submitApplication(world, town.asking('后来公司'), newer)
  await town.program.idle()

  // Both go on, each under its own version, with the same officer.
  for (const id of [older, newer]) {
    await town.does('officer', id, { kind: 'formal-check', answer: { decision: 'pass' } })
    await town.does('recommender', id, {
      kind: 'recommendation',
      answer: { decision: 'recommend', opinion: '同意推荐' },
    })
  }
  const heads = await Promise.all([older, newer].map(async (id) => (await town.file(id)).head))
  expect(heads.map(({ scheme, status }) => [scheme, status.is])).toEqual([
    ['lingang@1', 'review'],
    ['lingang@2', 'review'],
  ])
  expect(town.program.problems).toEqual([])
}, 120_000)
