import { practiceUscc } from '../../domain/organisation-code.ts'
import { extendDeadline, giveMoreTime } from '../../functions/commands/extensions.ts'
import { startApplication } from '../../functions/commands/applications.ts'
import { runBulk } from '../../functions/commands/bulk.ts'
import { endDelegation, makeDelegation } from '../../functions/commands/delegations.ts'
import { inviteMember } from '../../functions/commands/members.ts'
import { writeNote } from '../../functions/commands/notes.ts'
import { commentOnObjection } from '../../functions/commands/objections.ts'
import { decideJoin, registerOrganisation } from '../../functions/commands/organisations.ts'
import { remind } from '../../functions/commands/reminders.ts'
import { saveRobot } from '../../functions/commands/robots.ts'
import { assignOfficer, remindTurn } from '../../functions/commands/run-case.ts'
import { moveDraft, startDraft } from '../../functions/commands/scheme-drafts.ts'
import {
  discardApplication,
  submitApplication,
  takeBackSubmission,
} from '../../functions/commands/submission.ts'
import { changeTemplate } from '../../functions/commands/templates.ts'
import { changeWishes } from '../../functions/commands/wishes.ts'
import { applicantsIn, type Chapter, must, openTask, orgOf } from './life.ts'
import { programme } from './world.ts'

/** The end of a robot's address: its key. */
const keyOf = (end: string): string => `693a91f6-7abc-4bc4-97a0-0ec2sifa${end}`

/** A case that is given up, and a rival's that is taken back for a while: who is told of it, is told it in all worlds. */
const draft: Chapter['play'] = async (world, known) => {
  const { town } = world
  const at = town.program.world
  await world.step('the call is open longer', () =>
    extendDeadline(at, town.asking('经办'), town.call.id, {
      closes: '2031-04-30T16:00:00.000Z',
      reason: { zh: '系统维护', en: 'Maintenance' },
    }),
  )
  await world.step('another one begins', async () => {
    const { case: id } = await startApplication(at, town.asking('旁人'), {
      ...{ call: town.call.id, lead: orgOf('东篱软件有限公司'), title: '东篱创新联合体' },
    })
    known.given = id
  })
  const id = must(known.given)
  await world.step('another one asks a member', () =>
    inviteMember(at, town.asking('旁人'), {
      ...{ case: id, organisation: orgOf('西塘科技有限公司'), role: 'member' },
    }),
  )
  await world.step('another one reminds it', () => remind(at, town.asking('旁人'), { case: id }))
  await world.step('the member declines', () =>
    town.does('旁员', id, { kind: 'confirmation', answer: { decision: 'decline', reason: '另有安排' } }),
  )
  await world.step('somebody asks to speak for the university', () =>
    registerOrganisation(at, town.asking('外评'), {
      ...{ code: practiceUscc('东原大学'), country: 'CN', name: '东原大学', kind: 'university' },
    }),
  )
  await world.step('the university says no', () =>
    decideJoin(at, town.asking('戊大'), {
      ...{ organisation: orgOf('东原大学'), person: town.who('外评').id, decision: 'decline' },
    }),
  )
  await world.step('the rival takes it back', () =>
    takeBackSubmission(at, town.asking('对手'), must(known.rival)),
  )
  await world.step('the rival hands in again', () =>
    submitApplication(at, town.asking('对手'), must(known.rival)),
  )
}

/** What the office and its leaders do that is of no single case. */
const office: Chapter['play'] = async (world, known) => {
  const { town } = world
  const at = town.program.world
  const id = must(known.told)
  await world.step('another one gives up', () =>
    discardApplication(at, town.asking('旁人'), must(known.given), '不再申报'),
  )
  await world.step('a colleague has charge of it', () =>
    assignOfficer(at, town.asking('同事'), { case: id, officer: town.who('经办').id }),
  )
  await world.step('a colleague is named in a note', () =>
    writeNote(at, town.asking('经办'), id, {
      text: world.choose('note', '请一并看', '请核实夸大之处'),
      mentions: [town.who('同事').id],
    }),
  )
  await world.step('an officer does it to many', async () => {
    const { id: run } = await runBulk(
      at,
      { ...town.asking('经办', 'many-1'), key: 'many-1' },
      {
        ...{ batch: town.call.id, action: { do: 'remind' }, cases: [must(known.rival)] },
      },
    )
    known.run = run
  })
  // Two works that are late at one instant would race for the next ids.
  await world.step('the rival passes', () =>
    town.does('经办', must(known.rival), { kind: 'formal-check', answer: { decision: 'pass' } }),
  )
  await world.step('a leader goes away', async () => {
    const { delegation } = await makeDelegation(at, town.asking('head'), {
      ...{ to: town.who('同事').id, scheme: 'lingang', level: 'division' },
      ...{ starts: '2031-05-01T00:00:00.000Z', ends: '2031-05-20T00:00:00.000Z' },
      reason: world.choose('delegation', '出差', '住院治疗'),
    })
    known.delegation = delegation
  })
  await world.step('the office words a message', () =>
    changeTemplate(
      at,
      town.asking('administrator'),
      { scheme: 'lingang', about: 'revoked', language: 'zh' },
      {
        version: 0,
        wording: {
          subject: '撤销认定',
          text: world.choose('template', '{line}\n{link}', '{line}，另案查处。\n{link}'),
        },
      },
    ),
  )
  await world.step('a group gets a robot', async () => {
    const { robot } = await saveRobot(
      at,
      town.asking('administrator'),
      { scheme: 'lingang' },
      {
        ...{ name: '业务群', kind: 'wecom', language: 'zh', active: true, revision: 0 },
        about: ['objection-raised'],
        address: `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${keyOf(world.choose('robot', 'aaaa', 'bbbb'))}`,
      },
    )
    known.robot = robot
  })
  await world.step('a member wishes to be told otherwise', () =>
    changeWishes(at, town.asking('戊大'), {
      ways: { cases: world.choose('wish', 'daily', 'weekly') },
      digestAt: world.choose('wish', '09:00', '17:00'),
    }),
  )
  await world.step('the next version is begun', async () => {
    const { draft: begun } = await startDraft(at, town.asking('administrator'), { ref: programme.ref })
    known.scheme = begun
  })
}

const correction: Chapter['play'] = async (world, known) => {
  const { town } = world
  const at = town.program.world
  const id = must(known.told)
  await world.step('the lead is reminded', () => remindTurn(at, town.asking('经办'), id))
  await world.step('the lead gets more time', async () =>
    giveMoreTime(at, town.asking('经办'), {
      ...{ case: id, task: await openTask(world, id, 'correction') },
      ...{ due: '2031-04-25T16:00:00.000Z', reason: '材料较多' },
    }),
  )
  await world.step('the next version is sent for approval', async () =>
    moveDraft(at, town.asking('administrator'), must(known.scheme), {
      ...{ do: 'submit', revision: 1, why: '年度修订' },
    }),
  )
}

const notice: Chapter['play'] = async (world, known) => {
  const { town } = world
  const id = must(known.told)
  const [objection] = (await town.file(id)).objections
  await world.step('the lead answers the objection', () =>
    commentOnObjection(town.program.world, town.asking(applicantsIn(world).lead), {
      ...{ case: id, objection: must(objection).id, text: '情况不实，附说明。' },
    }),
  )
  await world.step('the leader is back', async () => {
    const away = must(known.delegation)
    // Whoever may end it may have done so among the questions.
    const { revoked } = must(await town.store.delegations.load(away))
    if (revoked === undefined) await endDelegation(town.program.world, town.asking('head'), away)
  })
}

/** What goes on beside the told case, by the chapter of its life: mail, lists and addresses are of a whole office. */
export const beside: Readonly<Record<string, Chapter['play']>> = {
  'a draft': draft,
  'the formal check': office,
  'a correction': correction,
  'the notice': notice,
}
