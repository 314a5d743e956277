import type { Arrangement } from '../../domain/arrangement.ts'
import type { Call } from '../../domain/call.ts'
import type { CallId, RobotId, SchemeDraftId } from '../../domain/ids.ts'
import type { MessageTemplate } from '../../domain/message-template.ts'
import type { Publication, Publishing, SchemeHead } from '../../domain/published-scheme.ts'
import type { Robot } from '../../domain/robot.ts'
import type { DraftEvent, DraftStep, OpenDraft, SchemeDraft } from '../../domain/scheme-draft.ts'
import type { Scheme } from '../../domain/scheme.ts'
import type { Page, PageRequest } from './paging.ts'
import type { SaveOptions } from './save-options.ts'

/** Programmes, their calls, and what an administrator enters for them. */
export type ProgrammeStore = {
  readonly calls: {
    load(id: CallId): Promise<Call | undefined>
    /** Writes a call at its revision (1 creates), and along with it the version of the programme that it needs. */
    save(call: Call, options?: SaveOptions & { readonly publishing?: Publishing | undefined }): Promise<void>
    list(page: PageRequest): Promise<Page<Call>>
  }
  readonly schemes: {
    /** A published version. */
    load(ref: string): Promise<Scheme | undefined>
    /** The version in force of one programme, or of all. */
    head(code: string): Promise<SchemeHead | undefined>
    heads(): Promise<readonly SchemeHead[]>
    /** How every version of a programme came into force, the newest first. */
    versions(code: string): Promise<readonly Publication[]>
    publish(publishing: Publishing, options?: SaveOptions): Promise<void>
  }
  /** New versions of programmes while they are written. */
  readonly drafts: {
    /** A draft with its document and everything that happened to it, in one request. */
    load(id: SchemeDraftId): Promise<(OpenDraft & { readonly events: readonly DraftEvent[] }) | undefined>
    /** Writes a step at its revision, and the version that it publishes along with it. */
    save(step: DraftStep, options: SaveOptions): Promise<void>
    /** Those that are written or wait for approval, the one changed last first. */
    list(page: PageRequest): Promise<Page<SchemeDraft>>
  }
  readonly templates: {
    /** Every wording in force of a programme; one that was given up for the usual one is among them, without words. */
    inForce(scheme: string): Promise<MessageTemplate[]>
    /** Every version of one, by `{kind}#{language}`, the newest first. */
    versions(scheme: string, name: string): Promise<MessageTemplate[]>
    /** Writes the next version; refused when somebody else wrote one meanwhile. */
    save(template: MessageTemplate, options: SaveOptions): Promise<void>
  }
  /** Days off by yearly arrangement, as an administrator entered them. */
  readonly holidays: {
    /** The one in force for each year that was entered. */
    inForce(): Promise<Arrangement[]>
    /** Every version of a year, the newest first. */
    versions(year: number): Promise<Arrangement[]>
    /** Writes the next version; refused when somebody else wrote one meanwhile. */
    save(arrangement: Arrangement, options: SaveOptions): Promise<void>
  }
  /** Robots of the groups that offices have, by the programme's code. */
  readonly robots: {
    of(scheme: string): Promise<Robot[]>
    load(scheme: string, id: RobotId): Promise<Robot | undefined>
    /** Writes one at its revision (1 creates). */
    save(robot: Robot, options: SaveOptions): Promise<void>
    /** One message more in this minute; false when it had as many as the services take. */
    takeTurn(id: RobotId, minute: string): Promise<boolean>
  }
}
