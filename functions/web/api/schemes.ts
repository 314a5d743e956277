import { z } from 'zod'
import { SchemeDraftId } from '../../../domain/ids.ts'
import { may } from '../../../domain/policy.ts'
import { Publication } from '../../../domain/published-scheme.ts'
import { notFound } from '../../../domain/refusal.ts'
import { diffSchemes } from '../../../domain/scheme-diff.ts'
import { SchemeDocument } from '../../../domain/scheme.ts'
import { DraftEvent, draftProblems, SchemeDraft } from '../../../domain/scheme-draft.ts'
import { Words } from '../../../domain/words.ts'
import { fewestCounted, mostPast, pastUnder } from '../../commands/past-applications.ts'
import {
  BeginDraft,
  ChangeDraft,
  DraftRef,
  MoveDraft,
  moveDraft,
  openDraft,
  Published,
  startDraft,
  writeDraft,
} from '../../commands/scheme-drafts.ts'
import { Done, operationsOn, pageFrom, pageOf, PageQuery } from './operation.ts'

const drafts = operationsOn('Scheme desk')
export const schemeOperations = drafts.list

const InDraft = z.object({ draft: SchemeDraftId })
const Problem = z.object({ path: z.string(), message: Words })

drafts.operation({
  method: 'get',
  path: '/scheme-drafts',
  id: 'listSchemeDrafts',
  summary: 'New versions of programmes that are written or wait for approval (administrators)',
  query: PageQuery,
  answer: pageOf(SchemeDraft),
  run: async ({ web, person, query }) => {
    const who = person()
    if (!may(who, { to: 'manage-people' })) throw notFound()
    const page = await web.world.store.drafts.list(pageFrom(query))
    return {
      ...page,
      items: page.items.filter((draft) => may(who, { to: 'manage-schemes', scheme: draft.code })),
    }
  },
})

drafts.operation({
  method: 'post',
  path: '/scheme-drafts',
  id: 'startSchemeDraft',
  summary: 'Start a draft from a version, a shipped programme or the text of a JSON file (administrators)',
  status: 201,
  body: BeginDraft,
  answer: DraftRef,
  location: ({ draft }) => `/scheme-drafts/${draft}`,
  run: ({ web, asking, body }) => startDraft(web.world, asking(), body),
})

drafts.operation({
  method: 'get',
  path: '/scheme-drafts/{draft}',
  id: 'getSchemeDraft',
  summary:
    'A draft, what happened to it, and what has to be put right before it is submitted (administrators)',
  params: InDraft,
  answer: z.object({ draft: SchemeDraft, events: z.array(DraftEvent), problems: z.array(Problem) }),
  run: async ({ web, person, path }) => {
    const { draft, document, events } = await openDraft(web.world, person(), path.draft)
    return { draft, events: [...events], problems: draftProblems(document) }
  },
})

drafts.operation({
  method: 'get',
  path: '/scheme-drafts/{draft}/document',
  id: 'getSchemeDraftDocument',
  summary: 'The programme as the draft has it (administrators)',
  params: InDraft,
  answer: SchemeDocument,
  run: async ({ web, person, path }) => (await openDraft(web.world, person(), path.draft)).document,
})

drafts.operation({
  method: 'patch',
  path: '/scheme-drafts/{draft}',
  id: 'changeSchemeDraft',
  summary: 'Set values, add, remove or move parts, confirm defaults (administrators)',
  params: InDraft,
  body: ChangeDraft,
  answer: Done,
  run: ({ web, asking, path, body }) => writeDraft(web.world, asking(), path.draft, body),
})

drafts.operation({
  method: 'post',
  path: '/scheme-drafts/{draft}/moves',
  id: 'moveSchemeDraft',
  summary: 'Submit a draft, take it back, send it back, give it up, or put it in force as a second person',
  params: InDraft,
  body: MoveDraft,
  answer: Published,
  run: ({ web, asking, path, body }) => moveDraft(web.world, asking(), path.draft, body),
})

drafts.operation({
  method: 'get',
  path: '/scheme-drafts/{draft}/differences',
  id: 'listSchemeDraftDifferences',
  summary: 'How a draft differs from the version in force, in words (administrators)',
  params: InDraft,
  answer: z.object({
    items: z.array(
      z.object({
        path: z.string(),
        kind: z.enum(['added', 'removed', 'changed', 'moved']),
        said: Words,
      }),
    ),
  }),
  run: async ({ web, person, path }) => {
    const { draft, document } = await openDraft(web.world, person(), path.draft)
    const head = await web.world.store.schemes.head(draft.code)
    const before = head
      ? await web.world.schemes.load(head.ref)
      : await web.world.schemes.shipped.load(draft.base)
    return { items: diffSchemes(before ?? document, document) }
  },
})

const Standing = z.enum(['passes', 'warns', 'open', 'fails'])
const Counts = z.object({ passes: z.number(), warns: z.number(), open: z.number(), fails: z.number() })
const Holds = z.union([z.boolean(), z.literal('unknown')]).optional()

drafts.operation({
  method: 'get',
  path: '/scheme-drafts/{draft}/past-applications',
  id: 'listPastUnderSchemeDraft',
  summary: `What the newest ${mostPast} applications would come to under a draft (administrators): counts of at least ${fewestCounted}, and one by one for those who see the cases`,
  params: InDraft,
  answer: z.object({
    before: Counts.optional(),
    after: Counts.optional(),
    items: z.array(
      z.object({
        receipt: z.string(),
        before: Standing,
        after: Standing,
        missing: z.number(),
        turns: z.array(z.object({ asks: Words, before: Holds, after: Holds })),
      }),
    ),
  }),
  run: async ({ web, person, path, arrived }) => {
    const who = person()
    const { document } = await openDraft(web.world, who, path.draft)
    const { applications, counts } = await pastUnder(web.world, who, document, arrived)
    return {
      ...counts,
      items: applications.map(({ head, before, after, missing, turns }) => ({
        receipt: head.receipt?.number ?? '',
        before,
        after,
        missing,
        turns: [...turns],
      })),
    }
  },
})

drafts.operation({
  method: 'get',
  path: '/scheme-versions/{code}',
  id: 'listSchemeVersions',
  summary: 'How every version of a programme came into force: who, when and why (administrators)',
  params: z.object({ code: z.string().max(32) }),
  answer: z.object({ items: z.array(Publication) }),
  run: async ({ web, person, path }) => {
    if (!may(person(), { to: 'manage-schemes', scheme: path.code })) throw notFound()
    return { items: [...(await web.world.store.schemes.versions(path.code))] }
  },
})
