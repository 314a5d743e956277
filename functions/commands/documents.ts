import { z } from 'zod'
import type { CaseFile } from '../../domain/case.ts'
import {
  type CaseDocument,
  DocumentPlace,
  FilePart,
  formatOfName,
  isUsable,
  mediaTypes,
} from '../../domain/document.ts'
import { requireMayPut, type Where } from '../../domain/document-place.ts'
import {
  announce,
  arrived,
  begunBefore,
  documentIn,
  problemsWith,
  takeAway,
} from '../../domain/document-steps.ts'
import type { Stamp } from '../../domain/history.ts'
import { type CaseId, DocumentId, OrganisationId } from '../../domain/ids.ts'
import type { Moment } from '../../domain/moment.ts'
import { speaksFor } from '../../domain/person.ts'
import { notFound, Refusal } from '../../domain/refusal.ts'
import { type Files, keyOf, type UploadForm } from '../files/storage.ts'
import { draftWithDeadline } from '../current-deadline.ts'
import type { World } from '../ports/world.ts'
import { stampOf } from './as-lead.ts'
import { type Asking, momentFor, onCase, persistently } from './run.ts'

/** What a browser says of a file before it sends it. */
export const NewDocument = z.strictObject({
  place: DocumentPlace,
  owner: OrganisationId.optional(),
  name: z.string().min(1).max(400),
  type: z.string().max(200),
  size: z.number().int().min(0),
  parts: z.array(FilePart).max(1000),
})
export type NewDocument = z.infer<typeof NewDocument>

const DocumentRef = z.object({ document: DocumentId })

/** Whoever puts a file there does so for the member whose part it is, else for the lead. */
const putting = (asking: Asking, file: CaseFile, { owner }: Where): Stamp => {
  if (owner !== undefined) return stampOf(asking, 'member', owner)
  const own = file.members.find(
    ({ role, organisation }) => role !== 'member' && speaksFor(asking.person, organisation),
  )
  return stampOf(asking, 'lead', own?.organisation)
}

/** Opens an upload in pieces, or finds the one that was begun with the same bytes. */
export const beginUpload = (
  world: World,
  files: Files,
  asking: Asking,
  id: CaseId,
  input: NewDocument,
): Promise<{ document: DocumentId }> =>
  onCase(
    world,
    asking,
    { command: 'begin-upload', case: id, input },
    async (file, moment) => {
      const rule = requireMayPut(asking.person, file, input, moment)
      const stamp = putting(asking, file, input)
      const before = begunBefore(file, input)
      if (before !== undefined && (await stillOpen(files, id, before)))
        return { decision: { head: file.head, events: [] }, stamp, result: { document: before.id } }
      const problems = problemsWith(input, rule)
      if (problems.length > 0) throw new Refusal('invalid', { problems })
      const document = DocumentId.parse(world.newId())
      const upload = await files.begin(keyOf(id, document), typeOf(input.name))
      const { document: _, ...decision } = announce(file, input, rule, stamp, { id: document, upload })
      return { decision, stamp, result: { document } }
    },
    DocumentRef.parse,
  )

/** Storage gives an upload up when nothing comes for a week. */
const stillOpen = async (files: Files, id: CaseId, { id: document, state }: CaseDocument): Promise<boolean> =>
  state.is === 'uploading' &&
  state.upload !== undefined &&
  (await files.parts(keyOf(id, document), state.upload)) !== undefined

const typeOf = (name: string): string => {
  const format = formatOfName(name)
  return format === undefined ? 'application/octet-stream' : mediaTypes[format]
}

/** One piece of a file: there, or where to put it. */
export type PieceToSend = { readonly n: number; readonly size: number; readonly to?: string }

/** Which pieces are there, and for those that are not an address for the next minutes. */
export const piecesOf = async (
  world: World,
  files: Files,
  asking: Asking,
  id: CaseId,
  document: string,
): Promise<{ state: string; pieces: readonly PieceToSend[] }> => {
  const { file, moment } = await loaded(world, asking, id)
  const { state, ...known } = documentIn(file, document)
  requireMayPut(asking.person, file, known, moment)
  if (state.is !== 'uploading' || state.upload === undefined) return { state: state.is, pieces: [] }
  const { upload } = state
  const key = keyOf(id, known.id)
  const there = new Map((await files.parts(key, upload))?.map(({ n, size }) => [n, size]))
  const pieces = await Promise.all(
    state.parts.map(async (part, index) => {
      const n = index + 1
      if (there.get(n) === part.size) return { n, size: part.size }
      return { n, size: part.size, to: await files.partAddress(key, upload, n, part) }
    }),
  )
  return { state: state.is, pieces }
}

/** A form for one file that needs no script. */
export const uploadForm = (
  world: World,
  files: Files,
  asking: Asking,
  id: CaseId,
  input: Where & { readonly name: string; back(document: DocumentId): string },
): Promise<{ document: DocumentId; form: UploadForm }> =>
  persistently(async () => {
    const { file, moment } = await loaded(world, asking, id)
    const rule = requireMayPut(asking.person, file, input, moment)
    const stamp = putting(asking, file, input)
    const document = DocumentId.parse(world.newId())
    const announced = { ...input, type: typeOf(input.name), parts: [] }
    const { document: _, ...decision } = announce(file, announced, rule, stamp, { id: document })
    await world.store.cases.commit(file, decision, { stamp })
    const mostBytes = rule.maxMegabytes * 1024 * 1024
    return {
      document,
      form: await files.form(keyOf(id, document), announced.type, mostBytes, input.back(document)),
    }
  })

/** Everything was sent: put together, it is in quarantine. Said twice, nothing happens the second time. */
export const finishUpload = (
  world: World,
  files: Files,
  asking: Asking,
  id: CaseId,
  document: string,
): Promise<object> =>
  onCase(
    world,
    asking,
    { command: 'finish-upload', case: id, input: document },
    async (file, moment) => {
      const known = documentIn(file, document)
      requireMayPut(asking.person, file, known, moment)
      const stamp = putting(asking, file, known)
      if (known.state.is !== 'uploading')
        return { decision: { head: file.head, events: [] }, stamp, result: {} }
      const key = keyOf(id, known.id)
      const { upload, parts } = known.state
      if (upload !== undefined) {
        const there = await files.parts(key, upload)
        const whole = parts.every(({ size }, index) =>
          there?.some((part) => part.n === index + 1 && part.size === size),
        )
        if (there !== undefined && !whole) throw new Refusal('incomplete')
        if (there !== undefined) await files.complete(key, upload, parts)
      }
      const now = await files.find(key)
      if (now === undefined) throw new Refusal('incomplete')
      return { decision: arrived(file, known.id, now, stamp, moment), stamp, result: {} }
    },
    z.object({}).parse,
  )

/** Gives up a file that is on its way, or takes one away from its place. */
export const removeDocument = (
  world: World,
  files: Files,
  asking: Asking,
  id: CaseId,
  document: string,
): Promise<object> =>
  onCase(
    world,
    asking,
    { command: 'remove-document', case: id, input: document },
    async (file, moment) => {
      const known = documentIn(file, document)
      requireMayPut(asking.person, file, known, moment)
      if (known.state.is === 'uploading' && known.state.upload !== undefined)
        await files.abort(keyOf(id, known.id), known.state.upload)
      const stamp = putting(asking, file, known)
      return { decision: takeAway(file, known.id, stamp, moment), stamp, result: {} }
    },
    z.object({}).parse,
  )

export const loaded = async (
  world: World,
  asking: Pick<Asking, 'arrived'>,
  id: CaseId,
): Promise<{ file: CaseFile; moment: Moment }> => {
  const found = await world.store.cases.load(id)
  if (!found) throw notFound()
  const file = await draftWithDeadline(world, found, asking.arrived)
  return { file, moment: await momentFor(world, file.head.scheme, asking.arrived) }
}

/** The version of a file that may be opened; refused until it was looked into. */
export const openable = (file: CaseFile, document: string) => {
  const known = documentIn(file, document)
  if (isUsable(known)) return known
  throw new Refusal(
    known.state.is === 'received' || known.state.is === 'uploading' ? 'not-checked-yet' : 'not-taken',
  )
}
