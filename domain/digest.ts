import type { Message } from './message.ts'
import type { Language, Words } from './words.ts'

/** What a message says of itself; one of an earlier program has it in its subject and text alone. */
export const saidBy = ({
  said,
  subject,
  text,
}: Pick<Message, 'said' | 'subject' | 'text'>): NonNullable<Message['said']> => {
  if (said) return said
  const [title = '', ...rest] = subject.split(' · ')
  return {
    title,
    line: rest.join(' · ') || title,
    link: /https?:\/\/\S+/.exec(text)?.[0] ?? '',
  }
}

type Entry = { readonly title: string; readonly link: string; readonly lines: readonly string[] }

/**
 * What waited for one person, by case: the case with what is due first comes first, what is about no case last. What
 * was said twice of a case is said once.
 */
export const byCase = (messages: readonly Message[]): Entry[] => {
  const groups = new Map<string, Message[]>()
  for (const message of messages) {
    const key = message.case ?? `${saidBy(message).title} ${saidBy(message).link}`
    groups.set(key, [...(groups.get(key) ?? []), message])
  }
  const firstDue = (group: readonly Message[]): string =>
    group.flatMap(({ due }) => (due === undefined || due === '' ? [] : [due])).toSorted()[0] ?? '~'
  return [...groups.values()]
    .toSorted((a, b) => (firstDue(a) < firstDue(b) ? -1 : firstDue(a) > firstDue(b) ? 1 : 0))
    .flatMap((group) => {
      const [first] = group
      if (first === undefined) return []
      const { title, link } = saidBy(first)
      return [{ title, link, lines: [...new Set(group.map((one) => saidBy(one).line))] }]
    })
}

const heading = (count: number): Words => ({
  zh: `您有 ${count} 条通知`,
  en: `${count} messages for you`,
})

const why: Words = {
  zh: '通知按您的设置汇总发送',
  en: 'Messages are brought together as you chose',
}

/** A digest in the reader's language, and where that is changed. One message alone goes as it was written. */
export const writeDigest = (
  messages: readonly Message[],
  language: Language,
  { publicUrl, farewell }: { readonly publicUrl: string; readonly farewell: Words },
): { subject: string; text: string } => {
  const entries = byCase(messages)
  const [first] = entries
  const others = language === 'zh' ? `等 ${entries.length} 项` : ` and ${entries.length - 1} more`
  const subject = `${heading(messages.length)[language]} · ${first?.title ?? ''}${entries.length > 1 ? others : ''}`
  const body = entries.map(({ title, link, lines }) =>
    [title, ...lines.map((line) => `  · ${line}`), `  ${link}`].join('\n'),
  )
  return {
    subject: subject.slice(0, 400),
    text: `${[...body, `${why[language]}: ${publicUrl}/me/messages`, farewell[language]].join('\n\n')}\n`,
  }
}
