import type { CaseId } from '../../domain/ids.ts'
import { stepOf } from '../../domain/scheme-step.ts'
import { lingang } from '../../schemes/lingang.ts'
import { sheet, type Town } from './town.ts'

const rubric = stepOf(lingang, 'review')?.rubric.items ?? []

/** Everybody who is asked decides, level by level, until nobody is. */
export const approveAll = async (town: Town, id: CaseId, levels: number): Promise<void> => {
  for (let level = 0; level < levels; level += 1)
    for (const name of await town.asked(id, 'approval'))
      if ((await town.asked(id, 'approval')).includes(name))
        await town.does(name, id, { kind: 'approval', answer: { decision: 'approve' } })
}

/** Cases of one call that came to different ends or stand at different steps, by what became of them. */
export const playManyEnds = async (town: Town) => {
  const apply = (lead: string, shared = `${lead}大学`) =>
    town.apply(lead, [
      [`${lead}伙伴`, 'enterprise'],
      [shared, 'university'],
    ])
  const check = (id: CaseId) =>
    town.does('officer', id, { kind: 'formal-check', answer: { decision: 'pass' } })
  const days = (n: number) =>
    town.program.advanceTo(new Date(town.program.clock.now().getTime() + n * 86_400_000))
  const recommend = (id: CaseId) =>
    town.does('recommender', id, {
      kind: 'recommendation',
      answer: { decision: 'recommend', opinion: '同意推荐' },
    })
  /** Each sheet at a share of its own; `last` hands in later. */
  const score = async (id: CaseId, shares: readonly number[]) => {
    for (const [index, name] of (await town.asked(id, 'score')).entries())
      await town.does(name, id, sheet(shares[index] ?? 0.8, rubric))
  }

  const waiting = await apply('甲公司')
  const returned = await apply('乙公司')
  await town.does('officer', returned, {
    kind: 'formal-check',
    answer: { decision: 'return', remarks: { plan: '请补充分工' } },
  })
  await days(2)
  const rejected = await apply('丙公司')
  await town.does('officer', rejected, {
    kind: 'formal-check',
    answer: { decision: 'reject', reason: '不属于支持范围' },
  })
  const withdrawn = await apply('丁公司')
  await town.does('officer', withdrawn, {
    kind: 'formal-check',
    answer: { decision: 'return', remarks: { plan: '请补充分工' } },
  })
  await town.does('丁公司', withdrawn, {
    kind: 'correction',
    answer: { decision: 'withdraw', reason: '内部调整' },
  })

  const failed = await apply('戊公司')
  await check(failed)
  await days(1)
  await recommend(failed)
  await score(failed, [0.3, 0.35, 0.4])

  const scoring = await apply('己公司', '戊公司大学')
  await check(scoring)
  await recommend(scoring)
  const [early] = await town.asked(scoring, 'score')
  await days(1)
  await town.does(early ?? '', scoring, sheet(0.7, rubric))

  const deciding = await apply('庚公司', '戊公司大学')
  await check(deciding)
  await recommend(deciding)
  await score(deciding, [0.8, 0.8, 0.82])
  await approveAll(town, deciding, 1)

  const announced = await apply('辛公司')
  await check(announced)
  await days(3)
  await recommend(announced)
  await score(announced, [0.9, 0.85, 0.95])
  await approveAll(town, announced, 3)

  return { waiting, returned, rejected, withdrawn, failed, scoring, deciding, announced }
}
export type ManyEnds = Awaited<ReturnType<typeof playManyEnds>>
