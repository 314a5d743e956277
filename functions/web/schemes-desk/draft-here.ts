import { SchemeDraftId } from '../../../domain/ids.ts'
import { notFound } from '../../../domain/refusal.ts'
import { openDraft } from '../../commands/scheme-drafts.ts'
import { administrator } from '../administration/administration.tsx'
import type { Web } from '../context.ts'
import { type Here, param } from '../page.tsx'

export type Draft = Awaited<ReturnType<typeof openDraft>>

/** The draft of the address, for whoever may write in it. */
export const draftHere = async (c: Here, web: Web): Promise<Draft> => {
  const person = administrator(c)
  const id = SchemeDraftId.safeParse(param(c, 'draft'))
  if (!id.success) throw notFound()
  return openDraft(web.world, person, id.data)
}

/** A draft's pages: the draft itself, one that shows it, or the one of a part. */
export const draftPath = (id: SchemeDraftId, page?: string, path?: string): string =>
  `/administration/schemes/${id}${page === undefined ? '' : `/${page}`}${path === undefined || path === '' ? '' : `?path=${encodeURIComponent(path)}`}`
