import {
  changeKindWords,
  changeModeWords,
  effectiveWords,
  limitWords,
  resultSortWords,
} from '../../../domain/scheme-words.ts'
import { listed, monthsWords } from '../words/amount-words.ts'
import { registerWords } from '../words/scheme-words.ts'
import { Facts, Table } from '../ui/parts.tsx'
import { Default } from './defaults.tsx'
import { Year } from './evaluation.tsx'
import { Part, type PartProps } from './part.tsx'

/** What happens once it was given: for how long, what may change, how it ends. */
export const Afterwards = ({ view, scheme }: PartProps) => {
  const { t } = view
  return (
    <Part
      view={view}
      scheme={scheme}
      id="afterwards"
      title={t('获准之后', 'Afterwards')}
      of={['outcome', 'changes', 'exit', 'batches', 'results']}
    >
      <Term view={view} scheme={scheme} />
      <Tiers view={view} scheme={scheme} />
      <Year view={view} scheme={scheme} />
      <Changes view={view} scheme={scheme} />
      <Exit view={view} scheme={scheme} />
      <Results view={view} scheme={scheme} />
    </Part>
  )
}

const Term = ({ view, scheme }: PartProps) => {
  const { t, say } = view
  const { outcome } = scheme
  const { renewal } = outcome
  return (
    <Facts
      facts={[
        [
          t('有效期', 'Valid for'),
          <>
            {say(monthsWords(outcome.validityMonths))}
            <Default view={view} scheme={scheme} at="outcome.validityMonths" />
          </>,
        ],
        outcome.provisionalMonths === undefined
          ? undefined
          : [
              t('试行期', 'On trial'),
              t(
                `先试行 ${say(monthsWords(outcome.provisionalMonths))}，首次评估通过后转正`,
                `for the first ${say(monthsWords(outcome.provisionalMonths))}; the first evaluation that is passed makes it firm`,
              ),
            ],
        [
          t('续期', 'Renewal'),
          renewal
            ? t(
                `可续 ${say(monthsWords(renewal.months))}，至多 ${renewal.times} 次；到期前 ${renewal.opensMonthsBefore} 个月起可申请`,
                `for ${say(monthsWords(renewal.months))}, ${renewal.times === 1 ? 'once' : `up to ${renewal.times} times`}; can be asked for from ${renewal.opensMonthsBefore} months before the end`,
              )
            : t('不设续期，到期可重新申报', 'none; a new application is possible after the end'),
        ],
        [
          t('编号', 'Number'),
          <>
            <code>{outcome.numberPattern.replace('{year}', '2026').replace('{code}', 'XXXX')}</code>
            <Default view={view} scheme={scheme} at="outcome.numberPattern" />
          </>,
        ],
        outcome.register.length === 0
          ? undefined
          : [
              t('公开名录内容', 'Shown in the public register'),
              say(listed(outcome.register.map((one) => registerWords[one]))),
            ],
      ]}
    />
  )
}

const Tiers = ({ view, scheme }: PartProps) => {
  const { t, say } = view
  const tiers = scheme.outcome.tiers
  return tiers === undefined ? null : (
    <>
      <h3>{t('层级', 'Tiers')}</h3>
      <Table
        caption={t('层级', 'Tiers')}
        heads={[t('层级', 'Tier'), t('结果', 'Outcome'), t('有效期', 'Valid for'), t('提档升级', 'Upgrade')]}
        rows={tiers.map((tier) => {
          const from = tiers.find(({ id }) => id === tier.upgradeFrom)
          return [
            say(tier.title),
            say(tier.verb),
            say(monthsWords(tier.validityMonths ?? scheme.outcome.validityMonths)),
            from
              ? t(`由“${say(from.title)}”提档升级`, `upgrade from: ${say(from.title)}`)
              : t('直接申报', 'applied for directly'),
          ]
        })}
      />
    </>
  )
}

const Changes = ({ view, scheme }: PartProps) => {
  const { t, say } = view
  const { changes } = scheme
  if (!changes) return null
  return (
    <>
      <h3>{t('变更', 'Changes')}</h3>
      <Table
        caption={t('变更', 'Changes')}
        heads={[t('事项', 'What'), t('方式', 'How'), t('时限', 'Within'), t('生效', 'Effective')]}
        rows={changes.kinds.map(({ kind, mode, limit, effective }) => [
          say(changeKindWords[kind]),
          say(changeModeWords[mode]),
          say(limitWords(limit)),
          say(effectiveWords[effective]),
        ])}
      />
      {changes.windowMonths === undefined ? null : (
        <p>
          {t(
            `变更按每 ${changes.windowMonths} 个月一个窗口集中办理。`,
            `Requests are collected in windows of ${changes.windowMonths} ${changes.windowMonths === 1 ? 'month' : 'months'}.`,
          )}
        </p>
      )}
      {changes.source ? <p>{t(`依据：${say(changes.source)}`, `Source: ${say(changes.source)}`)}</p> : null}
      <p class="hint">
        {t(
          '每次成员变更都重新核对存续期间的条件。',
          'At every change of members, what must always hold is checked again.',
        )}
      </p>
    </>
  )
}

const Exit = ({ view, scheme }: PartProps) => {
  const { t, say } = view
  const { exit } = scheme
  return exit === undefined ? null : (
    <>
      <h3>{t('撤销与退出', 'Revocation and exit')}</h3>
      <p>{t('有下列情形之一的，予以撤销：', 'It is taken back for any of these:')}</p>
      <ul>
        {exit.grounds.map((ground) => (
          <li>{say(ground)}</li>
        ))}
      </ul>
      <p>
        {exit.banMonths === 0
          ? t('撤销后可以重新申报。', 'A new application is possible after that.')
          : t(
              `被撤销的，牵头单位 ${say(monthsWords(exit.banMonths))}内不得再次申报。`,
              `The lead may not apply again for ${say(monthsWords(exit.banMonths))}.`,
            )}
        {exit.funds ? ` ${say(exit.funds)}` : ''}
      </p>
    </>
  )
}

const Results = ({ view, scheme }: PartProps) => {
  const { t, say } = view
  return scheme.results.length === 0 ? null : (
    <>
      <h3>{t('计入的成果', 'Results that are counted')}</h3>
      <Table
        caption={t('计入的成果', 'Results that are counted')}
        heads={[t('成果', 'Result'), t('类别', 'Sort'), t('单位', 'Unit'), t('目标', 'Target')]}
        rows={scheme.results.map(({ title, sort, unit, target }) => [
          say(title),
          say(resultSortWords[sort]),
          say(unit),
          target ? t('申报时自定目标', 'the applicant sets one') : t('不设', 'none'),
        ])}
      />
    </>
  )
}
