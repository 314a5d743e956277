import type { KeptCertificate } from '../../domain/certificate.ts'
import type { RecordLine } from '../../domain/consortium-record.ts'
import type { Consortium } from '../../domain/consortium.ts'
import type { ConsortiumId, OrganisationId } from '../../domain/ids.ts'
import type { RecordSums } from '../../domain/record-sums.ts'
import type { RegisterLine } from '../../domain/register-line.ts'
import type { Page, PageRequest } from './paging.ts'
import type { SaveOptions } from './save-options.ts'

/** The register of consortia: entries, records, certificates, and all of it on lines. */
export type RegisterStore = {
  readonly consortia: {
    load(id: ConsortiumId): Promise<Consortium | undefined>
    /** Writes an entry of the register at its revision (1 creates). */
    save(consortium: Consortium, options?: SaveOptions): Promise<void>
    register(page: PageRequest & { nameBegins?: string }): Promise<Page<Consortium>>
    /** Every line of a consortium's record, the first one first. */
    record(id: ConsortiumId): Promise<RecordLine[]>
    /** Writes the line that comes after these; refused when somebody else wrote one meanwhile. */
    enter(line: RecordLine, before: readonly RecordLine[], options?: SaveOptions): Promise<void>
    /** What the records of these come to, of those that have one. A hundred at a request. */
    sums(ids: readonly ConsortiumId[]): Promise<ReadonlyMap<ConsortiumId, RecordSums>>
    /** By its certificate's number, however its letters and signs are typed. */
    byNumber(number: string): Promise<Consortium | undefined>
    ofOrganisation(
      organisation: OrganisationId,
      page: PageRequest,
    ): Promise<
      Page<{
        consortium: ConsortiumId
        name: string
        role: string
        /** The code of its programme; `null` for what was reported, nothing where a row does not say. */
        programme?: string | null | undefined
      }>
    >
  }
  /** Certificates that were signed. */
  readonly certificates: {
    /** By the value that stands for what it says. */
    load(consortium: ConsortiumId, check: string): Promise<KeptCertificate | undefined>
    /** Nothing happens when it is kept already. */
    keep(kept: KeptCertificate): Promise<void>
  }
  /** The register on lines, in few rows, for whoever searches all of it. */
  readonly registerPack: {
    /** Nothing while the register is small. A process reads it once, and then only whether there is a newer one. */
    read(): Promise<{ readonly revision: number; readonly lines: readonly RegisterLine[] } | undefined>
    /** Refused when somebody else packed meanwhile. */
    write(lines: readonly RegisterLine[], revision: number): Promise<void>
    /** Entries that were written since they were packed last. */
    pending(page: PageRequest): Promise<Page<Consortium>>
    /** The pack holds this revision of the entry: it waits no more. */
    settle(entry: Consortium): Promise<void>
  }
}
