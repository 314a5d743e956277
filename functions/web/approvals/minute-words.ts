import { stepWords } from '../../../domain/scheme-words.ts'
import type { Words } from '../../../domain/words.ts'
import { moneyWords } from '../words/amount-words.ts'
import type { View } from '../context.ts'
import type { Minute } from './minute.ts'

/** What a list of minutes says in a line; on a page of its own everything is said whole. */
const longestLine = 140

export const clipped = (text: string, whole: boolean): string =>
  whole || text.length <= longestLine ? text : `${[...text].slice(0, longestLine).join('')}…`

/** A step that a case may be returned to. */
export const targetWords = (target: string): Words =>
  Object.entries(stepWords).find(([kind]) => kind === target)?.[1] ?? { zh: target, en: target }

/** Money as the form asked for it, with its own unit; what the programme gives in its currency. */
export const moneySaid = (
  { say }: Pick<View, 'say'>,
  { money, support, currency }: Pick<Minute, 'money' | 'support' | 'currency'>,
  whole: boolean,
): string[] => [
  ...money.map(
    ({ label, amount, unit }) =>
      `${say(label)} ${amount.toLocaleString('en-GB')}${unit === undefined ? '' : ` ${say(unit)}`}`,
  ),
  // What costs no money of its own is said where there is room for it.
  ...support
    .filter(({ cap }) => whole || cap !== undefined)
    .map(
      ({ title, cap }) => `${say(title)}${cap === undefined ? '' : ` ≤ ${say(moneyWords(cap, currency))}`}`,
    ),
]

type Effect = NonNullable<Minute['effect']>

/** What approving comes to: who agreed so far, how many more are needed, and where the case goes then. */
export const effectSaid = ({ t, say }: View, { agreed, needs, settles, leadsTo }: Effect): string =>
  settles
    ? t(`同意后进入：${say(leadsTo)}`, `With your approval it goes on to: ${say(leadsTo)}`)
    : t(
        `本层级需 ${needs} 人同意，已有 ${agreed} 人；您同意后还差 ${needs - agreed - 1} 人`,
        `This level needs ${needs}; ${agreed} agreed so far, and after yours ${needs - agreed - 1} more must`,
      )
