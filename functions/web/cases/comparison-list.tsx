import type { Child } from 'hono/jsx'
import { type FieldChange, isEmpty, type MemberChange, type Sides } from '../../../domain/comparison.ts'
import type { FormSection } from '../../../domain/form.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import type { ShownComparison } from '../case-view/comparison-view.ts'
import type { View } from '../context.ts'
import { fieldLabel } from '../ui/field-words.ts'
import { Empty, Moment, Tag } from '../ui/parts.tsx'
import { memberRoleWords } from '../words/words.ts'
import type { FilesHere } from '../ui/document-field.tsx'
import { AnswerSaid } from './answer-said.tsx'
import { kinds, Rows } from './comparison-rows.tsx'
import { RemarkAnswers } from './remark-list.tsx'
import { differing, Marked } from './text-difference.tsx'

type Props = {
  view: View
  shown: ShownComparison
  form: readonly FormSection[]
  scheme: Scheme
  lastYear: number
  names: ReadonlyMap<string, string>
  files: FilesHere
}

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
