import type { Child } from 'hono/jsx'
import { problemAt, type Typed, type View } from '../context.ts'
import { problemSaid } from '../words/problem-words.ts'

type FormProps = {
  view: View
  action: string
  children?: Child
  class?: string
  /** Its name for controls that stand elsewhere on the page. */
  id?: string
  /** What the script of a form that saves itself has to know. */
  autosave?: Readonly<Record<`data-${string}`, string | undefined>>
}

/** Every form that writes: bound to the session, and to happen once however often the button is pressed. */
export const Form = ({ view, action, children, class: kind, id, autosave }: FormProps) => (
  <form method="post" action={action} id={id} class={kind} novalidate data-guard="" {...autosave}>
    <input type="hidden" name="csrf" value={view.csrf} />
    <input type="hidden" name="once" value={view.newKey()} />
    {children}
  </form>
)

type SummaryProps = {
  view: View
  typed: Typed
  labels?: Readonly<Record<string, string>>
  /** The page of a field that is not on this one. */
  where?: (field: string) => string | undefined
  /** What is said instead of asking to check: that everything was saved as typed, for example. */
  title?: string
}

/** On top of a page that failed: what is wrong, each a link to its field. The browser's focus goes here. */
export const ErrorSummary = ({ view, typed, labels = {}, where, title }: SummaryProps) =>
  typed.problems.length === 0 && typed.refused === undefined ? null : (
    <div class="error-summary" role="alert" aria-labelledby="error-title" tabindex={-1} data-focus="">
      <h2 id="error-title">
        {typed.refused
          ? view.say(typed.refused)
          : (title ?? view.t('请检查以下内容', 'Please check the following'))}
      </h2>
      {typed.problems.length === 0 ? null : (
        <ul>
          {typed.problems.map((problem) => (
            <li>
              <a href={where?.(problem.field) ?? `#${fieldId(problem.field)}`}>
                {labels[problem.field] === undefined ? '' : `${labels[problem.field]}${view.t('：', ': ')}`}
                {view.say(problemSaid(problem))}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )

/** Names that every form carries, and that nobody typed. */
const unseen = new Set([
  'csrf',
  'once',
  'kind',
  'basedOn',
  'bases',
  'go',
  'switch',
  'answer.decision',
  'revision',
  'way',
])

/** A form that may not be sent any more: what was typed into it, to be copied from. */
export const Kept = ({
  view,
  typed,
  labels,
  said,
}: {
  view: View
  typed: Typed | undefined
  labels: Readonly<Record<string, string>>
  /** The words of what was chosen: a form sends its code. */
  said?: (name: string, given: readonly string[]) => string
}) => {
  const words = Object.entries(typed?.values ?? {}).filter(
    ([name, given]) =>
      !unseen.has(name) && !name.startsWith('choose.') && given.some((value) => value.trim() !== ''),
  )
  return words.length === 0 ? null : (
    <details open class="kept">
      <summary>{view.t('您填写的内容（没有保存）', 'What you typed (not saved)')}</summary>
      <dl class="facts">
        {words.map(([name, given]) => (
          <div>
            <dt>{labels[name] ?? name}</dt>
            <dd class="prose">
              {said?.(name, given) ?? given.filter((value) => value.trim() !== '').join(view.t('、', ', '))}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

export const fieldId = (name: string): string => `f-${name.replaceAll(/[^A-Za-z0-9-]/g, '-')}`

const idOf = ({ name, place }: { name: string; place?: string | undefined }): string => fieldId(place ?? name)

export type FieldProps = {
  view: View
  typed: Typed
  name: string
  /** Where it stands, for a name that two forms of one page have. */
  place?: string | undefined
  label: string
  hint?: string | undefined
  /** More lines under the hint: how a document has to look, an example. */
  notes?: readonly string[]
  required?: boolean
  /** Asked only when another field is answered so: shown then, where there is script. */
  when?: { readonly name: string; readonly anyOf: readonly string[] } | undefined
  /** What an officer asks to correct here, and what was handed in. */
  remark?: FieldRemarkWords | undefined
}

/** A remark on a field, with what was handed in there: words of the form, as they are read. */
export type FieldRemarkWords = { readonly remark: string; readonly earlier?: Child }

/** Stands beside the field that it is about, and is read out with it. */
export const FieldRemark = ({
  view,
  name,
  place,
  remark,
}: Pick<FieldProps, 'view' | 'name' | 'place' | 'remark'>) =>
  remark === undefined ? null : (
    <div class="remark" id={`${idOf({ name, place })}-remark`}>
      <p>
        <strong>{view.t('补正意见：', 'To correct: ')}</strong>
        {remark.remark}
      </p>
      {remark.earlier === undefined ? null : (
        <details>
          <summary>{view.t('此前提交的内容', 'What you handed in')}</summary>
          <div class="prose">{remark.earlier}</div>
        </details>
      )}
    </div>
  )

/** What the script looks at to show a field, or not. */
const shownWhen = ({ when }: Pick<FieldProps, 'when'>) =>
  when === undefined ? {} : { 'data-when': when.name, 'data-any-of': when.anyOf.join('\n') }

const hintLines = ({ hint, notes = [] }: Pick<FieldProps, 'hint' | 'notes'>): readonly string[] => [
  ...(hint === undefined ? [] : [hint]),
  ...notes,
]

const Hint = (props: Pick<FieldProps, 'name' | 'place' | 'hint' | 'notes'>) => (
  <p class="hint" id={`${idOf(props)}-hint`}>
    {hintLines(props).map((line, index) => (
      <>
        {index === 0 ? null : <br />}
        {line}
      </>
    ))}
  </p>
)

type FrameProps = FieldProps & { children?: Child; group?: boolean }

const Frame = (props: FrameProps) => {
  const { view, typed, name, label, required, children } = props
  const error = problemAt(view, typed, name)
  return (
    <div class={error === undefined ? 'field' : 'field wrong'} {...shownWhen(props)}>
      <label for={idOf(props)}>
        {label}
        {required === false ? <span class="optional">{view.t('（选填）', ' (optional)')}</span> : null}
      </label>
      <FieldRemark {...props} />
      {hintLines(props).length === 0 ? null : <Hint {...props} />}
      {error === undefined ? null : (
        <p class="error" id={`${idOf(props)}-error`}>
          {error}
        </p>
      )}
      {children}
    </div>
  )
}

const describedBy = (props: FieldProps): string | undefined => {
  const error = problemAt(props.view, props.typed, props.name)
  const ids = [
    ...(props.remark === undefined ? [] : [`${idOf(props)}-remark`]),
    ...(hintLines(props).length === 0 ? [] : [`${idOf(props)}-hint`]),
    ...(error === undefined ? [] : [`${idOf(props)}-error`]),
  ]
  return ids.length === 0 ? undefined : ids.join(' ')
}

const told = (props: FieldProps) => {
  const { view, typed, name } = props
  const error = problemAt(view, typed, name)
  return {
    id: idOf(props),
    name,
    'aria-describedby': describedBy(props),
    'aria-invalid': error === undefined ? undefined : ('true' as const),
  }
}

export const valueOf = (typed: Typed, name: string): string => typed.values[name]?.[0] ?? ''

type TextProps = FieldProps & {
  kind?: string
  inputmode?: 'numeric' | 'decimal'
  unit?: string
  short?: boolean
  /** How many characters there may be: the script counts them. */
  max?: number
  /** The id of the `datalist` with what is usually answered. */
  list?: string
}

export const TextField = (props: TextProps) => (
  <Frame {...props}>
    <span class="with-unit">
      <input
        {...told(props)}
        type={props.kind ?? 'text'}
        inputmode={props.inputmode}
        list={props.list}
        class={props.short ? 'short' : undefined}
        data-count={props.max}
        value={valueOf(props.typed, props.name)}
        autocomplete="off"
      />
      {props.unit === undefined ? null : <span class="unit">{props.unit}</span>}
    </span>
  </Frame>
)

export const AreaField = (props: FieldProps & { rows?: number; max?: number }) => (
  <Frame {...props}>
    <textarea {...told(props)} rows={props.rows ?? 4} data-count={props.max}>
      {valueOf(props.typed, props.name)}
    </textarea>
  </Frame>
)

type Option = { value: string; label: string; hint?: string | undefined }

export const SelectField = (props: FieldProps & { options: readonly Option[] }) => (
  <Frame {...props}>
    <select {...told(props)}>
      <option value="">{props.view.t('请选择', 'Please choose')}</option>
      {props.options.map((option) => (
        <option value={option.value} selected={valueOf(props.typed, props.name) === option.value}>
          {option.label}
        </option>
      ))}
    </select>
  </Frame>
)

type ChoiceProps = FieldProps & { options: readonly Option[]; many?: boolean }

/** Radio buttons, or check boxes when several may be chosen. The first one carries the field's anchor. */
export const ChoiceField = (props: ChoiceProps) => {
  const { view, typed, name, label, required, options, many = false } = props
  const error = problemAt(view, typed, name)
  const chosen = typed.values[name] ?? []
  return (
    <fieldset
      class={error === undefined ? 'field' : 'field wrong'}
      aria-describedby={describedBy(props)}
      {...shownWhen(props)}
    >
      <legend>
        {label}
        {required === false ? <span class="optional">{view.t('（选填）', ' (optional)')}</span> : null}
      </legend>
      <FieldRemark {...props} />
      {hintLines(props).length === 0 ? null : <Hint {...props} />}
      {error === undefined ? null : (
        <p class="error" id={`${idOf(props)}-error`}>
          {error}
        </p>
      )}
      {options.map((option, index) => (
        <label class="option">
          <input
            type={many ? 'checkbox' : 'radio'}
            name={name}
            value={option.value}
            id={index === 0 ? idOf(props) : undefined}
            checked={chosen.includes(option.value)}
          />
          <span>
            {option.label}
            {option.hint === undefined ? null : <small>{option.hint}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

type SubmitProps = { children?: Child; name?: string; value?: string; class?: string }

export const Submit = ({ children, name, value, class: kind }: SubmitProps) => (
  <button type="submit" name={name} value={value} class={kind}>
    {children}
  </button>
)
