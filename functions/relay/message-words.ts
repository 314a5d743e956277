import { type MessageFacts, secretMark } from '../../domain/message.ts'
import type { MessageKind } from '../../domain/message-kind.ts'
import type { Language, Words } from '../../domain/words.ts'
import { homeZone, type Zone } from '../../domain/zone-time.ts'
import { lines } from './message-lines.ts'
import type { Facts } from './message-phrases.ts'

/** Where a message that is about no case leads; the front page where nothing is named. */
const pages: Partial<Record<MessageKind, string>> = {
  'join-asked': '/organisations',
  'join-decided': '/organisations',
  'organisation-merged': '/organisations',
  'milestone-claimed': '/register',
  'milestone-accepted': '/register',
  'milestone-refused': '/register',
  'delegation-made': '/approvals/delegations',
  'delegation-revoked': '/approvals/delegations',
  'scheme-submitted': '/administration/schemes',
  'scheme-sent-back': '/administration/schemes',
  'scheme-published': '/administration/schemes',
}

/** Who hears of overdue work from above has a page of that alone; the office has the case. */
const besides = (about: MessageKind, { reader }: Facts): string =>
  about === 'task-escalated' && reader !== 'officer' ? '/overdue' : ''

/** What there is to say in one language: about what, what happened, where to look. */
export type Said = { readonly title: string; readonly line: string; readonly link: string }

/** A message in the reader's language: what, about which consortium, by when in the programme's zone, one link. */
export const sayMessage = (
  about: MessageKind,
  facts: MessageFacts,
  language: Language,
  publicUrl: string,
  zone: Zone = homeZone,
): Said => {
  const words = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, String(value)]))
  const plain: Facts = { ...words, zone }
  const of = plain.draft ?? (about.startsWith('milestone-') ? plain.consortium : undefined)
  return {
    title: (language === 'en' ? plain.titleEn : undefined) ?? plain.title ?? '',
    line: lines[about](plain)[language],
    link:
      about === 'member-invited'
        ? `${publicUrl}/invitations/${secretMark}`
        : `${publicUrl}${plain.case ? `/cases/${plain.case}${besides(about, plain)}` : `${pages[about] ?? ''}${of ? `/${of}` : ''}`}`,
  }
}

export const farewell: Words = {
  zh: '本邮件由系统发送，请勿回复。',
  en: 'This message was sent by the system.',
}

/** The usual wording of a message, where the office did not write its own. */
export const usualWording = ({ title, line, link }: Said, language: Language) => ({
  subject: `${title} · ${line}`.slice(0, 400),
  text: `${title}\n\n${line}\n\n${link}\n\n${farewell[language]}\n`,
})

export const writeMessage = (...[about, facts, language, publicUrl, zone]: Parameters<typeof sayMessage>) =>
  usualWording(sayMessage(about, facts, language, publicUrl, zone), language)
