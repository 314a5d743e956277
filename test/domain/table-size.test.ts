import { expect, test } from 'vitest'
import { FormSection, readAnswers } from '../../domain/form.ts'
import { planSection, teamSection } from '../../schemes/parts/form-sections.ts'
import { everyShipped } from '../../schemes/all.ts'

const someone = 'uscc:91310000631137409B'
const words = '高热容量旋转阳极靶盘的制备、焊接与寿命验证'

/** Every table full of what people usually write: as many rows as are asked for. */
const filled = (section: FormSection) =>
  readAnswers(
    section,
    Object.fromEntries(
      section.fields.map((field) => [
        field.id,
        field.kind !== 'table'
          ? '12000'
          : {
              rows: Array.from({ length: field.rows.is === 'free' ? field.rows.max : 0 }, (_, index) => ({
                id: `8symbols${index}`,
                cells: Object.fromEntries(
                  field.columns.map((column) => [
                    column.id,
                    column.kind === 'text'
                      ? words.slice(0, column.max)
                      : column.kind === 'member'
                        ? someone
                        : column.kind === 'date'
                          ? '2027-06-30'
                          : '123456.5',
                  ]),
                ),
              })),
            },
      ]),
    ),
  )

test.each([planSection(), teamSection()])('a part with every row in use stays under 100 KB', (section) => {
  const answers = filled(FormSection.parse(section))
  const bytes = Buffer.byteLength(JSON.stringify(answers))
  expect(bytes).toBeGreaterThan(2_000)
  expect(bytes).toBeLessThan(100_000)
})

test('no table of a shipped programme asks for more rows than fit beside each other in an item', async () => {
  const cells = (await everyShipped()).flatMap(({ form }) =>
    form.flatMap((section) =>
      section.fields.flatMap((field) =>
        field.kind === 'table' && field.rows.is === 'free' ? [field.rows.max * field.columns.length] : [],
      ),
    ),
  )
  expect(cells.length).toBeGreaterThan(10)
  expect(Math.max(...cells)).toBeLessThanOrEqual(300)
})
