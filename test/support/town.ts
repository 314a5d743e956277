import { instant } from '../../domain/calendar.ts'
import type { Call } from '../../domain/call.ts'
import { CallId, type CaseId, idFrom, OrganisationId, PersonId } from '../../domain/ids.ts'
import type { Organisation } from '../../domain/organisation.ts'
import { practiceUscc } from '../../domain/organisation-code.ts'
import type { Office, Person } from '../../domain/person.ts'
import type { MessageDefaults } from '../../domain/message-wishes.ts'
import type { OrganisationKind } from '../../domain/organisation-kind.ts'
import type { Scheme } from '../../domain/scheme.ts'
import type { TaskAnswer, TaskKind } from '../../domain/task-answer.ts'
import { saveCaseSection, startApplication } from '../../functions/commands/applications.ts'
import { inviteMember } from '../../functions/commands/members.ts'
import { submitApplication } from '../../functions/commands/submission.ts'
import type { Asking } from '../../functions/commands/run.ts'
import { declareNoTie } from '../../functions/commands/reviews.ts'
import { answer } from '../../functions/commands/tasks.ts'
import type { Mail } from '../../functions/ports/world.ts'
import { sha256 } from '../../functions/store/cases.ts'
import { type Program, type ProgramOptions, startProgram } from '../../infra/local/program.ts'
import { practiceClock } from '../../infra/local/practice-clock.ts'
import { lingang } from '../../schemes/lingang.ts'
import { filledIn } from './fill.ts'
import { takenOverAt } from './schemes.ts'

const idOf = (name: string): string => idFrom(Buffer.from(sha256(name).slice(0, 26), 'hex'))

/** The default engine, or AWS's own for `npm run test:dynamodb-local`: both must tell the same stories. */
export const chosenEngine =
  process.env.CONSORT_ENGINE === 'dynamodb-local' ? ({ engine: 'dynamodb-local' } as const) : {}

/** A program in memory with the people and organisations of a small programme; its clock stands at a known day. */
export const openTown = async (
  options: {
    begins?: string
    folder?: string
    mail?: Mail
    scheme?: Scheme
    defaults?: MessageDefaults
    /** A clock, ids and a key that are the same every time, for a town that is built twice. */
    same?: Required<Pick<ProgramOptions, 'clock' | 'newId' | 'signer'>>
    /** Where people's ids come from: by their names when absent. */
    personId?: (name: string) => PersonId
  } = {},
) => {
  const clock = options.same?.clock ?? practiceClock()
  const personId = options.personId ?? ((name: string) => PersonId.parse(idOf(name)))
  await clock.moveTo(new Date(options.begins ?? '2031-03-03T01:00:00.000Z'))
  const program = await startProgram({
    publicUrl: 'http://localhost:3000',
    ...options.same,
    clock,
    ...(options.folder === undefined ? {} : { folder: options.folder }),
    ...(options.mail === undefined ? {} : { mail: options.mail }),
    ...(options.defaults === undefined ? {} : { defaults: options.defaults }),
    ...chosenEngine,
  })
  const { store } = program.world
  const people = new Map<string, Person>()

  const person = async (name: string, offices: Office[], more: Partial<Person> = {}): Promise<Person> => {
    const made: Person = {
      id: personId(name),
      issuer: 'practice',
      subject: name,
      name,
      email: `${name}@practice.example`,
      language: 'zh',
      active: true,
      offices,
      represents: [],
      revision: 1,
      ...more,
    }
    await store.people.save(made)
    people.set(name, made)
    return made
  }

  const organisation = async (name: string, kind: OrganisationKind): Promise<Organisation> => {
    const id = OrganisationId.parse(`uscc:${practiceUscc(name)}`)
    const made: Organisation = {
      id,
      name,
      kind,
      country: 'CN',
      place: '上海临港',
      credentials: [],
      verified: true,
      revision: 1,
    }
    await store.organisations.save(made)
    await person(name, [], { represents: [{ organisation: id, name, state: 'active' }] })
    return made
  }

  const scheme = 'lingang'
  await person('officer', [{ role: 'officer', scheme }])
  await person('recommender', [{ role: 'recommender', scheme }])
  await person('auditor', [{ role: 'auditor', scheme: '*' }])
  await person('administrator', [{ role: 'administrator', scheme: '*' }])
  for (let n = 1; n <= 6; n += 1)
    await person(`expert${n}`, [{ role: 'expert', scheme }], {
      expertise: { organisationName: `独立研究所${n}`, fields: [], conflicts: [] },
    })
  for (const [name, level] of [
    ['head', 'division'],
    ['deputy1', 'bureau'],
    ['deputy2', 'bureau'],
    ['chair1', 'meeting'],
    ['chair2', 'meeting'],
    ['chair3', 'meeting'],
  ] as const)
    await person(name, [{ role: 'approver', scheme, level }])

  const programme = options.scheme ?? lingang
  const call: Call = {
    id: CallId.parse(idOf('call')),
    scheme: programme.ref,
    title: { zh: '第一批', en: 'First batch' },
    opens: instant(new Date(clock.now().getTime() - 86_400_000)),
    closes: instant(new Date(clock.now().getTime() + 40 * 86_400_000)),
    revision: 1,
  }
  await store.calls.save(call, {
    at: instant(clock.now()),
    publishing: takenOverAt(instant(clock.now()), programme),
  })

  const who = (name: string): Person => {
    const found = people.get(name)
    if (!found) throw new Error(`nobody is called ${name}`)
    return found
  }
  const asking = (name: string, key?: string): Asking => ({
    person: who(name),
    arrived: instant(clock.now()),
    key,
  })

  const file = async (id: CaseId) => {
    const loaded = await store.cases.load(id)
    if (!loaded) throw new Error(`no case ${id}`)
    return loaded
  }

  /** Answers the first open task of a kind that this person may answer. */
  const does = async <Kind extends TaskKind>(
    name: string,
    id: CaseId,
    given: Extract<TaskAnswer, { kind: Kind }>,
  ): Promise<void> => {
    const mine = (await file(id)).tasks.find(
      (task) =>
        task.kind === given.kind &&
        task.state.is === 'open' &&
        (task.audience.is !== 'person' || task.audience.person === who(name).id) &&
        (task.audience.is !== 'organisation' ||
          who(name).represents.some(
            (held) => task.audience.is === 'organisation' && held.organisation === task.audience.organisation,
          )),
    )
    if (!mine) throw new Error(`${name} has no open ${given.kind} on ${id}`)
    // Who scores has declared first.
    if (given.kind === 'score' && given.answer.decision === 'score' && mine.declared === undefined)
      await declareNoTie(program.world, asking(name), { case: id, task: mine.id })
    await answer(program.world, asking(name), { case: id, task: mine.id, answer: given })
    await program.idle()
  }

  /** An expert declares that no tie binds them, and the case is theirs to read. */
  const declares = async (name: string, id: CaseId): Promise<void> => {
    const mine = (await file(id)).tasks.find(
      ({ kind, state, audience }) =>
        kind === 'score' &&
        state.is === 'open' &&
        audience.is === 'person' &&
        audience.person === who(name).id,
    )
    if (!mine) throw new Error(`${name} has no sheet to write on ${id}`)
    await declareNoTie(program.world, asking(name), { case: id, task: mine.id })
  }

  /** The names of the people with an open task of a kind. */
  const asked = async (id: CaseId, kind: TaskKind): Promise<string[]> =>
    (await file(id)).tasks.flatMap((task) => {
      const { audience } = task
      if (task.kind !== kind || task.state.is !== 'open' || audience.is !== 'person') return []
      return [...people].filter(([, held]) => held.id === audience.person).map(([name]) => name)
    })

  const sections: Record<string, Record<string, unknown>> = {
    overview: { industry: 'ic', purpose: '国产EDA全流程工具攻关' },
    plan: { budget: '１２,000', staff: '120' },
    agreement: {
      clauses: ['governance', 'tasks', 'cost', 'benefit', 'risk', 'ip', 'exit', 'liability'],
      signed: '2031年2月1日',
    },
    contact: { contactName: "O'Neill 王", contactPhone: '021-0000 0000' },
  }

  /** An application of a lead with two confirmed members, handed in; `more` is answered besides, for a call of its own. */
  const apply = async (
    lead: string,
    members: readonly (readonly [string, OrganisationKind])[],
    more: { readonly answers?: typeof sections; readonly call?: CallId } = {},
  ): Promise<CaseId> => {
    const id = await draft(lead, members, more)
    await submitApplication(program.world, asking(lead), id)
    await program.idle()
    return id
  }

  /** What the lead answers on a case: `typed`, and for the rest of what its form asks for whatever fits. */
  const answersFor = async (lead: string, id: CaseId, typed = sections): Promise<typeof sections> => {
    const scheme = await program.world.schemes.load((await file(id)).head.scheme)
    return filledIn(scheme, typed, organisationIn(who(lead)), instant(clock.now()))
  }

  const draft = async (...[lead, members, more = {}]: Parameters<typeof apply>): Promise<CaseId> => {
    const leading = people.has(lead) ? organisationIn(who(lead)) : (await organisation(lead, 'enterprise')).id
    const { case: id } = await startApplication(program.world, asking(lead), {
      call: more.call ?? call.id,
      lead: leading,
      title: `${lead}创新联合体`,
    })
    const typed = await answersFor(lead, id, { ...sections, ...more.answers })
    for (const [section, answers] of Object.entries(typed))
      await saveCaseSection(program.world, asking(lead), { case: id, section, answers })
    for (const [name, kind] of members) {
      const member = people.has(name)
        ? await store.organisations.load(OrganisationId.parse(`uscc:${practiceUscc(name)}`))
        : await organisation(name, kind)
      if (!member) throw new Error(`no organisation ${name}`)
      await inviteMember(program.world, asking(lead), { case: id, organisation: member.id, role: 'member' })
      await does(name, id, {
        kind: 'confirmation',
        answer: { decision: 'confirm', contribution: '提供测试平台' },
      })
    }
    return id
  }

  return {
    program,
    call,
    person,
    organisation,
    who,
    asking,
    file,
    does,
    declares,
    asked,
    apply,
    draft,
    answersFor,
    sections,
    store,
  }
}
/** The organisation that somebody speaks for. */
const organisationIn = ({ name, represents: [first] }: Person): OrganisationId => {
  if (!first) throw new Error(`${name} speaks for nobody`)
  return first.organisation
}

export type Town = Awaited<ReturnType<typeof openTown>>

/** A full sheet of the application rubric, or of the evaluation's, at a share of every item's maximum. */
export const sheet = (
  share: number,
  items: readonly { id: string; max: number }[],
): Extract<TaskAnswer, { kind: 'score' }> => ({
  kind: 'score',
  answer: {
    decision: 'score',
    scores: Object.fromEntries(items.map((item) => [item.id, Math.round(item.max * share * 10) / 10])),
    reasons: Object.fromEntries(items.map((item) => [item.id, '说明'])),
  },
})

export type { Program }
