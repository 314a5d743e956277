import { CivilDate } from '../../domain/calendar.ts'
import { practiceUscc } from '../../domain/organisation-code.ts'
import {
  type CaseId,
  type ConsortiumId,
  type DelegationId,
  MeetingId,
  OrganisationId,
  type RobotId,
  type SchemeDraftId,
} from '../../domain/ids.ts'
import { stepOf } from '../../domain/scheme-step.ts'
import type { TaskId } from '../../domain/ids.ts'
import { object, saveCaseSection, startApplication } from '../../functions/commands/applications.ts'
import { keepCheck } from '../../functions/commands/check-draft.ts'
import { inviteOrganisation } from '../../functions/commands/invitations.ts'
import { planMeeting, noteAttendance, openItem, voteInMeeting } from '../../functions/commands/meetings.ts'
import { inviteMember } from '../../functions/commands/members.ts'
import { savePart } from '../../functions/commands/member-part.ts'
import { writeNote } from '../../functions/commands/notes.ts'
import { assign } from '../../functions/commands/panels.ts'
import { keepSheet } from '../../functions/commands/reviews.ts'
import { submitApplication } from '../../functions/commands/submission.ts'
import { saveView } from '../../functions/commands/views.ts'
import { filledPart } from '../support/members.ts'
import { sheet } from '../support/town.ts'
import { programme, type World } from './world.ts'

const rubric = stepOf(programme, 'review')?.rubric.items ?? []

/** The cases of a world, as far as they are begun. */
export type Known = {
  told?: CaseId
  draft?: CaseId
  rival?: CaseId
  meeting?: MeetingId
  consortium?: ConsortiumId
  change?: CaseId
  evaluation?: CaseId
  /** Another's, that is given up. */
  given?: CaseId
  delegation?: DelegationId
  robot?: RobotId
  scheme?: SchemeDraftId
  /** What an officer did to many cases at once. */
  run?: string
}

/** What happens until somebody is asked, and what is otherwise in a world of that secret. */
export type Chapter = {
  readonly name: string
  play(world: World, known: Known): Promise<void>
}

export const orgOf = (company: string): OrganisationId =>
  OrganisationId.parse(`uscc:${practiceUscc(company)}`)
const partOf = (name: string): string => `${name}提供中试线与测试平台`

/** Who applies in a world: who leads, and its first member. */
export const applicantsIn = (world: World) =>
  world.choose(
    'applicant',
    { lead: '甲方', company: '沧海精密仪器有限公司', member: '乙方', supplier: '北岭材料有限公司' },
    { lead: '丙方', company: '云川智能装备有限公司', member: '丁方', supplier: '南屿新材有限公司' },
  )

export const openTask = async (world: World, id: CaseId, kind: string): Promise<TaskId> => {
  const found = (await world.town.file(id)).tasks.find(
    (task) => task.kind === kind && task.state.is === 'open',
  )
  if (!found) throw new Error(`no open ${kind}`)
  return found.id
}
const taskOf = async (world: World, id: CaseId, name: string): Promise<TaskId> => {
  const me = world.town.who(name).id
  const found = (await world.town.file(id)).tasks.find(
    ({ kind, audience }) => kind === 'score' && audience.is === 'person' && audience.person === me,
  )
  if (!found) throw new Error(`${name} was not asked`)
  return found.id
}
export const must = <Id>(id: Id | undefined): Id => {
  if (id === undefined) throw new Error('not begun')
  return id
}

const begun = async (
  world: World,
  by: { readonly lead: string; readonly company: string; readonly text: string },
): Promise<CaseId> => {
  const { town } = world
  const { case: id } = await startApplication(town.program.world, town.asking(by.lead), {
    call: town.call.id,
    lead: orgOf(by.company),
    title: `${by.company}创新联合体`,
  })
  const { overview = {}, ...rest } = town.sections
  const typed = await town.answersFor(by.lead, id, { ...rest, overview: { ...overview, basis: by.text } })
  for (const [section, answers] of Object.entries(typed))
    await saveCaseSection(town.program.world, town.asking(by.lead), { case: id, section, answers })
  return id
}

const joins = async (
  world: World,
  id: CaseId,
  lead: string,
  { name, company, words, part }: { name: string; company: string; words: string; part?: string },
): Promise<void> => {
  const { town } = world
  await inviteMember(town.program.world, town.asking(lead), {
    case: id,
    organisation: orgOf(company),
    role: 'member',
  })
  if (part !== undefined)
    await savePart(town.program.world, town.asking(name), {
      ...{ case: id, organisation: orgOf(company), section: 'part' },
      changes: { ...filledPart(partOf('本单位')), 'team.r1.person': { value: part } },
    })
  await town.does(name, id, {
    kind: 'confirmation',
    answer: { decision: 'confirm', contribution: words },
  })
}

/** The life of a case, until it is recognised; beside it a rival's, and one that is never handed in. */
export const lifeOfACase: readonly Chapter[] = [
  {
    name: 'a draft',
    play: async (world, known) => {
      const { town } = world
      const { lead, company, member, supplier } = applicantsIn(world)
      await world.step('the rival begins', async () => {
        known.rival = await begun(world, { lead: '对手', company: '远山能源有限公司', text: '自主攻关' })
      })
      for (const [name, at] of [
        ['戊大', '东原大学'],
        ['内向', '静水软件有限公司'],
      ] as const)
        await world.step(`the rival is joined by ${name}`, () =>
          joins(world, must(known.rival), '对手', { name, company: at, words: '参与研究' }),
        )
      await world.step('the rival hands in', () =>
        submitApplication(town.program.world, town.asking('对手'), must(known.rival)),
      )
      await world.step('somebody shy begins', async () => {
        if (world.choose('draft', true, false))
          known.draft = await begun(world, { lead: '内向', company: '静水软件有限公司', text: '尚在酝酿' })
      })
      await world.step('the told case begins', async () => {
        known.told = await begun(world, { lead, company, text: `${company}负责总体，${supplier}负责材料` })
      })
      const id = must(known.told)
      await world.step('a member joins', () =>
        joins(world, id, lead, {
          ...{ name: member, company: supplier },
          words: world.choose('contribution', '提供材料', '提供工艺设备与厂房'),
          part: world.choose('part', '王工', '欧阳工程师'),
        }),
      )
      await world.step('a university joins', () =>
        joins(world, id, lead, { name: '戊大', company: '东原大学', words: '基础研究', part: '陈教授' }),
      )
      await world.step('somebody is asked by mail', () =>
        inviteOrganisation(town.program.world, town.asking(lead), {
          ...{ case: id, name: '某研究所', country: 'CN', role: 'member', language: 'zh' },
          address: world.choose('invitation', 'a@institute.example', 'somebody.else@laboratory.example'),
        }),
      )
      await world.step('a document is brought', () => world.bring(id, `${company} 组建协议.pdf`))
    },
  },
  {
    name: 'the formal check',
    play: async (world, known) => {
      const { town } = world
      const id = must(known.told)
      const { lead } = applicantsIn(world)
      await world.step('it is handed in', () => submitApplication(town.program.world, town.asking(lead), id))
      await world.step('an officer writes a note', () =>
        writeNote(town.program.world, town.asking('经办'), id, {
          text: world.choose('note', '材料齐全', '材料似有夸大，请同事一并核对'),
          mentions: [],
        }),
      )
      await world.step('the check is begun', async () =>
        keepCheck(
          town.program.world,
          town.asking('经办'),
          { case: id, task: await openTask(world, id, 'formal-check') },
          {
            revision: 0,
            values: world.choose('checklist', {}, { 'check.plan': 'fix' }),
          },
        ),
      )
      await world.step('an officer keeps a view', () =>
        saveView(town.program.world, town.asking('经办'), 'lingang', {
          ...{ name: world.choose('view', '我的', '可疑的案件'), shared: false },
          query: world.choose('view', 'late=yes', 'step=formal-check'),
        }),
      )
    },
  },
  {
    name: 'a correction',
    play: async (world, known) => {
      await world.step('it is returned', () =>
        world.town.does('经办', must(known.told), {
          kind: 'formal-check',
          answer: {
            decision: 'return',
            remarks: { plan: world.choose('remarks', '请补充分工', '请说明每一项预算的依据') },
          },
        }),
      )
    },
  },
  {
    name: 'the recommendation',
    play: async (world, known) => {
      const { town } = world
      const id = must(known.told)
      await world.step('it is corrected', () =>
        town.does(applicantsIn(world).lead, id, { kind: 'correction', answer: { decision: 'corrected' } }),
      )
      await world.step('it passes', () =>
        town.does('经办', id, { kind: 'formal-check', answer: { decision: 'pass' } }),
      )
      await world.step('an opinion is begun', async () =>
        keepCheck(
          town.program.world,
          town.asking('recommender'),
          { case: id, task: await openTask(world, id, 'recommendation') },
          { revision: 0, values: { 'answer.opinion': world.choose('opinionDraft', '拟推荐', '拟不推荐') } },
        ),
      )
      await world.step('a panel is assigned', () =>
        assign(town.program.world, town.asking('经办'), id, {
          experts: world
            .choose('panel', ['专家一', '专家二', '专家三'], ['专家一', '专家四', '专家五'])
            .map((name) => town.who(name).id),
        }),
      )
    },
  },
  {
    name: 'the review',
    play: async (world, known) => {
      const { town } = world
      const id = must(known.told)
      await world.step('it is recommended', () =>
        town.does('recommender', id, {
          kind: 'recommendation',
          answer: {
            decision: 'recommend',
            opinion: world.choose('opinion', '同意推荐', '有保留地推荐，成员间协同尚弱'),
            visits: [
              {
                ...{ on: CivilDate.parse('2031-03-02'), place: '中试基地' },
                notes: world.choose('visit', '产线运行正常', '产线停工，仅有展厅'),
              },
            ],
          },
        }),
      )
      await world.step('an expert declares', () => town.declares('专家一', id))
      await world.step('an expert writes', async () =>
        keepSheet(town.program.world, town.asking('专家一'), {
          case: id,
          task: await taskOf(world, id, '专家一'),
          typed: { comment: { base: '', value: world.choose('writing', '待定', '倾向于不同意') } },
        }),
      )
    },
  },
  {
    name: 'the sheets',
    play: async (world, known) => {
      const { town } = world
      const id = must(known.told)
      const [second, third] = world.choose('panel', ['专家二', '专家三'], ['专家四', '专家五'])
      if (!second || !third) throw new Error('no panel')
      await world.step('an expert steps aside', () =>
        town.does(third, id, {
          kind: 'score',
          answer: world.choose(
            'tie',
            { decision: 'recuse', because: 'no-time' },
            { decision: 'recuse', grounds: ['family'] },
          ),
        }),
      )
      await world.step('an expert scores', async () => {
        if (world.choose('turn', true, false)) await scores(world, id, second)
      })
    },
  },
  {
    name: 'a panel meeting',
    play: async (world, known) => {
      const { town } = world
      const id = must(known.told)
      const here = world.choose('panel', ['专家一', '专家二'], ['专家一', '专家四'])
      const [, voter = ''] = here
      const secretary = town.asking('经办')
      await world.step('an expert scores late', async () => {
        if (world.choose('turn', false, true)) await scores(world, id, '专家二')
      })
      await world.step('a meeting is planned', async () => {
        const { meeting } = await planMeeting(town.program.world, secretary, {
          ...{ title: '第一次评审会', at: '2031-03-20T06:00:00.000Z', place: '会议室一', agenda: [id] },
          experts: [...here, '专家六'].map((name) => town.who(name).id),
        })
        known.meeting = MeetingId.parse(meeting)
      })
      const { meeting } = known
      if (meeting === undefined) throw new Error('no meeting')
      await world.step('they come', () =>
        noteAttendance(town.program.world, secretary, {
          meeting,
          came: here.map((name) => town.who(name).id),
        }),
      )
      await world.step('its turn comes', () => openItem(town.program.world, secretary, { meeting, case: id }))
      await world.step('they vote', () =>
        voteInMeeting(town.program.world, town.asking(voter), {
          ...{ meeting, case: id },
          vote: world.choose('vote', 'for', 'against'),
        }),
      )
    },
  },
  {
    name: 'the approval',
    play: async (world, known) => {
      const { town } = world
      const id = must(known.told)
      for (const [index, name] of (await town.asked(id, 'score')).toSorted().entries())
        await world.step(`the others score ${index}`, () => town.does(name, id, sheet(0.8, rubric)))
      await world.step('the division approves', () =>
        town.does('head', id, {
          kind: 'approval',
          answer: {
            decision: 'approve',
            remark: world.choose('decision', '同意', '同意，但请关注资金到位情况'),
          },
        }),
      )
    },
  },
  {
    name: 'the notice',
    play: async (world, known) => {
      const { town } = world
      const id = must(known.told)
      for (const name of ['deputy1', 'deputy2', 'chair1', 'chair2'])
        await world.step(`${name} approves`, () =>
          town.does(name, id, { kind: 'approval', answer: { decision: 'approve' } }),
        )
      await world.step('somebody objects', () =>
        object(town.program.world, town.asking(world.choose('objection', '路人', '外审')), id, {
          by: {
            ...{ is: 'person', address: '上海市某路 1 号', phone: '021-00000000' },
            ...world.choose(
              'objection',
              { name: '某人', workplace: '某单位' },
              { name: '另一位', workplace: '竞争企业' },
            ),
          },
          grounds: world.choose(
            'objection',
            '公示的成员单位与实际不符，请核实。',
            '牵头单位近三年有失信记录。',
          ),
        }),
      )
    },
  },
  {
    name: 'the recognition',
    play: async (world, known) => {
      const { town } = world
      const id = must(known.told)
      await world.step('the objection is dismissed', () =>
        town.does('经办', id, {
          kind: 'objection',
          answer: {
            decision: 'dismiss',
            reason: world.choose('objection', '经核实不成立', '经核实，情况不实'),
          },
        }),
      )
      await world.step('the notice ends', () => town.program.advanceTo(new Date('2031-04-20T00:00:00.000Z')))
    },
  },
]

const scores = (world: World, id: CaseId, name: string): Promise<void> =>
  world.town.does(name, id, sheet(world.choose('sheet', 0.8, 0.9), rubric))
