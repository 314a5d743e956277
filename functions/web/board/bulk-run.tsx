import type { BulkRun } from '../../../domain/bulk.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import type { SeenRow } from '../../../domain/board-filter.ts'
import type { View } from '../context.ts'
import { Form, Submit } from '../ui/form.tsx'
import { Table, Tag } from '../ui/parts.tsx'
import { actionWords, refusedSaid } from './bulk-words.ts'
import { stepTitle } from './board-words.ts'

/** What became of each case, and where it stands now. */
export const BulkResult = ({
  view,
  run,
  rows,
  scheme,
}: {
  view: View
  run: BulkRun
  rows: ReadonlyMap<string, SeenRow>
  scheme: Scheme | undefined
}) => {
  const { t, say } = view
  const count = (state: string) => run.items.filter((item) => item.state === state).length
  const waiting = count('waiting')
  return (
    <>
      <p class="effect">
        <strong>{say(actionWords(run.action))}</strong>
        {t(
          `：已办理 ${count('done')} 件，未办理 ${count('refused')} 件${waiting === 0 ? '。' : `，还有 ${waiting} 件。`}`,
          `: ${count('done')} done, ${count('refused')} not done${waiting === 0 ? '.' : `, ${waiting} to go.`}`,
        )}
      </p>
      {waiting === 0 ? null : (
        <Form view={view} action={`/board/${run.batch}/bulk/${run.id}`}>
          <Submit>{t('继续办理', 'Go on')}</Submit>
        </Form>
      )}
      <Table
        caption={t('办理结果', 'What became of each case')}
        heads={[t('联合体', 'Consortium'), t('结果', 'Result'), t('现在', 'Now')]}
        rows={[...run.items]
          .toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
          .map((item) => {
            const row = rows.get(item.case)
            return [
              <a href={`/cases/${item.case}`}>{row?.title ?? item.case}</a>,
              item.state === 'done' ? (
                <Tag tone="good">{t('已办理', 'done')}</Tag>
              ) : item.state === 'waiting' ? (
                <Tag tone="busy">{t('等待', 'waiting')}</Tag>
              ) : (
                <span>
                  <Tag tone="act">{t('未办理', 'not done')}</Tag>{' '}
                  {say(refusedSaid(item.code ?? '', item.facts))}
                </span>
              ),
              row === undefined ? '' : say(stepTitle(row.status, row.kind, scheme)),
            ]
          })}
      />
      <p>
        {run.action.do === 'panel' ? (
          <>
            <a href={`/calls/${run.batch}/panels`}>{t('回到评审组', 'Back to the panels')}</a>
            {' · '}
          </>
        ) : null}
        <a href={`/board/${run.batch}`}>{t('回到案件列表', 'Back to the board')}</a>
      </p>
    </>
  )
}

const order = ['refused', 'waiting', 'done']
