import { expect, test } from 'vitest'
import { z } from 'zod'
import { remarkOn, shapeOf } from '../../../functions/web/api/shape.ts'

const written = (schema: z.ZodType) =>
  shapeOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))

test('a schema is written down as a type, with what is optional and what a field means', () => {
  const schema = z.strictObject({
    title: z.string().min(2).max(200),
    year: z.number().int().describe('Of the report').optional(),
    roles: z.array(z.enum(['lead', 'member'])),
    remarks: z.record(z.string(), z.union([z.string(), z.number()])),
    anything: z.unknown(),
  })
  expect(written(schema)).toBe(
    [
      '{',
      '  title: string  // 2 to 200 characters',
      '  year?: integer  // Of the report',
      '  roles: ("lead" | "member")[]',
      '  remarks: {',
      '    [name]: string | number',
      '  }',
      '  anything: any',
      '}',
    ].join('\n'),
  )
})

test('alternatives stand under each other', () => {
  const schema = z.discriminatedUnion('is', [
    z.object({ is: z.literal('open') }),
    z.object({ is: z.literal('late'), at: z.iso.datetime() }),
  ])
  expect(written(schema)).toBe(
    ['{', '  is: "open"', '}', '| {', '  is: "late"', '  at: string  // date-time', '}'].join('\n'),
  )
})

test.each([
  [z.string(), ''],
  [z.string().max(5), 'at most 5 characters'],
  [z.number().min(1), 'at least 1'],
  [z.number().int().min(1).max(100), '1 to 100'],
  [z.number().int(), ''],
  [z.number().int().max(9), 'at most 9'],
  [z.string().length(18), '18 characters'],
])('limits are said where there are some (%#)', (schema, said) => {
  expect(remarkOn(z.toJSONSchema(schema))).toBe(said)
})
