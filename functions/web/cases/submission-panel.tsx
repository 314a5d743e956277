import type { CaseFile } from '../../../domain/case.ts'
import type { Moment as Now } from '../../../domain/moment.ts'
import type { CaseView } from '../case-view/case-shape.ts'
import type { View } from '../context.ts'
import { Countdown } from '../ui/countdown.tsx'
import { ExtensionNote } from '../ui/extension-note.tsx'
import { missingCount } from './pre-flight.tsx'

type Props = { view: View; it: CaseView; file: CaseFile; moment: Now }

/** On the page of an application: by when, how much is left to do, and the ways back once it is handed in. */
export const SubmissionPanel = ({ view, it, file, moment }: Props) => {
  const { t } = view
  if (it.kind !== 'application') return null
  const draft = it.status.is === 'draft'
  const count = draft && it.missing ? missingCount({ view, it, file, moment }) : undefined
  const waysBack = it.mayTakeBack === true || (it.mayWithdraw === true && !draft)
  return (
    <>
      {it.extended && it.closes ? <ExtensionNote view={view} of={it.extended} closes={it.closes} /> : null}
      {draft && it.closes ? <Countdown view={view} closes={it.closes} /> : null}
      {count === undefined ? null : (
        <p class="left-to-do">
          {count === 0 ? (
            <a href={`/cases/${it.id}/check`}>
              {t('内容完整，可以提交', 'Everything is complete: hand it in')}
            </a>
          ) : (
            <a href={`/cases/${it.id}/check`}>
              {count === 1
                ? t('还有 1 处需要完成', 'One thing is still missing')
                : t(`还有 ${count} 处需要完成`, `${count} things are still missing`)}
            </a>
          )}
        </p>
      )}
      {draft && (it.earlier ?? []).length > 0 ? (
        <p class="hint">
          {t(
            '申报已取回修改，须在截止前重新提交。',
            'The submission was taken back: it counts only when it is handed in again before the deadline.',
          )}
        </p>
      ) : null}
      {waysBack ? (
        <p class="actions">
          {it.mayTakeBack ? (
            <a class="button quiet" href={`/cases/${it.id}/take-back`}>
              {t('取回修改', 'Take back to change')}
            </a>
          ) : null}
          {it.mayWithdraw ? (
            <a class="button quiet" href={`/cases/${it.id}/withdrawal`}>
              {t('撤回申报', 'Withdraw the application')}
            </a>
          ) : null}
        </p>
      ) : null}
    </>
  )
}
