import { agreementIn, type AgreementRules, clausesId, clausesIn } from './agreement.ts'
import { askedOf } from './case-form.ts'
import type { CaseFile } from './case.ts'
import type { Confirmed, Member } from './case-member.ts'
import type { SectionRead } from './decision.ts'
import { documentIn } from './document.ts'
import { type Answer, type Answers, references, isTable, type FormField, type FormSection } from './form.ts'
import { canonical } from './history.ts'
import type { OrganisationId } from './ids.ts'
import { partAnswers, partOf } from './member-part.ts'
import { sectionsOf } from './save-section.ts'
import type { Moment } from './moment.ts'

/** Long enough that no two texts of a case share it by chance; everything that binds somebody is in every row. */
const shortDigest = 16

/**
 * Everything that a member is bound by if it confirms now, by its path: what it is in the consortium, its own part,
 * the clauses and the agreement, and what the programme marks as binding. Of a table that names members its own rows.
 */
export const boundTo = (
  file: CaseFile,
  id: OrganisationId,
  moment: Pick<Moment, 'scheme' | 'digest'>,
): Record<string, string> => {
  const member = file.members.find(({ organisation }) => organisation === id)
  if (!member) return {}
  const { agreement } = moment.scheme.members
  const part = partOf(file.head, moment)
  const given: [string, unknown][] = [
    ['role', member.role],
    ['layer', member.layer],
    ...Object.entries(partAnswers(file, id)).map(([field, answer]): [string, unknown] => [
      `${part?.id ?? 'part'}.${field}`,
      answer,
    ]),
    ...(agreement && file.head.kind === 'application'
      ? [
          [agreement.document, agreementIn(file, agreement)] satisfies [string, unknown],
          [contentsOf(agreement), agreementContents(file, agreement)] satisfies [string, unknown],
          ...clausesIn(file, agreement)
            .filter(({ article, page }) => article !== undefined || page !== undefined)
            .map(({ id: clause, article, page }): [string, unknown] => [
              `${clausesId}.${clause}`,
              { article, page },
            ]),
        ]
      : []),
    ...bindingSections(file, moment).flatMap((section) => {
      const answers = file.sections.find((one) => one.id === section.id && one.owner === undefined)?.answers
      return section.fields.map((field): [string, unknown] => [
        `${section.id}.${field.id}`,
        ofMember(field, answers?.[field.id], id),
      ])
    }),
  ]
  return Object.fromEntries(
    given
      .filter(([, value]) => value !== undefined)
      .map(([path, value]) => [path, moment.digest(canonical(value)).slice(0, shortDigest)]),
  )
}

/** The path of what the agreement's files hold, beside which files they are. */
const contentsOf = ({ document }: AgreementRules): string => `${document}.sha256`

/** The checksums of the agreement's own files, once each was looked into. */
const agreementContents = (file: CaseFile, agreement: AgreementRules): readonly string[] | undefined => {
  const kept = references(agreementIn(file, agreement)).flatMap((reference) => documentIn(reference) ?? [])
  const sums = kept.flatMap((id) => {
    const state = file.documents?.find((one) => one.id === id)?.state
    return state && 'contents' in state && state.contents ? [state.contents.sha256] : []
  })
  return sums.length === kept.length && sums.length > 0 ? sums : undefined
}

/** The sections that a confirmation is made from: its own part, the agreement's and its clauses', and what binds. */
export const boundSections = (
  file: CaseFile,
  id: OrganisationId,
  moment: Pick<Moment, 'scheme'>,
): readonly SectionRead[] => {
  const part = partOf(file.head, moment)
  const { agreement } = moment.scheme.members
  const applies = file.head.kind === 'application'
  const names = new Set(
    applies
      ? [
          ...(agreement ? [agreement.document.split('.')[0] ?? '', clausesId] : []),
          ...bindingSections(file, moment).map((section) => section.id),
        ]
      : [],
  )
  return sectionsOf(file, [
    ...(part ? [{ id: part.id, owner: id }] : []),
    ...[...names].map((name) => ({ id: name })),
  ])
}

const bindingSections = (file: CaseFile, moment: Pick<Moment, 'scheme'>): FormSection[] =>
  askedOf(file, moment).filter(({ bindsMembers }) => bindsMembers === true)

/** The column by which rows of a table belong to members. */
const memberColumn = (field: FormField): string | undefined =>
  field.kind === 'table' ? field.columns.find(({ kind }) => kind === 'member')?.id : undefined

/** An answer as far as it concerns a member: of a table that names members the rows that name this one. */
const ofMember = (field: FormField, answer: Answer | undefined, id: OrganisationId): Answer | undefined => {
  const column = memberColumn(field)
  if (column === undefined || !isTable(answer)) return answer
  const rows = answer.rows.filter(({ cells }) => cells[column] === id)
  return rows.length === 0 ? undefined : { rows }
}

/** Sections of the case that bind members, with what of them concerns this one: for the page that is confirmed. */
export const bindingAnswers = (
  file: CaseFile,
  id: OrganisationId,
  moment: Pick<Moment, 'scheme'>,
): { readonly section: FormSection; readonly answers: Answers }[] =>
  bindingSections(file, moment).map((section) => {
    const answers = file.sections.find((one) => one.id === section.id && one.owner === undefined)?.answers
    return {
      section,
      answers: Object.fromEntries(
        section.fields.flatMap((field) => {
          const answer = ofMember(field, answers?.[field.id], id)
          return answer === undefined ? [] : [[field.id, answer] as const]
        }),
      ),
    }
  })

/** One digest of all of it: what the page that is confirmed was made from. */
export const boundDigest = (
  file: CaseFile,
  id: OrganisationId,
  moment: Pick<Moment, 'scheme' | 'digest'>,
): string => moment.digest(canonical(boundTo(file, id, moment))).slice(0, 32)

/** What it confirmed last, whether that still holds or it was asked again since. */
const confirmedBefore = ({ confirmation }: Pick<Member, 'confirmation'>): Confirmed | undefined =>
  confirmation.is === 'confirmed'
    ? confirmation
    : confirmation.is === 'asked'
      ? confirmation.before
      : undefined

/** The paths at which something differs from what the member confirmed. A confirmation of before says of no path. */
export const changedSince = (
  file: CaseFile,
  member: Member,
  moment: Pick<Moment, 'scheme' | 'digest'>,
): string[] => {
  const then = confirmedBefore(member)?.of
  if (!then || file.head.kind !== 'application') return []
  const now = boundTo(file, member.organisation, moment)
  const { agreement } = moment.scheme.members
  // A file that was looked into only afterwards, or before checksums were kept here, is the same file.
  const notKnown = (path: string): boolean =>
    agreement !== undefined && path === contentsOf(agreement) && !(path in then && path in now)
  return [...new Set([...Object.keys(then), ...Object.keys(now)])].filter(
    (path) => then[path] !== now[path] && !notKnown(path),
  )
}

/** Confirmed, and something of it is not so any more. */
export const isStale = (file: CaseFile, member: Member, moment: Pick<Moment, 'scheme' | 'digest'>): boolean =>
  member.confirmation.is === 'confirmed' && changedSince(file, member, moment).length > 0
