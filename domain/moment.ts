import type { Instant, WorkingCalendar } from './calendar.ts'
import type { CaseHead } from './case.ts'
import type { Consortium } from './consortium.ts'
import type { OrganisationFacts } from './consortium-facts.ts'
import type { Organisation } from './organisation.ts'
import type { Scheme } from './scheme.ts'

/** What a rule may know besides the case: the time (taken once), the programme, its calendar, and new ids. */
export type Moment = {
  readonly now: Instant
  readonly scheme: Scheme
  readonly calendar: WorkingCalendar
  readonly newId: () => string
  /** SHA-256 of UTF-8 text, in hexadecimal. */
  readonly digest: (text: string) => string
  /** The cases of the same call or year; given where the programme lets only so many of them pass. */
  readonly others?: readonly CaseHead[] | undefined
  /** Consortia of the programme that the lead leads, in force; given where a tier is an upgrade of another. */
  readonly led?: readonly Consortium[] | undefined
  /** What is registered of the applicants; given to whoever reads the case without their names. */
  readonly applicants?: readonly Organisation[] | undefined
  /** What the office found of the organisations of the case; given to whoever sees its list of organisations. */
  readonly checked?: readonly Organisation[] | undefined
  /** Consortia of the programme that organisations of the case are in already; given where a rule asks. */
  readonly already?: ReadonlyMap<string, NonNullable<OrganisationFacts['already']>> | undefined
  /** The consortium that an evaluation is about, ready for its next revision; given to whoever decides an appeal. */
  readonly consortium?: Consortium | undefined
  /** Until when organisations that would come to lead may not, because what they led was taken back. */
  readonly banned?: ReadonlyMap<string, Instant> | undefined
}

/** The zone and calendar in which this programme counts days. */
export const days = (moment: Moment) => ({ timeZone: moment.scheme.timeZone, calendar: moment.calendar })
