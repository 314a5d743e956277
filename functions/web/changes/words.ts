import type { ChangeRequest } from '../../../domain/change-request.ts'
import type { ChangeRule } from '../../../domain/change-rules.ts'
import { milestoneWords } from '../../../domain/change-words.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import type { Words } from '../../../domain/words.ts'
import type { View } from '../context.ts'
import { dayWords } from '../ui/parts.tsx'
import { memberRoleWords } from '../words/words.ts'

export const fromWords: Record<ChangeRule['effective'], Words> = {
  'at-once': { zh: '办结即生效', en: 'as soon as it is settled' },
  'next-month': { zh: '次月一日起生效', en: 'from the first day of the next month' },
  'next-year': { zh: '次年一月一日起生效', en: 'from the first day of the next year' },
}

export const modeWords: Record<ChangeRule['mode'], Words> = {
  approve: { zh: '须经同意', en: 'must be approved' },
  notify: { zh: '报备，期限内无异议即可', en: 'the office is told, and may object' },
}

/** A sum in the programme's own currency, digits grouped. */
export const sumSaid = (amount: number, currency: Scheme['currency']): string =>
  `${new Intl.NumberFormat('en-US').format(amount)} ${currency}`

/** What a request says besides its one line: pairs of name and value. */
export const requestSaid = (
  view: View,
  request: ChangeRequest,
  currency: Scheme['currency'],
): (readonly [string, string])[] => {
  const { t, say } = view
  const content = (): (readonly [string, string])[] => {
    switch (request.kind) {
      case 'member-in':
        return [[t('角色', 'Role'), say(memberRoleWords[request.role])]]
      case 'task':
        return [[t('新的任务分工', 'Tasks from now on'), request.text]]
      case 'amount':
        return [[t('新的总投入', 'Total from now on'), sumSaid(request.amount, currency)]]
      case 'milestone':
        return [
          [t('里程碑', 'Milestone'), `${request.milestone}（${say(milestoneWords[request.action])}）`],
          ...(request.due === undefined
            ? []
            : [[t('达成日期', 'To be reached by'), dayWords(view, request.due)] as const]),
        ]
      case 'plan':
      case 'member-out':
      case 'lead':
      case 'name':
      case 'merger':
      case 'renewal':
      case 'withdrawal':
        return []
    }
  }
  return [...content(), [t('理由', 'Reason'), request.reason]]
}
