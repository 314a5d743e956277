import { createHash } from 'node:crypto'
import { instant } from '../../domain/calendar.ts'
import type { ApplicationHead, CaseFile, CaseHead, EvaluationHead } from '../../domain/case.ts'
import type { Member } from '../../domain/case-member.ts'
import type { Position, Step } from '../../domain/case-run.ts'
import type { Section } from '../../domain/case-section.ts'
import type { Consortium } from '../../domain/consortium.ts'
import type { Decision } from '../../domain/decision.ts'
import { chainStart, type Stamp } from '../../domain/history.ts'
import {
  CallId,
  CaseId,
  ConsortiumId,
  idFromDigest,
  OrganisationId,
  PersonId,
  SchemeRef,
  TaskId,
} from '../../domain/ids.ts'
import type { Moment } from '../../domain/moment.ts'
import type { Organisation } from '../../domain/organisation.ts'
import { practiceUscc } from '../../domain/organisation-code.ts'
import type { Office, Person } from '../../domain/person.ts'
import type { Scheme } from '../../domain/scheme.ts'
import type { AnswerTo, TaskAnswer } from '../../domain/task-answer.ts'
import type { Task } from '../../domain/task.ts'
import { selfSheetId } from '../../domain/self-score.ts'
import { calendarCn } from '../../schemes/calendar-cn.ts'
import { lingang } from '../../schemes/lingang.ts'
import { filledIn } from './fill.ts'

/** SHA-256 in hexadecimal, as the rules are given it. */
export const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
const id = (name: string): string => idFromDigest(digest(name))

export const caseId = (name: string) => CaseId.parse(id(name))
export const personId = (name: string) => PersonId.parse(id(`person/${name}`))
export const organisationId = (name: string) => OrganisationId.parse(`uscc:${practiceUscc(name)}`)

/** A Tuesday in March with no holiday near; the call is open until the end of the month. */
export const today = '2026-03-10T02:00:00.000Z'
export const closes = '2026-03-31T15:59:59.999Z'

/** The same ids in the same order for the same time and seed. */
export const momentAt = (now = today, scheme: Scheme = lingang, seed = ''): Moment => {
  let made = 0
  return {
    now: instant(new Date(now)),
    scheme,
    calendar: calendarCn,
    newId: () => id(`${now}/${seed}/${(made += 1)}`),
    digest,
  }
}

/** So many milliseconds earlier or later. */
export const shifted = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString()

export const stampBy = (name: string, as: Stamp['as'] = 'lead', at = today): Stamp => ({
  by: personId(name),
  as,
  at,
})

export const person = (name: string, more: Partial<Person> = {}): Person => ({
  id: personId(name),
  issuer: 'practice',
  subject: name,
  name,
  email: `${name}@practice.example`,
  language: 'zh',
  active: true,
  offices: [],
  represents: [],
  revision: 1,
  ...more,
})

/** Somebody with an office in the programme, or in another one. */
export const holder = (name: string, role: Office['role'], more: Partial<Office> = {}): Person =>
  person(name, { offices: [{ role, scheme: 'lingang', ...more }] })

export const expert = (name: string, more: Partial<NonNullable<Person['expertise']>> = {}): Person => ({
  ...holder(name, 'expert'),
  expertise: { organisationName: '别处', fields: [], conflicts: [], ...more },
})

/** Somebody who speaks for the organisation of this name. */
export const speaker = (name: string, state: 'active' | 'asked' = 'active'): Person =>
  person(`speaker of ${name}`, { represents: [{ organisation: organisationId(name), name, state }] })

export const organisation = (name: string, more: Partial<Organisation> = {}): Organisation => ({
  id: organisationId(name),
  name,
  kind: 'enterprise',
  country: 'CN',
  place: '上海临港',
  credentials: [],
  verified: true,
  revision: 1,
  ...more,
})

export const member = (name: string, more: Partial<Member> = {}): Member => ({
  organisation: organisationId(name),
  name,
  kind: 'enterprise',
  country: 'CN',
  place: '上海临港',
  credentials: [],
  role: 'member',
  confirmation: { is: 'confirmed', stamp: stampBy(name, 'member'), contribution: '共同研发' },
  joined: today,
  ...more,
})

/** A lead, a company and a university: what the programme's rules ask for. */
export const consortiumMembers: readonly Member[] = [
  member('牵头公司', { role: 'lead', confirmation: { is: 'not-needed' } }),
  member('配套公司'),
  member('某某大学', { kind: 'university' }),
]

const shared = {
  id: caseId('case'),
  scheme: lingang.ref,
  batchTitle: { zh: '二〇二六年第一批', en: 'First call of 2026' },
  title: '某某创新联合体',
  lead: organisationId('牵头公司'),
  leadName: '牵头公司',
  opened: stampBy('speaker of 牵头公司'),
  corrections: 0,
  review: { round: 0, open: false, accepted: false },
  approval: { round: 0, open: false, levelsDone: 0 },
  chain: { seq: 0, hash: chainStart },
  revision: 1,
  updated: today,
}

/** A draft. */
export const applicationHead = (more: Partial<ApplicationHead> = {}): ApplicationHead => ({
  ...shared,
  kind: 'application',
  batch: id('call'),
  call: CallId.parse(id('call')),
  closes,
  status: { is: 'draft', since: today },
  done: 0,
  ...more,
})

export const handedIn = {
  receipt: { number: 'A2026-1', at: today, hash: digest('what was handed in') },
  run: { workflow: 'application', cycle: 1, attempt: 1, ended: false },
} as const

export const evaluationHead = (more: Partial<EvaluationHead> = {}): EvaluationHead => ({
  ...shared,
  kind: 'evaluation',
  batch: 'evaluation-lingang-2026',
  consortium: ConsortiumId.parse(id('consortium')),
  number: 'LGIC-2025-ABC',
  year: 2026,
  status: { is: 'report', since: today },
  noShow: false,
  rectifications: 0,
  ...more,
})

export const fileOf = (head: CaseHead = applicationHead(), more: Partial<CaseFile> = {}): CaseFile => ({
  head,
  sections: [],
  members: consortiumMembers,
  steps: [],
  tasks: [],
  objections: [],
  events: [],
  ...more,
})

/** An application in review, with the sheets of its round being asked for. */
export const inReview = (tasks: readonly Task[] = [], more: Partial<ApplicationHead> = {}): CaseFile =>
  fileOf(
    applicationHead({
      ...handedIn,
      status: { is: 'review', since: today },
      done: 2,
      review: { round: 1, open: true, accepted: false },
      ...more,
    }),
    { tasks, steps: [waiting('ask-experts')] },
  )

/** Every required answer of the application form, as somebody would type it. */
export const typedAnswers: Readonly<Record<string, Record<string, unknown>>> = filledIn(
  lingang,
  {
    overview: { industry: 'ic', purpose: '突破关键核心技术' },
    plan: { budget: '1,200', staff: '60' },
    agreement: {
      clauses: ['governance', 'tasks', 'cost', 'benefit', 'risk', 'ip', 'exit', 'liability'],
      signed: '2026-03-01',
    },
    contact: { contactName: '李工', contactPhone: '021-5555 5555' },
  },
  organisationId('牵头公司'),
  today,
)

export const section = (name: string, answers: Section['answers']): Section => ({
  id: name,
  answers,
  saved: stampBy('speaker of 牵头公司'),
})

/** What the lead of a consortium of Lin-gang gives itself, in points of 100. */
export const ownScore = section(selfSheetId, {
  items: {
    rows: (lingang.evaluation?.rubric?.items ?? []).map(({ id, max }) => ({
      id,
      cells: { score: max * 0.8, reason: '见成果清单' },
    })),
  },
})

export const position = (visits: Position['visits'] = {}): Position => ({
  case: shared.id,
  workflow: 'application',
  cycle: 1,
  attempt: 1,
  n: 3,
  visits,
})

export const waiting = (task: string, visit = 1, due?: string): Step => ({
  id: `${task}.${visit}`,
  task,
  opened: today,
  state: { is: 'waiting', resume: position(), ...(due === undefined ? {} : { due }) },
  ...(due === undefined ? {} : { alarm: due }),
})

export const task = (kind: Task['kind'], more: Partial<Task> & { name?: string } = {}): Task => {
  const { name = kind, ...rest } = more
  return {
    id: TaskId.parse(id(`task/${name}`)),
    case: shared.id,
    kind,
    round: 1,
    audience: { is: 'office', role: 'officer', scheme: 'lingang' },
    opened: today,
    lateness: 'escalates',
    reminderDays: [],
    state: { is: 'open' },
    about: { title: shared.title, scheme: SchemeRef.parse(shared.scheme), caseKind: 'application' },
    ...rest,
  }
}

/** What an expert is asked, and has answered when a total of 100 or an answer is given. */
export const sheet = (name: string, given?: number | AnswerTo<'score'>, more: Partial<Task> = {}): Task => {
  const asked = task('score', {
    name: `sheet of ${name}`,
    step: 'ask-experts.1',
    audience: { is: 'person', person: personId(name) },
    asked: name,
    lateness: 'closes',
    declared: stampBy(name, 'expert'),
    ...more,
  })
  return given === undefined
    ? asked
    : answeredBy(asked, name, 'expert', {
        kind: 'score',
        answer: typeof given === 'number' ? scores(given) : given,
      })
}

/** Scores of the application's rubric that add up to a total, with a reason for each. */
export const scores = (total: number): AnswerTo<'score'> => ({
  decision: 'score',
  scores: {
    need: total / 5,
    lead: total / 5,
    team: total / 5,
    plan: total / 4,
    mechanism: (total * 15) / 100,
  },
  reasons: { need: '理由', lead: '理由', team: '理由', plan: '理由', mechanism: '理由' },
})

export const answeredBy = (asked: Task, name: string, as: Stamp['as'], answer: TaskAnswer): Task => ({
  ...asked,
  state: { is: 'answered', stamp: stampBy(name, as) },
  answer,
})

export const consortium = (more: Partial<Consortium> = {}): Consortium => ({
  id: ConsortiumId.parse(id('consortium')),
  name: shared.title,
  parties: consortiumMembers.map(({ organisation, name, kind, country, role }) => ({
    organisation,
    name,
    kind,
    country,
    role,
  })),
  standing: {
    is: 'recognised',
    scheme: lingang.ref,
    number: 'LGIC-2025-ABC',
    recognised: '2025-03-10T02:00:00.000Z',
    validUntil: '2028-03-10T15:59:59.999Z',
  },
  grades: [],
  revision: 2,
  ...more,
})

/** The case as it is once a decision is written. */
export const after = (file: CaseFile, decision: Decision): CaseFile => ({
  ...file,
  head: { ...decision.head, revision: file.head.revision + 1 },
  sections: merged(file.sections, decision.sections, (held) => held.id),
  members: merged(file.members, decision.members, (held) => held.organisation).filter(
    (held) => !decision.removedMembers?.includes(held.organisation),
  ),
  steps: merged(file.steps, decision.steps, (held) => held.id),
  tasks: merged(file.tasks, decision.tasks, (held) => held.id),
  objections: merged(file.objections, decision.objections, (held) => held.id),
})

const merged = <Held>(
  before: readonly Held[],
  now: readonly Held[] | undefined,
  key: (held: Held) => string,
) => [...new Map([...before, ...(now ?? [])].map((held) => [key(held), held])).values()]
