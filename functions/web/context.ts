import type { Instant } from '../../domain/calendar.ts'
import type { MessageDefaults } from '../../domain/message-wishes.ts'
import type { Person } from '../../domain/person.ts'
import type { Assurance } from '../../domain/step-up.ts'
import type { Problem } from '../../domain/refusal.ts'
import { type Language, say, type Words } from '../../domain/words.ts'
import { homeZone, type Zone } from '../../domain/zone-time.ts'
import type { Asking } from '../commands/run.ts'
import type { Session } from '../ports/people-store.ts'
import type { World } from '../ports/world.ts'
import type { LogLine } from './problem.ts'
import { problemSaid } from './words/problem-words.ts'

/** What the web part needs to know of where it runs. */
export type WebSettings = {
  /** `https://consort.example`: what links and redirects are built on. */
  readonly publicUrl: string
  readonly issuer: string
  /** What people's ids are made from; stays when the issuer's address changes. */
  readonly issuerName: string
  readonly clientId: string
  /** Who bearer tokens are meant for. */
  readonly audience: string
  /** The subject that becomes administrator at its first sign-in. */
  readonly firstAdministrator?: string | undefined
  /** What decisions demand of a sign-in where a programme says nothing, and how the issuer is asked for it. */
  readonly stepUp?: StepUpSettings | undefined
  /** Local mode only: links to the captured mail and the movable clock. */
  readonly practice: boolean
  /** The origin that files are sent to and fetched from, where that is not our own. */
  readonly storage?: string | undefined
  /** The address of the licence that the open data is under, where it is not the usual one. */
  readonly openDataLicence?: string | undefined
  readonly style: string
  readonly script: string
  /** How those are told who wish for nothing else, where that is not the usual way. */
  readonly defaults?: MessageDefaults
  /** Scripts of some pages only, by the name of their entry. */
  readonly scripts?: Readonly<Record<string, string>>
  /** People are signed in by the wall clock, also where the programme's clock was moved. */
  wall(): Date
  log(line: LogLine): void
}

export type StepUpSettings = {
  /** At most so many minutes since a sign-in with a second factor; nothing is demanded without. */
  readonly minutes?: number | undefined
  /** The issuer's name for such a sign-in (`acr_values`). */
  readonly acr?: string | undefined
}

/** Everything a route works with; what a request brings is in `c.var`. */
export type Web = { readonly world: World; readonly settings: WebSettings }

export type SignedIn = {
  readonly person: Person
  readonly session: Session & { readonly expires: string }
  readonly secretHash: string
}

export type RequestValues = {
  Variables: {
    requestId: string
    arrived: Instant
    language: Language
    /** Of the programme that the page is about, once that is loaded. */
    zone: Zone | undefined
    /** The page reads the same for whoever is not signed in, and shows nothing that was only just typed. */
    forEverybody: boolean
    /** The form before this page did what it was sent for. */
    done: boolean
    signedIn: SignedIn | undefined
    /** What a form sent, for the page that asks to sign in again. */
    form: Record<string, string[]> | undefined
    /** The person behind a page's session or an API's token. */
    person: Person | undefined
    /** How sure one can be of them. */
    assurance: Assurance | undefined
  }
}

/** What every page part is drawn with: the reader, the language, and the words in it. */
export type View = {
  readonly language: Language
  readonly person: Person | undefined
  readonly csrf: string
  /** The address of the page, for coming back after a switch of language or a sign-in. */
  readonly path: string
  readonly now: Instant
  /** In which days and times are said: the programme's. */
  readonly zone: Zone
  /** Where a page lists what belongs to several programmes: the zone of each. */
  readonly zones: ReadonlyMap<string, Zone>
  readonly practice: boolean
  /** Says that what was sent is done. */
  readonly done: boolean
  /** Both languages side by side where they are used; a missing one does not compile. */
  t(zh: string, en: string): string
  say(words: Words): string
  newKey(): string
}

export const viewOf = (
  values: RequestValues['Variables'],
  path: string,
  settings: Pick<WebSettings, 'practice'>,
  newKey: () => string,
): View => ({
  language: values.language,
  person: values.person,
  csrf: values.signedIn?.session.csrf ?? '',
  path,
  now: values.arrived,
  zone: values.zone ?? homeZone,
  zones: new Map(),
  practice: settings.practice,
  done: values.done,
  t: (zh, en) => (values.language === 'zh' ? zh : en),
  say: (words) => say(words, values.language),
  newKey,
})

/** The same reader and page, for something of this programme. */
export const ofScheme = (view: View, ref: string | undefined): View => ({
  ...view,
  zone: (ref === undefined ? undefined : view.zones.get(ref)) ?? view.zone,
})

/** Gets to know the zones of the programmes in a list. Each version is read once a process. */
export const withZones = async (view: View, { schemes }: World, refs: Iterable<string>): Promise<View> => {
  const known = [...new Set(refs)].map(async (ref) => [ref, (await schemes.load(ref)).timeZone] as const)
  return { ...view, zones: new Map(await Promise.all(known)) }
}

/** What was typed into a form that failed, and what is wrong with it. */
export type Typed = {
  readonly values: Readonly<Record<string, readonly string[]>>
  readonly problems: readonly Problem[]
  /** A sentence over the form when the whole of it was refused. */
  readonly refused?: Words
}

export const nothingTyped: Typed = { values: {}, problems: [] }

/** A form that opens filled in. */
export const filledIn = (values: Typed['values']): Typed => ({ values, problems: [] })

export const problemAt = (view: View, typed: Typed, field: string): string | undefined => {
  const found = typed.problems.find((problem) => problem.field === field)
  return found && view.say(problemSaid(found))
}

/** The command's caller: who, when the request arrived, and the key that makes a repeated click harmless. */
export const askingOf = (values: RequestValues['Variables'], person: Person, key?: string): Asking => ({
  person,
  arrived: values.arrived,
  key,
  assurance: values.assurance,
})
