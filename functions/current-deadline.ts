import type { CaseFile } from '../domain/case.ts'
import { isClosed } from '../domain/closing.ts'
import type { World } from './ports/world.ts'

/**
 * A case with the deadline that its call has now. Cases carry a copy, which an extension takes a moment to reach: who
 * would be refused because of that is measured by the call itself. Nothing is read while the copy still lets one in.
 */
export const withDeadline = async (world: World, file: CaseFile, now: string): Promise<CaseFile> => {
  const { head } = file
  if (head.kind !== 'application' || !isClosed(head, now)) return file
  const call = await world.store.calls.load(head.call)
  return call && call.closes > head.closes ? { ...file, head: { ...head, closes: call.closes } } : file
}

/** The same for whoever fills a draft in: what was handed in has no deadline that it waits for. */
export const draftWithDeadline = (world: World, file: CaseFile, now: string): Promise<CaseFile> =>
  file.head.status.is === 'draft' ? withDeadline(world, file, now) : Promise.resolve(file)
