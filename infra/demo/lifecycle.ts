import { z } from 'zod'
import { lingang } from '../../schemes/lingang.ts'
import { practiceUscc } from '../../domain/organisation-code.ts'
import { stepOf } from '../../domain/scheme-step.ts'
import { personas } from '../local/personas.ts'
import { subjectsWith } from './cast.ts'
import type { DemoConsortium, DemoOrganisation } from './reported.ts'
import { applicationAnswers, mostTasks, withOwnTask } from './application-answers.ts'
import { agreementFile } from './agreement-file.ts'
import { bringFile } from './files.ts'
import { fillPart } from './fill-part.ts'
import { fillReport } from './fill-report.ts'
import type { YearPlayed } from './report-answers.ts'
import { answers, as, NotAsked, reaches, seen, type Stage } from './stage.ts'

/** The steps of a case's life as people take them, each over the public API. */

const Created = z.looseObject({ case: z.string() })
const Registered = z.looseObject({ organisation: z.string() })

/** Whoever speaks for an organisation: its persona where there is one, else a person known by its code. */
export const speaker = (organisation: DemoOrganisation): string =>
  personas.find((persona) => persona.organisation?.name === organisation.name)?.subject ??
  `speaker-${organisation.code.toLowerCase()}`

/** Registers an organisation by its first person; again is harmless. */
export const register = async (stage: Stage, organisation: DemoOrganisation): Promise<string> => {
  const { code, country, name, kind, place, region, credentials } = organisation
  const { organisation: id } = await as(stage, speaker(organisation)).ask(
    'POST',
    '/organisations',
    Registered,
    {
      code,
      country,
      name,
      kind,
      ...(place ? { place } : {}),
      ...(region === undefined ? {} : { region }),
      ...(credentials === undefined ? {} : { credentials }),
    },
  )
  return id
}

export const saveSections = async (
  stage: Stage,
  subject: string,
  id: string,
  sections: Record<string, Record<string, unknown>>,
): Promise<void> => {
  for (const [section, given] of Object.entries(sections))
    await as(stage, subject).put(`/cases/${id}/sections/${section}`, { answers: given })
}

/** A draft as it lies on a desk: half filled in, the members named and still to confirm. */
export const unfinishedDraft = async (
  stage: Stage,
  consortium: DemoConsortium,
  call: string,
): Promise<void> => {
  const lead = speaker(consortium.lead)
  const id = await begin(stage, consortium, call)
  const { overview = {}, contact = {} } = applicationAnswers(consortium, [
    await register(stage, consortium.lead),
  ])
  await saveSections(stage, lead, id, { overview, contact })
  for (const persona of personas.filter(
    (one) => one.organisation !== undefined && one.subject !== lead && one.language === 'zh',
  )) {
    if (!persona.organisation) continue
    const { name, kind, country, place = '' } = persona.organisation
    const member = { name, kind, country, code: practiceUscc(name), place, standIn: false }
    await register(stage, member)
    await as(stage, lead).post(`/cases/${id}/members`, { code: member.code, country, role: 'member' })
  }
}

/** A draft with nothing but its title. */
export const begin = async (stage: Stage, consortium: DemoConsortium, call: string): Promise<string> => {
  const organisation = await register(stage, consortium.lead)
  const { case: id } = await as(stage, speaker(consortium.lead)).ask(
    'POST',
    '/cases',
    Created,
    {
      call,
      lead: organisation,
      title: consortium.name,
      ...(consortium.field ? { field: consortium.field } : {}),
    },
    `draft-${consortium.id}`,
  )
  return id
}

/** A draft with everything filled in and every member confirmed, each once the plan that binds it is written. */
export const draft = async (stage: Stage, consortium: DemoConsortium, call: string): Promise<string> => {
  const lead = speaker(consortium.lead)
  const id = await begin(stage, consortium, call)
  const others: { speaks: string; organisation: string }[] = []
  for (const [role, list] of [
    ['co-lead', consortium.coLeads],
    ['member', consortium.members],
  ] as const)
    for (const one of list) {
      const organisation = await register(stage, one)
      await as(stage, lead).post(`/cases/${id}/members`, { code: one.code, country: one.country, role })
      others.push({ speaks: speaker(one), organisation })
    }
  await saveSections(stage, lead, id, applicationAnswers(consortium, await carriersOf(stage, consortium)))
  await bringAgreement(stage, consortium, id)
  for (const { speaks, organisation } of others) {
    await fillPart(stage, lingang, speaks, id, organisation)
    await answers(stage, speaks, id, 'confirmation', {
      decision: 'confirm',
      contribution: '按组建协议承担任务',
    })
  }
  return id
}

/** The agreement itself and where its clauses stand, before anybody confirms what binds them. */
const bringAgreement = async (stage: Stage, { name, lead, coLeads, members }: DemoConsortium, id: string) => {
  const parties = [lead, ...coLeads, ...members].map((one) => one.name)
  const announced = { place: 'agreement.agreement', name: '组建协议.pdf' }
  await bringFile(stage, speaker(lead), id, announced, await agreementFile(name, parties))
  const rows = (lingang.members.agreement?.clauses ?? []).map((clause, index) => ({
    id: clause.id,
    cells: { article: `第 ${index + 3} 条`, page: '1' },
  }))
  await saveSections(stage, speaker(lead), id, { clauses: { where: { rows } } })
}

/** Who carries a task: the lead, and each of the first of the others. */
const carriersOf = async (stage: Stage, { lead, coLeads, members }: DemoConsortium): Promise<string[]> => {
  const found: string[] = []
  for (const one of [lead, ...coLeads, ...members].slice(0, mostTasks)) found.push(await register(stage, one))
  return found
}

export const submit = async (stage: Stage, consortium: DemoConsortium, id: string): Promise<void> => {
  const lead = as(stage, speaker(consortium.lead))
  await lead.post(`/cases/${id}/submission`, {}, `submit-${id}`)
  // The same click twice is one submission.
  await lead.post(`/cases/${id}/submission`, {}, `submit-${id}`)
  await reaches(stage, 'officer', id, 'formal-check')
}

export const pass = (stage: Stage, id: string): Promise<void> =>
  answers(stage, 'officer', id, 'formal-check', { decision: 'pass' })

export const sendBackForCorrection = (stage: Stage, id: string): Promise<void> =>
  answers(stage, 'officer', id, 'formal-check', {
    decision: 'return',
    remarks: { plan: '请补充各成员单位的任务分工' },
  })

export const returnForCorrection = async (
  stage: Stage,
  consortium: DemoConsortium,
  id: string,
): Promise<void> => {
  await sendBackForCorrection(stage, id)
  await reaches(stage, 'officer', id, 'correction')
  const lead = speaker(consortium.lead)
  const { plan } = applicationAnswers(consortium, await carriersOf(stage, consortium))
  // The lead's own task is told better: nobody else is bound by it, so that nobody else is asked again.
  await saveSections(stage, lead, id, { plan: withOwnTask(plan, '负责总体方案、集成验证与应用推广') })
  await answers(stage, lead, id, 'correction', { decision: 'corrected' })
  await reaches(stage, 'officer', id, 'formal-check')
}

export const recommend = (stage: Stage, id: string): Promise<void> =>
  answers(stage, subjectsWith('recommender')[0] ?? '', id, 'recommendation', {
    decision: 'recommend',
    opinion: '同意推荐',
  })

/** Experts who are asked now, by their subjects: the officer sees who they are. */
const panelOf = async (stage: Stage, id: string, subjects: ReadonlyMap<string, string>): Promise<string[]> =>
  (await seen(stage, 'officer', id)).tasks
    .filter((task) => task.kind === 'score' && task.state === 'open')
    .map((task) => subjects.get(task.person ?? '') ?? '')

type Rubric = readonly { id: string; max: number }[]
const applicationRubric: Rubric = stepOf(lingang, 'review')?.rubric.items ?? []
const evaluationRubric: Rubric = lingang.evaluation?.rubric?.items ?? []

const sheet = (rubric: Rubric, share: number) => ({
  decision: 'score',
  scores: Object.fromEntries(rubric.map((item) => [item.id, Math.round(item.max * share * 10) / 10])),
  reasons: Object.fromEntries(rubric.map((item) => [item.id, '见评审说明'])),
})

export type ReviewPlan = {
  /** Shares of the maximum, in the order in which experts are asked; the last one stands for all later ones. */
  readonly shares: readonly number[]
  /** The first expert steps aside. */
  readonly recusal?: boolean
  /** No more than so many hand a sheet in now; the others still have theirs. */
  readonly most?: number
  readonly evaluation?: boolean
}

/** Everybody who is asked hands a sheet in, until the review is over or enough have. Returns how many sheets there were. */
export const review = async (
  stage: Stage,
  id: string,
  subjects: ReadonlyMap<string, string>,
  plan: ReviewPlan,
): Promise<number> => {
  const rubric = plan.evaluation ? evaluationRubric : applicationRubric
  await reaches(stage, 'officer', id, 'review')
  let scored = 0
  let recused = !plan.recusal
  const most = plan.most ?? Number.POSITIVE_INFINITY
  const inReview = async () => scored < most && (await seen(stage, 'officer', id)).status.is === 'review'
  while (await inReview()) {
    await stage.until(`an expert is asked on ${id}`, async () => {
      return (await panelOf(stage, id, subjects)).length > 0 || !(await inReview())
    })
    for (const expert of await panelOf(stage, id, subjects)) {
      if (scored >= most) break
      if (!recused) {
        recused = true
        await answers(stage, expert, id, 'score', { decision: 'recuse', reason: '与成员单位有合作' })
        continue
      }
      const share = plan.shares[Math.min(scored, plan.shares.length - 1)] ?? 0.85
      await answers(stage, expert, id, 'score', sheet(rubric, share))
      scored += 1
    }
  }
  return scored
}

/** Approves level by level: at each, one after the other of those who are asked, until it is decided. */
export const approve = async (
  stage: Stage,
  id: string,
  subjects: ReadonlyMap<string, string>,
  levels: readonly string[],
): Promise<void> => {
  for (const level of levels) {
    const asked = async (): Promise<string | undefined> =>
      (await seen(stage, 'officer', id)).tasks.find(
        (task) => task.kind === 'approval' && task.level === level && task.state === 'open',
      )?.person
    await stage.until(`${id} reaches the level ${level}`, async () => (await asked()) !== undefined)
    for (let person = await asked(); person !== undefined; person = await asked())
      await answers(stage, subjects.get(person) ?? '', id, 'approval', { decision: 'approve' })
  }
}

export const sendBack = (stage: Stage, id: string, to: string): Promise<void> =>
  answers(stage, subjectsWith('approver', 'division')[0] ?? '', id, 'approval', {
    decision: 'return',
    to,
    remark: '推荐意见不够明确',
  })

/** A member of the public objects, and the officer decides. */
export const objection = async (stage: Stage, id: string, decision: 'dismiss' | 'uphold'): Promise<void> => {
  await reaches(stage, 'officer', id, 'notice')
  await as(stage, 'speaker-objector').post(`/cases/${id}/objections`, {
    by: {
      is: 'person',
      name: '赵明',
      workplace: '某材料研究所',
      address: '上海市浦东新区',
      phone: '021-0000 0001',
    },
    grounds: '成员单位的任务分工与公示内容不一致，请核实。',
  })
  await answers(stage, 'officer', id, 'objection', {
    decision,
    reason: decision === 'uphold' ? '经核实，异议成立' : '经核实，公示内容无误',
  })
}

/** The lead appeals against the refusal, and an officer who did not decide it leaves it as it is. */
export const appealInVain = async (stage: Stage, consortium: DemoConsortium, id: string): Promise<void> => {
  await as(stage, speaker(consortium.lead)).post(`/cases/${id}/appeal`, {
    grounds: '成员单位的任务分工已在申报书中写明，请复核。',
    documents: ['申报书第三部分'],
  })
  await answers(stage, 'officer-2', id, 'appeal', {
    decision: 'dismiss',
    reason: '经复核，异议处理有据，维持原决定',
  })
}

/** The annual report, filled in beside the plan, scored by the lead itself, and handed in. */
export const report = async (
  stage: Stage,
  consortium: DemoConsortium,
  id: string,
  played: Pick<YearPlayed, 'said' | 'reached'> = { said: yearSaid },
): Promise<void> => {
  await fillReport(stage, lingang, speaker(consortium.lead), id, played)
  await answers(stage, speaker(consortium.lead), id, 'report', { decision: 'report' })
}

const yearSaid = {
  results: { summary: '完成年度任务，形成首批成果', spent: '3000', patents: '12', standards: '2' },
}

export const rectify = async (stage: Stage, consortium: DemoConsortium, id: string): Promise<void> => {
  await reaches(stage, 'officer', id, 'rectification')
  await fillReport(stage, lingang, speaker(consortium.lead), id, { said: yearSaid })
  await answers(stage, speaker(consortium.lead), id, 'rectification', {
    decision: 'rectified',
    account: '已按要求整改并补交材料',
    measures: Object.fromEntries(
      evaluationRubric.map(({ id: item }) => [item, { done: '已按评审意见整改', evidence: '见年度报告' }]),
    ),
  })
}

/** Waits until a case has come to its end. */
export const settled = (stage: Stage, id: string, name: string): Promise<void> =>
  stage.until(`${name} comes to an end`, async () => (await seen(stage, 'officer', id)).ended)

export { NotAsked, reaches, seen }
