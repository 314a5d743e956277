import { gradeWords } from '../../../domain/task-words.ts'
import type { CaseView } from '../case-view/case-shape.ts'
import type { View } from '../context.ts'
import { Facts } from '../ui/parts.tsx'

/** For who decides on a year's evaluation: the grade that is proposed, what it was reckoned from, and why it is not higher. */
export const GradePanel = ({ view, it }: { view: View; it: CaseView }) => {
  if (it.evaluation === undefined || it.result === undefined) return null
  const { t, say } = view
  const { grade, proposed, score, lowered, consequence } = it.evaluation
  const percent = (part: number): string => `${Math.round(part * 1000) / 10}%`
  return (
    <section>
      <h2>{proposed ? t('拟定等级', 'Proposed grade') : t('评估等级', 'Grade')}</h2>
      <Facts
        facts={[
          [t('等级', 'Grade'), <strong>{say(gradeWords[grade])}</strong>],
          ...(score === undefined
            ? []
            : [
                [
                  t('专家平均分', 'Mean of the panel'),
                  `${score.panel} × ${percent(1 - score.weight)}`,
                ] as const,
                [t('自评得分', 'Own score of the lead'), `${score.self} × ${percent(score.weight)}`] as const,
                [t('综合得分', 'Result'), `${score.result}`] as const,
              ]),
          consequence ? [t('结果运用', 'What comes of it'), say(consequence)] : undefined,
        ]}
      />
      {lowered === undefined ? null : (
        <p class="remark">
          {t(
            `得分达到“${gradeWords[lowered.from].zh}”，但该等级不超过本年度评估总数的 ${percent(lowered.mostShare)}：${lowered.of} 家中已有 ${lowered.inBand} 家，因此拟定为“${gradeWords[grade].zh}”。`,
            `The result reaches ${gradeWords[lowered.from].en}, which at most ${percent(lowered.mostShare)} of the year’s evaluations may have: ${lowered.inBand} of ${lowered.of} have it already, so ${gradeWords[grade].en} is proposed.`,
          )}
        </p>
      )}
    </section>
  )
}
