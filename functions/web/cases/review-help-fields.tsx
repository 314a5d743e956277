import { reviewRules, scoreTasks, sheets } from '../../../domain/panel.ts'
import { openSeats } from '../../../domain/panel-mix.ts'
import { ChoiceField } from '../ui/form.tsx'
import { Area, Decision, type FieldsProps, Send } from './answer-parts.tsx'

/** The review cannot go on by itself: how it stands, who else could be asked, or the sheets as they are. */
export const ReviewHelpFields = ({ view, typed, open }: FieldsProps) => {
  const { t } = view
  const { panel } = reviewRules(open.file, open.moment)
  const asked = scoreTasks(open.file)
  const handedIn = sheets(open.file).length
  const recused = asked.filter(
    (task) => task.answer?.kind === 'score' && task.answer.answer.decision === 'recuse',
  ).length
  const late = asked.filter((task) => task.state.is === 'late').length
  const { free = [] } = open
  const vacant = openSeats(panel.mix, asked)
  const missing = panel.mix
    .map(({ field }) => ({ field, n: vacant.filter((name) => name === field.zh).length }))
    .filter(({ n }) => n > 0)
  return (
    <>
      <p>
        {t(
          `本轮需要 ${panel.quorum} 份评分表，已收到 ${handedIn} 份；${recused} 位专家回避，${late} 位逾期。`,
          `This round needs ${panel.quorum} sheets and has ${handedIn}; ${recused} experts stepped aside, ${late} did not answer in time.`,
        )}
      </p>
      {missing.length === 0 ? null : (
        <p>
          {t(
            `评审组还缺：${missing.map(({ field, n }) => `${field.zh}专家 ${n} 名`).join('、')}。可请管理员任命该领域专家后再请，也可在下方指定专家代替。`,
            `The panel still needs ${missing.map(({ field, n }) => `${n} of ${field.en}`).join(', ')}. Let the administrator appoint experts of the field and ask again, or name below who stands in.`,
          )}
        </p>
      )}
      <Decision
        view={view}
        typed={typed}
        options={[
          { value: 'retry', label: t('再请专家', 'Ask more experts') },
          {
            value: 'accept',
            label: t('采用现有评分', 'Take the sheets as they are'),
            hint: t(`以 ${handedIn} 份评分表为准`, `${handedIn} sheets then decide`),
          },
        ]}
      />
      {free.length === 0 ? (
        <p class="hint">
          {t(
            '没有可请的专家：请管理员先任命专家，再选“再请专家”。',
            'Nobody is left to ask: let the administrator appoint experts first, then ask again.',
          )}
        </p>
      ) : (
        <ChoiceField
          view={view}
          typed={typed}
          name="answer.experts"
          many
          required={false}
          label={t('优先邀请', 'Ask these first')}
          hint={t(
            '与各成员单位没有已知利益关系的专家；不选则由系统选定。',
            'Experts without a known conflict; when none is chosen, the program chooses.',
          )}
          options={free.map((person) => ({
            value: person.id,
            label: person.name,
            hint: [person.expertise?.organisationName ?? '', ...(person.expertise?.fields ?? [])]
              .filter((text) => text !== '')
              .join(' · '),
          }))}
        />
      )}
      <Area view={view} typed={typed} name="answer.reason" label={t('理由', 'Reason')} />
      <Send>{t('提交', 'Send')}</Send>
    </>
  )
}
