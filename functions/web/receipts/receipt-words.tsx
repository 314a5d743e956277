import type { KeptReceipt, Receipt, ReceiptStanding } from '../../../domain/receipt.ts'
import type { Words } from '../../../domain/words.ts'
import { timeWords, zoneIn } from '../../../domain/zone-time.ts'
import type { View } from '../context.ts'
import { Facts, shownCode, Table } from '../ui/parts.tsx'

/** What became of what was handed in, in one sentence. */
export const standingSaid = (standing: ReceiptStanding, zone: string): Words => {
  const at = 'at' in standing ? timeWords(standing.at, zoneIn({ zone })) : { zh: '', en: '' }
  switch (standing.is) {
    case 'in-force':
      return { zh: '有效', en: 'In force' }
    case 'taken-back':
      return { zh: `申报已于 ${at.zh} 取回修改`, en: `Taken back at ${at.en}` }
    case 'replaced':
      return {
        zh: `已由 ${standing.by} 替代（${at.zh}）`,
        en: `Replaced by ${standing.by} at ${at.en}`,
      }
    case 'withdrawn':
      return { zh: `申报已于 ${at.zh} 撤回`, en: `The application was withdrawn at ${at.en}` }
  }
}

const roles = {
  lead: { zh: '牵头单位', en: 'lead' },
  'co-lead': { zh: '共同牵头单位', en: 'co-lead' },
  member: { zh: '成员单位', en: 'member' },
} as const

/** A hash in groups, so that two can be compared by eye. */
export const Hash = ({ of }: { of: string }) => (
  <code class="hash">{of.match(/.{1,8}/g)?.join(' ') ?? of}</code>
)

/** When the request arrived, to the thousandth, by the programme's clocks. */
const arrivedSaid = (view: View, { arrivedLocal, zone }: Receipt): string => {
  const [, name = ''] = /（(.*)）$/.exec(timeWords('2026-01-01T00:00:00.000Z', zoneIn({ zone })).zh) ?? []
  const [, english = ''] = /\((.*)\)$/.exec(timeWords('2026-01-01T00:00:00.000Z', zoneIn({ zone })).en) ?? []
  return `${arrivedLocal}${view.t(`（${name}）`, ` (${english})`)}`
}

/** The lead first, then the co-leads. */
const inOrder = (members: Receipt['members']): Receipt['members'] =>
  members.toSorted((a, b) => Object.keys(roles).indexOf(a.role) - Object.keys(roles).indexOf(b.role))

/** Everything that a receipt proves. */
export const ReceiptFacts = ({ view, kept: { receipt, standing } }: { view: View; kept: KeptReceipt }) => {
  const { t, say } = view
  return (
    <>
      <Facts
        facts={[
          [t('编号', 'Number'), <strong>{receipt.number}</strong>],
          [t('状态', 'Standing'), say(standingSaid(standing, receipt.zone))],
          [t('到达时间', 'Arrived'), <time datetime={receipt.arrived}>{arrivedSaid(view, receipt)}</time>],
          [t('截止时间', 'Deadline'), say(timeWords(receipt.closes, zoneIn({ zone: receipt.zone })))],
          receipt.graceSeconds === undefined
            ? undefined
            : [
                t('使用宽限', 'Grace used'),
                t(`${receipt.graceSeconds} 秒`, `${receipt.graceSeconds} seconds`),
              ],
          [t('联合体', 'Consortium'), receipt.title],
          [t('计划', 'Programme'), `${say(receipt.programme.title)} (${receipt.programme.ref})`],
          [t('申报批次', 'Call'), say(receipt.call.title)],
          [t('提交人', 'Handed in by'), receipt.by.name],
          receipt.replaces === undefined ? undefined : [t('替代', 'Replaces'), receipt.replaces],
          [t('内容校验值（SHA-256）', 'Content (SHA-256)'), <Hash of={receipt.content} />],
        ]}
      />
      <h2>{t('成员单位', 'Members')}</h2>
      <Table
        caption={t('成员单位', 'Members')}
        heads={[t('单位', 'Organisation'), t('代码', 'Code'), t('角色', 'Role')]}
        rows={inOrder(receipt.members).map(({ name, organisation, role }) => [
          name,
          shownCode(organisation),
          say(roles[role]),
        ])}
      />
      {receipt.documents.length === 0 ? null : (
        <>
          <h2>{t('附件材料', 'Documents')}</h2>
          <Table
            caption={t('附件材料', 'Documents')}
            heads={[t('文件', 'File'), t('字节', 'Bytes'), t('校验值（SHA-256）', 'SHA-256')]}
            rows={receipt.documents.map(({ name, size, sha256 }) => [name, `${size}`, <Hash of={sha256} />])}
          />
        </>
      )}
    </>
  )
}
