import type { BulkAction } from '../../../domain/bulk.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import type { Foreseen } from '../../commands/bulk.ts'
import type { View } from '../context.ts'
import { Form, Submit } from '../ui/form.tsx'
import { Table } from '../ui/parts.tsx'
import type { Batch } from './batch.ts'
import { actionWords, effectSaid, plannedSaid, refusedSaid } from './bulk-words.ts'

type Props = {
  view: View
  batch: Batch
  action: BulkAction
  foreseen: readonly Foreseen[]
  values: Readonly<Record<string, readonly string[]>>
  titles: ReadonlyMap<string, string>
  scheme: Scheme | undefined
}

/** What a form carries on to the next page: the action as it was typed. */
const kept = ['do', 'officer', 'days', 'reason', 'part', 'remark']

/** What will become of each case, before anything does: so many will, so many cannot, and why. */
export const BulkPreview = ({ view, batch, action, foreseen, values, titles, scheme }: Props) => {
  const { t, say } = view
  const can = foreseen.filter(({ planned }) => planned !== undefined)
  const cannot = foreseen.flatMap((one) => (one.refusal ? [{ ...one, refusal: one.refusal }] : []))
  const title = (id: string) => <a href={`/cases/${id}`}>{titles.get(id) ?? id}</a>
  return (
    <>
      <p class="effect">
        <strong>{effectSaid(view, action, can.length)}</strong>
        {cannot.length === 0 ? null : t(`，${cannot.length} 件不能办理。`, `; ${cannot.length} cannot.`)}
      </p>
      {cannot.length === 0 ? null : (
        <section>
          <h2>{t('不能办理', 'Cannot be done')}</h2>
          <Table
            caption={t('不能办理的案件和原因', 'Cases that are left out, and why')}
            heads={[t('联合体', 'Consortium'), t('原因', 'Because')]}
            rows={cannot.map(({ case: id, refusal }) => [
              title(id),
              say(refusedSaid(refusal.code, refusal.facts)),
            ])}
          />
        </section>
      )}
      {can.length === 0 ? null : (
        <>
          <Form view={view} action={`/board/${batch.id}/bulk`}>
            {can.map(({ case: id }) => (
              <input type="hidden" name="case" value={id} />
            ))}
            {kept.map((name) =>
              values[name]?.[0] ? <input type="hidden" name={name} value={values[name]?.[0]} /> : null,
            )}
            <p>
              {t(
                '每件案件单独办理并记录；中途中断时，再次提交会从停下的地方继续，不会重复办理。',
                'Each case is done and recorded by itself. If it stops half-way, sending this again goes on where it stopped; nothing is done twice.',
              )}
            </p>
            <div class="actions">
              <Submit name="go" value="run">
                {t(
                  `确认：${say(actionWords(action))} ${can.length} 件`,
                  `${say(actionWords(action))}: ${can.length} ${can.length === 1 ? 'case' : 'cases'}`,
                )}
              </Submit>
              <Submit name="go" value="choose" class="quiet">
                {t('返回修改', 'Change it')}
              </Submit>
            </div>
          </Form>
          <h2>{t('将办理', 'Will be done')}</h2>
          <Table
            caption={t('将办理的案件', 'Cases that it will be done to')}
            heads={[t('联合体', 'Consortium'), t('效果', 'Effect')]}
            rows={can.map(({ case: id, planned = {} }) => [
              title(id),
              plannedSaid(view, planned, scheme) || say(actionWords(action)),
            ])}
          />
        </>
      )}
    </>
  )
}
