import { z } from 'zod'
import { TimeLimit } from '../../domain/calendar.ts'
import { ChangeRules, ExitRules } from '../../domain/change-rules.ts'
import { Condition, Group, Period } from '../../domain/condition.ts'
import { DuesFormula, Membership, MemberTier } from '../../domain/dues.ts'
import { EvaluationRules } from '../../domain/evaluation-rules.ts'
import { FormField, FormSection } from '../../domain/form.ts'
import { TableCheck, TableColumn, TableRows } from '../../domain/table-field.ts'
import { Outcome, ResultKind, Tier } from '../../domain/outcome.ts'
import { Panel, Rubric } from '../../domain/rubric.ts'
import { OnlyFor, Rule } from '../../domain/rule.ts'
import { BatchRules, MembersRules, Scheme } from '../../domain/scheme.ts'
import { ApprovalLevel, SchemeStep, Selection } from '../../domain/scheme-step.ts'
import { MilestoneRules, SupportInstrument } from '../../domain/support.ts'
import { Words } from '../../domain/words.ts'

/** The parts of a programme that have a name of their own, and what each is. */
const parts: readonly (readonly [z.ZodType, string, string])[] = [
  [Words, 'Words', 'One thing said in both languages.'],
  [TimeLimit, 'TimeLimit', 'So many working days of the calendar, days or months.'],
  [Rule, 'Rule', 'One condition, when it is asked, and whether it blocks or warns.'],
  [Condition, 'Condition', 'A word of the closed vocabulary, or several put together with all, any and not.'],
  [Group, 'Group', 'Which organisations are counted: those to which everything that is given applies.'],
  [Period, 'Period', 'The years that a figure is taken over; younger organisations are asked for fewer.'],
  [OnlyFor, 'OnlyFor', 'Whom a rule, field or step is for: without a list, everybody.'],
  [FormSection, 'FormSection', 'A section of the application form or the annual report.'],
  [FormField, 'FormField', 'A question of the form.'],
  [TableColumn, 'TableColumn', 'What a table asks in each row.'],
  [TableRows, 'TableRows', 'Which rows a table has.'],
  [TableCheck, 'TableCheck', 'What is worked out from a table, and what has to agree with it.'],
  [MembersRules, 'MembersRules', 'Who may be in a consortium beside its leads.'],
  [BatchRules, 'BatchRules', 'How calls follow each other.'],
  [SchemeStep, 'SchemeStep', 'What a case goes through.'],
  [Selection, 'Selection', 'How many of a call may pass.'],
  [ApprovalLevel, 'ApprovalLevel', 'One level of the chain that decides.'],
  [Panel, 'Panel', 'How many experts score, and when they agree.'],
  [Rubric, 'Rubric', 'The sheet that an expert fills in.'],
  [EvaluationRules, 'EvaluationRules', 'How a recognised consortium is evaluated.'],
  [Outcome, 'Outcome', 'What a case ends in.'],
  [Tier, 'Tier', 'A standing within a programme: in the cultivation pool, or established.'],
  [ResultKind, 'ResultKind', 'Something that is counted over the years.'],
  [ChangeRules, 'ChangeRules', 'What may change while it lasts, and when.'],
  [ExitRules, 'ExitRules', 'How it ends before its time.'],
  [SupportInstrument, 'SupportInstrument', 'One thing that the programme gives.'],
  [MilestoneRules, 'MilestoneRules', 'What is accepted as proof that a milestone was reached.'],
  [Membership, 'Membership', 'Classes of members with their dues, votes and rights.'],
  [MemberTier, 'MemberTier', 'One class of members.'],
  [DuesFormula, 'DuesFormula', 'What a member pays a year, in units of the currency.'],
]

/**
 * The JSON Schema (2020-12) of a programme as an author writes it: what has a default may be left out. Made from the
 * one definition that the program itself reads programmes by.
 */
export const schemeJsonSchema = () => {
  const named = z.registry<{ id: string; description: string }>()
  for (const [schema, id, description] of parts) named.add(schema, { id, description })
  return z.toJSONSchema(Scheme, {
    io: 'input',
    metadata: named,
    override: ({ zodSchema, jsonSchema }) => {
      const described = z.globalRegistry.get(zodSchema)?.description
      if (described !== undefined) jsonSchema.description = described
    },
  })
}
