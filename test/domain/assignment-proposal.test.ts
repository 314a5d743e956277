import fc from 'fast-check'
import { expect, test } from 'vitest'
import { conflictCheck } from '../../domain/conflict-check.ts'
import { propose } from '../../domain/assignment-proposal.ts'
import { loadsIn, type PanelRow, panelRowOf } from '../../domain/panel-row.ts'
import { stepOf } from '../../domain/scheme-step.ts'
import { panelMark } from '../../functions/panel-desk.ts'
import { lingang } from '../../schemes/lingang.ts'
import { caseInReview } from '../support/call-in-review.ts'
import { digest, expert, organisationId, today } from '../support/cases.ts'

const panel = stepOf(lingang, 'review')?.panel
if (!panel) throw new Error('no panel')

const rowsOf = (count: number): PanelRow[] =>
  Array.from(
    { length: count },
    (_, n) => panelRowOf(caseInReview(n, { experts: 1, now: today, stage: 'before' })) ?? [],
  ).flat()

/** Where an expert of the example works: at a member of a case, or nowhere near. */
const workplace = fc.oneof(
  fc.integer({ min: 0, max: 11 }).map((n) => `大学${n}`),
  fc.integer({ min: 0, max: 11 }).map((n) => `合作方${n}`),
  fc.constant('别处'),
)
const people = fc
  .array(fc.record({ works: workplace, declared: fc.option(fc.integer({ min: 0, max: 11 })) }), {
    minLength: 3,
    maxLength: 24,
  })
  .map((some) =>
    some.map(({ works, declared }, n) =>
      expert(`e${n}`, {
        organisationName: works,
        conflicts: declared === null ? [] : [organisationId(`大学${declared}`)],
      }),
    ),
  )

test('a proposal never has anybody who works at a member or declared a tie to one, and nobody twice', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), people, (count, experts) => {
      const rows = rowsOf(count)
      const staffing = { rows, people: experts, check: conflictCheck(rows, []), loads: loadsIn(rows) }
      const { panels } = propose(staffing, panel, rows)
      for (const { row, experts: chosen, missing } of panels) {
        expect(chosen.length + missing).toBe(panel.experts)
        expect(new Set(chosen.map(({ suits }) => suits.person.id)).size).toBe(chosen.length)
        for (const { suits } of chosen) {
          const { expertise } = suits.person
          expect(row.members.map(({ name }) => name)).not.toContain(expertise?.organisationName)
          for (const { organisation } of row.members) expect(expertise?.conflicts).not.toContain(organisation)
        }
      }
    }),
    { numRuns: 60 },
  )
})

test('where nobody has a conflict, nobody has more than one over the mean', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 3, max: 30 }), (count, size) => {
      const rows = rowsOf(count)
      const experts = Array.from({ length: size }, (_, n) => expert(`e${n}`, { organisationName: '别处' }))
      const { panels, load } = propose(
        { rows, people: experts, check: conflictCheck(rows, []), loads: loadsIn(rows) },
        panel,
        rows,
      )
      expect(panels.every(({ missing }) => missing === 0)).toBe(true)
      expect(load.mean).toBeCloseTo((count * panel.experts) / size)
      expect(load.most).toBeLessThanOrEqual(load.mean + 1)
    }),
    { numRuns: 60 },
  )
})

test('a panel is the same however its members are ordered, and another once one is assigned', () => {
  const [row] = rowsOf(1)
  if (!row) throw new Error('no row')
  const turned = { ...row, members: row.members.toReversed() }
  expect(panelMark(turned, digest)).toBe(panelMark(row, digest))
  expect(panelMark({ ...row, stuck: true }, digest)).not.toBe(panelMark(row, digest))
})
