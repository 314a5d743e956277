import type { Condition, Group } from './condition.ts'
import { countedKinds, namedKinds } from './organisation-kind.ts'
import type { Words } from './words.ts'

/** How a share is written; `percentBeside` gives one that tells close numbers apart. */
export type Percent = (share: number) => string

const format = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 9 })
/** A number as rules compare it: nine digits are what is shown, so nothing finer decides. */
export const shown = (value: number): number => Number(value.toPrecision(9))
export const figureText = (value: number): string => format.format(shown(value))

const percentOf: Percent = (share) => `${Number((share * 100).toFixed(4))}%`

/** Closer than this a share and its bound are the same. */
export const exact = 1e-9

/** As many decimals as it takes that a share never looks like the bound that it falls short of. */
export const percentBeside = (share: number, bounds: readonly (number | undefined)[]): Percent => {
  const said = (value: number, digits: number): string => `${Number((value * 100).toFixed(digits))}%`
  const apart = bounds
    .filter((bound) => bound !== undefined)
    .filter((bound) => Math.abs(bound - share) > exact)
  const digits =
    [4, 5, 6, 7, 8].find((some) => apart.every((bound) => said(bound, some) !== said(share, some))) ?? 9
  return (value) => said(value, digits)
}

const orList = (words: readonly Words[]): Words => ({
  zh: words.map(({ zh }) => zh).join('、'),
  en: words.map(({ en }) => en).join(' or '),
})
const labelsOf = (named: readonly { label: Words }[]): Words => orList(named.map(({ label }) => label))

/** The organisations that a group means: `具备“科技型中小企业”的企业`, `enterprises holding: technology SME`. */
export const namedGroup = (group: Group | undefined, one = false): Words => {
  const noun = group?.kinds
    ? (one ? namedKinds : countedKinds)(group.kinds)
    : { zh: '单位', en: one ? 'organisation' : 'organisations' }
  const held = group?.credentials && labelsOf(group.credentials)
  const there = group?.places && orList(group.places)
  const zh = [
    there ? `注册在${there.zh}的` : '',
    group?.countries ? `来自 ${group.countries.join('、')} 的` : '',
    group?.outsideOf ? `${group.outsideOf.join('、')} 以外的` : '',
    held ? `具备“${held.zh}”的` : '',
    group?.role === 'lead' ? '牵头' : group?.role === 'member' ? '成员' : '',
    noun.zh,
  ]
  const en = [
    group?.role === 'lead' ? 'leading' : group?.role === 'member' ? 'member' : '',
    noun.en,
    there ? `registered in ${there.en}` : '',
    group?.countries ? `from ${group.countries.join(', ')}` : '',
    group?.outsideOf ? `from outside ${group.outsideOf.join(', ')}` : '',
    held ? `holding: ${held.en}` : '',
  ]
  return { zh: zh.join(''), en: en.filter((part) => part !== '').join(' ') }
}

const countBound = (min: number | undefined, max: number | undefined): Words => {
  if (min === undefined && max === undefined) return { zh: '不限', en: 'any number of' }
  if (max === undefined) return { zh: `至少 ${min}`, en: `at least ${min}` }
  if (min === undefined) return { zh: `至多 ${max}`, en: `at most ${max}` }
  return min === max
    ? { zh: `须为 ${min}`, en: `exactly ${min}` }
    : { zh: `须为 ${min} 至 ${max}`, en: `${min} to ${max}` }
}

const counted = (min: number | undefined, max: number | undefined, noun: Words): Words => {
  if (max === 0 && (min ?? 0) === 0) return { zh: `不得有${noun.zh}`, en: `must have no ${noun.en}` }
  const bound = countBound(min, max)
  return { zh: `${bound.zh} 家${noun.zh}`, en: `needs ${bound.en} ${noun.en}` }
}

const amountBound = (
  min: number | undefined,
  max: number | undefined,
  text: (value: number) => string,
): Words => {
  if (min === undefined && max === undefined) return { zh: '须填写', en: 'must be given' }
  if (max === undefined) return { zh: `不低于 ${text(min ?? 0)}`, en: `must be at least ${text(min ?? 0)}` }
  if (min === undefined) return { zh: `不超过 ${text(max)}`, en: `must be at most ${text(max)}` }
  return {
    zh: `介于 ${text(min)} 和 ${text(max)} 之间`,
    en: `must be from ${text(min)} to ${text(max)}`,
  }
}

const overYears = (years: number, take: 'mean' | 'sum' | 'latest' | 'each'): Words => {
  if (take === 'latest' || years === 1) return { zh: '上一年度', en: 'last year’s ' }
  const since = { zh: '（不足者按实际年限）', en: ' (or since founding)' }
  switch (take) {
    case 'mean':
      return { zh: `近 ${years} 年${since.zh}年均`, en: `the ${years}-year mean${since.en} of ` }
    case 'sum':
      return { zh: `近 ${years} 年${since.zh}合计`, en: `the ${years}-year sum${since.en} of ` }
    case 'each':
      return { zh: `近 ${years} 年${since.zh}每年`, en: `in each of ${years} years${since.en}, ` }
  }
}

const asStated: Words = { zh: '', en: '' }

/** What a condition asks, in words, whoever is looked at. The public page and every explanation begin with it. */
export const requirementOf = (condition: Condition, percent: Percent = percentOf): Words => {
  switch (condition.kind) {
    case 'organisation-count': {
      const { min, max, of } = condition
      return counted(min, max, namedGroup(of, (max ?? min) === 1))
    }
    case 'lead-count':
      return counted(condition.min, condition.max, {
        zh: '牵头单位',
        en: condition.max === 1 ? 'lead organisation' : 'lead organisations',
      })
    case 'share': {
      const bound = amountBound(condition.min, condition.max, percent)
      const who = namedGroup(condition.of)
      return { zh: `${who.zh}占比应${bound.zh}`, en: `the share of ${who.en} ${bound.en}` }
    }
    case 'lead-kind': {
      const allowed = namedKinds(condition.allowed)
      return { zh: `牵头单位应为${allowed.zh}`, en: `the lead must be: ${allowed.en}` }
    }
    case 'lead-place': {
      const there = orList(condition.places)
      return { zh: `牵头单位注册地应在${there.zh}`, en: `the lead must be registered in ${there.en}` }
    }
    case 'lead-credential': {
      const held = labelsOf(condition.anyOf)
      const owner = condition.subsidiaryCounts
      return {
        zh: `牵头单位${owner ? '或其母公司' : ''}应具备以下资质之一：${held.zh}`,
        en: `the lead${owner ? ' or its parent' : ''} must hold one of: ${held.en}`,
      }
    }
    case 'distinct-places': {
      const noun =
        condition.by === 'country' ? { zh: '国家', en: 'countries' } : { zh: '地区', en: 'regions' }
      const names = condition.regions ?? condition.among?.map((one) => ({ zh: one, en: one })) ?? []
      const listed =
        names.length === 0
          ? { zh: '', en: '' }
          : names.length > 6
            ? { zh: `（所列 ${names.length} 个之内）`, en: ` of the ${names.length} listed` }
            : {
                zh: `（${names.map(({ zh }) => zh).join('、')}）`,
                en: ` of ${names.map(({ en }) => en).join(', ')}`,
              }
      const alone = condition.independent
        ? { zh: '，同一控制人只计一个', en: ', an owner counting for one' }
        : { zh: '', en: '' }
      return {
        zh: `至少来自 ${condition.min} 个${noun.zh}${listed.zh}${alone.zh}`,
        en: `needs at least ${condition.min} ${noun.en}${listed.en}${alone.en}`,
      }
    }
    case 'distinct-kinds': {
      const listed = condition.among && namedKinds(condition.among)
      return {
        zh: `至少包括 ${condition.min} 类单位${listed ? `（${listed.zh}）` : ''}`,
        en: `needs at least ${condition.min} kinds of organisation${listed ? ` (${listed.en.replaceAll(' or ', ', ')})` : ''}`,
      }
    }
    case 'independent':
      return {
        zh: `至少 ${condition.min} 家单位相互独立（同一控制人只计一家）`,
        en: `needs at least ${condition.min} organisations that no common owner controls`,
      }
    case 'identified':
      return { zh: '全部单位均有代码', en: 'every organisation has a code' }
    case 'figure': {
      const { period, unit } = condition
      const bound = amountBound(condition.min, condition.max, (value) => figureText(value))
      const over = condition.yearly !== false ? overYears(period.years, period.take) : asStated
      return {
        zh: `${over.zh}${condition.label.zh}应${bound.zh} ${unit.zh}`,
        en: `${over.en}${condition.label.en} ${bound.en} ${unit.en}`,
      }
    }
    case 'ratio': {
      const bound = amountBound(condition.min, condition.max, percent)
      const over =
        condition.yearly !== false
          ? overYears(condition.years, condition.years === 1 ? 'latest' : 'sum')
          : asStated
      return {
        zh: `${over.zh}${condition.label.zh}应${bound.zh}`,
        en: `${over.en}${condition.label.en} ${bound.en}`,
      }
    }
    case 'chosen': {
      const all = condition.min === undefined && condition.max === undefined
      const bound = countBound(condition.min, condition.max)
      const list = {
        zh: condition.of.map(({ label }) => label.zh).join('、'),
        en: condition.of.map(({ label }) => label.en).join(', '),
      }
      const [zh, en] = {
        field: ['所属领域', 'the field'],
        'formation-type': ['组建类型', 'the formation type'],
        tier: ['申报层级', 'the tier'],
        archetype: ['合作模式', 'the archetype'],
        clauses: ['组建协议须载明', 'the agreement must contain'],
        declarations: ['须承诺或具备', 'must be declared'],
        features: ['须具备的特征', 'features'],
        'lead-credentials': ['牵头单位须具备', 'the lead must hold'],
        'parent-credentials': ['母公司须具备', 'the parent must hold'],
      }[condition.what]
      return {
        zh: `${zh}${all ? '' : `（${bound.zh} 项）`}：${list.zh}`,
        en: `${en}${all ? '' : ` (${bound.en})`}: ${list.en}`,
      }
    }
    case 'documents': {
      const list = condition.required.map(({ label }) => label)
      return {
        zh: `须提交：${list.map(({ zh }) => zh).join('、')}`,
        en: `must be handed in: ${list.map(({ en }) => en).join(', ')}`,
      }
    }
    case 'limit':
      return condition.as === 'lead'
        ? {
            zh: `同一单位至多牵头 ${condition.max} 个联合体`,
            en: `an organisation leads at most ${condition.max} of these consortia`,
          }
        : {
            zh: `同一单位至多参加 ${condition.max} 个联合体`,
            en: `an organisation is in at most ${condition.max} of these consortia`,
          }
    case 'all':
    case 'any':
      return together(
        condition.kind,
        condition.of.map((one) => requirementOf(one)),
      )
    case 'not':
      return condition.label
  }
}

/** `以下至少一项：（1）…；（2）…` / `at least one of: (1) …; (2) …`. */
export const together = (kind: 'all' | 'any', parts: readonly Words[]): Words => ({
  zh: `${kind === 'all' ? '以下各项均须满足' : '以下至少满足一项'}：${parts
    .map(({ zh }, index) => `（${index + 1}）${zh}`)
    .join('；')}`,
  en: `${kind === 'all' ? 'all of' : 'at least one of'}: ${parts
    .map(({ en }, index) => `(${index + 1}) ${en}`)
    .join('; ')}`,
})
