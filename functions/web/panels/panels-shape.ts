import { z } from 'zod'
import { CaseId, PersonId, TaskId } from '../../../domain/ids.ts'
import { PanelStage, PanelWarning, SheetStage } from '../../../domain/panel-progress.ts'
import { Words } from '../../../domain/words.ts'

/** Somebody of a panel: asked for a sheet, or assigned for when the review begins. */
export const PanelPlace = z.object({
  task: TaskId.optional().describe('The sheet; absent until the review begins'),
  person: PersonId,
  name: z.string(),
  organisation: z.string(),
  field: z.string().optional().describe('The field that the place is kept for'),
  stage: SheetStage.or(z.literal('assigned')),
  asked: z.string().optional(),
  due: z.string().optional(),
  late: z.enum(['late', 'soon', 'no']),
  at: z.string().optional().describe('When the sheet came in, or the expert stepped aside'),
  reminded: z.string().optional().describe('When the office reminded them last'),
  load: z.number().int().describe('Cases of this call that they have'),
})
export type PanelPlace = z.infer<typeof PanelPlace>

/** The panel of one case. */
export const CasePanel = z.object({
  case: CaseId,
  title: z.string(),
  lead: z.string(),
  field: Words.optional(),
  stage: PanelStage,
  round: z.number().int(),
  places: z.array(PanelPlace),
  reason: z.string().optional().describe('Why an officer assigned these'),
  missing: z
    .number()
    .int()
    .describe('Sheets that are still needed to reach the quorum and that nobody is asked for'),
  warnings: z.array(PanelWarning),
  seen: z
    .string()
    .describe('Names the panel as it is now: a choice made from it is refused once it is another'),
})
export type CasePanel = z.infer<typeof CasePanel>

/** The panels of a call or a year, with what they are put together by. */
export const PanelsView = z.object({
  batch: z.string(),
  title: Words,
  kind: z.enum(['application', 'evaluation']),
  now: z.string(),
  rules: z.object({
    experts: z.number().int(),
    quorum: z.number().int(),
    chosenBy: z.enum(['system', 'officer']),
    odd: z.boolean(),
    mostCases: z.number().int().optional(),
    mix: z.array(z.object({ field: Words, min: z.number().int() })),
  }),
  cases: z.record(PanelStage, z.number().int()),
  sheets: z.record(SheetStage, z.number().int()),
  late: z.number().int().describe('Sheets that are out and past their deadline'),
  soon: z.number().int().describe('Sheets that are due within three days'),
  warned: z.number().int().describe('Cases with something to look at'),
  matching: z.number().int(),
  items: z.array(CasePanel),
  next: z.string().optional(),
})
export type PanelsView = z.infer<typeof PanelsView>
