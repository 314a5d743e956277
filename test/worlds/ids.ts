import { schemeCode } from '../../domain/ids.ts'
import { documentsOf } from '../../domain/document.ts'
import { fields as holidayFields } from '../../functions/web/holidays/holiday-form.ts'
import { columnKeys, sortKeys } from '../../domain/board-filter.ts'
import { placeName } from '../../functions/web/messages/message-place.ts'
import { evaluations } from './later-life.ts'
import type { Known } from './life.ts'
import { programme, roles, type World } from './world.ts'

/** Values for the names in addresses and queries, as the worlds have them; each world's ids are asked for in all. */
export type Values = Readonly<Record<string, readonly string[]>>

const words = {
  section: ['overview', 'plan', 'agreement', 'contact', 'members', 'part'],
  scheme: [programme.ref, 'lingang', 'beijing@1'],
  code: ['lingang', 'beijing'],
  version: ['9', '1'],
  kind: ['add-member', 'replace-lead', 'extend', 'terminate', 'nothing'],
  about: ['objection-raised', 'asked-score', 'nothing'],
  language: ['zh', 'en'],
  file: [
    ...['application.pdf', 'report.pdf', 'change.pdf', 'cases.csv', 'cases.xlsx', 'board.xlsx'],
    ...['funnel.csv', 'spread.csv', 'load.svg', 'severity.csv', 'network.csv', 'region.svg'],
  ],
  figure: ['funnel', 'days', 'kind', 'region', 'marks', 'spread', 'load', 'severity', 'network'],
  column: ['reached', 'now', 'cases', 'sheets', 'asked', 'consortia'],
  row: ['review', 'approval', 'enterprise', '60', '0'],
  limit: ['1', '2', '100'],
  after: ['nothing'],
  sort: [...sortKeys, 'name', 'newest', 'nothing'],
  columns: [columnKeys.join(','), 'number,mean', 'nothing'],
  down: ['yes', 'no'],
  late: ['yes', 'soon', 'no'],
  step: ['formal-check', 'review', 'approval', 'approval:bureau', 'ended'],
  status: ['formal-check', 'review', 'approval', 'notice', 'recognised'],
  state: ['open', 'closed', 'failed', 'waiting', 'held', 'sent', 'unverified'],
  text: ['创新', '沧海', '云川', 'A2031'],
  q: ['创新', '沧海', '云川', '北岭 中试', 'A2031'],
  name: ['沧海', '云川', '创新联合体', '路人'],
  find: ['独立研究所', '专家', '4'],
  from: ['1', '0', '2031-03-01', '2031-03-10'],
  to: ['2', '9'],
  until: ['2031-03-05', '2031-04-30'],
  day: ['2031-03-03', '2031-03-04'],
  year: ['2031', '2026'],
  format: ['csv', 'xlsx', 'json'],
  formation: ['newly-founded', 'nothing'],
  organisationKind: ['enterprise', 'university'],
  turn: ['officer', 'expert', 'lead', 'office'],
  list: ['sent', 'failed', 'waiting'],
  audience: ['office', 'organisation', 'person'],
  unit: ['office:lingang:recommender', 'nothing'],
  check: ['yes', '0'.repeat(40)],
  back: ['/tasks'],
  field: ['plan', 'ic', '集成电路'],
  region: ['上海', '上海临港'],
  programme: ['lingang', 'beijing'],
  standing: ['recognised', 'revoked', 'expired'],
  grade: ['excellent', 'A', 'nothing'],
  stage: ['unassigned', 'assigned', 'review', 'stuck', 'done'],
  sheet: ['late', 'open', 'done', 'nothing'],
  warned: ['yes', 'no'],
  all: ['true', 'false'],
  reminded: ['2'],
  part: ['1', '2'],
  page: ['1', '2'],
  as: ['lead', 'officer', 'expert', 'approver'],
  what: ['submitted', 'scored', 'recused', 'note-written', 'confirmed'],
  title: ['第一次评审会'],
  reason: ['某些文字'],
  imported: ['3'],
  skipped: ['1'],
  path: ['form', 'review.rubric'],
  '?subject': ['某些文字'],
  '?kind': ['asked-to-confirm', 'task-opened', 'recognition', 'nothing'],
  show: ['yes'],
  place: ['agreement.agreement', 'part.team'],
  corrects: ['1'],
  documents: ['agreement'],
  do: ['add'],
  kept: ['nothing'],
  ...Object.fromEntries(holidayFields.map((name) => [name, ['2031-05-01']])),
}

/** Everything that has an id in these worlds, with what other addresses are made of. */
export const valuesIn = async (worlds: readonly World[], known: readonly Known[]): Promise<Values> => {
  const found = new Map<string, Set<string>>()
  const add = (name: string, ...values: readonly (string | undefined)[]): void => {
    const held = found.get(name) ?? new Set<string>()
    for (const value of values) if (value !== undefined) held.add(value)
    found.set(name, held)
  }
  for (const [name, values] of Object.entries(words)) add(name, ...values)
  for (const [index, { town }] of worlds.entries()) {
    const { told, draft, rival, meeting, given, change, evaluation, ...beside } = known[index] ?? {}
    add('case', told, told, draft, rival, given, change, evaluation)
    add('delegation', beside.delegation)
    add('robot', beside.robot)
    add('draft', beside.scheme)
    add('run', beside.run)
    add('meeting', meeting, '0'.repeat(20))
    add('call', town.call.id)
    add('batch', town.call.id, evaluations)
    add('subject', town.call.id, evaluations, 'programme-lingang')
    for (const id of [told, rival, draft, given, change, evaluation]) {
      if (id === undefined) continue
      const file = await town.file(id)
      add('task', ...file.tasks.map((task) => task.id))
      for (const task of file.tasks.filter(({ kind }) => kind === 'approval'))
        for (const name of ['item', 'decided']) add(name, `${id}.${task.id}`)
      add(
        'document',
        ...(file.documents ?? []).map((one) => one.id),
        ...documentsOf(file).map((one) => one.id),
      )
      add('objection', ...file.objections.map((one) => one.id))
      add('invitation', ...(file.invitations ?? []).map((one) => one.id))
      for (const name of ['organisation', 'replace', 'owner'])
        add(name, ...file.members.map((one) => one.organisation))
      add('number', file.head.kind === 'application' ? file.head.receipt?.number : undefined)
      const { status } = file.head
      if (status.is === 'recognised') {
        add('consortium', status.consortium)
        add('number', status.number)
      }
      const { items } = await town.store.cases.messages(id, { limit: 60 })
      add('message', ...items.map((one) => one.id), ...items.map(placeName))
      add('with', ...items.map(placeName))
    }
    add('view', ...(await town.store.views.list(schemeCode(programme.ref))).map((one) => one.id))
  }
  const [first] = worlds
  if (first) {
    const people = roles.flatMap((name) => (name === undefined ? [] : [first.town.who(name).id]))
    for (const name of ['person', 'expert', 'by', 'for', 'leader']) add(name, ...people)
    add('agenda', ...(found.get('case') ?? []))
    add('officer', ...people.slice(0, 2))
  }
  for (const name of ['item', 'decided']) add(name, 'nothing')
  for (const name of ['objection', 'invitation', 'consortium', 'document', 'message', 'view', 'draft', 'run'])
    add(name, '0'.repeat(20))
  add('secret', 'f'.repeat(40))
  add('address', 'f'.repeat(40), 'f'.repeat(64))
  return Object.fromEntries([...found].map(([name, values]) => [name, [...values]]))
}
