import type { Message, Tell } from '../../domain/message.ts'
import { fillIn, type MessageTemplate, type Placeholder } from '../../domain/message-template.ts'
import type { Language, Words } from '../../domain/words.ts'
import { named, shortDay, type Zone } from '../../domain/zone-time.ts'
import type { World } from '../ports/world.ts'
import { type Said, usualWording } from './message-words.ts'

/** The office's own wordings of a kind, in either language; none where no programme is named. One small read. */
export const wordingsOf = async (
  { store }: Pick<World, 'store'>,
  programme: string | undefined,
  { about }: Pick<Tell, 'about'>,
): Promise<readonly MessageTemplate[]> =>
  programme === undefined
    ? []
    : (await store.templates.inForce(programme)).filter((template) => template.about === about)

type Given = {
  readonly said: Said
  readonly language: Language
  readonly zone: Zone
  readonly due?: string | undefined
  readonly programme: Words | undefined
  /** The reader's name. */
  readonly recipient: string
}

/** What each placeholder stands for in a message. */
export const placedIn = ({
  said,
  language,
  zone,
  due,
  programme,
  recipient,
}: Given): Record<Placeholder, string> => ({
  ...said,
  recipient,
  programme: programme?.[language] ?? '',
  due: due === undefined || due === '' ? '' : named(shortDay(due, zone), zone)[language],
})

/** Subject and text: by the office's own wording where it wrote one, else in the usual words. */
export const wordedBy = (
  templates: readonly MessageTemplate[],
  given: Given,
): Pick<Message, 'subject' | 'text' | 'template'> => {
  const template = templates.find((one) => one.language === given.language)
  if (template?.wording === undefined) return usualWording(given.said, given.language)
  return { ...fillIn(template.wording, placedIn(given)), template: template.version }
}
