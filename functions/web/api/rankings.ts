import { z } from 'zod'
import { Ranking, rankingFor } from '../ranking-view.ts'
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
