import type { Child } from 'hono/jsx'
import type { FieldChange, MemberChange, RowChange, Sides } from '../../../domain/comparison.ts'
import { type FormField, type FormSection, isTable } from '../../../domain/form.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import type { TableColumn } from '../../../domain/table-field.ts'
import type { ShownComparison } from '../comparison-view.ts'
import type { View } from '../context.ts'
import { fieldLabel } from '../ui/field-words.ts'
import { Empty, Moment, Tag } from '../ui/parts.tsx'
import { memberRoleWords } from '../words.ts'
import type { FilesHere } from '../ui/document-field.tsx'
import { AnswerSaid } from './answer-said.tsx'
import { fileSaid } from './file-said.ts'
import { RemarkAnswers } from './remark-list.tsx'
import { isEmpty } from '../../../domain/comparison.ts'

type Props = {
  view: View
  shown: ShownComparison
  form: readonly FormSection[]
  scheme: Scheme
  lastYear: number
  names: ReadonlyMap<string, string>
  files: FilesHere
}

const kinds = {
  added: { tone: 'good', zh: '新增', en: 'added' },
  removed: { tone: 'bad', zh: '删除', en: 'removed' },
  changed: { tone: 'act', zh: '修改', en: 'changed' },
} as const

/** What changed, part by part and field by field, the old beside the new; and what was said of each remark. */
export const ComparisonList = ({ view, shown, form, scheme, lastYear, names, files }: Props) => {
  const { t, say } = view
  const { comparison, from, to } = shown
  const parts = partsOf(shown, [...form, ...ownPart(scheme)])
  return (
    <div class="comparison">
      <p class="hint">
        {t(`第 ${from.n} 次提交（`, `Handed in the ${ordinal(from.n)} time (`)}
        <Moment view={view} at={from.at} />
        {t('）与', ') and ')}
        {to ? (
          <>
            {t(`第 ${to.n} 次提交（`, `the ${ordinal(to.n)} time (`)}
            <Moment view={view} at={to.at} />
            {t('）的对照', '), compared')}
          </>
        ) : (
          t('目前填写内容的对照', 'as it is now, compared')
        )}
      </p>
      <RemarkAnswers view={view} shown={shown} form={form} names={names} lastYear={lastYear} files={files} />
      {isEmpty(comparison) ? <Empty>{t('没有任何改动。', 'Nothing was changed.')}</Empty> : null}
      {comparison.title ? (
        <Change view={view} label={t('联合体名称', 'Name of the consortium')} sides={comparison.title}>
          {(text) => text}
        </Change>
      ) : null}
      {parts.map(({ section, owner, fields }) => (
        <section>
          <h3>
            {say(section.title)}
            {owner === undefined ? null : <small> · {names.get(owner) ?? owner}</small>}
          </h3>
          {fields.map((change) => (
            <Field
              view={view}
              section={section}
              change={change}
              lastYear={lastYear}
              names={names}
              files={files}
            />
          ))}
        </section>
      ))}
      {comparison.members.length === 0 ? null : (
        <section>
          <h3>{t('成员单位', 'Members')}</h3>
          {comparison.members.map((change) => (
            <MemberSides view={view} change={change} scheme={scheme} />
          ))}
        </section>
      )}
      {comparison.documents.length === 0 ? null : (
        <section>
          <h3>{t('文件', 'Files')}</h3>
          {comparison.documents.map(({ before, after }) => (
            <Change
              view={view}
              label={(after ?? before)?.name ?? ''}
              sides={{ ...(before ? { before } : {}), ...(after ? { after } : {}) }}
            >
              {({ name, sha256 }) => (
                <>
                  {name} <code class="hash">{sha256.slice(0, 12)}</code>
                </>
              )}
            </Change>
          ))}
        </section>
      )}
    </div>
  )
}

const ordinal = (n: number): string => {
  const last = n % 100 >= 11 && n % 100 <= 13 ? 0 : n % 10
  return `${n}${['th', 'st', 'nd', 'rd'][last] ?? 'th'}`
}

const ownPart = ({ members }: Scheme): readonly FormSection[] =>
  'part' in members && members.part !== undefined ? [members.part] : []

/** The changed fields, in the order of the form; a part of the form that is not asked any more comes last. */
const partsOf = ({ comparison: { fields } }: ShownComparison, form: readonly FormSection[]) =>
  form.flatMap((section) => {
    const here = fields.filter((change) => change.section === section.id)
    const owners = [...new Set(here.map(({ owner }) => owner))]
    return owners.map((owner) => ({
      section,
      owner,
      fields: here
        .filter((change) => change.owner === owner)
        .toSorted((a, b) => placeIn(section, a.field) - placeIn(section, b.field)),
    }))
  })

const placeIn = (section: FormSection, field: string): number =>
  section.fields.findIndex(({ id }) => id === field)

/** One thing that changed: what was there, what is there, and in words which of the two is missing. */
const Change = <Value,>({
  view,
  label,
  sides,
  children,
}: {
  view: View
  label: string
  sides: Sides<Value>
  children: (value: Value) => Child
}) => {
  const { before, after } = sides
  const kind = before === undefined ? kinds.added : after === undefined ? kinds.removed : kinds.changed
  return (
    <article class="change">
      <h4>
        {label} <Tag tone={kind.tone}>{view.say(kind)}</Tag>
      </h4>
      <dl>
        <div class="was">
          <dt>{view.t('原来', 'Before')}</dt>
          <dd>{before === undefined ? <Nothing view={view} /> : children(before)}</dd>
        </div>
        <div class="is">
          <dt>{view.t('现在', 'Now')}</dt>
          <dd>{after === undefined ? <Nothing view={view} /> : children(after)}</dd>
        </div>
      </dl>
    </article>
  )
}

const Nothing = ({ view }: { view: View }) => <span class="hint">{view.t('未填', 'not given')}</span>

const Field = ({
  view,
  section,
  change,
  lastYear,
  names,
  files,
}: {
  view: View
  section: FormSection
  change: FieldChange
  lastYear: number
  names: ReadonlyMap<string, string>
  files: FilesHere
}) => {
  const field = section.fields.find(({ id }) => id === change.field)
  const label = field ? fieldLabel(view, section, field, lastYear) : change.field
  if (change.rows !== undefined && field?.kind === 'table')
    return <Rows view={view} label={label} change={change} field={field} names={names} files={files} />
  const { before, after } = change
  const texts = typeof before === 'string' && typeof after === 'string' ? differing(before, after) : undefined
  return (
    <Change view={view} label={label} sides={change}>
      {(answer) =>
        texts && field?.kind !== 'choice' && field?.kind !== 'document' ? (
          <Marked text={texts} side={answer === before ? 'before' : 'after'} />
        ) : (
          <AnswerSaid
            view={view}
            field={field}
            answer={answer}
            members={[...names].map(([organisation, name]) => ({ organisation, name }))}
            files={files}
          />
        )
      }
    </Change>
  )
}

type Differing = {
  readonly begins: string
  readonly before: string
  readonly after: string
  readonly ends: string
}

/** What two texts begin and end with alike, and what differs between. */
const differing = (before: string, after: string): Differing => {
  const [one, other] = [[...before], [...after]]
  const least = Math.min(one.length, other.length)
  let start = 0
  while (start < least && one[start] === other[start]) start += 1
  let end = 0
  while (end < least - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1
  return {
    begins: one.slice(0, start).join(''),
    before: one.slice(start, one.length - end).join(''),
    after: other.slice(start, other.length - end).join(''),
    ends: one.slice(one.length - end).join(''),
  }
}

const Marked = ({ text, side }: { text: Differing; side: 'before' | 'after' }) => (
  <span class="prose">
    {text.begins}
    {text[side] === '' ? null : side === 'before' ? <del>{text.before}</del> : <ins>{text.after}</ins>}
    {text.ends}
  </span>
)

type TableField = Extract<FormField, { kind: 'table' }>

const Rows = ({
  view,
  label,
  change,
  field,
  names,
  files,
}: {
  view: View
  label: string
  change: FieldChange
  field: TableField
  names: ReadonlyMap<string, string>
  files: FilesHere
}) => (
  <article class="change">
    <h4>{label}</h4>
    {change.rows?.length === 0 ? (
      <p class="hint">{view.t('只调整了各行的顺序。', 'Only the order of the rows changed.')}</p>
    ) : null}
    {change.rows?.map((row) => (
      <section class="row">
        <h5>
          {rowName(view, change, field, row, names, files)}{' '}
          <Tag tone={kinds[row.is].tone}>{view.say(kinds[row.is])}</Tag>
        </h5>
        <ul class="plain">
          {row.cells.map(({ column: id, before, after }) => {
            const column = field.columns.find((candidate) => candidate.id === id)
            return (
              <li>
                {column ? view.say(column.label) : id}
                {view.t('：', ': ')}
                {before === undefined ? null : <del>{cellSaid(view, column, before, names, files)}</del>}
                {before === undefined || after === undefined ? null : ' → '}
                {after === undefined ? null : <ins>{cellSaid(view, column, after, names, files)}</ins>}
              </li>
            )
          })}
        </ul>
      </section>
    ))}
  </article>
)

/** A row is called by its name where it has one, else by its first cell. */
const rowName = (
  view: View,
  { before, after }: FieldChange,
  { columns: [first], rows }: TableField,
  { row }: RowChange,
  names: ReadonlyMap<string, string>,
  files: FilesHere,
): string => {
  const fixed = rows.is === 'fixed' ? rows.rows.find(({ id }) => id === row) : undefined
  if (fixed) return view.say(fixed.label)
  const held = [after, before]
    .flatMap((side) => (isTable(side) ? side.rows : []))
    .find(({ id }) => id === row)
  const cell = first && held?.cells[first.id]
  return cell === undefined ? view.t('一行', 'A row') : cellSaid(view, first, cell, names, files)
}

const cellSaid = (
  view: View,
  column: TableColumn | undefined,
  value: string | number,
  names: ReadonlyMap<string, string>,
  files: FilesHere,
): string => {
  if (column?.kind === 'choice') {
    const option = column.options.find((candidate) => candidate.value === value)
    return option ? view.say(option.label) : String(value)
  }
  if (column?.kind === 'document') return fileSaid(view, files.documents, String(value))
  if (column?.kind === 'member') return names.get(String(value)) ?? String(value)
  const unit = column?.kind === 'number' && column.unit ? ` ${view.say(column.unit)}` : ''
  return `${value}${unit}`
}

const MemberSides = ({ view, change, scheme }: { view: View; change: MemberChange; scheme: Scheme }) => {
  const { before, after } = change
  return (
    <Change
      view={view}
      label={(after ?? before)?.name ?? change.organisation}
      sides={{ ...(before ? { before } : {}), ...(after ? { after } : {}) }}
    >
      {({ name, role, layer, place, contribution }) => {
        const title = scheme.members.layers?.find(({ id }) => id === layer)?.title
        return [
          name,
          view.say(memberRoleWords[role]),
          ...(title ? [view.say(title)] : []),
          ...(place === undefined ? [] : [place]),
          ...(contribution === undefined ? [] : [contribution]),
        ].join(view.t('；', '; '))
      }}
    </Change>
  )
}
