import { openBeside } from '../../../domain/approval.ts'
import type { CaseFile } from '../../../domain/case.ts'
import type { Task } from '../../../domain/task.ts'
import type { View } from '../context.ts'
import { momentWords, Tag } from '../ui/parts.tsx'
import { decisionWords } from '../words/words.ts'
import { targetWords } from './minute-words.ts'

/** What became of a decision that is not open any more, and who took it in whose place. */
export const DecidedSaid = ({ view, file, task }: { view: View; file: CaseFile; task: Task }) => {
  const { t, say } = view
  const given = task.answer?.kind === 'approval' ? task.answer.answer : undefined
  if (task.state.is !== 'answered' || given === undefined)
    return <>{t('此决定已不再需要。', 'This decision is not needed any more.')}</>
  const words = say(decisionWords[given.decision] ?? { zh: given.decision, en: given.decision })
  const who =
    task.deputy === undefined
      ? (task.asked ?? '')
      : t(`${task.deputy.name}（代${task.asked ?? ''}）`, `${task.deputy.name}, for ${task.asked ?? ''}`)
  const at = momentWords(view, task.state.stamp.at)
  return (
    <>
      <Tag tone={given.decision === 'approve' ? 'good' : given.decision === 'reject' ? 'bad' : 'act'}>
        {words}
      </Tag>{' '}
      {who} · {at}
      {t('。', '. ')}
      {given.decision === 'return'
        ? t(`已退回到：${say(targetWords(given.to))}。`, `Returned to: ${say(targetWords(given.to))}.`)
        : openBeside(file, task).length > 0
          ? t('本层级还在等待其他人决定。', 'Others at this level are still to decide.')
          : t('本层级已有结果。', 'The level is settled.')}
    </>
  )
}
