import { z } from 'zod'
import { BoardRow } from '../../../domain/board.ts'
import { ReachedSaid, ReachedWork } from '../../../domain/reached.ts'
import { Words } from '../../../domain/words.ts'

const Age = z.object({
  days: z.number().int().describe('Calendar days'),
  working: z.number().int().describe('Working days by the programme’s calendar'),
})

/** One case of a board, as this reader may see it. */
export const BoardItem = BoardRow.omit({ lead: true, leadName: true, reached: true }).extend({
  lead: BoardRow.shape.lead.optional().describe('Absent for who reviews the case double blind'),
  leadName: z.string().optional(),
  age: Age.describe('How long it has been at its step'),
  due: z.string().optional().describe('The next deadline'),
  late: Age.extend({ since: z.string() })
    .optional()
    .describe('Since when a deadline is missed whose work is still open'),
  overdue: z
    .array(ReachedSaid.extend({ does: ReachedWork.shape.does }))
    .optional()
    .describe(
      'What is overdue at the office, and how far it has climbed; not for whoever may take part in a case',
    ),
})
export type BoardItem = z.infer<typeof BoardItem>

const Step = z.object({
  step: z.string().describe('A status, or a level of the chain: `approval:bureau`'),
  title: Words,
  count: z.number().int(),
  late: z.number().int(),
  middle: Age.describe('Days at the step of the case in the middle'),
  oldest: Age,
  levels: z.array(
    z.object({ step: z.string(), title: Words, count: z.number().int(), late: z.number().int() }),
  ),
})

const Choice = z.object({ value: z.string(), title: Words, count: z.number().int() })
export type Choice = z.infer<typeof Choice>

/** A board: the whole batch by step, and the cases that are asked for. */
export const BoardView = z.object({
  batch: z.string(),
  title: Words,
  scheme: z.string(),
  kind: z.enum(['application', 'evaluation', 'change']),
  now: z.string(),
  total: z.number().int(),
  late: z.number().int(),
  soon: z.number().int().describe('Due within three days'),
  steps: z.array(Step),
  choices: z.object({
    formation: z.array(Choice),
    field: z.array(Choice),
    region: z.array(Choice),
    organisationKind: z.array(Choice),
    officer: z.array(Choice),
    turn: z.array(Choice),
  }),
  matching: z.number().int().describe('Cases that fit the filter'),
  settling: z
    .number()
    .int()
    .optional()
    .describe('So many cases of an earlier version of the program are not on the board yet: ask again'),
  items: z.array(BoardItem),
  next: z.string().optional(),
})
export type BoardView = z.infer<typeof BoardView>
export type BoardStep = BoardView['steps'][number]
