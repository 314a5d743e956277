import type { Suitability } from '../../../domain/assignment-fit.ts'
import { isFact } from '../../../domain/conflict-kind.ts'
import { dismissalOf } from '../../../domain/conflict-check.ts'
import type { PanelRow } from '../../../domain/panel-row.ts'
import type { Panel } from '../../../domain/rubric.ts'
import type { Words } from '../../../domain/words.ts'
import type { View } from '../context.ts'
import { Empty, Tag } from '../ui/parts.tsx'
import { conflictSaid, reasonsOf } from './panel-words.ts'

/** Somebody whom an officer may choose for a case, and why they are proposed, or are not. */
export type Candidate = {
  readonly suits: Suitability
  readonly why?: Words | undefined
  readonly seat?: string | undefined
}

type Props = {
  view: View
  candidates: readonly Candidate[]
  name: string
  chosen: ReadonlySet<string>
  many?: boolean
  row: PanelRow
  panel: Panel
  /** Where a suspected conflict is looked into. */
  conflictsAt: string
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase()

/** Whether somebody is found by a part of their name, organisation, title, field or region. */
export const isFound = ({ person }: Pick<Suitability, 'person'>, text: string): boolean => {
  const { name, expertise } = person
  const all = plain(
    [
      name,
      expertise?.organisationName,
      expertise?.title,
      expertise?.region,
      ...(expertise?.fields ?? []),
    ].join('\n'),
  )
  return plain(text.trim())
    .split(/\s+/)
    .every((part) => all.includes(part))
}

/** People beside a case: what speaks for each, and against; whoever must not be asked cannot be ticked. */
export const Candidates = (props: Props) => {
  const { view, candidates } = props
  return candidates.length === 0 ? (
    <Empty>{view.t('没有找到专家。', 'No expert was found.')}</Empty>
  ) : (
    <ul class="candidates">
      {candidates.map((one) => (
        <CandidateItem {...props} one={one} />
      ))}
    </ul>
  )
}

const CandidateItem = ({
  view,
  one,
  name,
  chosen,
  many = false,
  row,
  panel,
  conflictsAt,
}: Props & { one: Candidate }) => {
  const { t, say } = view
  const { suits, why, seat } = one
  const { person, against, conflicts, out } = suits
  const { expertise } = person
  const barred = against.length > 0 || out === 'region' || out === 'on-the-panel'
  const about = [
    expertise?.organisationName,
    expertise?.title,
    expertise?.region,
    (expertise?.fields ?? []).join(t('、', ', ')),
  ]
  const id = `${name}-${person.id}`.replaceAll(/[^A-Za-z0-9-]/g, '-')
  return (
    <li class={barred ? 'barred' : undefined}>
      <div class="option">
        <input
          type={many ? 'checkbox' : 'radio'}
          name={name}
          value={person.id}
          id={id}
          checked={chosen.has(person.id)}
          disabled={barred && !chosen.has(person.id)}
        />
        <label for={id}>
          <strong>{person.name}</strong>
          <small>{about.filter((text) => text !== undefined && text !== '').join(' · ')}</small>
        </label>
      </div>
      <p class="reasons">
        {why === undefined ? null : <Tag tone={barred ? 'bad' : 'still'}>{say(why)}</Tag>}
        {[...reasonsOf(suits, panel, seat)].map((words) => (
          <span>{say(words)}</span>
        ))}
      </p>
      {conflicts.length === 0 ? null : (
        <ul class="conflicts">
          {conflicts.map((conflict) => {
            const dismissed = dismissalOf(person, conflict, row.dismissed)
            return (
              <li>
                {dismissed === undefined ? (
                  <Tag tone="bad">
                    {isFact(conflict.is)
                      ? t('利益冲突', 'conflict')
                      : t('疑似利益冲突', 'suspected conflict')}
                  </Tag>
                ) : (
                  <Tag tone="still">{t('已核实不构成冲突', 'found to be none')}</Tag>
                )}{' '}
                {say(conflictSaid(conflict))}
                {dismissed === undefined
                  ? null
                  : t(`；理由：${dismissed.reason}`, `; because: ${dismissed.reason}`)}
                {dismissed !== undefined || isFact(conflict.is) ? null : (
                  <>
                    {' '}
                    <a href={`${conflictsAt}?expert=${person.id}`}>
                      {t('核实', 'Look into it')}
                      <span class="visually-hidden"> {person.name}</span>
                    </a>
                  </>
                )}
              </li>
            )
          })}
        </ul>
      )}
    </li>
  )
}
