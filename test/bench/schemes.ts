import type { ConsortiumFacts, OrganisationFacts } from '../../domain/consortium-facts.ts'
import type { Answers, FormField, FormSection } from '../../domain/form.ts'
import { problemsOf } from '../../domain/form.ts'
import { OrganisationKind } from '../../domain/organisation-kind.ts'
import { checkScheme } from '../../domain/read-scheme.ts'
import { checkRules } from '../../domain/rule-check.ts'
import type { Scheme } from '../../domain/scheme.ts'
import { everyShipped } from '../../schemes/all.ts'
import type { Report, Say } from './report.ts'

/** So many organisations, of every kind, from several places. */
const organisations = (count: number): OrganisationFacts[] =>
  Array.from({ length: count }, (_, index) => ({
    code: `uscc:${index}`,
    name: `第${index}家单位`,
    kind: OrganisationKind.options[index % OrganisationKind.options.length] ?? 'enterprise',
    country: ['CN', 'AT', 'DE', 'FR'][index % 4] ?? 'CN',
    region: ['上海', '江苏', '浙江', '安徽'][index % 4] ?? '上海',
    place: ['上海浦东', '江苏苏州', '厦门'][index % 3] ?? '上海',
    credentials: index % 2 === 0 ? ['high-tech'] : [],
  }))

const figures = (scheme: Scheme): ConsortiumFacts['figures'] =>
  Object.fromEntries(
    scheme.form.flatMap(({ fields }) =>
      fields.flatMap((field) =>
        field.kind === 'number' && field.feeds ? [[field.feeds.figure, [100, 90, 80]]] : [],
      ),
    ),
  )

const facts = (scheme: Scheme, members: number): ConsortiumFacts => {
  const [lead, ...others] = organisations(members + 1)
  const chosen = Object.fromEntries(
    scheme.form.flatMap(({ fields }) =>
      fields.flatMap((field) =>
        field.kind === 'choice' && field.feeds
          ? [[field.feeds, field.options.map(({ value }) => value)]]
          : [],
      ),
    ),
  )
  return { leads: lead ? [lead] : [], members: others, chosen, figures: figures(scheme), documents: [] }
}

/** A section of so many fields, of every kind in turn. */
const largeSection = (scheme: Scheme, count: number): FormSection => {
  const some = scheme.form.flatMap(({ fields }) => fields)
  const fields = Array.from({ length: count }, (_, index): FormField | undefined => {
    const field = some[index % some.length]
    if (!field) return undefined
    const { requiredWhen: _when, onlyFor: _only, ...rest } = field
    return { ...rest, id: `field${index}` }
  }).filter((field) => field !== undefined)
  return { id: 'large', title: { zh: '大表', en: 'Large' }, fields }
}

/** The median of many runs in milliseconds, after as many to warm up. */
const median = (act: () => void, runs: number): number => {
  for (let run = 0; run < runs; run += 1) act()
  const times = Array.from({ length: runs }, () => {
    const before = performance.now()
    act()
    return performance.now() - before
  }).toSorted((a, b) => a - b)
  return times[Math.floor(times.length / 2)] ?? 0
}

/** How long the rules of every programme take for a large consortium, and how long it takes to read one. */
export const measureSchemes = async (say: Say): Promise<Report> => {
  const schemes = await everyShipped()
  const rows = schemes.map((scheme) => {
    say(scheme.ref)
    const fifty = facts(scheme, 50)
    const document: unknown = JSON.parse(JSON.stringify(scheme))
    return [
      scheme.ref,
      scheme.rules.length,
      Math.round(JSON.stringify(scheme).length / 1024),
      median(() => void checkRules(scheme.rules, fifty, 'apply'), 200),
      median(() => void checkScheme(document), 30),
    ]
  })
  const [first] = schemes
  if (!first) throw new Error('no programme is shipped')
  const section = largeSection(first, 200)
  const large: unknown = JSON.parse(JSON.stringify({ ...first, form: [...first.form, ...sliced(section)] }))
  const answers: Answers = Object.fromEntries(section.fields.map(({ id }) => [id, '一']))
  return {
    title: 'Programmes: 50 members against every rule, and a document read (medians)',
    heads: ['Programme', 'Rules', 'KB', 'rules ms', 'read ms'],
    rows: [
      ...rows,
      ['200 fields more', first.rules.length, 0, 0, median(() => void checkScheme(large), 30)],
      ['200 answers checked', 0, 0, median(() => void problemsOf(section, answers), 200), 0],
    ],
    notes: ['All rules of a programme: under 1 ms. A programme of 200 fields: read in under 20 ms.'],
  }
}

/** A section holds sixty fields at most. */
const sliced = (section: FormSection): FormSection[] =>
  Array.from({ length: Math.ceil(section.fields.length / 50) }, (_, index) => ({
    ...section,
    id: `large${index}`,
    fields: section.fields.slice(index * 50, (index + 1) * 50),
  }))
