import type { CaseId } from '../../domain/ids.ts'
import { stepOf } from '../../domain/scheme-step.ts'
import { lingang } from '../../schemes/lingang.ts'
import { sheet, type Town } from './town.ts'

/** An application that everybody let pass, up to its public notice. */
export const underNotice = async (town: Town): Promise<CaseId> => {
  const id = await town.apply('公示公司', [
    ['公示大学', 'university'],
    ['公示材料', 'enterprise'],
  ])
  await town.does('officer', id, { kind: 'formal-check', answer: { decision: 'pass' } })
  await town.does('recommender', id, {
    kind: 'recommendation',
    answer: { decision: 'recommend', opinion: '同意' },
  })
  const rubric = stepOf(lingang, 'review')?.rubric.items ?? []
  for (const name of await town.asked(id, 'score')) await town.does(name, id, sheet(0.8, rubric))
  for (let asked = await town.asked(id, 'approval'); asked[0]; asked = await town.asked(id, 'approval'))
    await town.does(asked[0], id, { kind: 'approval', answer: { decision: 'approve' } })
  return id
}
