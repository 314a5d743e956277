import { z } from 'zod'
import { DecideSelection } from '../../../domain/selection.ts'
import { decideSelection } from '../../commands/selection.ts'
import { openRanking, Ranking, rankingFor } from '../ranking/ranking-view.ts'
import { operationsOn } from './operation.ts'

const { list, operation } = operationsOn('Cases')
/** What officers compare the cases of a call or a year by. */
export const rankingOperations = list

operation({
  method: 'get',
  path: '/rankings/{batch}',
  id: 'getRanking',
  summary:
    'The reviewed cases of a call, or of a year of evaluations, by the panel’s mean, with the line after as many as may pass (officers, auditors)',
  params: z.object({ batch: z.string().max(60).describe('A call’s id, or `evaluation-{scheme}-{year}`') }),
  answer: Ranking,
  run: ({ web, person, path }) => rankingFor(web, person(), path.batch),
})

operation({
  method: 'post',
  path: '/rankings/{batch}/selections',
  id: 'decideSelection',
  summary:
    'Record which cases of a ranking the office puts forward, or nobody, with the reasons that the ranking does not give (officers)',
  params: z.object({ batch: z.string().max(60).describe('A call’s id, or `evaluation-{scheme}-{year}`') }),
  body: DecideSelection,
  answer: z.object({ n: z.number().int() }),
  run: async ({ web, person, asking, path, body }) => {
    const { open, ranked, selection } = await openRanking(web, person(), path.batch)
    const { id: batch, scheme } = open.batch
    return decideSelection(web.world, asking(), { batch, scheme, ranked, selection }, body)
  },
})
