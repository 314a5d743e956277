import type { CaseFile } from '../../domain/case.ts'
import type { Person } from '../../domain/person.ts'
import { PersonId, schemeCode } from '../../domain/ids.ts'
import type { CaseRight } from '../../domain/case-rights.ts'
import { may } from '../../domain/policy.ts'
import { firstJudge, laterLife } from './later-life.ts'
import { type Part, parts } from './world.ts'

/** The case that the worlds differ in: the one whose life is told, one that is never handed in, a change or a year of it. */
export type Where = 'told' | 'draft' | 'change' | 'evaluation'

/** What some must not know: what of it differs between two worlds, and who may know that it does. */
export type Secret = {
  readonly about: string
  /** The chapter from which on it is there. */
  readonly since: string
  /** The chapter that makes it public. */
  readonly until?: string
  /**
   * Who may know at most, as docs/confidentiality.md has it, and not as the policy does: a policy that lets in anybody
   * else is found out.
   */
  readonly known: readonly Part[]
  /** Of those, whoever has one of these rights on the case may see a difference. The policy says who has. */
  readonly rights: readonly CaseRight[]
  /** By name, those who did it themselves, or who are it. */
  readonly own: readonly string[]
  readonly where: Where
  /** Figures of the programme are sums that it is counted in, for everybody who may read them. */
  readonly inSums?: true
  /** Parts that the policy decides by another question than a right on the case. */
  readonly besides?: (person: Person, file: CaseFile) => boolean
}

const isOfficer = (person: Person, file: CaseFile): boolean => may(person, { to: 'run-case', file })

/** Who keeps the mail running sees to whom of an organisation it went. */
const readsMail = (person: Person, file: CaseFile): boolean => {
  const through = [{ is: 'organisation', organisation: file.head.lead } as const]
  const sent = {
    to: PersonId.parse('0'.repeat(20)),
    case: file.head.id,
    about: 'submitted',
    through,
  } as const
  return may(person, {
    to: 'see-message',
    file,
    message: { ...sent, programme: schemeCode(file.head.scheme) },
  })
}

/** Every secret that a world may have otherwise. */
export const secrets = {
  applicant: {
    since: 'a draft',
    until: 'the notice',
    about: 'who applies, where experts may not know, and whoever is no part of the case',
    known: ['lead', 'member', 'officer', 'recommender', 'approver', 'auditor', 'administrator'],
    rights: ['see-names'],
    own: ['甲方', '甲二', '乙方', '丙方', '丁方'],
    where: 'told',
    besides: readsMail,
  },
  draft: {
    since: 'a draft',
    about: 'an application that nobody has handed in, and that there is one',
    known: ['auditor'],
    rights: ['see-case'],
    own: ['内向'],
    where: 'draft',
    besides: (person, { head }) =>
      may(person, { to: 'list-drafts', scheme: 'lingang' }) && head.kind === 'application',
  },
  part: {
    since: 'a draft',
    about: 'what a member fills in of itself and does not share',
    known: ['lead', 'officer', 'recommender', 'expert', 'approver', 'auditor'],
    rights: ['see-parts'],
    own: ['乙方', '丁方'],
    where: 'told',
  },
  contribution: {
    since: 'a draft',
    about: 'with what words a member confirmed',
    known: ['lead', 'officer', 'auditor'],
    rights: ['see-confirmations'],
    own: ['乙方'],
    where: 'told',
  },
  invitation: {
    since: 'a draft',
    about: 'who was asked to join by mail, at which address',
    known: ['lead', 'auditor'],
    rights: ['see-invitations'],
    own: [],
    where: 'told',
  },
  note: {
    since: 'the formal check',
    about: 'what officers write to each other',
    known: ['officer', 'auditor'],
    rights: ['see-notes'],
    own: [],
    where: 'told',
  },
  checklist: {
    since: 'the formal check',
    about: 'how far a formal check is',
    known: ['officer'],
    rights: [],
    own: [],
    where: 'told',
    besides: isOfficer,
  },
  remarks: {
    since: 'a correction',
    about: 'what the office wants corrected',
    known: ['lead', 'member', 'officer', 'approver', 'auditor'],
    rights: ['see-remarks', 'see-comparison'],
    own: [],
    where: 'told',
  },
  opinion: {
    since: 'the review',
    about: 'what the recommender thinks of it',
    known: ['officer', 'recommender', 'expert', 'approver', 'auditor'],
    rights: ['see-recommendation'],
    own: [],
    where: 'told',
  },
  opinionDraft: {
    since: 'the recommendation',
    about: 'what the recommending unit has written of its opinion and not handed in',
    known: ['recommender'],
    rights: [],
    own: [],
    where: 'told',
    besides: (person, file) =>
      file.tasks.some((task) => task.kind === 'recommendation' && may(person, { to: 'answer', file, task })),
  },
  visit: {
    since: 'the review',
    about: 'what the recommending unit saw where it was',
    known: ['officer', 'recommender', 'expert', 'approver', 'auditor'],
    rights: ['see-recommendation'],
    own: [],
    where: 'told',
  },
  panel: {
    since: 'the recommendation',
    about: 'who sits on the panel',
    known: ['officer', 'auditor'],
    rights: ['see-experts'],
    own: ['专家二', '专家三', '专家四', '专家五'],
    where: 'told',
  },
  tie: {
    since: 'the sheets',
    about: 'why an expert stepped aside',
    known: ['officer', 'auditor'],
    rights: ['see-experts', 'see-trail'],
    own: ['专家三'],
    where: 'told',
  },
  sheet: {
    since: 'the sheets',
    about: 'what an expert scores and writes',
    known: ['officer', 'approver', 'auditor'],
    rights: ['see-sheets', 'see-result', 'see-trail'],
    own: ['专家二'],
    where: 'told',
  },
  turn: {
    since: 'the sheets',
    about: 'whether another expert has handed in',
    known: ['officer', 'approver', 'auditor'],
    rights: ['see-sheets', 'see-result', 'see-trail'],
    own: ['专家二'],
    inSums: true,
    where: 'told',
  },
  writing: {
    since: 'the review',
    about: 'what an expert has typed and not handed in',
    known: [],
    rights: [],
    own: ['专家一'],
    where: 'told',
  },
  vote: {
    since: 'a panel meeting',
    about: 'how an expert votes in a meeting',
    known: ['officer', 'approver', 'auditor'],
    rights: ['see-result', 'see-sheets'],
    own: ['专家二'],
    where: 'told',
  },
  decision: {
    since: 'the approval',
    about: 'what a leader remarks on an approval',
    known: ['officer', 'approver', 'auditor'],
    rights: ['see-approvals'],
    own: [],
    where: 'told',
  },
  objection: {
    since: 'the notice',
    about: 'what somebody objects, and who',
    known: ['lead', 'member', 'officer', 'approver', 'auditor'],
    rights: ['see-objections', 'see-feedback'],
    own: ['路人', '外审'],
    where: 'told',
  },
  view: {
    since: 'the formal check',
    about: 'how an officer looks at a board',
    known: [],
    rights: [],
    own: ['经办'],
    where: 'told',
  },
  delegation: {
    since: 'the formal check',
    about: 'why a leader leaves decisions to another',
    known: ['auditor', 'administrator', 'elsewhere'],
    rights: [],
    own: ['head', '同事'],
    where: 'told',
    besides: (person) => may(person, { to: 'see-delegations' }),
  },
  template: {
    since: 'the formal check',
    about: 'how the office words what it has not sent yet',
    known: ['administrator'],
    rights: [],
    own: [],
    where: 'told',
    besides: (person) => may(person, { to: 'manage-schemes', scheme: 'lingang' }),
  },
  robot: {
    since: 'the formal check',
    about: 'the key of a group’s robot',
    known: ['administrator'],
    rights: [],
    own: [],
    where: 'told',
    besides: (person) => may(person, { to: 'manage-schemes', scheme: 'lingang' }),
  },
  wish: {
    since: 'the formal check',
    about: 'when somebody wishes to be told',
    known: [],
    rights: [],
    own: ['戊大'],
    where: 'told',
  },
  change: {
    since: 'a change',
    until: 'the change takes effect',
    about: 'that a change was asked for, before it is decided',
    known: ['lead', 'member', 'officer', 'auditor'],
    rights: ['see-case'],
    own: [],
    where: 'change',
  },
  changeReason: {
    since: 'a change',
    about: 'why a change is asked for',
    known: ['lead', 'member', 'officer', 'auditor'],
    rights: ['see-case'],
    own: [],
    where: 'change',
  },
  changeNote: {
    since: 'a change',
    about: 'what officers write to each other on a change',
    known: ['officer', 'auditor'],
    rights: ['see-notes'],
    own: [],
    where: 'change',
  },
  report: {
    since: 'a report being written',
    about: 'what a year’s report says',
    known: ['lead', 'member', 'officer', 'expert', 'approver', 'auditor'],
    rights: ['see-answers'],
    own: [],
    where: 'evaluation',
  },
  selfScore: {
    since: 'a report being written',
    about: 'how the lead scores its own year',
    known: ['lead', 'member', 'officer', 'approver', 'auditor'],
    rights: ['see-self-sheet'],
    own: [],
    where: 'evaluation',
  },
  yearSheet: {
    since: 'a sheet of the year',
    until: 'the grade',
    about: 'what an expert scores of a year, and what comes of it, before it is decided',
    known: ['officer', 'approver', 'auditor'],
    rights: ['see-sheets', 'see-result', 'see-trail'],
    own: [firstJudge],
    where: 'evaluation',
  },
  yearRemark: {
    since: 'the grade',
    about: 'what a leader remarks on a year’s grade',
    known: ['officer', 'approver', 'auditor'],
    rights: ['see-approvals'],
    own: [],
    where: 'evaluation',
  },
} as const satisfies Record<string, Secret>
export type SecretName = keyof typeof secrets
export const secretNames = Object.keys(secrets).filter((name): name is SecretName => name in secrets)

/** Secrets that an office opens: who is let in by mistake sees them. The others are of one person, by name. */
export const openedByOffice = secretNames.filter((name) => {
  const { rights, besides }: Secret = secrets[name]
  return rights.length > 0 || besides !== undefined
})

/** Secrets of what comes after the recognition: of a change, and of a year. */
export const laterSecrets = secretNames.filter((name) =>
  laterLife.some((chapter) => chapter.name === secrets[name].since),
)

const isStated = (name: string, { known, own }: Secret): boolean =>
  own.includes(name) || known.some((part) => parts[part].some((one) => one === name))

/** Whether the policy lets somebody know of a difference, asked of it in both worlds. */
const isAllowed = (person: Person, secret: Secret, files: readonly CaseFile[]): boolean =>
  files.some(
    (file) =>
      secret.rights.some((right) => may(person, { to: right, file })) ||
      secret.besides?.(person, file) === true,
  )

/** Whether somebody may know of a difference: stated here, and allowed by the policy. */
export const mayKnow = (name: string, person: Person, secret: Secret, files: readonly CaseFile[]): boolean =>
  secret.own.includes(name) || (isStated(name, secret) && isAllowed(person, secret, files))

/** Whether the policy lets in somebody who may never know. */
export const isTooWide = (
  name: string,
  person: Person,
  secret: Secret,
  files: readonly CaseFile[],
): boolean => !isStated(name, secret) && isAllowed(person, secret, files)
