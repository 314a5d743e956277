import type { CaseFile, CaseHead } from './case.ts'
import { type Hidden, masking, maskOf } from './name-mask.ts'
import type { Moment } from './moment.ts'
import type { OrganisationId } from './ids.ts'
import type { Panel } from './rubric.ts'
import { stepOf } from './scheme-step.ts'

/** What the review of this case, if it has one, lets experts and applicants know of each other. */
export const blindOf = (
  head: Pick<CaseHead, 'kind'>,
  { scheme }: Pick<Moment, 'scheme'>,
): Panel['blind'] | undefined =>
  head.kind === 'application'
    ? stepOf(scheme, 'review')?.panel.blind
    : head.kind === 'evaluation'
      ? scheme.evaluation?.panel?.blind
      : undefined

/** Legal forms at the end of a name, longest first: what is left is what people call it. */
const forms = [
  /(?:（集团）|\(集团\))?(?:股份)?有限(?:责任)?公司$/u,
  /集团(?:公司)?$/u,
  /,?\s*(?:co\.?,?\s*ltd\.?|inc\.?|incorporated|corp\.?|corporation|limited|ltd\.?|gmbh|ag|plc|llc|s\.?a\.?)$/iu,
]
/** Where it is from, at the beginning of a name. */
const origin =
  /^(?:中国|(?:[\p{Script=Han}]{2,3}(?:省|市|区|县))+|上海|北京|天津|重庆|江苏|浙江|广东|山东|深圳|苏州|杭州|南京|合肥|武汉|西安|成都|厦门|广州|青岛|宁波|无锡)/u

/**
 * What an organisation is called in short: without where it is from and its legal form. Too short or too plain a rest
 * is none of its names, for it may be any word of a plan.
 */
export const shortNames = (name: string): string[] => {
  const bare = forms.reduce((left, form) => left.replace(form, '').trim(), name.normalize('NFKC').trim())
  const local = bare.replace(origin, '')
  return [...new Set([bare, local])].filter(
    (short) =>
      short !== name && [...short].length >= (/\p{Script=Han}/u.test(short) && short === bare ? 4 : 5),
  )
}

/** The code as it is typed, and the organisation code that a Chinese one has inside (GB 11714). */
const codesOf = (id: OrganisationId): string[] => {
  const [kind, ...rest] = id.split(':')
  const value = rest.at(-1) ?? ''
  if (kind === 'unknown') return []
  return kind === 'uscc' ? [value, value.slice(8, 17)] : [value]
}

/** All that the case and the register know of who applies, in the order of `shown`, the lead last when not among them. */
export const applicantsOf = (
  { head, members }: Pick<CaseFile, 'head' | 'members'>,
  { applicants = [] }: Pick<Moment, 'applicants'>,
  shown: readonly OrganisationId[],
): Hidden[] => {
  const ids = shown.includes(head.lead) ? shown : [...shown, head.lead]
  return ids.map((id, index) => {
    const known = [
      ...members.filter((one) => one.organisation === id),
      ...applicants.filter((one) => one.id === id),
    ]
    const english = applicants.flatMap((one) => (one.id === id ? [one.nameEn] : []))
    const names = [
      ...known.map(({ name }) => name),
      ...english,
      id === head.lead ? head.leadName : undefined,
    ].filter((name) => name !== undefined)
    return {
      mark: maskOf(index + 1),
      names: [...new Set([...names, ...names.flatMap(shortNames)])],
      codes: codesOf(id),
    }
  })
}

/** In the order of the list of members: the lead first, then as they joined. */
export const inOrder = <
  One extends { readonly role: 'lead' | 'co-lead' | 'member'; readonly joined: string },
>(
  members: readonly One[],
): One[] => members.toSorted((a, b) => rank(a.role) - rank(b.role) || (a.joined < b.joined ? -1 : 1))

const rank = (role: 'lead' | 'co-lead' | 'member'): number => ['lead', 'co-lead', 'member'].indexOf(role)

/** What a case is called for those who may not know who applies: in lists, in mail, and on its own page. */
export const titleFor = (
  file: Pick<CaseFile, 'head' | 'members'>,
  blind: Panel['blind'] | undefined,
  moment: Pick<Moment, 'applicants'>,
): string =>
  blind === 'double'
    ? masking(
        applicantsOf(
          file,
          moment,
          inOrder(file.members).map(({ organisation }) => organisation),
        ),
      )(file.head.title)
    : file.head.title
