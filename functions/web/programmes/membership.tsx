import { namedKinds } from '../../../domain/organisation-kind.ts'
import type { DuesFormula, Membership as Rules, MemberTier } from '../../../domain/dues.ts'
import type { Words } from '../../../domain/words.ts'
import { listed, moneyWords, sentence, shareWords } from '../words/amount-words.ts'
import type { View } from '../context.ts'
import { Table } from '../ui/parts.tsx'
import { Default } from './defaults.tsx'
import { Part, type PartProps } from './part.tsx'

/** Tiers with their dues, votes and rights side by side. */
export const Membership = ({ view, scheme }: PartProps) => {
  const { t, say } = view
  const rules = scheme.membership
  if (!rules) return null
  return (
    <Part
      view={view}
      scheme={scheme}
      id="membership"
      title={t('会员与会费', 'Membership and dues')}
      of={['membership']}
    >
      <Table
        caption={t('会员等级', 'Tiers of membership')}
        heads={[
          t('等级', 'Tier'),
          t('适用', 'Who belongs'),
          t('年费', 'Dues a year'),
          t('表决权', 'Votes'),
          t('可否牵头', 'May lead'),
          t('权利', 'Rights'),
          t('承诺期', 'Commitment'),
        ]}
        rows={rules.tiers.map((tier, index) => [
          <span>
            {say(tier.title)}
            <Default view={view} scheme={scheme} at={`membership.tiers.${index}`} />
          </span>,
          belongsWords(view, rules, tier),
          <span>
            {say(sentence(duesWords(tier.dues, rules)))}
            {tier.inKind ? <small class="below">{say(tier.inKind)}</small> : null}
          </span>,
          `${tier.votes}`,
          tier.mayLead ? t('可以', 'yes') : t('不可以', 'no'),
          say(listed(tier.rights)),
          t(
            `${tier.commitmentYears} 年`,
            `${tier.commitmentYears} ${tier.commitmentYears === 1 ? 'year' : 'years'}`,
          ),
        ])}
      />
    </Part>
  )
}

const belongsWords = ({ say, t }: View, { currency, figure }: Rules, tier: MemberTier): string => {
  const money = (amount: number): string => say(moneyWords(amount, currency))
  const bounds =
    tier.from !== undefined && tier.below !== undefined
      ? [
          t(
            `${say(figure)} ${money(tier.from)}至${money(tier.below)}以下`,
            `${say(figure)} from ${money(tier.from)} to below ${money(tier.below)}`,
          ),
        ]
      : tier.from !== undefined
        ? [t(`${say(figure)} ${money(tier.from)}以上`, `${say(figure)} from ${money(tier.from)}`)]
        : tier.below !== undefined
          ? [t(`${say(figure)} ${money(tier.below)}以下`, `${say(figure)} below ${money(tier.below)}`)]
          : []
  return (
    [...(tier.kinds ? [say(namedKinds(tier.kinds))] : []), ...bounds].join(t('；', '; ')) ||
    t('不限', 'anybody')
  )
}

/** How dues are reckoned: `年销售额的 1%，不低于 …，不超过 …`. */
export const duesWords = (dues: DuesFormula, { currency, figure }: Rules): Words => {
  const money = (amount: number): Words => moneyWords(amount, currency)
  switch (dues.kind) {
    case 'flat':
      return money(dues.amount)
    case 'percentage': {
      const { rate, min, max } = dues
      return {
        zh: [
          `${figure.zh}的 ${shareWords(rate)}`,
          ...(min === undefined ? [] : [`不低于 ${money(min).zh}`]),
          ...(max === undefined ? [] : [`不超过 ${money(max).zh}`]),
        ].join('，'),
        en: [
          `${shareWords(rate)} of ${figure.en}`,
          ...(min === undefined ? [] : [`at least ${money(min).en}`]),
          ...(max === undefined ? [] : [`at most ${money(max).en}`]),
        ].join(', '),
      }
    }
    case 'units':
      return {
        zh: `每份 ${money(dues.price).zh}，${dues.min} 至 ${dues.max} 份`,
        en: `${dues.min} to ${dues.max} units of ${money(dues.price).en}`,
      }
    case 'bands':
      return {
        zh: dues.bands
          .map(({ from, amount }) => `${figure.zh} ${money(from).zh}起 ${money(amount).zh}`)
          .join('；'),
        en: dues.bands
          .map(({ from, amount }) => `${money(amount).en} from a ${figure.en} of ${money(from).en}`)
          .join('; '),
      }
  }
}
