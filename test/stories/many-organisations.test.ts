import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { practiceUscc } from '../../domain/organisation-code.ts'
import { type CaseId, OrganisationId } from '../../domain/ids.ts'
import type { Message } from '../../domain/message.ts'
import { Refusal } from '../../domain/refusal.ts'
import { startApplication, saveCaseSection } from '../../functions/commands/applications.ts'
import {
  accept,
  behindLink,
  inviteOrganisation,
  noteOpened,
  revoke,
  sendInvitationAgain,
} from '../../functions/commands/invitations.ts'
import { savePart } from '../../functions/commands/member-part.ts'
import { changeCaseMember, takeOutMember } from '../../functions/commands/members.ts'
import { registerOrganisation } from '../../functions/commands/organisations.ts'
import { remind } from '../../functions/commands/reminders.ts'
import { saveAnswers } from '../../functions/commands/save-answers.ts'
import { submitApplication } from '../../functions/commands/submission.ts'
import { momentFor } from '../../functions/commands/run.ts'
import { missing } from '../../domain/submission.ts'
import { agreementRules } from '../../schemes/parts/agreement.ts'
import { bindingScheme, filledClauses, filledPart } from '../support/members.ts'
import { openTown, type Town } from '../support/town.ts'

const sent: Message[] = []
let town: Town
beforeAll(async () => {
  town = await openTown({
    scheme: bindingScheme(),
    mail: { deliver: async (message) => void sent.push(message) },
  })
})
afterAll(() => town.program.stop())

const organisationOf = (name: string) => OrganisationId.parse(`uscc:${practiceUscc(name)}`)
const day = 86_400_000

/** Everything in the mailbox of an address, in the order in which it came. */
const mailTo = async (address: string): Promise<Message[]> => {
  await town.program.idle()
  return sent.filter((message) => message.address === address)
}
const secretIn = (message: Message | undefined): string =>
  /\/invitations\/([0-9a-f]{40})\b/.exec(message?.text ?? '')?.[1] ?? ''

const lacking = async (id: CaseId): Promise<string[]> => {
  const file = await town.file(id)
  const moment = await momentFor(town.program.world, file.head.scheme, town.asking('officer').arrived)
  return missing(file, moment)
    .filter(({ field }) => /^members\.|^clauses/.test(field))
    .map(({ code, facts }) => `${code} ${facts?.name ?? facts?.zh ?? ''}`)
}

const confirmationOf = async (id: CaseId, name: string) =>
  (await town.file(id)).members.find((member) => member.name === name)?.confirmation

const draftOf = async (lead: string): Promise<CaseId> => {
  const { id: leading } = await town.organisation(lead, 'enterprise')
  const { case: id } = await startApplication(town.program.world, town.asking(lead), {
    call: town.call.id,
    lead: leading,
    title: `${lead}创新联合体`,
  })
  for (const [section, answers] of Object.entries(
    await town.answersFor(lead, id, {
      ...town.sections,
      agreement: { ...town.sections.agreement, agreement: '组建协议.pdf' },
    }),
  ))
    await saveCaseSection(town.program.world, town.asking(lead), { case: id, section, answers })
  return id
}

const fillPart = async (id: CaseId, name: string, text?: string) =>
  savePart(town.program.world, town.asking(name), {
    case: id,
    organisation: organisationOf(name),
    section: 'part',
    changes: filledPart(text),
  })

const join = async (id: CaseId, lead: string, name: string, role: 'member' | 'co-lead' = 'member') => {
  const { id: organisation } = await town.organisation(name, 'university')
  await inviteOrganisation(town.program.world, town.asking(lead), {
    case: id,
    code: organisation.slice('uscc:'.length),
    country: 'CN',
    role,
  })
  await fillPart(id, name)
  await town.does(name, id, { kind: 'confirmation', answer: { decision: 'confirm' } })
}

const refusalOf = async (act: () => Promise<unknown>): Promise<string> => {
  try {
    await act()
    return 'done'
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem
    return [problem.code, ...problem.problems.map(({ field, code }) => `${field} ${code}`)].join(' ')
  }
}

describe('an organisation that nobody registered yet', () => {
  let id: CaseId
  const name = '远方材料公司'
  const address = 'wang@far.example'
  beforeAll(async () => {
    id = await draftOf('邀请电子')
  })

  test('is told at its code that it needs a mail, and is a member of whom nothing else is known with one', async () => {
    const code = practiceUscc(name)
    const invite = (more: object) =>
      inviteOrganisation(town.program.world, town.asking('邀请电子'), {
        ...{ case: id, code, country: 'CN', role: 'member' },
        ...more,
      })
    expect(await refusalOf(() => invite({}))).toBe('invalid code not-registered')
    expect(await refusalOf(() => invite({ address }))).toBe('invalid name missing')
    expect(await refusalOf(() => invite({ code: `${code.slice(0, 17)}Z`, address, name }))).toContain(
      'invalid code bad',
    )
    expect(await invite({ address, name, language: 'en' })).toMatchObject({
      organisation: organisationOf(name),
    })
    const [mail] = await mailTo(address)
    expect(mail?.subject).toContain('邀请电子 invites 远方材料公司 to join')
    expect(secretIn(mail)).toHaveLength(40)
    const { members } = await town.file(id)
    expect(members.find((member) => member.name === name)).toMatchObject({
      unregistered: true,
      country: 'CN',
    })
    expect(await lacking(id)).toContain('not-confirmed 远方材料公司')
    expect(await refusalOf(() => invite({ address, name }))).toBe('invalid address invited-already')
  })

  test('leaves its secret nowhere but in the mail', async () => {
    const [mail] = await mailTo(address)
    const secret = secretIn(mail)
    const { items } = await town.store.cases.messages(id, { limit: 50 })
    const kept = JSON.stringify([items, await town.file(id)])
    expect(kept).toContain(address)
    expect(kept).not.toContain(secret)
    expect((await town.store.outbox.unsent({ limit: 100 })).items).toEqual([])
  })

  test('follows the link, registers, fills in its part, confirms, and is known from then on', async () => {
    const [mail] = await mailTo(address)
    const secret = secretIn(mail)
    const { world } = town.program
    await noteOpened(world, secret, town.asking('officer').arrived)
    expect((await behindLink(world, secret))?.invitation.state.is).toBe('opened')
    await town.person('王远方', [])
    const registered = await registerOrganisation(world, town.asking('王远方'), {
      ...{ code: practiceUscc(name), country: 'CN', name, kind: 'enterprise' },
    })
    const person = await town.store.people.load(town.who('王远方').id)
    if (!person) throw new Error('nobody signed in')
    const asking = { ...town.asking('王远方'), person }
    await accept(world, asking, { secret, organisation: registered.organisation })
    expect((await behindLink(world, secret))?.invitation.state.is).toBe('accepted')
    const member = (await town.file(id)).members.find((one) => one.name === name)
    expect(member?.unregistered).toBeUndefined()
    expect(member?.kind).toBe('enterprise')
    expect(
      await refusalOf(() => accept(world, asking, { secret, organisation: registered.organisation })),
    ).not.toBe('done')
  })

  test('cannot take up what was meant for another, was revoked, or was sent again since', async () => {
    const { world } = town.program
    const lead = town.asking('邀请电子')
    await town.organisation('别家公司', 'enterprise')
    const given = { case: id, country: 'CN', role: 'member' } as const
    const { invitation } = await inviteOrganisation(world, lead, {
      ...given,
      code: practiceUscc('第三公司'),
      address: 'third@far.example',
      name: '第三公司',
    })
    if (!invitation) throw new Error('nobody was invited')
    const secretNow = async () => secretIn((await mailTo('third@far.example')).at(-1))
    const takeUp = async (secret: string) =>
      refusalOf(() =>
        accept(world, town.asking('别家公司'), { secret, organisation: organisationOf('别家公司') }),
      )
    const first = await secretNow()
    expect(await takeUp(first)).toBe('invalid code other-organisation')
    await sendInvitationAgain(world, lead, { case: id, invitation })
    const second = await secretNow()
    expect(second).not.toBe(first)
    expect(await takeUp(first)).toBe('not-found')
    expect(await takeUp(second)).toBe('invalid code other-organisation')
    await revoke(world, lead, { case: id, invitation })
    expect(await takeUp(second)).toBe('not-found')
    await takeOutMember(world, lead, { case: id, organisation: organisationOf('第三公司') })
  })

  test('becomes a member under whatever code it has, when it was invited by its address alone', async () => {
    const { world } = town.program
    const { invitation, organisation } = await inviteOrganisation(world, town.asking('邀请电子'), {
      ...{ case: id, country: 'CN', role: 'member', address: 'fourth@far.example', name: '第四家' },
    })
    expect(organisation).toBeUndefined()
    expect(invitation).toBeDefined()
    await town.organisation('第四公司', 'institute')
    const secret = secretIn((await mailTo('fourth@far.example')).at(-1))
    await accept(world, town.asking('第四公司'), { secret, organisation: organisationOf('第四公司') })
    expect((await town.file(id)).members.map((member) => member.name)).toContain('第四公司')
    expect(await confirmationOf(id, '第四公司')).toMatchObject({ is: 'asked' })
  })

  test('is mailed no more than three times on a day', async () => {
    const { world } = town.program
    const lead = town.asking('邀请电子')
    const { invitation } = await inviteOrganisation(world, lead, {
      ...{ case: id, country: 'CN', role: 'member', address: 'often@far.example', name: '常来公司' },
    })
    if (!invitation) throw new Error('nobody was invited')
    const again = () => refusalOf(() => sendInvitationAgain(world, lead, { case: id, invitation }))
    expect([await again(), await again(), await again()]).toEqual([
      'done',
      'done',
      'invalid address mailed-enough',
    ])
  })
})

describe('a member that confirmed', () => {
  let id: CaseId
  beforeAll(async () => {
    id = await draftOf('确认电子')
    await join(id, '确认电子', '测试大学')
    await join(id, '确认电子', '共同研究院', 'co-lead')
  })

  /** Over what stands there now, as a page that was opened a moment ago. */
  const saveOver = async (by: string, section: string, field: string, value: string) => {
    const base = (await town.file(id)).sections.find((one) => one.id === section)?.answers[field]
    await saveAnswers(town.program.world, town.asking(by), {
      case: id,
      section,
      changes: { [field]: { base, value } },
    })
  }
  const saveBudget = (by: string, value: string) => saveOver(by, 'plan', 'budget', value)

  test('cannot confirm before its own part is filled in', async () => {
    await town.organisation('空白大学', 'university')
    await inviteOrganisation(town.program.world, town.asking('确认电子'), {
      ...{ case: id, code: practiceUscc('空白大学'), country: 'CN', role: 'member' },
    })
    const confirming = () =>
      town.does('空白大学', id, { kind: 'confirmation', answer: { decision: 'confirm' } })
    expect(await refusalOf(confirming)).toContain('part.contribution missing')
    await takeOutMember(town.program.world, town.asking('确认电子'), {
      case: id,
      organisation: organisationOf('空白大学'),
    })
  })

  test('is asked again once when what binds it changes, with one message, and holds the submission up', async () => {
    expect(await confirmationOf(id, '测试大学')).toMatchObject({
      is: 'confirmed',
      contribution: '提供测试平台',
    })
    const before = (await mailTo('测试大学@practice.example')).length
    await saveBudget('确认电子', '20000')
    expect(await confirmationOf(id, '测试大学')).toMatchObject({
      is: 'asked',
      before: { contribution: '提供测试平台' },
    })
    await saveBudget('确认电子', '21000')
    await saveBudget('共同研究院', '22000')
    const messages = (await mailTo('测试大学@practice.example')).slice(before)
    expect(messages.map(({ about }) => about)).toEqual(['asked-again'])
    expect(await lacking(id)).toEqual(
      expect.arrayContaining(['confirmed-otherwise 测试大学', 'confirmed-otherwise 共同研究院']),
    )
    for (const name of ['测试大学', '共同研究院'])
      await town.does(name, id, { kind: 'confirmation', answer: { decision: 'confirm' } })
    expect(await lacking(id)).not.toContain('confirmed-otherwise 测试大学')
  })

  test('is not asked again for what does not bind it', async () => {
    await saveOver('确认电子', 'contact', 'contactPhone', '021-1111 1111')
    expect(await confirmationOf(id, '测试大学')).toMatchObject({ is: 'confirmed' })
  })

  test('confirms again when it changes its own part, and nobody else does', async () => {
    await savePart(town.program.world, town.asking('测试大学'), {
      case: id,
      organisation: organisationOf('测试大学'),
      section: 'part',
      changes: { contribution: { base: '提供测试平台', value: '提供测试平台与数据' } },
    })
    expect(await confirmationOf(id, '测试大学')).toMatchObject({ is: 'asked' })
    expect(await confirmationOf(id, '共同研究院')).toMatchObject({ is: 'confirmed' })
    await town.does('测试大学', id, { kind: 'confirmation', answer: { decision: 'confirm' } })
  })

  test('says yes to what it read, and to nothing else', async () => {
    await saveBudget('确认电子', '23000')
    const stale = () =>
      town.does('测试大学', id, {
        kind: 'confirmation',
        answer: { decision: 'confirm', seen: '0'.repeat(32) },
      })
    expect(await refusalOf(stale)).toBe('changed-meanwhile')
    for (const name of ['测试大学', '共同研究院'])
      await town.does(name, id, { kind: 'confirmation', answer: { decision: 'confirm' } })
  })

  test('is asked again when its role changes', async () => {
    const { world } = town.program
    const change = (role: 'member' | 'co-lead') =>
      changeCaseMember(world, town.asking('共同研究院'), {
        case: id,
        organisation: organisationOf('测试大学'),
        role,
      })
    await change('co-lead')
    expect(await confirmationOf(id, '测试大学')).toMatchObject({ is: 'asked' })
    expect(await confirmationOf(id, '共同研究院')).toMatchObject({ is: 'confirmed' })
    await change('member')
    await town.does('测试大学', id, { kind: 'confirmation', answer: { decision: 'confirm' } })
  })
})

describe('whoever leads', () => {
  let id: CaseId
  beforeAll(async () => {
    id = await draftOf('提醒电子')
    await join(id, '提醒电子', '副牵头院', 'co-lead')
    for (const name of ['慢大学', '更慢大学']) {
      await town.organisation(name, 'university')
      await inviteOrganisation(town.program.world, town.asking('副牵头院'), {
        ...{ case: id, code: practiceUscc(name), country: 'CN', role: 'member' },
      })
    }
  })

  test('is told whose part is missing and which clauses have no place, by name', async () => {
    const lines = await lacking(id)
    expect(lines.filter((line) => line.startsWith('clause-missing'))).toEqual(
      agreementRules().clauses.map(({ title }) => `clause-missing ${title.zh}`),
    )
    expect(lines.filter((line) => !line.startsWith('clause-missing')).toSorted()).toEqual(
      [
        ...['提醒电子', '慢大学', '更慢大学'].map((name) => `part-incomplete ${name}`),
        ...['慢大学', '更慢大学'].map((name) => `not-confirmed ${name}`),
      ].toSorted(),
    )
    await saveAnswers(town.program.world, town.asking('提醒电子'), {
      case: id,
      section: 'clauses',
      changes: filledClauses(),
    })
    expect((await lacking(id)).filter((line) => line.startsWith('clause'))).toEqual([])
  })

  test('reminds everybody once a day, and one alone', async () => {
    const { world } = town.program
    const remindAll = (name: string) => remind(world, town.asking(name), { case: id })
    // The co-lead had confirmed before the clauses had their places.
    expect(await remindAll('提醒电子')).toEqual({ reminded: 4 })
    expect(await remindAll('副牵头院')).toEqual({ reminded: 0 })
    const mails = (await mailTo('慢大学@practice.example')).filter(({ about }) => about === 'member-reminded')
    expect(mails.map(({ subject }) => subject)).toEqual([
      expect.stringContaining('填写本单位部分（承担的任务与投入、参与人员、本单位承诺）；确认加入'),
    ])
    await town.program.advanceTo(new Date(town.program.clock.now().getTime() + day))
    const one = { case: id, organisation: organisationOf('慢大学') }
    expect(await remind(world, town.asking('副牵头院'), one)).toEqual({ reminded: 1 })
    expect(await remindAll('提醒电子')).toEqual({ reminded: 3 })
  })

  test('may be the co-lead: it corrects, submits and is told as the lead is', async () => {
    for (const name of ['提醒电子', '慢大学', '更慢大学']) await fillPart(id, name)
    for (const name of ['副牵头院', '慢大学', '更慢大学'])
      await town.does(name, id, { kind: 'confirmation', answer: { decision: 'confirm' } })
    expect(await lacking(id)).toEqual([])
    const { number } = await submitApplication(town.program.world, town.asking('副牵头院'), id)
    expect(number).toMatch(/^A2031-/)
    await town.program.idle()
    expect((await mailTo('副牵头院@practice.example')).map(({ about }) => about)).toContain('submitted')
  })
})
