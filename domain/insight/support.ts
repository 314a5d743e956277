import type { RecordSums } from '../record-sums.ts'
import type { ResultKind } from '../outcome.ts'
import type { Currency } from '../support.ts'
import { same } from '../words.ts'
import type { Figure } from './figure.ts'

/** A consortium of the register with what its record comes to. */
export type Supported = { readonly id: string; readonly name: string; readonly sums: RecordSums }

/** What was paid to each consortium for milestones, and what it brought about: a column for each kind of result. */
export const support = (
  consortia: readonly Supported[],
  kinds: readonly Pick<ResultKind, 'id' | 'title' | 'unit'>[],
  currency: Currency,
): Figure => ({
  id: 'support',
  title: { zh: '支持资金与成果', en: 'Support paid against outcomes' },
  about: {
    zh: '已验收里程碑的拨付金额，以及登记在册、未被更正或收回的成果数量。',
    en: 'What was paid for accepted milestones, and how much of each kind of result is on record, neither corrected nor taken back.',
  },
  first: { zh: '联合体', en: 'Consortium' },
  columns: [
    { id: 'paid', head: { zh: `已拨付（${currency}）`, en: `Paid (${currency})` }, unit: 'pieces' },
    { id: 'accepted', head: { zh: '已验收里程碑', en: 'Milestones accepted' }, unit: 'pieces' },
    { id: 'milestones', head: { zh: '全部里程碑', en: 'Milestones' }, unit: 'pieces' },
    ...kinds.map(({ id, title, unit }) => ({
      id: `result-${id}`,
      head: { zh: `${title.zh}（${unit.zh}）`, en: `${title.en} (${unit.en})` },
      unit: 'pieces' as const,
    })),
  ],
  rows: consortia
    .toSorted((a, b) => b.sums.paid - a.sums.paid || (a.name < b.name ? -1 : 1))
    .map(({ id, name, sums }) => ({
      key: id,
      is: id,
      label: same(name),
      cells: [
        { value: sums.paid },
        { value: sums.accepted },
        { value: sums.milestones },
        ...kinds.map((kind) => ({ value: sums.results[kind.id] ?? 0 })),
      ],
    })),
  picture: { is: 'pairs', columns: ['paid', ...kinds.slice(0, 3).map(({ id }) => `result-${id}`)] },
  leadsTo: 'consortia',
})
