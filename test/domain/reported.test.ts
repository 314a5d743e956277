import { expect, test } from 'vitest'
import { Consortium } from '../../domain/consortium.ts'
import { practiceUscc } from '../../domain/organisation-code.ts'
import { asReported, ReportedConsortium } from '../../domain/reported.ts'
import { sha256 } from '../../functions/store/cases.ts'
import data from '../../schemes/data/reported-consortia.json' with { type: 'json' }

const reported = (id: string) =>
  asReported(ReportedConsortium.parse(data.consortia.find((entry) => entry.id === id)), sha256, ['lingang'])

const entry = {
  id: 'made-up',
  name: '某创新联合体',
  leads: [{ name: '某某有限公司', kind: 'enterprise', country: 'CN' }],
  members: [{ name: '某某大学', kind: 'university', country: 'CN' }],
  announced: '2025-03-01',
  source: '某报',
}
const read = (more: object) => asReported(ReportedConsortium.parse({ ...entry, ...more }), sha256)
const gaps = (consortium: Consortium) =>
  consortium.standing.is === 'reported' ? consortium.standing.unknown : []

test('every publicly reported consortium becomes a valid entry of the register', () => {
  const entries = data.consortia.map(({ id }) => reported(id))
  expect(entries).toHaveLength(21)
  for (const consortium of entries) expect(Consortium.parse(consortium)).toEqual(consortium)
  expect(new Set(entries.map((consortium) => consortium.id)).size).toBe(21)
})

test('seven joint leads are co-leads, and the foreign one has no Chinese code', () => {
  const { parties, standing } = reported('pudong-rfid')
  expect(parties).toHaveLength(7)
  expect(new Set(parties.map((party) => party.role))).toEqual(new Set(['co-lead']))
  expect(parties.find((party) => party.country === 'AT')?.organisation).toMatch(/^unknown:/)
  expect(standing).toMatchObject({
    announced: '2024-01-26',
    unknown: ['members-not-named', 'no-code', 'foreign-without-chinese-code', 'programme-not-here'],
  })
})

test.each([
  ['2024-08 or before', '2024-08', ['announced-or-before']],
  ['2025', '2025', ['announced-partial']],
  ['2023-08', '2023-08', ['announced-partial']],
  ['2024-07-30', '2024-07-30', []],
  ['', undefined, ['announced-missing']],
  [null, undefined, ['announced-missing']],
])('announced %o is known as %o', (announced, known, unknown) => {
  const { standing, ...rest } = read({ announced })
  expect(standing).toMatchObject({ is: 'reported', source: '某报' })
  expect(standing.is === 'reported' ? standing.announced : 'none').toBe(known)
  expect(gaps({ standing, ...rest }).filter((gap) => gap.startsWith('announced'))).toEqual(unknown)
})

test('what a report does not name is said, and nothing is made up', () => {
  expect(reported('baoshan-medical')).toMatchObject({
    parties: [],
    standing: {
      unknown: ['lead-not-named', 'members-not-named', 'announced-or-before', 'programme-not-here'],
    },
  })
  expect(gaps(reported('sematech'))).toContain('lead-not-named')
  // Seven in all, five named.
  expect(reported('suzhou-ct')).toMatchObject({ standing: { totalUnits: 7 } })
  expect(gaps(reported('suzhou-ct'))).toContain('members-incomplete')
  expect(gaps(reported('lingang-eda'))).not.toContain('programme-not-here')
  expect(reported('insic-hamr').standing).toMatchObject({ announced: '2001-11', endedOn: '2006-10' })
})

test('one name is one organisation in every report', () => {
  const [polyolefin, isotope] = [reported('huning-polyolefin'), reported('yrd-isotope')]
  expect(polyolefin.parties[0]?.organisation).toBe(isotope.parties[0]?.organisation)
  expect(polyolefin.parties[0]?.role).toBe('lead')
  const spelled = (name: string) => read({ leads: [{ ...entry.leads[0], name }] }).parties[0]?.organisation
  expect(spelled('德凯(上海) GmbH')).toBe(spelled('德凯(上海) GMBH '))
  expect(spelled('德凯(上海) GmbH')).not.toBe(spelled('德凯(北京) GmbH'))
})

test('a given code is taken as the organisation’s id', () => {
  const code = practiceUscc('某某有限公司')
  const consortium = read({ leads: [{ ...entry.leads[0], code }] })
  expect(consortium.parties[0]?.organisation).toBe(`uscc:${code}`)
  expect(gaps(consortium)).toEqual(['no-code'])
  expect(gaps(read({ leads: [{ ...entry.leads[0], code }], members: [] }))).toEqual(['members-not-named'])
})

test.each([
  [{ announced: '2024-13' }, 'announced', 'not-a-date'],
  [{ announced: '2024-02-30' }, 'announced', 'not-a-date'],
  [{ ended: 'soon' }, 'ended', 'not-a-date'],
  [{ ended: '2025-02' }, 'ended', 'dates-in-wrong-order'],
  [{ leads: [{ ...entry.leads[0], code: '123' }] }, 'leads.0.code', 'wrong-length'],
  [{ members: [entry.leads[0]] }, 'members.0.name', 'member-twice'],
])('%o is refused at its field', (more, field, code) => {
  const result = ReportedConsortium.safeParse({ ...entry, ...more })
  expect(
    result.error?.issues.map((issue) => [
      issue.path.join('.'),
      issue.code === 'custom' ? issue.params?.code : issue.code,
    ]),
  ).toEqual([[field, code]])
})

test('an end that is less exact than the beginning is not in the wrong order', () => {
  expect(read({ ended: '2025' }).standing).toMatchObject({ endedOn: '2025' })
})
