import { TimeLimit } from './calendar.ts'
import { figureText, requirementOf } from './condition-words.ts'
import { canonical } from './history.ts'
import { type Rule } from './rule.ts'
import type { Scheme } from './scheme.ts'
import { partName } from './scheme-part-names.ts'
import { valueName } from './scheme-value-names.ts'
import { limitWords, stepWords } from './scheme-words.ts'
import { asText } from './scheme-shape.ts'
import { Words } from './words.ts'

/** One difference between two versions: where (`steps.4.limit`, in the later one unless it is gone there), and in words. */
export type Difference = {
  readonly path: string
  readonly kind: 'added' | 'removed' | 'changed' | 'moved'
  readonly said: Words
}

type Held = Readonly<Record<string, unknown>>
/** Where something stands: by its path, and in words. */
type Place = { readonly path: string; readonly said: Words }

/** What differs between two versions of a programme, in words: every change is in at least one of the entries. */
export const diffSchemes = (before: Scheme, after: Scheme): Difference[] => {
  const { rules: rulesBefore, ref: _before, ...restBefore } = before
  const { rules: rulesAfter, ref: _after, ...restAfter } = after
  return [...fields(start, restBefore, restAfter), ...ruleDifferences(rulesBefore, rulesAfter)]
}

const start: Place = { path: '', said: { zh: '', en: '' } }
const below = (place: Place, name: string | number, said: Words | undefined): Place => ({
  path: place.path === '' ? String(name) : `${place.path}.${name}`,
  said:
    said === undefined
      ? place.said
      : place.path === '' || place.said.zh === ''
        ? said
        : { zh: `${place.said.zh} › ${said.zh}`, en: `${place.said.en} › ${said.en}` },
})

const isObject = (value: unknown): value is Held =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const same = (a: unknown, b: unknown): boolean => canonical(a ?? null) === canonical(b ?? null)

const fields = (place: Place, before: Held, after: Held): Difference[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) => {
    // A step's own limit is what people mean when they name the step.
    const own = name === 'limit' && place.path !== ''
    // … and a step is known by its own name.
    const unsaid = own || (name === 'steps' && Array.isArray(before[name]) && Array.isArray(after[name]))
    return values(below(place, name, unsaid ? undefined : partName(name)), before[name], after[name])
  })

const values = (place: Place, before: unknown, after: unknown): Difference[] => {
  if (same(before, after)) return []
  if (before === undefined) return [entry(place, 'added', after)]
  if (after === undefined) return [entry(place, 'removed', before)]
  const [was, is] = [leafWords(before), leafWords(after)]
  if (was && is) return [{ path: place.path, kind: 'changed', said: arrow(place.said, was, is) }]
  if (Array.isArray(before) && Array.isArray(after)) return lists(place, before, after)
  if (isObject(before) && isObject(after) && before.kind === after.kind && before.is === after.is)
    return fields(place, before, after)
  return [{ path: place.path, kind: 'changed', said: arrow(place.said, brief(before), brief(after)) }]
}

/** What is said in one line: a text, a number, a choice, words in both languages, a time limit, a list of such. */
const leafWords = (value: unknown): Words | undefined => {
  if (typeof value === 'string' || typeof value === 'boolean') return valueName(value)
  if (typeof value === 'number') return { zh: figureText(value), en: figureText(value) }
  const words = Words.safeParse(value)
  if (words.success) return words.data
  const limit = TimeLimit.safeParse(value)
  if (limit.success) return limitWords(limit.data)
  if (!Array.isArray(value)) return undefined
  const parts = value.map(leafWords).filter((part) => part !== undefined)
  if (parts.length < value.length) return undefined
  if (parts.length === 0) return { zh: '无', en: 'none' }
  return { zh: parts.map(({ zh }) => zh).join('、'), en: parts.map(({ en }) => en).join(', ') }
}

/** `公示：5 个工作日 → 7 个自然日`. Words of which one language changed are told in that one. */
const arrow = (place: Words, was: Words, is: Words): Words => {
  const inZh = was.zh === is.zh ? '英文：' : ''
  const inEn = was.en === is.en ? 'Chinese: ' : ''
  const [zhWas, zhIs] = inZh === '' ? [was.zh, is.zh] : [was.en, is.en]
  const [enWas, enIs] = inEn === '' ? [was.en, is.en] : [was.zh, is.zh]
  return {
    zh: `${place.zh}：${inZh}${zhWas} → ${zhIs}`,
    en: `${place.en}: ${inEn}${enWas} → ${enIs}`,
  }
}

const entry = (place: Place, kind: 'added' | 'removed', value: unknown): Difference => {
  const what = brief(value)
  const named = what.zh === '' || place.said.zh.endsWith(what.zh) ? undefined : what
  const zh = `${place.said.zh}${named ? `（${named.zh}）` : ''}`
  const en = `${place.said.en}${named ? ` (${named.en})` : ''}`
  return {
    path: place.path,
    kind,
    said:
      kind === 'added'
        ? { zh: `新增：${zh}`, en: `Added: ${en}` }
        : { zh: `删除：${zh}`, en: `Removed: ${en}` },
  }
}

/** What something is called, where it is more than a line. */
export const brief = (value: unknown): Words => leafWords(value) ?? nameOf(value) ?? { zh: '', en: '' }

/** The name that an entry of a list bears. */
const nameOf = (value: unknown): Words | undefined => {
  if (!isObject(value)) return undefined
  for (const name of ['title', 'label', 'text', 'unit', 'field', 'region']) {
    const words = Words.safeParse(value[name])
    if (words.success) return words.data
  }
  const { kind } = value
  const step = Object.entries(stepWords).find(([name]) => name === kind)?.[1]
  if (step) return step
  for (const name of ['kind', 'id', 'grade', 'path', 'value']) {
    const held = value[name]
    if (typeof held === 'string') return valueName(held)
  }
  return undefined
}

/** The word by which entries of a list are told apart, when all of them have one of their own. */
const identityOf = (...lists: (readonly unknown[])[]): string | undefined =>
  ['id', 'kind', 'value', 'path', 'grade'].find((name) =>
    lists.every((list) => {
      const held = list.map((one) => (isObject(one) ? one[name] : undefined))
      return held.every((one) => typeof one === 'string') && new Set(held).size === held.length
    }),
  )

const lists = (place: Place, before: readonly unknown[], after: readonly unknown[]): Difference[] => {
  const identity = identityOf(before, after)
  const key = (one: unknown, index: number): string =>
    identity !== undefined && isObject(one) ? asText(one[identity]) : `${index}`
  const was = new Map(before.map((one, index) => [key(one, index), { one, index }]))
  const is = new Map(after.map((one, index) => [key(one, index), { one, index }]))
  const at = (index: number, one: unknown): Place =>
    below(place, index, nameOf(one) ?? { zh: `第 ${index + 1} 项`, en: `no. ${index + 1}` })
  return [
    ...[...was].flatMap(([name, { one, index }]) =>
      is.has(name) ? [] : [entry(at(index, one), 'removed', one)],
    ),
    ...[...is].flatMap(([name, { one, index }]) => {
      const old = was.get(name)
      return old ? values(at(index, one), old.one, one) : [entry(at(index, one), 'added', one)]
    }),
    ...moved(place, [...was], [...is]),
  ]
}

type Keyed = readonly (readonly [string, { readonly one: unknown }])[]

/** The order of what is in both lists, when it is another one. */
const moved = (place: Place, was: Keyed, is: Keyed): Difference[] => {
  const both = (list: Keyed, other: Keyed) => list.filter(([name]) => other.some(([held]) => held === name))
  const [old, now] = [both(was, is), both(is, was)]
  if (old.every(([name], index) => now[index]?.[0] === name)) return []
  const named = (list: Keyed): Words => {
    const words = list.map(([name, { one }]) => nameOf(one) ?? { zh: name, en: name })
    return { zh: words.map(({ zh }) => zh).join('、'), en: words.map(({ en }) => en).join(', ') }
  }
  const [from, to] = [named(old), named(now)]
  const what = place.said.zh === '' ? partName(place.path) : place.said
  return [
    {
      path: place.path,
      kind: 'moved',
      said: {
        zh: `${what.zh}的顺序：${from.zh} → ${to.zh}`,
        en: `${what.en}, in order: ${from.en} → ${to.en}`,
      },
    },
  ]
}

/** Rules are told by what they ask, not by how it is written down. */
const ruleDifferences = (before: readonly Rule[], after: readonly Rule[]): Difference[] => {
  const place: Place = { path: 'rules', said: partName('rules') }
  if (identityOf(before, after) !== 'id') return lists(place, before, after)
  const asked = ({ condition, force }: Rule): Words => {
    const { zh, en } = requirementOf(condition)
    const how = valueName(force)
    return { zh: `${zh}（${how.zh}）`, en: `${en} (${how.en})` }
  }
  return [
    ...before.flatMap((rule, index): Difference[] =>
      after.some(({ id }) => id === rule.id)
        ? []
        : [
            {
              path: `rules.${index}`,
              kind: 'removed',
              said: { zh: `删除条件：${asked(rule).zh}`, en: `Condition removed: ${asked(rule).en}` },
            },
          ],
    ),
    ...after.flatMap((rule, index): Difference[] => {
      const old = before.find(({ id }) => id === rule.id)
      const path = `rules.${index}`
      if (!old)
        return [
          {
            path,
            kind: 'added',
            said: { zh: `新增条件：${asked(rule).zh}`, en: `Condition added: ${asked(rule).en}` },
          },
        ]
      const [was, is] = [asked(old), asked(rule)]
      const reworded = was.zh !== is.zh || was.en !== is.en
      const { condition: _old, force: _oldForce, ...oldRest } = old
      const { condition: _now, force: _nowForce, ...rest } = rule
      return [
        ...(reworded
          ? [{ path, kind: 'changed' as const, said: arrow({ zh: '条件', en: 'Condition' }, was, is) }]
          : values(
              below({ path, said: requirementOf(rule.condition) }, 'condition', undefined),
              old.condition,
              rule.condition,
            )),
        ...fields({ path, said: requirementOf(rule.condition) }, oldRest, rest),
      ]
    }),
    ...moved(
      place,
      before.map((one) => [one.id, { one: { title: requirementOf(one.condition) } }]),
      after.map((one) => [one.id, { one: { title: requirementOf(one.condition) } }]),
    ),
  ]
}
