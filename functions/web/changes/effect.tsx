import type { RuleEffect } from '../../../domain/change-request.ts'
import type { View } from '../context.ts'
import { fieldId } from '../ui/form.tsx'
import { Empty, Table, Tag } from '../ui/parts.tsx'

const differs = ({ before, after }: RuleEffect): boolean =>
  before.holds !== after.holds || before.words.zh !== after.words.zh

/** The programme's rules before and after a change, side by side; what comes out otherwise stands first. */
export const EffectTable = ({ view, effect }: { view: View; effect: readonly RuleEffect[] }) => {
  const { t } = view
  if (effect.length === 0)
    return <Empty>{t('此项变更不涉及计划的规定。', 'No condition of the programme is concerned.')}</Empty>
  return (
    <Table
      caption={t('对计划规定的影响', 'Effect on the programme’s conditions')}
      heads={[t('变更前', 'Before'), t('变更后', 'After'), t('比较', 'Compared')]}
      rows={effect
        .toSorted((a, b) => Number(differs(b)) - Number(differs(a)))
        .map((one) => [
          <span id={fieldId(`rules.${one.rule}`)}>
            <Held view={view} one={one.before} blocks={one.blocks} />
          </span>,
          <span>
            <Held view={view} one={one.after} blocks={one.blocks} />
          </span>,
          differs(one) ? (
            <strong class="nowrap">{t('有变化', 'changes')}</strong>
          ) : (
            <span class="nowrap">{t('不变', 'the same')}</span>
          ),
        ])}
    />
  )
}

const Held = ({ view, one, blocks }: { view: View; one: RuleEffect['after']; blocks: boolean }) => (
  <>
    {one.holds === true ? (
      <Tag tone="good">{view.t('符合', 'holds')}</Tag>
    ) : one.holds === false ? (
      <Tag tone={blocks ? 'bad' : 'act'}>
        {blocks ? view.t('不符合', 'fails') : view.t('提示', 'warning')}
      </Tag>
    ) : (
      <Tag tone="still">{view.t('待核', 'not known')}</Tag>
    )}{' '}
    {view.say(one.words)}
  </>
)
