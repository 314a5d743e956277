import type { z } from 'zod'
import { Words } from './words.ts'

/** What is wrong with a value, in both languages, as whoever wrote the document needs to hear it. */
export const issueWords = (issue: z.core.$ZodIssue): Words => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? { zh: '缺少此项', en: 'this is missing' }
        : { zh: `应为${typeWords(issue.expected).zh}`, en: `must be ${typeWords(issue.expected).en}` }
    case 'too_small':
      return atLeast(issue.origin, `${issue.minimum}`, issue.inclusive !== false)
    case 'too_big':
      return atMost(issue.origin, `${issue.maximum}`, issue.inclusive !== false)
    case 'invalid_format':
      return issue.format === 'regex'
        ? { zh: `格式应符合 ${issue.pattern ?? ''}`, en: `must look like ${issue.pattern ?? ''}` }
        : { zh: `应为 ${issue.format} 格式`, en: `must be written as ${issue.format}` }
    case 'not_multiple_of':
      return { zh: `应为 ${issue.divisor} 的倍数`, en: `must be a multiple of ${issue.divisor}` }
    case 'unrecognized_keys':
      return {
        zh: `不认识的字段：${issue.keys.join('、')}`,
        en: `not known here: ${issue.keys.join(', ')}`,
      }
    case 'invalid_value':
      return {
        zh: `应为以下之一：${issue.values.map(String).join('、')}`,
        en: `must be one of: ${issue.values.map(String).join(', ')}`,
      }
    case 'invalid_union':
      return issue.discriminator === undefined
        ? { zh: '不符合任何一种允许的写法', en: 'fits none of the ways that it can be written' }
        : {
            zh: `${issue.discriminator} 不是允许的种类`,
            en: `${issue.discriminator} is not a kind that is known`,
          }
    case 'invalid_key':
      return { zh: '字段名不符合要求', en: 'a name is not allowed' }
    case 'invalid_element':
      return { zh: '其中一项不符合要求', en: 'something in it is not allowed' }
    case 'custom': {
      const own = Words.safeParse(issue.params?.words)
      return own.success ? own.data : { zh: issue.message, en: issue.message }
    }
  }
}

const typeWords = (expected: string): Words => {
  switch (expected) {
    case 'string':
      return { zh: '文字', en: 'a text' }
    case 'number':
    case 'int':
      return { zh: '数字', en: 'a number' }
    case 'boolean':
      return { zh: 'true 或 false', en: 'true or false' }
    case 'array':
      return { zh: '列表', en: 'a list' }
    case 'object':
    case 'record':
      return { zh: '一组字段', en: 'an object' }
    default:
      return { zh: expected, en: expected }
  }
}

const sized = new Set(['string', 'array', 'set', 'file'])

const atLeast = (origin: string, bound: string, inclusive: boolean): Words => {
  if (origin === 'string') return { zh: `至少 ${bound} 个字`, en: `needs at least ${bound} characters` }
  if (sized.has(origin)) return { zh: `至少 ${bound} 项`, en: `needs at least ${bound} entries` }
  return inclusive
    ? { zh: `不得小于 ${bound}`, en: `must be at least ${bound}` }
    : { zh: `须大于 ${bound}`, en: `must be over ${bound}` }
}

const atMost = (origin: string, bound: string, inclusive: boolean): Words => {
  if (origin === 'string') return { zh: `至多 ${bound} 个字`, en: `may have at most ${bound} characters` }
  if (sized.has(origin)) return { zh: `至多 ${bound} 项`, en: `may have at most ${bound} entries` }
  return inclusive
    ? { zh: `不得大于 ${bound}`, en: `must be at most ${bound}` }
    : { zh: `须小于 ${bound}`, en: `must be under ${bound}` }
}
