import { type Scheme } from '../../../domain/scheme.ts'
import { schemeCode } from '../../../domain/ids.ts'
import type { Facet, RegisterOrder } from '../../../domain/register-search.ts'
import { outcomeKindWords } from '../../../domain/scheme-words.ts'
import type { Words } from '../../../domain/words.ts'
import { gradeOf } from '../cases/where.tsx'
import { standings } from './standing.tsx'

export const facetWords: Record<Facet, Words> = {
  programme: { zh: '计划', en: 'Programme' },
  kind: { zh: '种类', en: 'Kind' },
  year: { zh: '年度', en: 'Year' },
  field: { zh: '领域', en: 'Field' },
  region: { zh: '地区', en: 'Region' },
  standing: { zh: '状态', en: 'Standing' },
  grade: { zh: '最近评估等级', en: 'Last grade' },
}

export const orderWords: Record<RegisterOrder, Words> = {
  name: { zh: '名称', en: 'Name' },
  newest: { zh: '最近在前', en: 'Newest first' },
  oldest: { zh: '最早在前', en: 'Oldest first' },
  ends: { zh: '有效期先到在前', en: 'Term that ends first' },
  members: { zh: '单位最多在前', en: 'Most organisations first' },
}

const find = (words: Readonly<Record<string, Words>>, code: string): Words =>
  Object.entries(words).find(([name]) => name === code)?.[1] ?? { zh: code, en: code }

/** A value in words: codes of ours have some, fields and places are as they were written. */
export const valueWords = (facet: Facet, value: string, programmes: readonly Scheme[]): Words => {
  switch (facet) {
    case 'programme':
      return programmes.find(({ ref }) => schemeCode(ref) === value)?.title ?? { zh: value, en: value }
    case 'kind':
      return find(outcomeKindWords, value)
    case 'standing':
      return value === 'recognised' ? { zh: '有效', en: 'In force' } : find(standings, value)
    case 'grade':
      return gradeOf(value)
    case 'year':
      return { zh: `${value} 年`, en: value }
    case 'field':
    case 'region':
      return { zh: value, en: value }
  }
}
