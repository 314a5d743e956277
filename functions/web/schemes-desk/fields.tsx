import type { Child } from 'hono/jsx'
import { TimeLimit } from '../../../domain/calendar.ts'
import { brief } from '../../../domain/scheme-diff.ts'
import { requirementOf } from '../../../domain/condition-words.ts'
import { Condition } from '../../../domain/condition.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import { type Below, hasOwnPage, type Leaf } from '../../../domain/scheme-leaves.ts'
import { partName } from '../../../domain/scheme-part-names.ts'
import { valueName } from '../../../domain/scheme-value-names.ts'
import { limitWords } from '../../../domain/scheme-words.ts'
import { isHeld, isList, partsOfPath, type Place, placeAt } from '../../../domain/scheme-shape.ts'
import type { Words } from '../../../domain/words.ts'
import type { Typed, View } from '../context.ts'
import { AreaField, ChoiceField, SelectField, Submit, TextField } from '../ui/form.tsx'
import { Tag } from '../ui/parts.tsx'

/** What a part holds, in a line. */
export const saidOf = (value: unknown): Words => {
  if (value === undefined) return { zh: '未设', en: 'not set' }
  const condition = Condition.safeParse(
    isHeld(value) && value.condition !== undefined ? value.condition : value,
  )
  if (condition.success) return requirementOf(condition.data)
  if (!isList(value)) return withLimit(value)
  const names = value.slice(0, 4).map(saidOf)
  const more = value.length > names.length
  return {
    zh: `${value.length} 项${names.length === 0 ? '' : `：${names.map(({ zh }) => zh).join('；')}${more ? '……' : ''}`}`,
    en: `${value.length}${names.length === 0 ? '' : `: ${names.map(({ en }) => en).join('; ')}${more ? ' …' : ''}`}`,
  }
}

/** A step or a level is known by how long it takes, too. */
const withLimit = (value: unknown): Words => {
  const limit = TimeLimit.safeParse(isHeld(value) ? value.limit : undefined)
  if (!limit.success) return brief(value)
  const [named, within] = [brief(value), limitWords(limit.data)]
  return named.zh === '' ? within : { zh: `${named.zh}，${within.zh}`, en: `${named.en}, ${within.en}` }
}

/** What a place is called: an entry of a list by its own name, a part by what it is. */
export const placeName = (document: Scheme, path: string): Words => {
  const last = partsOfPath(path).at(-1)
  if (last === undefined) return { zh: '全部内容', en: 'The whole programme' }
  if (!/^\d+$/.test(last)) return partName(last)
  const { zh, en } = brief(placeAt(document, path)?.value)
  const nth = { zh: `第 ${Number(last) + 1} 项`, en: `No. ${Number(last) + 1}` }
  return zh === '' || zh.length > 60 ? nth : { zh, en }
}

type FieldProps = {
  readonly view: View
  readonly typed: Typed
  readonly document: Scheme
  readonly leaf: Leaf
  /** The place that the page is of. */
  readonly page: string
}

/** One value of a programme, drawn from what may stand there. Its name is its place in the document. */
export const LeafField = ({ view, typed, document, leaf, page }: FieldProps) => {
  const { t, say } = view
  const { path, part, required } = leaf
  const marked = document.toConfirm.some((one) => one.path === path)
  const label = `${say(labelOf(document, leaf, page))}${marked ? t('（默认值，待确认）', ' (default to confirm)') : ''}`
  const shared = { view, typed, name: path, label, required }
  switch (part.is) {
    case 'words':
      return (
        <div class="pair">
          {(['zh', 'en'] as const).map((language) => {
            const named = {
              ...shared,
              name: `${path}.${language}`,
              label: `${label} · ${language === 'zh' ? t('中文', 'Chinese') : t('英文', 'English')}`,
            }
            const long = (typed.values[named.name]?.[0] ?? '').length > 60
            return long ? <AreaField {...named} rows={3} /> : <TextField {...named} />
          })}
        </div>
      )
    case 'text':
      return part.long ? <AreaField {...shared} /> : <TextField {...shared} />
    case 'number':
      return <TextField {...shared} short inputmode="decimal" hint={boundsOf(view, part)} />
    case 'flag':
      return (
        <ChoiceField
          {...shared}
          options={[
            { value: 'yes', label: t('是', 'Yes') },
            { value: 'no', label: t('否', 'No') },
          ]}
        />
      )
    case 'choice':
      return part.orNumber ? (
        <TextField
          {...shared}
          short
          hint={`${part.of.map((word) => `${word}（${say(valueName(word))}）`).join(t('、', ', '))}${t('，或人数', ', or a number')}`}
        />
      ) : (
        <SelectField
          {...shared}
          options={part.of.map((value) => ({ value, label: say(valueName(value)) }))}
        />
      )
    case 'list':
      return part.of.is === 'choice' ? (
        <ChoiceField
          {...shared}
          many
          options={part.of.of.map((value) => ({ value, label: say(valueName(value)) }))}
        />
      ) : (
        <AreaField {...shared} rows={3} hint={t('每行一项', 'One a line')} />
      )
  }
}

const boundsOf = ({ t }: View, { min, max }: Extract<Leaf['part'], { is: 'number' }>): string | undefined =>
  min === undefined && max === undefined
    ? undefined
    : max === undefined || max >= 1e12
      ? t(`不小于 ${min}`, `at least ${min}`)
      : t(`${min ?? ''} 至 ${max}`, `${min ?? ''} to ${max}`)

/** Values that are written together are called by what they belong to as well: `期限 · 数量`. */
const labelOf = (document: Scheme, { path, within }: Leaf, page: string): Words => {
  const own = placeName(document, path)
  const inEntry = /(^|\.)\d+$/.test(within)
  if (within === page || within === path || inEntry) return own
  const group = placeName(document, within)
  return { zh: `${group.zh} · ${own.zh}`, en: `${group.en} · ${own.en}` }
}

type BelowProps = {
  readonly view: View
  readonly document: Scheme
  readonly below: readonly Below[]
  readonly link: (path: string) => string
  /** Entries of a list can be put in another order. */
  readonly ordered: boolean
}

/** The parts below a page: each with what it holds, a page of its own, and what can be done with it. */
export const PartsBelow = ({ view, document, below, link, ordered }: BelowProps) => (
  <ul class="parts-below">
    {below.map((one, index) => {
      const name = view.say(placeName(document, one.path))
      const held = view.say(saidOf(one.place.value))
      return (
        <li>
          <div>
            <strong>{hasOwnPage(one.place) ? <a href={link(one.path)}>{name}</a> : name}</strong>{' '}
            <Marks view={view} document={document} path={one.path} />
            {held === name || held === '' ? null : <p class="hint">{held}</p>}
          </div>
          <Acts
            view={view}
            document={document}
            one={one}
            up={ordered && index > 0}
            down={ordered && index < below.length - 1}
            ordered={ordered}
          />
        </li>
      )
    })}
  </ul>
)

type ActsProps = Pick<BelowProps, 'view' | 'document' | 'ordered'> & {
  readonly one: Below
  readonly up: boolean
  readonly down: boolean
}
/** What can be done with a part as a whole. */
export const Acts = ({ view, document, one: { path, place }, up, down, ordered }: ActsProps) => {
  const { t } = view
  const name = placeName(document, path)
  const { value, required } = place
  const optional = !required && value !== undefined && !(isList(value) && value.length === 0)
  return (
    <div class="actions">
      {up ? (
        <Act view={view} what="up" path={path} of={name}>
          {t('上移', 'Up')}
        </Act>
      ) : null}
      {down ? (
        <Act view={view} what="down" path={path} of={name}>
          {t('下移', 'Down')}
        </Act>
      ) : null}
      {ordered || optional ? (
        <Act view={view} what="remove" path={path} of={name}>
          {t('删除', 'Remove')}
        </Act>
      ) : null}
      {value === undefined ? <Add view={view} path={path} place={place} /> : null}
    </div>
  )
}

/** A default to confirm somewhere in here. */
const Marks = ({ view, document, path }: { view: View; document: Scheme; path: string }) =>
  document.toConfirm.some((one) => one.path === path || one.path.startsWith(`${path}.`)) ? (
    <Tag tone="act">{view.t('默认值，待确认', 'default to confirm')}</Tag>
  ) : null

type ActProps = {
  readonly view: View
  readonly what: string
  readonly path: string
  readonly of: Words
  readonly children?: Child
}
const Act = ({ view, what, path, of, children }: ActProps) => (
  <button type="submit" class="quiet" name="do" value={`${what}:${path}`}>
    {children}
    <span class="visually-hidden">{view.t('：', ': ') + view.say(of)}</span>
  </button>
)

/** A new entry, or a part that is left out; of which sort, where there are several. */
export const Add = ({ view, path, place }: { view: View; path: string; place: Place }) => {
  const part = place.part.is === 'list' && place.value !== undefined ? place.part.of : place.part
  return (
    <span class="add">
      {part.is === 'sorts' ? <Sorts view={view} path={path} part={part} chosen="" /> : null}
      <Submit name="do" value={`add:${path}`} class="quiet">
        {view.t('添加', 'Add')}
      </Submit>
    </span>
  )
}

type SortsProps = {
  readonly view: View
  readonly path: string
  readonly part: Extract<Place['part'], { is: 'sorts' }>
  readonly chosen: string
}
/** Which sort of a thing it is to be. */
export const Sorts = ({ view, path, part, chosen }: SortsProps) => (
  <select name={`kind:${path}`} aria-label={view.t('种类', 'Kind')}>
    {[...part.sorts.keys()].map((kind) => (
      <option value={kind} selected={kind === chosen}>
        {view.say(valueName(kind))}
      </option>
    ))}
  </select>
)
