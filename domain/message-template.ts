import { z } from 'zod'
import { PersonId } from './ids.ts'
import { MessageKind } from './message-kind.ts'
import { type Problem, Refusal } from './refusal.ts'
import { Language, type Words } from './words.ts'

/** What stands for something else in a template: `{title}`. There are no others. */
export const placeholders = {
  title: { zh: '案件名称（或单位、计划）', en: 'The case (or organisation, programme) it is about' },
  line: { zh: '系统的原话：发生了什么、何时到期', en: 'What the system says itself: what happened, by when' },
  due: { zh: '期限（没有期限时为空）', en: 'The deadline; empty where there is none' },
  link: { zh: '办理链接', en: 'The link' },
  programme: { zh: '计划名称', en: 'The programme' },
  recipient: { zh: '收件人姓名', en: 'The name of the reader' },
} as const satisfies Record<string, Words>
export type Placeholder = keyof typeof placeholders

/** The office's own wording of one kind of message, for one programme and language. */
export const Wording = z.strictObject({
  subject: z.string().trim().min(1).max(200),
  text: z.string().trim().min(1).max(4000),
})
export type Wording = z.infer<typeof Wording>

/** Every version stays; one without a wording brings the usual one back. */
export const MessageTemplate = z.strictObject({
  scheme: z.string().max(32),
  about: MessageKind,
  language: Language,
  version: z.number().int().min(1),
  wording: Wording.optional(),
  by: PersonId,
  at: z.iso.datetime(),
})
export type MessageTemplate = z.infer<typeof MessageTemplate>

/** A digest brings messages together and has no wording of its own; nor has the test of a robot. */
export const templateKinds: readonly MessageKind[] = MessageKind.options.filter(
  (kind) => kind !== 'digest' && kind !== 'robot-test',
)

const used = (text: string): string[] => [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name ?? '')
const isPlaceholder = (name: string): name is Placeholder => Object.hasOwn(placeholders, name)

/** An unknown placeholder is refused where it stands; so is a text that leads nowhere or does not say what happened. */
export const checkWording = (wording: Wording): void => {
  const problems: Problem[] = (['subject', 'text'] as const).flatMap((field) =>
    used(wording[field])
      .filter((name) => !isPlaceholder(name))
      .slice(0, 1)
      .map((name) => ({ field, code: 'unknown-placeholder', facts: { name: `{${name.slice(0, 40)}}` } })),
  )
  // A subject is shown in lists and on locked screens: it holds no link, and an invitation's link is a secret.
  if (used(wording.subject).includes('link')) problems.push({ field: 'subject', code: 'no-link-here' })
  for (const needed of ['line', 'link'])
    if (!used(wording.text).includes(needed))
      problems.push({ field: 'text', code: 'placeholder-missing', facts: { name: `{${needed}}` } })
  if (problems.length > 0) throw new Refusal('invalid', { problems })
}

/** A wording with everything put in. What was put in is not looked at again: a title may hold braces. */
export const fillIn = (wording: Wording, given: Record<Placeholder, string>): Wording => {
  const filled = (text: string): string =>
    text.replaceAll(/\{([^{}]*)\}/g, (all, name: string) => (isPlaceholder(name) ? given[name] : all))
  return {
    // A line break in a subject would begin another header.
    subject: filled(wording.subject).replaceAll(/\s+/g, ' ').slice(0, 400),
    text: `${filled(wording.text)}\n`,
  }
}

/** What the editor begins with: the usual wording in placeholders. */
export const usualTemplate = (language: Language, farewell: Words): Wording => ({
  subject: '{title} · {line}',
  text: `{title}\n\n{line}\n\n{link}\n\n${farewell[language]}`,
})
