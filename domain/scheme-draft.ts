import { z } from 'zod'
import { canonical, Stamp } from './history.ts'
import { PersonId, schemeCode, SchemeDraftId, SchemeRef } from './ids.ts'
import { issueWords } from './issue-words.ts'
import { type Publishing, publishing, type SchemeHead } from './published-scheme.ts'
import { checkScheme, largestScheme, type SchemeProblem } from './read-scheme.ts'
import { type Problem, Refusal } from './refusal.ts'
import { type Scheme, SchemeDocument, schemeVersion } from './scheme.ts'
import { edited, type SchemeEdit, toWrite } from './scheme-edit.ts'
import { longestText, Words } from './words.ts'

/** So many may write in one draft: all of them are told what becomes of it, in the transaction that decides. */
export const mostAuthors = 20

/** A new version of a programme while it is written, until somebody else approves it. */
export const SchemeDraft = z.strictObject({
  id: SchemeDraftId,
  code: z.string().max(32),
  title: Words,
  /** What it began from, and under which reference that is known; a file may bring a programme that is new here. */
  from: z.enum(['shipped', 'in-force', 'file']),
  base: SchemeRef,
  state: z.discriminatedUnion('is', [
    z.strictObject({ is: z.literal('writing') }),
    z.strictObject({ is: z.literal('submitted'), stamp: Stamp, why: z.string().max(longestText) }),
    z.strictObject({ is: z.literal('published'), stamp: Stamp, ref: SchemeRef }),
    z.strictObject({ is: z.literal('discarded'), stamp: Stamp }),
  ]),
  /** Everybody who wrote in it: none of them may approve it. Records of an earlier run may name more than now write. */
  authors: z.array(PersonId).min(1).max(1000),
  began: Stamp,
  changed: z.iso.datetime({ precision: 3 }),
  revision: z.number().int().min(1),
})
export type SchemeDraft = z.infer<typeof SchemeDraft>

/** What happened to a draft, one entry for every revision. */
export const DraftEvent = z.strictObject({
  seq: z.number().int().min(1),
  what: z.enum([
    'began',
    'changed',
    'confirmed',
    'submitted',
    'taken-back',
    'sent-back',
    'published',
    'discarded',
  ]),
  /** Where it was changed. */
  path: z.string().max(200).optional(),
  said: z.string().max(longestText).optional(),
  stamp: Stamp,
})
export type DraftEvent = z.infer<typeof DraftEvent>

/** A draft with its document. The document has the shape of a programme; it may not be coherent yet. */
export type OpenDraft = { readonly draft: SchemeDraft; readonly document: Scheme }
/** What a step leads to. */
export type DraftStep = OpenDraft & { readonly event: DraftEvent; readonly publishing?: Publishing }

const step = (
  { draft, document }: OpenDraft,
  stamp: Stamp,
  next: Partial<SchemeDraft>,
  event: Pick<DraftEvent, 'what' | 'path' | 'said'>,
): DraftStep => {
  const revision = draft.revision + 1
  return {
    draft: { ...draft, ...next, title: document.title, changed: stamp.at, revision },
    document,
    event: { ...event, seq: revision, stamp },
  }
}

/** Begins a draft from a version or a file. What it is will be published under is decided then. */
export const beginDraft = (
  id: SchemeDraftId,
  document: Scheme,
  from: SchemeDraft['from'],
  stamp: Stamp,
): DraftStep => {
  requireSmall(document)
  const draft: SchemeDraft = {
    id,
    code: schemeCode(document.ref),
    title: document.title,
    from,
    base: document.ref,
    state: { is: 'writing' },
    authors: [authorOf(stamp)],
    began: stamp,
    changed: stamp.at,
    revision: 1,
  }
  return { draft, document, event: { seq: 1, what: 'began', stamp } }
}

const authorOf = ({ by }: Stamp): PersonId => {
  if (by === 'system') throw new Refusal('not-allowed-here')
  return by
}

/**
 * Changes a draft. What does not have the shape of a programme is refused by place; the rest can be put right later.
 * Nothing comes of edits that change nothing: no revision, and no author, who could not approve it any more.
 */
export const changeDraft = (
  open: OpenDraft,
  edits: readonly SchemeEdit[],
  stamp: Stamp,
): DraftStep | undefined => {
  requireState(open.draft, 'writing')
  let { document } = open
  for (const edit of edits) document = shaped(edited(document, edit), document.ref)
  requireSmall(document)
  const author = authorOf(stamp)
  if (canonical(document) === canonical(open.document)) return undefined
  const authors = open.draft.authors.includes(author) ? open.draft.authors : [...open.draft.authors, author]
  if (authors.length > Math.max(mostAuthors, open.draft.authors.length))
    throw new Refusal('too-many', { facts: { max: mostAuthors } })
  const [first] = edits
  const path = first === undefined || first.do === 'set' ? Object.keys(first?.values ?? {})[0] : first.path
  return step(
    { draft: open.draft, document },
    stamp,
    { authors },
    {
      what: first?.do === 'confirm' ? 'confirmed' : 'changed',
      ...(path === undefined ? {} : { path }),
    },
  )
}

const shaped = (document: unknown, ref: SchemeRef): Scheme => {
  const read = SchemeDocument.safeParse(document, { reportInput: true })
  if (!read.success)
    throw new Refusal('invalid', {
      problems: read.error.issues.map((issue) => ({
        field: issue.path.map(String).join('.'),
        code: 'scheme',
        facts: issueWords(issue),
      })),
    })
  // Which version it becomes is not the author's to say.
  return { ...read.data, ref }
}

const requireSmall = (document: Scheme): void => {
  if (new TextEncoder().encode(JSON.stringify(document)).length > largestScheme)
    throw new Refusal('body-too-large', { facts: { max: `${largestScheme / 1024} KB` } })
}

const requireState = (draft: SchemeDraft, is: SchemeDraft['state']['is']): void => {
  if (draft.state.is !== is) throw new Refusal('not-at-this-step')
}

/** What keeps a draft from being published: what is incoherent, and what nobody wrote yet. */
export const draftProblems = (document: Scheme): SchemeProblem[] => {
  const read = checkScheme(document)
  return [...(read.ok ? [] : read.problems), ...unwritten(document, '')]
}

const unwritten = (value: unknown, path: string): SchemeProblem[] => {
  if (typeof value !== 'object' || value === null) return []
  const words = Words.safeParse(value)
  if (words.success)
    return words.data.zh === toWrite.zh || words.data.en === toWrite.en
      ? [{ path, message: { zh: '还没有填写', en: 'this is not written yet' } }]
      : []
  return Object.entries(value).flatMap(([name, held]) =>
    unwritten(held, path === '' ? name : `${path}.${name}`),
  )
}

export const asProblems = (problems: readonly SchemeProblem[]): Problem[] =>
  problems.map(({ path, message }) => ({ field: path, code: 'scheme', facts: message }))

/** Hands a draft over to be approved. It cannot be changed meanwhile. */
export const submitDraft = (open: OpenDraft, why: string, stamp: Stamp): DraftStep => {
  requireState(open.draft, 'writing')
  requireAuthor(open.draft, stamp)
  const problems = draftProblems(open.document)
  if (problems.length > 0) throw new Refusal('incomplete', { problems: asProblems(problems) })
  return step(open, stamp, { state: { is: 'submitted', stamp, why } }, { what: 'submitted', said: why })
}

/** An author takes it back to write on. */
export const takeDraftBack = (open: OpenDraft, stamp: Stamp): DraftStep => {
  requireState(open.draft, 'submitted')
  requireAuthor(open.draft, stamp)
  return step(open, stamp, { state: { is: 'writing' } }, { what: 'taken-back' })
}

/** Whoever should approve it says what is to be changed first. */
export const sendDraftBack = (open: OpenDraft, remark: string, stamp: Stamp): DraftStep => {
  requireState(open.draft, 'submitted')
  requireSecond(open.draft, stamp)
  return step(open, stamp, { state: { is: 'writing' } }, { what: 'sent-back', said: remark })
}

export const discardDraft = (open: OpenDraft, stamp: Stamp): DraftStep => {
  requireState(open.draft, 'writing')
  requireAuthor(open.draft, stamp)
  return step(open, stamp, { state: { is: 'discarded', stamp } }, { what: 'discarded' })
}

/** When a draft is done is for those to say who write it. */
const requireAuthor = ({ authors }: SchemeDraft, stamp: Stamp): void => {
  if (!authors.includes(authorOf(stamp))) throw new Refusal('not-the-author')
}

/** Nobody approves what they wrote or submitted themselves. */
const requireSecond = ({ authors, state }: SchemeDraft, stamp: Stamp): void => {
  const submitted = state.is === 'submitted' && state.stamp.by === stamp.by
  if (submitted || authors.includes(authorOf(stamp))) throw new Refusal('own-draft')
}

/** The newest version that this reference's programme has, shipped ones included; 0 when it has none. */
export type Versions = { readonly head: SchemeHead | undefined; readonly shipped: readonly SchemeRef[] }

/** A second person puts the draft in force, as the version after every one that there is. */
export const approveDraft = (
  open: OpenDraft,
  { head, shipped }: Versions,
  remark: string | undefined,
  stamp: Stamp,
): DraftStep => {
  const { draft, document } = open
  const { state } = draft
  if (state.is !== 'submitted') throw new Refusal('not-at-this-step')
  requireSecond(draft, stamp)
  const taken = [...(head ? [head.ref] : []), ...shipped.filter((ref) => schemeCode(ref) === draft.code)]
  const ref = SchemeRef.parse(`${draft.code}@${Math.max(0, ...taken.map(schemeVersion)) + 1}`)
  const read = checkScheme({ ...document, ref })
  // The rules for programmes may have become stricter since it was submitted.
  if (!read.ok) throw new Refusal('incomplete', { problems: asProblems(read.problems) })
  return {
    ...step(
      open,
      stamp,
      { state: { is: 'published', stamp, ref } },
      {
        what: 'published',
        ...(remark === undefined ? {} : { said: remark }),
      },
    ),
    publishing: publishing(read.scheme, head, {
      from: 'draft',
      stamp,
      authors: draft.authors,
      why: state.why,
      draft: draft.id,
    }),
  }
}
