import { type CaseFile, type CaseHead, CaseHead as Head } from '../../domain/case.ts'
import { Member } from '../../domain/case-member.ts'
import { Section } from '../../domain/case-section.ts'
import type { SectionRead } from '../../domain/decision.ts'
import { sectionIn } from '../../domain/save-section.ts'
import type { Store } from '../ports/store.ts'
import { keys } from './keys.ts'
import { onceWrite } from './once.ts'
import { atRevision, type Guard, isNew, type Table, type Write } from './table.ts'
import { transact } from './transaction.ts'

/** The section is still the one that was read. A row of an earlier program does not count its saves. */
const unchanged = ({ revision, saved }: Omit<SectionRead, 'id' | 'owner'>): Guard => {
  if (revision !== undefined) return atRevision(revision)
  if (saved === undefined) return isNew
  return {
    ConditionExpression: 'attribute_not_exists(#data.#revision) AND #data.#saved.#at = :at',
    ExpressionAttributeNames: {
      '#data': 'data',
      '#revision': 'revision',
      '#saved': 'saved',
      '#at': 'at',
    },
    ExpressionAttributeValues: { ':at': saved.at },
  }
}

/** A section in place of the one that the decision was made from: what somebody typed meanwhile is not overwritten. */
export const overSection = (caseId: string, file: CaseFile | undefined, section: Section): Write => ({
  put: {
    ...keys.section(caseId, section.id, section.owner),
    type: 'section',
    data: Section.parse(section),
  },
  guard: unchanged((file && sectionIn(file, section)) ?? {}),
})

/** What a decision was made from is still so when it is written. */
export const asRead = (caseId: string, section: SectionRead): Write => ({
  check: keys.section(caseId, section.id, section.owner),
  guard: unchanged(section),
})

/** The case still stands where it stood: it was not handed in, closed or returned meanwhile. */
const stillAt = ({ id, status }: CaseHead): Write => ({
  check: keys.case(id),
  guard: {
    ConditionExpression: '#data.#status.#is = :is AND #data.#status.#since = :since',
    ExpressionAttributeNames: { '#data': 'data', '#status': 'status', '#is': 'is', '#since': 'since' },
    ExpressionAttributeValues: { ':is': status.is, ':since': status.since },
  },
})

/** What is written while somebody types, and what is asked meanwhile: small, and apart from the rest of the case. */
export const sectionStore = (table: Table): Pick<Store['cases'], 'saveSection' | 'glance'> => ({
  saveSection: async (head, before, section, options) => {
    const data = Section.parse(section)
    await transact(table, [
      {
        put: { ...keys.section(head.id, section.id, section.owner), type: 'section', data },
        guard: unchanged(before ?? {}),
      },
      stillAt(head),
      ...(options?.once ? [onceWrite(options.once, options.at)] : []),
    ])
  },

  glance: async (id, sections) => {
    const [rows, members] = await Promise.all([
      table.getMany([
        keys.case(id),
        ...sections.map((section) => keys.section(id, section.id, section.owner)),
      ]),
      // As many as one answer holds: whoever writes is among the first that were named, or asks for the whole case.
      table.query({ key: keys.case(id).pk, begins: 'MEMBER#' }, { limit: 100 }),
    ])
    const head = rows.find(({ type }) => type === 'case')
    return (
      head && {
        head: Head.parse(head.data),
        members: members.items.map(({ data }) => Member.parse(data)),
        sections: rows.filter(({ type }) => type === 'section').map(({ data }) => Section.parse(data)),
      }
    )
  },
})
