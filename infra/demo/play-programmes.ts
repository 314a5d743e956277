import { z } from 'zod'
import { withClauses } from '../../domain/agreement.ts'
import { schemeCode } from '../../domain/ids.ts'
import { organisationId } from '../../domain/organisation.ts'
import { readOrganisationCode } from '../../domain/organisation-code.ts'
import type { Scheme } from '../../domain/scheme.ts'
import { shipped } from '../../schemes/all.ts'
import { actOn, type Crew } from './drive.ts'
import { filledForm } from './fill-form.ts'
import { fillPart } from './fill-part.ts'
import { register, saveSections, speaker } from './lifecycle.ts'
import { type Example, examples } from './programmes.ts'
import type { DemoOrganisation } from './reported.ts'
import { type Row, rowOf } from './rows.ts'
import { answers, as, seen, type Stage } from './stage.ts'

type Say = (line: string) => void
const day = 86_400_000

const Me = z.looseObject({ id: z.string(), revision: z.number(), offices: z.array(z.unknown()) })
const Call = z.looseObject({ call: z.string() })
const Case = z.looseObject({ case: z.string() })
const Cases = z.looseObject({ items: z.array(z.looseObject({ id: z.string() })) })

type Played = { readonly example: Example; readonly scheme: Scheme; readonly crew: Crew; readonly id: string }

/** Every shipped programme with a consortium that fits it, from the call to the first evaluation that it is due. */
export const playProgrammes = async (
  stage: Stage,
  say: Say,
  wanted: readonly Example[] = examples,
): Promise<Row[]> => {
  const played: Played[] = []
  for (const example of wanted) {
    const scheme = await shipped.load(example.scheme)
    if (!scheme) throw new RangeError(`${example.scheme} is not shipped`)
    const crew = await appoint(stage, scheme, speaker(example.lead))
    const id = await apply(stage, scheme, example)
    played.push({ example, scheme, crew, id })
    say(`${example.scheme}: ${example.name} handed in`)
  }
  await toTheirEnds(stage, played)
  const rows: Row[] = []
  for (const { example, scheme, crew, id } of played) {
    const row = await rowOf(stage, `${scheme.title.zh}：${example.name}`, id, 'recognised', crew.officer)
    say(`${example.scheme}: ${row.result}`)
    rows.push(row)
  }
  return [...rows, ...(await firstEvaluations(stage, played, say))]
}

/** Answers everything, and moves on by days where nothing is asked, until every case has ended. */
const toTheirEnds = async (stage: Stage, played: readonly Played[]): Promise<void> => {
  for (let moves = 0; moves < 60;) {
    let acted = false
    let open = 0
    for (const { scheme, crew, id } of played) {
      const ended = async () => (await seen(stage, crew.officer, id)).ended
      if (await ended()) continue
      while (await actOn(stage, scheme, crew, id)) acted = true
      if (!(await ended())) open += 1
    }
    if (open === 0) return
    if (acted) continue
    await stage.moveTo(new Date((await stage.now()).getTime() + 4 * day))
    moves += 1
  }
}

const firstEvaluations = async (stage: Stage, played: readonly Played[], say: Say): Promise<Row[]> => {
  const rows: Row[] = []
  let waiting = played.filter(({ scheme }) => scheme.evaluation !== undefined)
  for (let months = 0; months < 30 && waiting.length > 0; months += 1) {
    await stage.moveTo(new Date((await stage.now()).getTime() + 30 * day))
    const open: Played[] = []
    for (const one of waiting) {
      const id = await evaluationOf(stage, one)
      if (id !== undefined) open.push({ ...one, id })
    }
    await toTheirEnds(stage, open)
    for (const { example, scheme, crew, id } of open) {
      const name = `${scheme.title.zh}：${example.name} (annual evaluation)`
      const row = await rowOf(stage, name, id, 'confirmed', crew.officer)
      say(`${example.scheme}: evaluated, ${row.result}`)
      rows.push(row)
    }
    waiting = waiting.filter(({ example }) => !open.some((one) => one.example === example))
  }
  return rows
}

const evaluationOf = async (stage: Stage, { scheme, crew }: Played): Promise<string | undefined> => {
  const year = (await stage.now()).getUTCFullYear()
  const batch = `evaluation-${schemeCode(scheme.ref)}-${year}`
  const { items } = await as(stage, crew.officer).get(`/cases?batch=${batch}&limit=10`, Cases)
  return items[0]?.id
}

/** The people of a programme: an officer, a recommender, experts of every field that it asks for, and its chain. */
const appoint = async (stage: Stage, scheme: Scheme, lead: string): Promise<Crew> => {
  const code = schemeCode(scheme.ref)
  const byId = new Map<string, string>()
  const give = async (subject: string, office: object, fields?: readonly string[]): Promise<string> => {
    const me = await as(stage, subject).get('/me', Me)
    byId.set(me.id, subject)
    await as(stage, 'administrator').put(`/people/${me.id}`, {
      offices: [{ scheme: code, ...office }],
      active: true,
      revision: me.revision,
      ...(fields ? { expertise: { organisationName: '独立研究机构', fields, conflicts: [] } } : {}),
    })
    return subject
  }
  await as(stage, 'administrator').get('/me', Me)
  const officer = await give(`speaker-officer-${code}`, { role: 'officer' })
  const recommender = await give(`speaker-recommender-${code}`, { role: 'recommender' })
  for (const [index, fields] of fieldsOfExperts(scheme).entries())
    await give(`speaker-expert-${code}-${index}`, { role: 'expert' }, fields)
  for (const { level, people } of chainOf(scheme))
    for (let index = 0; index < people; index += 1)
      await give(`speaker-${level}-${code}-${index}`, { role: 'approver', level })
  return { lead, officer, recommender, byId }
}

/** Enough experts of every field that a panel wants, and as many again as the largest panel has. */
const fieldsOfExperts = (scheme: Scheme): string[][] => {
  const panels = scheme.steps.flatMap((step) => (step.kind === 'review' ? [step.panel] : []))
  const all = [...panels, ...(scheme.evaluation?.panel ? [scheme.evaluation.panel] : [])]
  const wanted = all.flatMap(({ mix }) =>
    mix.flatMap(({ field, min }) => Array.from({ length: min }, () => [field.zh, field.en])),
  )
  const most = Math.max(0, ...all.map(({ maxExperts }) => maxExperts))
  return [...wanted, ...Array.from({ length: most }, () => ['综合'])]
}

const chainOf = (scheme: Scheme): { level: string; people: number }[] => {
  const levels = [
    ...scheme.steps.flatMap((step) => (step.kind === 'approval' ? step.levels : [])),
    ...(scheme.evaluation?.levels ?? []),
  ]
  const needs = new Map<string, number>()
  for (const { id, needs: needed } of levels)
    needs.set(id, Math.max(needs.get(id) ?? 0, typeof needed === 'number' ? needed : 2))
  return [...needs].map(([level, people]) => ({ level, people }))
}

/** A call is opened, the form filled in, members confirm, and it is handed in. */
const apply = async (stage: Stage, scheme: Scheme, example: Example): Promise<string> => {
  const now = await stage.now()
  const at = (days: number) => new Date(now.getTime() + days * day).toISOString()
  const { call } = await as(stage, 'administrator').ask(
    'POST',
    '/calls',
    Call,
    { scheme: scheme.ref, title: scheme.title, opens: at(-1), closes: at(45) },
    `call-${scheme.ref}`,
  )
  const lead = speaker(example.lead)
  const organisation = await register(stage, example.lead)
  const { case: id } = await as(stage, lead).ask(
    'POST',
    '/cases',
    Case,
    { call, lead: organisation, title: example.name },
    `draft-${scheme.ref}`,
  )
  await saveSections(
    stage,
    lead,
    id,
    filledForm(scheme, withClauses(scheme), example.typed ?? {}, now, organisation),
  )
  await fillPart(stage, scheme, lead, id, organisation)
  for (const one of example.coLeads) await join(stage, scheme, example, id, one, 'co-lead')
  for (const one of example.members) await join(stage, scheme, example, id, one, 'member')
  if (scheme.membership) await stateFigure(stage, lead, id, example)
  await as(stage, lead).post(`/cases/${id}/submission`, {}, `submit-${id}`)
  return id
}

const join = async (
  stage: Stage,
  scheme: Scheme,
  example: Example,
  id: string,
  one: DemoOrganisation,
  role: 'co-lead' | 'member',
): Promise<void> => {
  const organisation = await register(stage, one)
  const [layer] = scheme.members.layers ?? []
  await as(stage, speaker(example.lead)).post(`/cases/${id}/members`, {
    code: one.code,
    country: one.country,
    role,
    ...(layer ? { layer: layer.id } : {}),
  })
  await fillPart(stage, scheme, speaker(one), id, organisation)
  await answers(stage, speaker(one), id, 'confirmation', {
    decision: 'confirm',
    ...(scheme.members.part ? {} : { contribution: '按组建协议承担任务' }),
    ...(scheme.membership ? { figure: example.figure ?? 0 } : {}),
  })
}

/** Members state theirs when they confirm; the lead beside the list of members. */
const stateFigure = (stage: Stage, lead: string, id: string, example: Example): Promise<unknown> =>
  as(stage, lead).put(`/cases/${id}/members/${encodeURIComponent(organisationIdOf(example.lead))}/figure`, {
    figure: example.figure ?? 0,
  })

const organisationIdOf = ({ code, country }: DemoOrganisation): string => {
  const read = readOrganisationCode(code, country)
  if (!read.ok) throw new RangeError(`${code} is no code`)
  return organisationId(read.code)
}
