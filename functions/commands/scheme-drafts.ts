import { z } from 'zod'
import type { ActingAs, Stamp } from '../../domain/history.ts'
import { schemeCode, SchemeDraftId, SchemeRef } from '../../domain/ids.ts'
import type { Tell } from '../../domain/message.ts'
import type { Person } from '../../domain/person.ts'
import { may } from '../../domain/policy.ts'
import { readScheme } from '../../domain/read-scheme.ts'
import { notFound, Refusal } from '../../domain/refusal.ts'
import type { Scheme } from '../../domain/scheme.ts'
import {
  approveDraft,
  beginDraft,
  changeDraft,
  discardDraft,
  type DraftStep,
  type OpenDraft,
  sendDraftBack,
  submitDraft,
  takeDraftBack,
} from '../../domain/scheme-draft.ts'
import { SchemeEdit } from '../../domain/scheme-edit.ts'
import { longestText } from '../../domain/words.ts'
import type { World } from '../ports/world.ts'
import { stampOf } from './as-lead.ts'
import { type Asking, once, stale } from './run.ts'

/** A version that there is, or the text of a JSON file. */
export const BeginDraft = z.union([z.strictObject({ ref: SchemeRef }), z.strictObject({ json: z.string() })])
export type BeginDraft = z.infer<typeof BeginDraft>

const words = z.string().trim().min(1).max(longestText)
const Revision = z.number().int().min(1)
export const ChangeDraft = z.strictObject({
  /** The one that the page was made from. */
  revision: Revision,
  edits: z.array(SchemeEdit).min(1).max(20),
})
export type ChangeDraft = z.infer<typeof ChangeDraft>
/** What happens to a draft besides being written. */
export const MoveDraft = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('submit'), revision: Revision, why: words }),
  z.strictObject({ do: z.literal('take-back'), revision: Revision }),
  z.strictObject({ do: z.literal('send-back'), revision: Revision, remark: words }),
  z.strictObject({ do: z.literal('approve'), revision: Revision, remark: words.optional() }),
  z.strictObject({ do: z.literal('discard'), revision: Revision }),
])
export type MoveDraft = z.infer<typeof MoveDraft>

export const DraftRef = z.object({ draft: SchemeDraftId })
export type DraftRef = z.infer<typeof DraftRef>
export const Published = z.object({ ref: SchemeRef.optional() })
export type Published = z.infer<typeof Published>

/** A programme that does not run here needs whoever administers all of them. */
export const mayWriteScheme = async (world: World, person: Person, code: string): Promise<boolean> => {
  if (!may(person, { to: 'manage-schemes', scheme: code })) return false
  return may(person, { to: 'start-programmes' }) || (await world.store.schemes.head(code)) !== undefined
}

/** Begins a draft of a programme's next version. */
export const startDraft = (world: World, asking: Asking, input: BeginDraft): Promise<DraftRef> =>
  once(world, asking, { command: 'start-draft', ...input }, DraftRef.parse, async (onceItem) => {
    const { document, from } = await documentFor(world, input)
    if (!(await mayWriteScheme(world, asking.person, schemeCode(document.ref)))) throw notFound()
    const id = SchemeDraftId.parse(world.newId())
    const result = { draft: id }
    const begun = beginDraft(id, document, from, stampFor(asking))
    await world.store.drafts.save(begun, { at: asking.arrived, once: onceItem(result) })
    return result
  })

const documentFor = async (
  world: World,
  input: BeginDraft,
): Promise<{ document: Scheme; from: 'shipped' | 'in-force' | 'file' }> => {
  if ('ref' in input) {
    const published = await world.store.schemes.load(input.ref)
    return published
      ? { document: published, from: 'in-force' }
      : { document: await world.schemes.load(input.ref), from: 'shipped' }
  }
  const read = readScheme(input.json)
  if (read.ok) return { document: read.scheme, from: 'file' }
  throw new Refusal('invalid', {
    problems: read.problems.map(({ path, message }) => ({
      field: path === '' ? 'json' : `json.${path}`,
      code: 'scheme',
      facts: message,
    })),
  })
}

const stampFor = (asking: Asking): Stamp => stampOf(asking, 'administrator' satisfies ActingAs)

/** A draft, as somebody who may write in it sees it. */
export const openDraft = async (world: World, person: Person, id: SchemeDraftId) => {
  const open = await world.store.drafts.load(id)
  if (!open || !(await mayWriteScheme(world, person, open.draft.code))) throw notFound()
  return open
}

export const writeDraft = (
  world: World,
  asking: Asking,
  id: SchemeDraftId,
  { revision, edits }: ChangeDraft,
): Promise<object> =>
  once(
    world,
    asking,
    { command: 'write-draft', draft: id, revision, edits },
    z.object({}).parse,
    async (onceItem) => {
      const open = await at(world, asking, id, revision)
      const next = changeDraft(open, edits, stampFor(asking))
      if (next) await world.store.drafts.save(next, { at: asking.arrived, once: onceItem({}) })
      return {}
    },
  )

const at = async (world: World, asking: Asking, id: SchemeDraftId, revision: number): Promise<OpenDraft> => {
  const open = await openDraft(world, asking.person, id)
  if (open.draft.revision !== revision) throw stale()
  return open
}

/** Submits a draft, takes or sends it back, gives it up, or puts it in force as a second person. */
export const moveDraft = (
  world: World,
  asking: Asking,
  id: SchemeDraftId,
  move: MoveDraft,
): Promise<Published> =>
  once(world, asking, { command: 'move-draft', draft: id, move }, Published.parse, async (onceItem) => {
    const open = await at(world, asking, id, move.revision)
    const next = await moved(world, open, move, stampFor(asking))
    const { state } = next.draft
    const result = state.is === 'published' ? { ref: state.ref } : {}
    await world.store.drafts.save(next, {
      at: asking.arrived,
      once: onceItem(result),
      tell: told(next, move),
    })
    if (next.publishing) world.schemes.renew()
    return result
  })

const moved = async (world: World, open: OpenDraft, move: MoveDraft, stamp: Stamp): Promise<DraftStep> => {
  switch (move.do) {
    case 'submit':
      return submitDraft(open, move.why, stamp)
    case 'take-back':
      return takeDraftBack(open, stamp)
    case 'send-back':
      return sendDraftBack(open, move.remark, stamp)
    case 'discard':
      return discardDraft(open, stamp)
    case 'approve': {
      const head = await world.store.schemes.head(open.draft.code)
      return approveDraft(open, { head, shipped: world.schemes.shipped.refs }, move.remark, stamp)
    }
  }
}

/** Who hears of it: those who can approve, and those who wrote it. */
const told = ({ draft, publishing }: DraftStep, move: MoveDraft): Tell[] => {
  const facts = { title: draft.title.zh, titleEn: draft.title.en, draft: draft.id }
  const key = (about: string): string => `${draft.id}.${draft.revision}.${about}`
  const administrators = { is: 'office', role: 'administrator', scheme: draft.code } as const
  const authors = draft.authors.map((person) => ({ is: 'person', person }) as const)
  switch (move.do) {
    case 'submit':
      return [
        {
          key: key('submitted'),
          about: 'scheme-submitted',
          to: [administrators],
          facts: { ...facts, why: move.why },
        },
      ]
    case 'send-back':
      return [
        {
          key: key('sent-back'),
          about: 'scheme-sent-back',
          to: authors,
          facts: { ...facts, why: move.remark },
        },
      ]
    case 'approve':
      return publishing
        ? [
            {
              key: key('published'),
              about: 'scheme-published',
              to: [administrators, ...authors],
              facts: { ...facts, ref: publishing.scheme.ref },
            },
          ]
        : []
    default:
      return []
  }
}
