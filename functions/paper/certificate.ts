import { shownCheck } from '../../domain/certificate.ts'
import type { Consortium } from '../../domain/consortium.ts'
import { outcomeWords } from '../../domain/outcome-words.ts'
import type { Scheme } from '../../domain/scheme.ts'
import type { View } from '../web/context.ts'
import { dayWords } from '../web/ui/parts.tsx'
import { memberRoleWords } from '../web/words/words.ts'
import type { Fact } from './paper.ts'

/** What was given, as the sheet that hangs on a wall: what it says is what the register says now. */
export type CertificateSheet = {
  readonly language: 'zh' | 'en'
  readonly heading: string
  readonly programme: string
  readonly statement: string
  readonly name: string
  readonly facts: readonly Fact[]
  readonly issuers: string
  /** It is not in force any more: a certificate that was printed earlier looks the same. */
  readonly ended?: string
  /** Where anybody checks it, and what is said beside the code that leads there. */
  readonly address: string
  readonly check: string
  /** The value that the code carries, as somebody would type it. */
  readonly value: string
  readonly dated: string
}

const longestList = 12

/** Nothing for what was only reported: nobody here gave it anything. */
export const certificateOf = (
  view: View,
  entry: Consortium,
  scheme: Scheme,
  publicUrl: string,
  value: string,
): CertificateSheet | undefined => {
  const { t, say } = view
  const { standing } = entry
  if (standing.is === 'reported') return undefined
  const words = outcomeWords(entry.verb)
  const issuers = scheme.issuers.map(say).join(t('、', ', '))
  const others = entry.parties.filter(({ role }) => role === 'member')
  const named = others.slice(0, longestList).map(({ name }) => name)
  const rest = others.length - named.length
  const ended = endedSaid(view, entry)
  return {
    language: view.language,
    heading: t('证书', 'Certificate'),
    programme: say(scheme.title),
    statement: t(
      `根据《${scheme.title.zh}》，下列联合体${words.done.zh}：`,
      `Under “${scheme.title.en}” this consortium is ${words.done.en.toLowerCase()}:`,
    ),
    name: entry.name,
    facts: [
      [t('证书编号', 'Certificate number'), standing.number],
      ...entry.parties
        .filter(({ role }) => role !== 'member')
        .map(({ role, name }): Fact => [say(memberRoleWords[role]), name]),
      ...(named.length === 0
        ? []
        : [
            [
              t(`成员单位（${others.length} 家）`, `Members (${others.length})`),
              named.join(t('、', ', ')) + (rest > 0 ? t(` 等 ${others.length} 家`, ` and ${rest} more`) : ''),
            ] as const,
          ]),
      [say(words.since), dayWords(view, standing.recognised)],
      ...(standing.validUntil === undefined
        ? []
        : [[t('有效期至', 'Valid until'), dayWords(view, standing.validUntil)] as const]),
      ...(standing.is === 'recognised' && entry.provisionalUntil !== undefined
        ? [[t('试行期至', 'On trial until'), dayWords(view, entry.provisionalUntil)] as const]
        : []),
    ],
    issuers,
    ...(ended === undefined ? {} : { ended }),
    address: `${publicUrl}/certificates?number=${encodeURIComponent(standing.number)}&check=${value}`,
    value: t(`校验码 ${shownCheck(value)}`, `Check value ${shownCheck(value)}`),
    check: t(
      '扫码，或凭证书编号和校验码在公开名录查验真伪与当前状态，以查验结果为准。',
      'Scan the code, or enter number and check value in the public register: what it says now is what holds.',
    ),
    dated: standing.is === 'recognised' ? standing.recognised : standing.ended,
  }
}

const endedSaid = (view: View, { standing }: Consortium): string | undefined => {
  const { t } = view
  switch (standing.is) {
    case 'recognised':
    case 'reported':
      return undefined
    case 'revoked':
      return t('已撤销，自 ', 'Revoked on ') + dayWords(view, standing.ended)
    case 'expired':
      return t('已到期，', 'Expired on ') + dayWords(view, standing.ended)
    case 'withdrawn':
      return t('已退出，自 ', 'Withdrawn on ') + dayWords(view, standing.ended)
  }
}
