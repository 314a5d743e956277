import { z } from 'zod'
import { askedBefore } from '../../../domain/declaration.ts'
import { DraftSheet } from '../../../domain/draft-sheet.ts'
import { TaskId } from '../../../domain/ids.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import { Panel, Tie } from '../../../domain/rubric.ts'
import { momentFor } from '../../commands/run.ts'
import { declareNoTie, keepSheet, takeSheetBack } from '../../commands/reviews.ts'
import { myReviews, ReviewRow } from '../reviews/review-rows.ts'
import { InCase } from './cases.ts'
import { Done, operationsOn } from './operation.ts'

const { list, operation } = operationsOn('Reviews')
export const reviewOperations = list

const InTask = InCase.extend({ task: TaskId })

operation({
  method: 'get',
  path: '/reviews',
  id: 'listReviews',
  summary:
    'Your own reviews in every programme: what is asked, what you declared, how far each draft is, what is in',
  answer: z.object({ items: z.array(ReviewRow) }),
  run: async ({ web, person, arrived }) => ({ items: [...(await myReviews(web.world, person(), arrived))] }),
})

operation({
  method: 'get',
  path: '/cases/{case}/tasks/{task}/declaration',
  id: 'getDeclaration',
  summary: 'What you are shown before you declare: enough to judge a tie by, and nothing of the application',
  params: InTask,
  answer: z.object({
    title: z.string(),
    blind: Panel.shape.blind,
    organisations: z
      .array(z.object({ name: z.string(), role: z.enum(['lead', 'co-lead', 'member']) }))
      .describe('Empty where the review is double blind'),
    ties: z.array(Tie).describe('None of these may apply; if one does, answer the task with `recuse`'),
    seen: z.string().describe('Send it along: the declaration is about what was shown'),
  }),
  run: async ({ web, person, path, arrived }) => {
    const file = await web.world.store.cases.load(path.case)
    const task = file?.tasks.find(({ id }) => id === path.task)
    if (!file || !task || !may(person(), { to: 'declare', file, task })) throw notFound()
    const asked = askedBefore(file, await momentFor(web.world, file.head.scheme, arrived))
    return { ...asked, organisations: [...asked.organisations], ties: [...asked.ties] }
  },
})

operation({
  method: 'post',
  path: '/cases/{case}/tasks/{task}/declaration',
  id: 'declareNoTie',
  summary: 'Declare that none of the ties applies to you: the application is opened to you',
  params: InTask,
  body: z.strictObject({ seen: z.string().max(64).optional() }),
  answer: Done,
  run: ({ web, asking, path, body }) => declareNoTie(web.world, asking(), { ...path, ...body }),
})

operation({
  method: 'get',
  path: '/cases/{case}/tasks/{task}/draft',
  id: 'getDraftSheet',
  summary: 'Your own draft of a sheet, as it was typed; nobody else can read it',
  params: InTask,
  answer: DraftSheet.pick({ values: true, revision: true }).extend({ saved: z.string().optional() }),
  run: async ({ web, person, path }) => {
    const file = await web.world.store.cases.load(path.case)
    const task = file?.tasks.find(({ id }) => id === path.task)
    if (!file || task?.kind !== 'score' || !may(person(), { to: 'answer', file, task })) throw notFound()
    const draft = await web.world.store.reviews.draft(person().id, path.task)
    return draft === undefined
      ? { values: {}, revision: 0 }
      : { values: draft.values, revision: draft.revision, saved: draft.saved }
  },
})

operation({
  method: 'patch',
  path: '/cases/{case}/tasks/{task}/draft',
  id: 'saveDraftSheet',
  summary:
    'Keep what is written of a sheet, place by place (`scores.need`, `reasons.need`, `comment`, `remarks.plan.budget`); an empty text clears the place. Each says what it stands over; one that somebody changed otherwise meanwhile comes back under `conflicts`',
  params: InTask,
  body: z.strictObject({
    changes: z.record(z.string().max(140), z.strictObject({ base: z.string(), value: z.string() })),
  }),
  answer: z.object({
    revision: z.number(),
    refused: z.array(z.object({ field: z.string(), code: z.string() })),
    conflicts: z.array(z.object({ name: z.string(), theirs: z.string() })),
  }),
  run: async ({ web, asking, path, body }) => {
    const { revision, refused, conflicts } = await keepSheet(web.world, asking(), {
      ...path,
      typed: body.changes,
    })
    return {
      revision,
      refused: refused.map(({ field, code }) => ({ field, code })),
      conflicts: [...conflicts],
    }
  },
})

operation({
  method: 'post',
  path: '/cases/{case}/tasks/{task}/taking-back',
  id: 'takeSheetBack',
  summary:
    'Take your sheet back to change it, where the programme lets its experts, while others still score',
  params: InTask,
  answer: Done,
  run: ({ web, asking, path }) => takeSheetBack(web.world, asking(), path),
})
