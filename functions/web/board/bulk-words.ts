import type { BulkAction, BulkKind, Planned } from '../../../domain/bulk.ts'
import { CaseId } from '../../../domain/ids.ts'
import type { Facts, RefusalCode } from '../../../domain/refusal.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import { stepWords } from '../../../domain/scheme-words.ts'
import { taskWords } from '../../../domain/task-words.ts'
import type { Words } from '../../../domain/words.ts'
import type { View } from '../context.ts'
import { problemSaid } from '../words/problem-words.ts'
import { refusals } from '../words/refusal-words.ts'
import { momentWords } from '../ui/parts.tsx'

export const bulkWords: Record<BulkKind | 'notice', Words> = {
  return: { zh: '退回补正', en: 'Return for correction' },
  assign: { zh: '指定经办人', en: 'Put an officer in charge' },
  remind: { zh: '提醒办理', en: 'Remind whose turn it is' },
  extend: { zh: '延长期限', en: 'Give more time' },
  advance: { zh: '通过本环节', en: 'Pass this step' },
  notice: { zh: '转入公示', en: 'Move to the public notice' },
  panel: { zh: '指派评审组', en: 'Assign the panel' },
}

export const actionWords = (action: BulkAction): Words =>
  bulkWords[action.do === 'advance' && action.to !== undefined ? 'notice' : action.do]

/** What becomes of so many cases: `23 件将退回补正`. */
export const effectSaid = (
  { t, say }: Pick<View, 't' | 'say'>,
  action: BulkAction,
  count: number,
): string => {
  const { zh, en } = actionWords(action)
  return t(
    `${count} 件将${zh}`,
    `${count} ${count === 1 ? 'case' : 'cases'}: ${say({ zh, en }).toLowerCase()}`,
  )
}

/** What becomes of one: the work that is answered, where it leads, the new deadline. */
export const plannedSaid = (view: View, planned: Planned, scheme: Scheme | undefined): string => {
  const { t, say } = view
  const parts = [
    ...(planned.kind === undefined ? [] : [say(taskWords[planned.kind])]),
    ...(planned.experts === undefined ? [] : [t(`${planned.experts} 名专家`, `${planned.experts} experts`)]),
    ...(planned.due === undefined ? [] : [t('新期限 ', 'due ') + momentWords(view, planned.due)]),
    ...(planned.next === undefined ? [] : [`→ ${say(nextWords(planned.next, scheme))}`]),
  ]
  return parts.join(' ')
}

const nextWords = (next: string, scheme: Scheme | undefined): Words => {
  if (next === 'correction') return taskWords.correction
  const step = scheme?.steps.find(({ kind }) => kind === next)
  if (step) return step.title ?? stepWords[step.kind]
  return scheme?.outcome.verb ?? { zh: '办结', en: 'the end' }
}

const isCode = (code: string): code is RefusalCode => code in refusals

/** Why a case is left out, in words that fit a list. */
export const refusedSaid = (code: string, facts: Facts = {}): Words => {
  switch (code) {
    case 'invalid':
      return {
        zh: '该案件没有这一部分，或内容不适用。',
        en: 'The case has no such part, or the words do not fit it.',
      }
    case 'conflict-of-interest':
      return {
        zh: '与您或经办人有利益关系，请由同事办理。',
        en: 'There is a conflict of interest: a colleague has to do it.',
      }
    case 'changed-meanwhile':
      return { zh: '其间已有变化，保持原样。', en: 'It changed meanwhile, and is left as it is.' }
    case 'not-at-this-step':
      return { zh: '目前不在可以这样办理的环节。', en: 'It is not at a step where that can be done.' }
    default:
      return isCode(code) ? refusals[code].words(facts) : problemSaid({ code, facts })
  }
}

/** The cases that a form names. */
export const casesIn = (values: Readonly<Record<string, readonly string[]>>): CaseId[] =>
  (values.case ?? []).flatMap((text) => {
    const id = CaseId.safeParse(text)
    return id.success ? [id.data] : []
  })
