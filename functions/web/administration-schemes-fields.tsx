import type { Child } from 'hono/jsx'
import { brief } from '../../domain/scheme-diff.ts'
import { requirementOf } from '../../domain/condition-words.ts'
import { Condition } from '../../domain/condition.ts'
import type { Scheme } from '../../domain/scheme.ts'
import { type Below, hasOwnPage, type Leaf } from '../../domain/scheme-leaves.ts'
import { partName, valueName } from '../../domain/scheme-part-words.ts'
import { isHeld, isList, partsOfPath, type Place, placeAt } from '../../domain/scheme-shape.ts'
import type { Words } from '../../domain/words.ts'
import type { Typed, View } from './context.ts'
import { AreaField, ChoiceField, SelectField, Submit, TextField } from './ui/form.tsx'
import { Tag } from './ui/parts.tsx'

/** What a part holds, in a line. */
export const saidOf = (value: unknown): Words => {
  if (value === undefined) return { zh: '未设', en: 'not set' }
  const condition = Condition.safeParse(
    isHeld(value) && value.condition !== undefined ? value.condition : value,
  )
  if (condition.success) return requirementOf(condition.data)
  if (!isList(value)) return brief(value)
  const names = value.slice(0, 4).map(saidOf)
  const more = value.length > names.length
  return {
    zh: `${value.length} 项${names.length === 0 ? '' : `：${names.map(({ zh }) => zh).join('；')}${more ? '……' : ''}`}`,
    en: `${value.length}${names.length === 0 ? '' : `: ${names.map(({ en }) => en).join('; ')}${more ? ' …' : ''}`}`,
  }
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
}

/** One value of a programme, drawn from what may stand there. Its name is its place in the document. */
export const LeafField = ({ view, typed, document, leaf }: FieldProps) => {
  const { t, say } = view
  const { path, part, required } = leaf
  const marked = document.toConfirm.some((one) => one.path === path)
  const label = `${say(labelOf(document, leaf))}${marked ? t('（默认值，待确认）', ' (default to confirm)') : ''}`
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

/** Values that are written together are called by what they belong to as well. */
const labelOf = (document: Scheme, { path, within }: Leaf): Words => {
  const own = placeName(document, path)
  if (within === path || partsOfPath(within).length < 1) return own
  if (partsOfPath(path).length - partsOfPath(within).length !== 1) return own
  const group = partsOfPath(within).at(-1) ?? ''
  if (/^\d+$/.test(group)) {
    const nth = Number(group) + 1
    return { zh: `第 ${nth} 项 · ${own.zh}`, en: `No. ${nth} · ${own.en}` }
  }
  return own
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
export const PartsBelow = ({ view, document, below, link, ordered }: BelowProps) => {
  const { t, say } = view
  return (
    <ul class="parts-below">
      {below.map(({ path, place }, index) => (
        <li>
          <div>
            <strong>
              {hasOwnPage(place) ? (
                <a href={link(path)}>{say(placeName(document, path))}</a>
              ) : (
                say(placeName(document, path))
              )}
            </strong>{' '}
            <Marks view={view} document={document} path={path} />
            <p class="hint">{say(saidOf(place.value))}</p>
          </div>
          <div class="actions">
            {ordered && index > 0 ? (
              <Act view={view} what="up" path={path} of={placeName(document, path)}>
                {t('上移', 'Up')}
              </Act>
            ) : null}
            {ordered && index < below.length - 1 ? (
              <Act view={view} what="down" path={path} of={placeName(document, path)}>
                {t('下移', 'Down')}
              </Act>
            ) : null}
            {ordered || (!place.required && place.value !== undefined) ? (
              <Act view={view} what="remove" path={path} of={placeName(document, path)}>
                {t('删除', 'Remove')}
              </Act>
            ) : null}
            {place.value === undefined ? <Add view={view} path={path} place={place} /> : null}
          </div>
        </li>
      ))}
    </ul>
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
