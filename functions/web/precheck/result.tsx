import type { PreCheckInput, PreCheckResult } from '../../../domain/pre-check.ts'
import { kindWords } from '../../../domain/organisation-kind.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import type { Currency } from '../../../domain/support.ts'
import { listed, moneyWords, sentence, shareWords } from '../words/amount-words.ts'
import type { View } from '../context.ts'
import { Table, Tag } from '../ui/parts.tsx'

type Verdict = PreCheckResult['verdicts'][number]

/** In the order in which they matter to whoever reads them. */
const standings = [
  { is: 'broken', tone: 'bad', zh: '不满足', en: 'Not met' },
  { is: 'warned', tone: 'act', zh: '提示', en: 'Advised' },
  { is: 'open', tone: 'busy', zh: '待定', en: 'Open' },
  { is: 'holds', tone: 'good', zh: '满足', en: 'Met' },
] as const
type Standing = (typeof standings)[number]['is']

const standingOf = ({ holds, blocks }: Verdict): Standing =>
  holds === true ? 'holds' : holds === 'unknown' ? 'open' : blocks ? 'broken' : 'warned'

/** The outcome in a sentence, with what it rests on. */
export const outcomeSaid = ({ t }: View, result: PreCheckResult): string => {
  const count = (is: Standing): number =>
    result.verdicts.filter((verdict) => standingOf(verdict) === is).length
  const broken = count('broken') + result.limits.length
  const head = {
    broken: t(
      `有 ${broken} 项必须条件不满足，不能申报。`,
      `${broken} ${broken === 1 ? 'condition is' : 'conditions are'} not met: an application would be refused.`,
    ),
    open: t(
      '没有不满足的必须条件，但有条件尚待填写。',
      'Nothing that must hold is broken, but something is still open.',
    ),
    holds: t('必须条件全部满足。', 'Everything that must hold holds.'),
  }[result.outcome]
  const [warned, open] = [count('warned'), count('open')]
  return [
    head,
    ...(warned > 0
      ? [
          t(
            `另有 ${warned} 项提示。`,
            `${warned} advised ${warned === 1 ? 'condition is' : 'conditions are'} not met.`,
          ),
        ]
      : []),
    ...(open > 0 ? [t(`待定 ${open} 项。`, `${open} open.`)] : []),
  ].join(t('', ' '))
}

export const Result = ({
  view,
  scheme,
  input,
  result,
  link,
}: {
  view: View
  scheme: Scheme
  input: PreCheckInput
  result: PreCheckResult
  link: string | undefined
}) => {
  const { t, say } = view
  const limits: Verdict[] = result.limits.map((limit) => ({
    rule: '',
    blocks: true,
    holds: false,
    requirement: limit,
    explanation: limit,
    missing: [],
  }))
  const verdicts = [...limits, ...result.verdicts]
  return (
    <section id="result" aria-labelledby="result-title" tabindex={-1}>
      <h2 id="result-title">{t('结果', 'Result')}</h2>
      <p>
        <strong>{outcomeSaid(view, result)}</strong>
      </p>
      <Entered view={view} input={input} />
      <ul class="verdicts">
        {standings.flatMap(({ is, tone, ...words }) =>
          verdicts
            .filter((verdict) => standingOf(verdict) === is)
            .map(({ explanation, missing }) => (
              <li>
                <Tag tone={tone}>{say(words)}</Tag>
                <span>
                  {say(sentence(explanation))}
                  {missing.length === 0 ? null : (
                    <small class="below">
                      {t('尚缺：', 'Missing: ')}
                      {say(listed(missing))}
                    </small>
                  )}
                </span>
              </li>
            )),
        )}
      </ul>
      <Dues view={view} result={result} currency={scheme.membership?.currency ?? scheme.currency} />
      <SupportYears view={view} result={result} currency={scheme.currency} />
      <p class="hint">
        {t(
          '与受理时使用同一套规则；以提交时登记的单位信息和填报内容为准。所填内容不会保存。',
          'These are the very rules that decide an application, on what is registered and filled in when it is handed in. Nothing that you typed is kept.',
        )}
      </p>
      {link === undefined ? (
        <p class="hint no-print">
          {t('内容较多，无法用链接分享。', 'This is too much for a link that could be passed on.')}
        </p>
      ) : (
        <p class="no-print">
          <a href={link}>{t('可分享的链接', 'A link to pass on')}</a>
        </p>
      )}
    </section>
  )
}

/** On paper the form is left out: what was looked at is told in a line each. */
const Entered = ({ view, input }: { view: View; input: PreCheckInput }) => {
  const { t, say } = view
  const { leads, members } = input.consortium
  return (
    <ol class="only-print">
      {[...leads, ...members].map((one, index) => (
        <li>
          {[
            one.name,
            index < leads.length ? t('牵头', 'lead') : t('成员', 'member'),
            say(kindWords[one.kind]),
            one.country,
            ...(one.place ? [one.place] : []),
            ...(one.region ? [one.region] : []),
          ].join(t('，', ', '))}
        </li>
      ))}
    </ol>
  )
}

type Reckoned = { view: View; result: PreCheckResult; currency: Currency }

const Dues = ({ view, result, currency }: Reckoned) => {
  const { t, say } = view
  const money = (amount: number): string => say(moneyWords(amount, currency))
  const total = result.dues.reduce((sum, { amount = 0 }) => sum + amount, 0)
  const votes = result.dues.reduce((sum, { votes = 0 }) => sum + votes, 0)
  return result.dues.length === 0 ? null : (
    <>
      <h3>{t('会费与表决权', 'Dues and votes')}</h3>
      <Table
        caption={t('会费与表决权', 'Dues and votes')}
        heads={[t('单位', 'Organisation'), t('等级', 'Tier'), t('年费', 'Dues a year'), t('表决权', 'Votes')]}
        rows={[
          ...result.dues.map((one) => [
            one.name,
            one.tier ? say(one.tier) : t('未填数据', 'no figure given'),
            one.amount === undefined ? '' : money(one.amount),
            one.votes === undefined ? '' : `${one.votes}`,
          ]),
          [
            <strong>{t('合计', 'Together')}</strong>,
            '',
            <strong>{money(total)}</strong>,
            <strong>{votes}</strong>,
          ],
        ]}
      />
    </>
  )
}

const SupportYears = ({ view, result, currency }: Reckoned) => {
  const { t, say } = view
  const money = (amount: number): string => say(moneyWords(amount, currency))
  return (
    <>
      {result.support.map((one) => (
        <>
          <h3>
            {say(one.title)} <small>{t(`合计 ${money(one.total)}`, `${money(one.total)} in all`)}</small>
          </h3>
          <Table
            caption={say(one.title)}
            heads={[t('年度', 'Year'), t('费用', 'Cost'), t('支持比例', 'Rate'), t('支持金额', 'Paid')]}
            rows={one.years.map(({ year, cost, rate, paid }) => [
              t(`第 ${year} 年`, `${year}`),
              money(cost),
              shareWords(rate),
              money(paid),
            ])}
          />
        </>
      ))}
    </>
  )
}
