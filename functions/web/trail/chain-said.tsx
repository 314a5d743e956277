import type { ChainCheck } from '../../../domain/chain-check.ts'
import type { View } from '../context.ts'

const why = {
  changed: { zh: '内容与校验值不符', en: 'its content does not match its hash' },
  missing: { zh: '缺失或重复', en: 'it is missing, or another stands twice' },
  'not-following': { zh: '与上一条不衔接', en: 'it does not follow the one before it' },
  end: { zh: '记录末尾与案件登记不符', en: 'the history does not end where the case says' },
} as const

/** That every hash was reckoned again for this page, and what came of it. */
export const ChainSaid = ({ view: { t, say }, check }: { view: View; check: ChainCheck }) =>
  check.is === 'whole' ? (
    <p class="ready">
      {t(
        `打开本页时已逐条核验：${check.events} 条记录首尾相接，未被改动。末条校验值 `,
        `Checked as this page was opened: all ${check.events} entries hang together and none was changed. Last hash `,
      )}
      <code class="hash">{check.hash.slice(0, 12)}</code>
      {t('。', '.')}
    </p>
  ) : (
    <p class="error" role="alert">
      {t(
        `核验未通过：第 ${check.at} 条，${why[check.why].zh}。请立即联系系统管理员，并保留证据包。`,
        `The check failed at entry ${check.at}: ${say(why[check.why])}. Tell the administrator at once, and keep the evidence package.`,
      )}
    </p>
  )
