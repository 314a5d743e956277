import { z } from 'zod'
import { BulkAction, BulkRun, mostPanels, Planned, whyRefused } from '../../../domain/bulk.ts'
import { CaseId, PersonId } from '../../../domain/ids.ts'
import { may } from '../../../domain/policy.ts'
import { notFound, type Refusal } from '../../../domain/refusal.ts'
import { Words } from '../../../domain/words.ts'
import { continueBulk, previewBulk, runBulk } from '../../commands/bulk.ts'
import { assignOfficer, remindTurn } from '../../commands/run-case.ts'
import { batchFor } from '../board/batch.ts'
import { refusedSaid } from '../board/bulk-words.ts'
import { InBatch } from './boards.ts'
import { InCase } from './cases.ts'
import { type Asked, Done, operationsOn } from './operation.ts'

const { list, operation } = operationsOn('Boards')
/** What officers do to many cases at once, and to one of them by the same commands. */
export const bulkOperations = list

const Many = z.strictObject({
  action: BulkAction,
  cases: z.array(CaseId).min(1).max(mostPanels),
})
/** Why a case is left out. */
const said = (action: BulkAction, refusal: Refusal) => {
  const { code, facts } = whyRefused(action, refusal)
  return { code, words: refusedSaid(code, facts) }
}
const Run = BulkRun.omit({ key: true, revision: true })

/** A run as it is answered: without what only the program needs. */
const shown = ({ key: _, revision: __, ...run }: BulkRun): z.infer<typeof Run> => run

/** Whoever only looks has nothing to do here. */
const officersBatch = async <Query, Body>({
  web,
  person,
  path,
}: Asked<z.infer<typeof InBatch>, Query, Body>): Promise<string> => {
  const batch = await batchFor(web, person(), path.batch)
  if (!may(person(), { to: 'act-in-bulk', scheme: batch.scheme })) throw notFound()
  return batch.id
}

operation({
  method: 'post',
  path: '/boards/{batch}/bulk-previews',
  id: 'previewBulk',
  summary:
    'What an action would do to each of these cases: what comes next, or why it cannot be done (officers). Nothing is written',
  params: InBatch,
  body: Many,
  answer: z.object({
    can: z.number().int(),
    cannot: z.number().int(),
    items: z.array(
      z.object({
        case: CaseId,
        planned: Planned.optional(),
        code: z.string().optional().describe('Why it cannot be done'),
        words: Words.optional(),
      }),
    ),
  }),
  run: async (asked) => {
    const { web, asking, body } = asked
    const batch = await officersBatch(asked)
    const foreseen = await previewBulk(web.world, asking(), { batch, ...body })
    return {
      can: foreseen.filter(({ planned }) => planned !== undefined).length,
      cannot: foreseen.filter(({ refusal }) => refusal !== undefined).length,
      items: foreseen.map(({ case: id, planned, refusal }) => ({
        case: id,
        ...(planned ? { planned } : {}),
        ...(refusal ? said(body.action, refusal) : {}),
      })),
    }
  },
})

operation({
  method: 'post',
  path: '/boards/{batch}/bulk-runs',
  id: 'runBulk',
  summary:
    'Do it to each of these cases by the command that exists for one (officers). With an `Idempotency-Key`, a repeat goes on where the first one stopped',
  params: InBatch,
  body: Many,
  answer: Run,
  run: async (asked) => {
    const { web, asking, body } = asked
    const batch = await officersBatch(asked)
    const { key = web.world.newId(), ...who } = asking()
    return shown(await runBulk(web.world, { ...who, key }, { batch, ...body }))
  },
})

const InRun = InBatch.extend({ run: BulkRun.shape.id })

operation({
  method: 'get',
  path: '/boards/{batch}/bulk-runs/{run}',
  id: 'getBulkRun',
  summary: 'How far something that you did to many cases came, and what became of each',
  params: InRun,
  answer: Run,
  run: async (asked) => {
    const batch = await officersBatch(asked)
    const run = await asked.web.world.store.bulk.load(asked.person().id, asked.path.run)
    if (run?.batch !== batch) throw notFound()
    return shown(run)
  },
})

operation({
  method: 'post',
  path: '/boards/{batch}/bulk-runs/{run}/continuation',
  id: 'continueBulk',
  summary: 'Go on with something that stopped half-way; what is done stays as it is',
  params: InRun,
  answer: Run,
  run: async (asked) => {
    await officersBatch(asked)
    return shown(await continueBulk(asked.web.world, asked.asking(), asked.path.run))
  },
})

operation({
  method: 'put',
  path: '/cases/{case}/officer',
  id: 'assignOfficer',
  summary: 'Put an officer in charge of a case, or nobody (officers)',
  params: InCase,
  body: z.strictObject({ officer: PersonId.nullable() }),
  answer: Done,
  run: ({ web, asking, path, body }) => assignOfficer(web.world, asking(), { ...path, ...body }),
})

operation({
  method: 'post',
  path: '/cases/{case}/reminders-of-turn',
  id: 'remindTurn',
  summary: 'Remind whoever’s turn it is on a case, once a day (officers)',
  params: InCase,
  answer: Done,
  run: ({ web, asking, path }) => remindTurn(web.world, asking(), path.case),
})
