import { z } from 'zod'
import { NewAppeal } from '../../../domain/appeal.ts'
import { AppealId, ObjectionId } from '../../../domain/ids.ts'
import { notFound } from '../../../domain/refusal.ts'
import { appeal } from '../../commands/appeals.ts'
import { commentOnObjection, Statement } from '../../commands/objections.ts'
import { comparisonOf, Versions } from '../case-view/comparison-view.ts'
import { InCase, openCase } from './cases.ts'
import { Done, operationsOn } from './operation.ts'

const { list, operation } = operationsOn('Cases')
export const afterwardsOperations = list

const Value = z.unknown()
const Version = z.object({ n: z.number(), at: z.string(), what: z.string() })
const Sides = { before: Value.optional(), after: Value.optional() }

operation({
  method: 'get',
  path: '/cases/{case}/comparison',
  id: 'compareVersions',
  summary: 'What changed between two times that a case was handed in, or since the last one',
  params: InCase,
  query: Versions,
  answer: z.object({
    from: Version,
    to: Version.optional().describe('Absent where the later one is the draft as it is now'),
    fields: z.array(
      z.object({
        section: z.string(),
        owner: z.string().optional(),
        field: z.string(),
        ...Sides,
        rows: z
          .array(
            z.object({
              row: z.string(),
              is: z.enum(['added', 'removed', 'changed']),
              cells: z.array(z.object({ column: z.string(), ...Sides })),
            }),
          )
          .optional(),
      }),
    ),
    members: z.array(z.object({ organisation: z.string(), ...Sides })),
    unchanged: z.array(z.string()).describe('Remarks of the round where nothing changed'),
  }),
  run: async (asked) => {
    const open = await openCase(asked, 'see-comparison')
    const shown = await comparisonOf(asked.web.world, { ...open, person: asked.person() }, asked.query)
    if (!shown) throw notFound()
    const { from, to, comparison, unchanged } = shown
    return {
      from,
      ...(to ? { to } : {}),
      fields: comparison.fields.map(({ rows, ...field }) => ({
        ...field,
        ...(rows
          ? { rows: rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell })) })) }
          : {}),
      })),
      members: comparison.members.map((member) => ({ ...member })),
      unchanged: [...unchanged],
    }
  },
})

operation({
  method: 'post',
  path: '/cases/{case}/objections/{objection}/statement',
  id: 'answerObjection',
  summary: 'Answer an objection, for the lead, where the programme lets the applicants',
  status: 201,
  params: InCase.extend({ objection: ObjectionId }),
  body: Statement,
  answer: Done,
  run: async ({ web, asking, path, body }) => {
    await commentOnObjection(web.world, asking(), { ...path, ...body })
    return {}
  },
})

operation({
  method: 'post',
  path: '/cases/{case}/appeal',
  id: 'fileAppeal',
  summary: 'Appeal against a refusal or a revocation, for the lead, within the programme’s limit',
  status: 201,
  params: InCase,
  body: NewAppeal,
  answer: z.object({ appeal: AppealId }),
  run: ({ web, asking, path, body }) => appeal(web.world, asking(), path.case, body),
})
