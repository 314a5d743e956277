import { remarksIn } from '../../../domain/draft-sheet.ts'
import { readNumber } from '../../../domain/form.ts'
import { readDate } from '../../../domain/read-date.ts'
import { Refusal } from '../../../domain/refusal.ts'
import type { TaskKind } from '../../../domain/task-answer.ts'
import type { Zone } from '../../../domain/zone-time.ts'
import { first, localInstant, nested } from '../typed-form.ts'

/** Which typed fields belong to which decision. */
const fieldsOf: Record<string, readonly string[]> = {
  confirm: ['contribution', 'figure', 'units', 'seen'],
  'decline.confirmation': ['reason'],
  pass: ['remark'],
  'return.formal-check': ['remarks'],
  reject: ['reason'],
  corrected: ['remark', 'done', 'ticked'],
  withdraw: ['reason'],
  recommend: ['opinion', 'visits'],
  'decline.recommendation': ['opinion', 'visits'],
  score: ['scores', 'reasons', 'comment', 'remarks', 'pages'],
  recuse: ['grounds', 'because', 'reason'],
  retry: ['experts', 'reason'],
  accept: ['reason'],
  schedule: ['at', 'place', 'link'],
  postpone: ['at', 'place', 'link', 'reason'],
  'pass.defence-record': ['record'],
  fail: ['reason', 'record'],
  approve: ['remark'],
  'return.approval': ['to', 'remark'],
  dismiss: ['reason'],
  uphold: ['reason'],
  report: [],
  'accept.report-check': ['remark'],
  'put-right': ['remarks'],
  rectified: ['account', 'measures'],
  refuse: ['reason'],
  'take-note': ['remark'],
  object: ['reason'],
}

/** A task's answer as its form sends it; a time in it was typed by the clocks of the zone. */
export const answerFrom = (
  kind: TaskKind,
  values: Readonly<Record<string, readonly string[]>>,
  zone: Zone,
): Record<string, unknown> => {
  const own = Object.entries(values).filter(([name]) => name.startsWith('answer.'))
  // Evidence is what was typed and the files below it, a line each.
  const lines = (name: string, given: readonly string[]): readonly string[] =>
    name.endsWith('.evidence') ? [given.filter((one) => one.trim() !== '').join('\n')] : given
  const typed = nested(Object.fromEntries(own.map(([name, value]) => [name.slice(7), lines(name, value)])), [
    'experts',
    'grounds',
    'ticked',
  ])
  // A ground that is ticked says it all.
  const chosen = first(values, 'answer.decision')
  const decision = chosen === '' && 'grounds' in typed ? 'recuse' : chosen
  const wanted = fieldsOf[`${decision}.${kind}`] ?? fieldsOf[decision] ?? []
  refuseLeftOver(kind, decision, typed, wanted)
  const held = Object.fromEntries(wanted.filter((name) => name in typed).map((name) => [name, typed[name]]))
  if (decision === 'score') {
    const scores = Object.entries(typed.scores ?? {}).map(([id, text]) => [
      id,
      readNumber(String(text)) ?? String(text),
    ])
    const { remarks: _, pages: __, ...rest } = held
    const remarks = remarksIn(textsUnder(typed))
    return {
      decision,
      ...rest,
      scores: Object.fromEntries(scores),
      reasons: typed.reasons ?? {},
      ...(remarks.length === 0 ? {} : { remarks }),
    }
  }
  if (kind === 'recommendation') return { decision, ...held, ...visitsIn(held.visits) }
  if (decision === 'corrected') return { decision, ...corrected(held) }
  if (decision === 'rectified')
    return { decision, ...held, ...('measures' in held ? { measures: measuresIn(held.measures) } : {}) }
  if (decision === 'confirm') return { decision, ...held, ...numbersIn(held) }
  if (typeof held.at === 'string') return { decision, ...held, at: localInstant(held.at, zone) }
  if (decision === 'retry') return { decision, experts: [], ...held }
  if ((decision === 'return' && kind === 'formal-check') || decision === 'put-right')
    return { decision, remarks: {}, ...held }
  return decision === '' ? held : { decision, ...held }
}

/** The places that a sheet's remarks were typed at: `remarks.plan.budget`. */
const textsUnder = (typed: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    ['remarks', 'pages'].flatMap((part) =>
      Object.entries(Object(typed[part])).map(([place, text]) => [`${part}.${place}`, String(text)]),
    ),
  )

/** A remark that is ticked was followed; one that something is said of was so too. */
const corrected = ({ ticked, done, ...held }: Readonly<Record<string, unknown>>): Record<string, unknown> => {
  const keys = Array.isArray(ticked) ? ticked.map(String) : []
  const said = { ...Object.fromEntries(keys.map((key) => [key, ''])), ...Object(done) }
  return { ...held, ...(Object.keys(said).length === 0 ? {} : { done: said }) }
}

/** What was typed of each point (`results.done`); a point of which nothing was typed is left out. */
const measuresIn = (typed: unknown): Record<string, unknown> => {
  const measures: Record<string, Record<string, unknown>> = {}
  for (const [path, text] of Object.entries(Object(typed))) {
    const [id = '', name = ''] = path.split('.')
    measures[id] = { ...measures[id], [name]: name === 'on' ? (readDate(String(text)) ?? text) : text }
  }
  return measures
}

/** What was typed of each visit (`0.on`): as many as something was typed of, up to the last. */
const visitsIn = (typed: unknown): { visits?: Record<string, unknown>[] } => {
  const visits: Record<string, unknown>[] = []
  for (const [path, text] of Object.entries(Object(typed))) {
    const [n = '', name = ''] = path.split('.')
    if (!/^\d$/.test(n)) continue
    while (visits.length <= Number(n)) visits.push({})
    visits[Number(n)] = {
      ...visits[Number(n)],
      [name]: name === 'on' ? (readDate(String(text)) ?? text) : text,
    }
  }
  return visits.length === 0 ? {} : { visits }
}

/** Figures that read as numbers; what does not stays as typed, for the door to name. */
const numbersIn = (held: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(held)
      .filter(([name]) => ['figure', 'units'].includes(name))
      .map(([name, text]) => [name, readNumber(String(text)) ?? text]),
  )

/** A choice that cannot be unchosen, and a sheet begun before one steps aside: nothing is lost with them. */
const mayBeLeftOver = (decision: string): readonly string[] =>
  decision === 'recuse'
    ? ['scores', 'reasons', 'comment', 'remarks', 'pages']
    : ['to', 'experts', 'ticked', 'seen']

/** Words that do not go with the decision chosen may be the ones that were meant: said, not dropped. */
const refuseLeftOver = (
  kind: TaskKind,
  decision: string,
  typed: Readonly<Record<string, unknown>>,
  wanted: readonly string[],
): void => {
  if (decision === '') return
  const left = Object.entries(typed).filter(
    ([name]) => ![...wanted, ...mayBeLeftOver(decision), 'decision'].includes(name),
  )
  if (left.length === 0) return
  throw new Refusal('invalid', {
    problems: left.map(([name, value]) => ({
      field: `answer.${name}${['formal-check', 'report-check'].includes(kind) && name === 'remarks' ? `.${Object.keys(Object(value))[0] ?? ''}` : ''}`,
      code: 'not-with-this-decision',
    })),
  })
}
