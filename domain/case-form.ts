import { clausesAsked, withClauses } from './agreement.ts'
import { askedForm, type AnswersOf, keptAside as notAsked } from './asked-form.ts'
import { civilDate } from './calendar.ts'
import type { CaseFile, CaseHead } from './case.ts'
import { isClosed } from './closing.ts'
import { problemsOf, type FormSection } from './form.ts'
import type { Moment } from './moment.ts'
import { type Facts, Refusal } from './refusal.ts'
import { reportForm } from './self-score.ts'
import { returnedParts } from './remarks.ts'

/** The form that the case is filled in by: the application's, or the annual report's. */
export const formOf = (head: CaseHead, moment: Pick<Moment, 'scheme'>): readonly FormSection[] =>
  head.kind === 'application'
    ? withClauses(moment.scheme)
    : head.kind === 'evaluation'
      ? reportForm(moment.scheme.evaluation)
      : []

/** When the case began, as far as years are concerned: with its call, however late somebody applies. */
export const begun = (head: CaseHead): string =>
  (head.kind === 'application' ? head.opens : undefined) ?? head.opened.at

/** The last full year before the case began: the form's year 1. */
export const lastFullYear = (head: CaseHead, { scheme }: Pick<Moment, 'scheme'>): number =>
  Number(civilDate(begun(head), scheme.timeZone).slice(0, 4)) - 1

export const answersIn = (file: Pick<CaseFile, 'sections'>): AnswersOf => {
  const answers = new Map(
    // A member's own part is no section of the consortium's form.
    file.sections.flatMap((section) => (section.owner === undefined ? [[section.id, section.answers]] : [])),
  )
  return (section) => answers.get(section) ?? {}
}

/** The part of the form that is asked of this case, by what it chose so far. */
export const askedOf = (
  file: Pick<CaseFile, 'head' | 'sections'>,
  moment: Pick<Moment, 'scheme'>,
): readonly FormSection[] =>
  clausesAsked(
    askedForm(formOf(file.head, moment), answersIn(file), {
      now: begun(file.head),
      timeZone: moment.scheme.timeZone,
    }),
    file,
    moment.scheme,
  )

/** What was typed and is not asked for any more: kept, not handed in. */
export const keptAside = (
  file: Pick<CaseFile, 'head' | 'sections'>,
  moment: Pick<Moment, 'scheme'>,
): readonly FormSection[] => notAsked(formOf(file.head, moment), askedOf(file, moment), answersIn(file))

/** Which sections the lead may write now, by id; the reason when none. `members` stands for the list of members. */
export const writable = (file: CaseFile, moment: Moment): { sections: string[] } | { closed: Refusal } => {
  const { head } = file
  const zone = moment.scheme.timeZone
  const asked = askedOf(file, moment)
  const all = [...asked.map((section) => section.id), 'members']
  switch (head.status.is) {
    case 'draft':
      return head.kind === 'application' && isClosed(head, moment.now)
        ? { closed: new Refusal('call-closed', { facts: { closes: head.closes, zone } }) }
        : { sections: all }
    case 'correction':
      return moment.now > head.status.due
        ? { closed: new Refusal('deadline-passed', { facts: { due: head.status.due, zone } }) }
        : { sections: [...returnedParts(head.status.remarks), ...newlyAsked(file, asked, head.status.since)] }
    case 'report':
    case 'overdue':
    case 'rectification':
      return { sections: all.filter((id) => id !== 'members') }
    case 'submitted':
    case 'formal-check':
    case 'recommendation':
    case 'review':
    case 'report-check':
    case 'defence':
    case 'approval':
    case 'notice':
    case 'graded':
    case 'recognised':
    case 'refused':
    case 'withdrawn':
    case 'confirmed':
    case 'revoked':
    case 'requested':
    case 'joining':
    case 'collected':
    case 'decision':
    case 'told':
    case 'agreed':
    case 'applied':
    case 'not-agreed':
    case 'dropped':
      return {
        closed: new Refusal('not-at-this-step', {
          facts: { status: head.status.is, ...handedInAt(file, zone) },
        }),
      }
  }
}

const handedIn = new Set(['submitted', 'corrected', 'reported', 'rectified'])

/** How it came out of the hands of those who wrote it; nothing where nobody handed anything in. */
export const lastHandedIn = ({ events }: Pick<CaseFile, 'events'>) =>
  events.findLast(({ what }) => handedIn.has(what))

const handedInAt = (file: CaseFile, zone: string): Facts => {
  const event = lastHandedIn(file)
  return event ? { handedIn: event.stamp.at, zone } : {}
}

/** A choice that is corrected may ask for more: what lacks answers because of it can be written as well. */
const newlyAsked = (file: CaseFile, asked: readonly FormSection[], since: string): string[] =>
  asked
    .filter((section) => section.onlyFor !== undefined || section.fields.some((field) => field.onlyFor))
    .filter((section) => {
      const saved = file.sections.find(({ id }) => id === section.id)
      return (saved?.saved.at ?? '') > since || problemsOf(section, saved?.answers ?? {}).length > 0
    })
    .map(({ id }) => id)

/** Refuses unless this part of the case may be written now. */
export const requireWritable = (file: CaseFile, part: string, moment: Moment): void => {
  const now = writable(file, moment)
  if ('closed' in now) throw now.closed
  if (!now.sections.includes(part)) throw new Refusal('not-at-this-step', { facts: { section: part } })
}
