import type { Position, Run } from '../../domain/case-run.ts'
import type { CallId, CaseId, ConsortiumId, DocumentId, PersonId } from '../../domain/ids.ts'
import type { Tell } from '../../domain/message.ts'

/** An effect still to be carried out. */
export type Effect =
  | { readonly do: 'start'; readonly case: CaseId; readonly run: Run }
  | { readonly do: 'resume'; readonly case: CaseId; readonly step: string; readonly output: Position }
  | {
      readonly do: 'extend'
      readonly case: undefined
      readonly call: CallId
      readonly at: string
      readonly after?: string | undefined
    }
  | { readonly do: 'inspect'; readonly case: CaseId; readonly document: DocumentId }
  | { readonly do: 'tell'; readonly case: CaseId | undefined; readonly at: string; readonly tell: Tell }

export type PendingEffect = { readonly id: string; readonly effect: Effect }

/** What a sweep did, and what it has to leave for the next one. One that fails keeps no other waiting. */
export type Swept = { readonly done: number; readonly failed: readonly { id: string; problem: string }[] }

/** What falls due: where the clock has to look. */
export type Alarm =
  | { readonly is: 'step'; readonly case: CaseId; readonly step: string; readonly at: string }
  | { readonly is: 'task'; readonly case: CaseId; readonly task: string; readonly at: string }
  | { readonly is: 'consortium'; readonly consortium: ConsortiumId; readonly at: string }
  /** What was kept back for somebody goes out. */
  | { readonly is: 'digest'; readonly person: PersonId; readonly at: string }
