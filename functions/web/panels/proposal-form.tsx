import { CaseId, PersonId } from '../../../domain/ids.ts'
import type { PanelRow } from '../../../domain/panel-row.ts'
import type { Typed, View } from '../context.ts'
import { first } from '../typed-form.ts'
import { AreaField, ErrorSummary, Form, Submit } from '../ui/form.tsx'
import { Empty, Tag } from '../ui/parts.tsx'
import { Candidates, isFound } from './candidates.tsx'
import { StageTag, Warnings } from './panel-table.tsx'
import { reasonsOf } from './panel-words.ts'
import { besideOne, besides, type OpenProposal, warningsOfChoice, whyNot } from './proposal-view.ts'
import { panelStage } from '../../../domain/panel-progress.ts'
import { RulesSaid } from './panel-filter.tsx'
import { rulesOf } from './panels-view.ts'

/** What an officer has chosen so far. All of it travels in the form, so that nothing typed is lost without script. */
export type Choices = {
  readonly included: readonly CaseId[]
  readonly chosen: ReadonlyMap<CaseId, readonly PersonId[]>
  readonly seen: ReadonlyMap<CaseId, string>
  /** The case whose candidates are shown. */
  readonly opened: string | undefined
  readonly find: string
}

/** Everything as it is proposed. */
export const firstChoices = ({ rows, panels, open }: OpenProposal, opened?: string): Choices => ({
  included: rows.map(({ id }) => id),
  chosen: new Map(rows.map(({ id }) => [id, (panels.get(id) ?? []).map(({ suits }) => suits.person.id)])),
  seen: new Map(rows.map((row) => [row.id, open.seen(row)])),
  ...{ opened, find: '' },
})

type Values = Readonly<Record<string, readonly string[]>>

/** What a form says was chosen; a case that came to the list since then stands as it is proposed, and left out. */
export const choicesIn = (proposal: OpenProposal, values: Values): Choices => {
  const known = new Set((values.all ?? []).flatMap((text) => CaseId.safeParse(text).data ?? []))
  const included = (values.case ?? []).flatMap((text) => CaseId.safeParse(text).data ?? [])
  const proposed = firstChoices(proposal)
  const chosen = new Map(
    [...known].map((id) => [
      id,
      [...new Set((values[`seat.${id}`] ?? []).flatMap((text) => PersonId.safeParse(text).data ?? []))],
    ]),
  )
  const seen = new Map(
    [...known].flatMap((id) => {
      const mark = first(values, `seen.${id}`)
      return mark === '' ? [] : [[id, mark] as const]
    }),
  )
  return {
    included: [...new Set(included)],
    chosen: new Map([...proposed.chosen, ...chosen]),
    seen: new Map([...proposed.seen, ...seen]),
    opened: first(values, 'open') || undefined,
    find: first(values, 'find'),
  }
}

/** What everybody would have, if all that is chosen were confirmed. */
export const loadsAfter = (
  { open, rows }: OpenProposal,
  { chosen, included }: Choices,
): ReadonlyMap<PersonId, number> => {
  const loads = new Map(open.desk.loads)
  const add = (person: PersonId, n: number) => loads.set(person, (loads.get(person) ?? 0) + n)
  const wanted = new Set<string>(included)
  for (const row of rows) {
    if (!wanted.has(row.id)) continue
    if (row.stage === 'before') for (const { person } of row.assigned?.experts ?? []) add(person, -1)
    for (const person of chosen.get(row.id) ?? []) add(person, 1)
  }
  return loads
}

type Props = { view: View; proposal: OpenProposal; choices: Choices; typed: Typed }

export const ProposalForm = ({ view, proposal, choices, typed }: Props) => {
  const { t } = view
  const { open, rows, load } = proposal
  const stuck = rows.some((row) => row.stuck)
  const labels = { case: t('案件', 'Cases'), reason: t('理由', 'Reason') }
  if (rows.length === 0) return <Empty>{t('没有需要拟定评审组的案件。', 'No case needs a panel.')}</Empty>
  const after = loadsAfter(proposal, choices)
  return (
    <>
      <ErrorSummary view={view} typed={typed} labels={labels} />
      <RulesSaid view={view} rules={rulesOf(open)} />
      <p>
        {t(
          `系统为 ${rows.length} 件案件一并拟定：回避利益冲突，领域相符优先，承担量均衡（平均 ${said(load.mean)} 件，最多 ${load.most} 件）。由您决定，可逐件更改。`,
          `For ${rows.length} ${rows.length === 1 ? 'case' : 'cases'} at once: nobody with a conflict, the same field first, the work spread evenly (${said(load.mean)} each on average, ${load.most} at most). The choice is yours; change any of it.`,
        )}
      </p>
      <Form view={view} action={`/calls/${open.batch.id}/panels/proposal`} class="choosing">
        <p class="actions">
          <Submit name="go" value="preview">
            {t('先看效果', 'See the effect first')}
          </Submit>
          <a class="button quiet" href={`/calls/${open.batch.id}/panels`}>
            {t('返回', 'Back')}
          </a>
        </p>
        <ul class="proposal">
          {rows.map((row) => (
            <CaseChoice {...{ view, proposal, choices, row, after }} />
          ))}
        </ul>
        <AreaField
          {...{ view, typed, name: 'reason', label: labels.reason, rows: 2, required: stuck }}
          hint={t(
            '与系统建议不同，或评审已中断时写明；记入每件案件。',
            'Where you depart from what is proposed, or a review has stopped; it stands in every case’s history.',
          )}
        />
        <p class="actions">
          <Submit name="go" value="preview">
            {t('先看效果', 'See the effect first')}
          </Submit>
        </p>
      </Form>
    </>
  )
}

const said = (n: number): string => `${Math.round(n * 10) / 10}`

type CaseProps = Omit<Props, 'typed'> & { row: PanelRow; after: ReadonlyMap<PersonId, number> }

const CaseChoice = ({ view, proposal, choices, row, after }: CaseProps) => {
  const { t, say } = view
  const { open } = proposal
  const chosen = choices.chosen.get(row.id) ?? []
  const opened = choices.opened === row.id
  const field = open.fieldOf(row)
  const lead = row.members.find(({ role }) => role === 'lead')?.name ?? ''
  const missing = proposal.missing.get(row.id) ?? 0
  return (
    <li id={`case-${row.id}`}>
      <input type="hidden" name="all" value={row.id} />
      <input type="hidden" name={`seen.${row.id}`} value={choices.seen.get(row.id) ?? ''} />
      <h2>
        <label class="option">
          <input type="checkbox" name="case" value={row.id} checked={choices.included.includes(row.id)} />
          <span>
            {row.title} <small>{[lead, ...(field ? [say(field)] : [])].join(' · ')}</small>
          </span>
        </label>
      </h2>
      {row.stuck ? <StageTag view={view} stage={panelStage(row)} /> : null}
      {missing > 0 ? (
        <Tag tone="bad">
          {t(`${missing} 个席位无人可请`, `nobody for ${missing} ${missing === 1 ? 'place' : 'places'}`)}
        </Tag>
      ) : null}
      {opened ? (
        <Opened {...{ view, proposal, choices, row }} />
      ) : (
        <>
          <ul class="places">
            {chosen.map((id) => (
              <Chosen {...{ view, proposal, row, id, after }} />
            ))}
          </ul>
          <p>
            <button type="submit" class="quiet" name="open" value={row.id}>
              {t('更改', 'Change')}
              <span class="visually-hidden"> {row.title}</span>
            </button>
          </p>
        </>
      )}
      <WarningsOr view={view} warnings={warningsOfChoice(open, row, chosen, after)} />
    </li>
  )
}

const WarningsOr = ({ view, warnings }: Parameters<typeof Warnings>[0]) =>
  warnings.length === 0 ? null : <Warnings view={view} warnings={warnings} />

type ChosenProps = {
  view: View
  proposal: OpenProposal
  row: PanelRow
  id: PersonId
  after: ReadonlyMap<PersonId, number>
}

const Chosen = ({ view, proposal, row, id, after }: ChosenProps) => {
  const { t, say } = view
  const { open, panels } = proposal
  const suits = besideOne(open, row, id)
  const proposed = (panels.get(row.id) ?? []).find((one) => one.suits.person.id === id)
  return (
    <li>
      <input type="hidden" name={`seat.${row.id}`} value={id} />
      <span>
        <strong>{suits?.person.name ?? id}</strong>
        {proposed ? null : (
          <>
            {' '}
            <Tag tone="act">{t('由您选定', 'your choice')}</Tag>
          </>
        )}{' '}
        <small>
          {suits === undefined
            ? ''
            : [
                suits.person.expertise?.organisationName ?? '',
                ...reasonsOf(suits, open.panel, proposed?.field).map(say),
                t(`确认后 ${after.get(id) ?? 0} 件`, `${after.get(id) ?? 0} once confirmed`),
              ]
                .filter((text) => text !== '')
                .join(' · ')}
        </small>
      </span>
    </li>
  )
}

/** As many people are offered beside those who are chosen; a search finds the others. */
const offered = 15

/** The people beside one case: those who are chosen, then whoever suits best, each with the reason. */
const Opened = ({ view, proposal, choices, row }: Omit<CaseProps, 'after'>) => {
  const { t } = view
  const { open, panels } = proposal
  const proposed = panels.get(row.id) ?? []
  const chosen = new Set<string>(choices.chosen.get(row.id) ?? [])
  const seats = new Map(proposed.map(({ suits, field }) => [suits.person.id, field]))
  const all = besides(open, row)
  const found = choices.find.trim() === '' ? all : all.filter((suits) => isFound(suits, choices.find))
  const shown = [
    ...all.filter(({ person }) => chosen.has(person.id)),
    ...found.filter(({ person }) => !chosen.has(person.id)).slice(0, offered),
  ]
  return (
    <fieldset class="field">
      <legend>{t(`${row.title}的专家`, `Experts for ${row.title}`)}</legend>
      <p class="inline">
        <label for="find">
          {t('按姓名、单位、领域或地区查找', 'Find by name, organisation, field or region')}
        </label>
        <input id="find" name="find" value={choices.find} autocomplete="off" />
        <button type="submit" class="quiet" name="open" value={row.id}>
          {t('查找', 'Find')}
        </button>
      </p>
      <Candidates
        {...{ view, row, panel: open.panel, name: `seat.${row.id}`, chosen, many: true }}
        candidates={shown.map((suits) => ({
          suits,
          why: whyNot(suits, proposed),
          seat: seats.get(suits.person.id),
        }))}
        conflictsAt={`/calls/${open.batch.id}/panels/${row.id}/conflicts`}
      />
      <p class="actions">
        <Submit name="open" value="">
          {t('采用这些专家', 'Take these')}
        </Submit>
      </p>
    </fieldset>
  )
}
