import { z } from 'zod'
import { MessageKind } from '../../domain/message-kind.ts'
import { checkWording, MessageTemplate, templateKinds, Wording } from '../../domain/message-template.ts'
import { may } from '../../domain/policy.ts'
import { notFound } from '../../domain/refusal.ts'
import { Language } from '../../domain/words.ts'
import type { World } from '../ports/world.ts'
import { type Asking, once, stale } from './run.ts'

export const WhichTemplate = z.strictObject({
  scheme: z.string().max(32),
  about: MessageKind.refine((kind) => templateKinds.includes(kind)),
  language: Language,
})
export type WhichTemplate = z.infer<typeof WhichTemplate>

export const ChangeTemplate = z.strictObject({
  /** Absent: back to the usual wording. */
  wording: Wording.optional(),
  /** The version that the page was made from; 0 where there was none. */
  version: z.coerce.number().int().min(0),
})
export type ChangeTemplate = z.infer<typeof ChangeTemplate>

/** Writes the next version of the office's wording, or gives it up for the usual one. What was sent stays as it was. */
export const changeTemplate = (
  world: World,
  asking: Asking,
  which: WhichTemplate,
  { wording, version }: ChangeTemplate,
): Promise<object> =>
  once(
    world,
    asking,
    { command: 'change-template', which, wording: wording ?? null, version },
    z.object({}).parse,
    async (onceItem) => {
      if (!may(asking.person, { to: 'manage-schemes', scheme: which.scheme })) throw notFound()
      if (wording) checkWording(wording)
      const [latest] = await world.store.templates.versions(which.scheme, `${which.about}#${which.language}`)
      if ((latest?.version ?? 0) !== version) throw stale()
      const next: MessageTemplate = {
        ...which,
        version: version + 1,
        ...(wording === undefined ? {} : { wording }),
        by: asking.person.id,
        at: asking.arrived,
      }
      await world.store.templates.save(MessageTemplate.parse(next), {
        at: asking.arrived,
        once: onceItem({}),
      })
      return {}
    },
  )
