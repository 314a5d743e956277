import { schemeCode } from '../../../domain/ids.ts'
import { type MessageTemplate, usualTemplate, type Wording } from '../../../domain/message-template.ts'
import type { WhichTemplate } from '../../commands/templates.ts'
import type { World } from '../../ports/world.ts'
import { farewell } from '../../relay/message-words.ts'

/** One wording as its page and the API show it: the words in use, and every version of the office's own. */
export type TemplateView = {
  readonly wording: Wording
  /** The number of the latest version, 0 where the office never wrote one. */
  readonly version: number
  /** The usual words are in use. */
  readonly usual: boolean
  /** The newest first. */
  readonly versions: readonly MessageTemplate[]
}

/** Reads a template of a programme: the office's own words, or the usual ones in placeholders. */
export const templateView = async (
  { store }: Pick<World, 'store'>,
  { scheme, about, language }: WhichTemplate,
): Promise<TemplateView> => {
  const versions = await store.templates.versions(scheme, `${about}#${language}`)
  const [latest] = versions
  return {
    wording: latest?.wording ?? usualTemplate(language, farewell),
    version: latest?.version ?? 0,
    usual: latest?.wording === undefined,
    versions,
  }
}

/** The page of a template. */
export const templatePath = ({ scheme, about, language }: WhichTemplate): string =>
  `/administration/templates/${scheme}/${about}/${language}`

/** Whether there is a programme of that code to have templates. */
export const isProgramme = async ({ schemes }: Pick<World, 'schemes'>, code: string): Promise<boolean> =>
  (await schemes.current()).some(({ ref }) => schemeCode(ref) === code)
