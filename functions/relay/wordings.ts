import type { Message, Tell } from '../../domain/message.ts'
import { fillIn, type MessageTemplate } from '../../domain/message-template.ts'
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

/** Subject and text: by the office's own wording where it wrote one, else in the usual words. */
export const wordedBy = (
  templates: readonly MessageTemplate[],
  { said, language, zone, due, programme, recipient }: Given,
): Pick<Message, 'subject' | 'text' | 'template'> => {
  const template = templates.find((one) => one.language === language)
  if (template?.wording === undefined) return usualWording(said, language)
  const filled = fillIn(template.wording, {
    ...said,
    recipient,
    programme: programme?.[language] ?? '',
    due: due === undefined || due === '' ? '' : named(shortDay(due, zone), zone)[language],
  })
  return { ...filled, template: template.version }
}
