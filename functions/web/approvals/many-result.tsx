import type { CaseFile } from '../../../domain/case.ts'
import type { Task } from '../../../domain/task.ts'
import type { View } from '../context.ts'
import { Table, Tag } from '../ui/parts.tsx'
import { DecidedSaid } from './decided-said.tsx'
import { notDoneSaid } from './not-done.ts'

/** What became of one of several: as the record has it, and why it was not done where it was not. */
export type Outcome = {
  readonly file?: CaseFile
  readonly task?: Task
  /** The refusal's code; nothing where it was done. */
  readonly code?: string
}

/** Case by case, what was not done first. */
export const ManyResult = ({
  view,
  outcomes,
  back,
}: {
  view: View
  outcomes: readonly Outcome[]
  back: string
}) => {
  const { t, say } = view
  const done = outcomes.filter(({ code }) => code === undefined).length
  const left = outcomes.length - done
  return (
    <>
      <p class="effect">
        <strong>
          {t(`已办理 ${done} 件，未办理 ${left} 件。`, `${done} decided, ${left} not decided.`)}
        </strong>
      </p>
      <Table
        caption={t('办理结果', 'What became of each case')}
        heads={[t('联合体', 'Consortium'), t('结果', 'Result')]}
        rows={outcomes
          .toSorted((a, b) => Number(b.code !== undefined) - Number(a.code !== undefined))
          .map(({ file, task, code }) => [
            file && task ? (
              <a href={`/approvals/${file.head.id}/${task.id}`}>{file.head.title}</a>
            ) : (
              t('（不由您决定的案件）', '(a case that is not yours)')
            ),
            code === undefined && file && task ? (
              <span>
                <DecidedSaid view={view} file={file} task={task} />
              </span>
            ) : (
              <span>
                <Tag tone="act">{t('未办理', 'not done')}</Tag> {say(notDoneSaid(code ?? 'not-found'))}
              </span>
            ),
          ])}
      />
      <p>
        <a href={back}>{t('回到名单', 'Back to the list')}</a>
      </p>
    </>
  )
}
