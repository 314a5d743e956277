import { expect, test } from 'vitest'
import { readAnswers } from '../../domain/form.ts'
import { plannedMilestones } from '../../domain/planned-milestones.ts'
import { cots } from '../../schemes/cots.ts'
import { lingang } from '../../schemes/lingang.ts'

const planned = (rows: readonly Readonly<Record<string, unknown>>[], scheme = cots) =>
  plannedMilestones(scheme, (id) => {
    const section = scheme.form.find((one) => one.id === id)
    const typed = { rows: rows.map((cells, index) => ({ id: `m${index}`, cells })) }
    return section ? readAnswers(section, { milestones: typed }) : {}
  })
const flight = { title: 'Flight 1', due: '2027年6月30日', payment: '12,000,000', evidence: 'demonstration' }

test('the rows of the form become milestones, with what is paid for each', () => {
  expect(planned([flight])).toEqual([
    { title: 'Flight 1', due: '2027-06-30', payment: 12_000_000, evidence: 'demonstration' },
  ])
})

test('a row without evidence or payment is reached by the first kind of evidence and pays nothing', () => {
  expect(planned([{ title: 'Review', due: '2027-01-31' }])).toEqual([
    { title: 'Review', due: '2027-01-31', payment: 0, evidence: 'report' },
  ])
})

test('a row that is no milestone is left to the officer, and no more are taken than the programme holds', () => {
  expect(planned([{ ...flight, due: 'soon' }])).toEqual([])
  expect(planned(Array.from({ length: 45 }, () => flight))).toHaveLength(cots.milestones?.most ?? 0)
})

test('nothing is taken over where the programme has no milestones', () => {
  expect(planned([flight], lingang)).toEqual([])
})
