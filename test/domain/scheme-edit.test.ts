import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { canonical } from '../../domain/history.ts'
import { PersonId, SchemeDraftId } from '../../domain/ids.ts'
import { Refusal } from '../../domain/refusal.ts'
import { type Scheme, SchemeDocument } from '../../domain/scheme.ts'
import { beginDraft, changeDraft, draftProblems } from '../../domain/scheme-draft.ts'
import { hasPartName } from '../../domain/scheme-part-names.ts'
import { hasValueName } from '../../domain/scheme-value-names.ts'
import { edited, type SchemeEdit } from '../../domain/scheme-edit.ts'
import { type Part, placeAt, wholeScheme } from '../../domain/scheme-shape.ts'
import { everyShipped } from '../../schemes/all.ts'
import { lingang } from '../../schemes/lingang.ts'
import { Words } from '../../domain/words.ts'
import { person, stampBy } from '../support/cases.ts'

const shipped = await everyShipped()
const stamp = { ...stampBy('起草人', 'administrator'), by: PersonId.parse(person('起草人').id) }
const open = beginDraft(SchemeDraftId.parse('0'.repeat(20)), lingang, 'in-force', stamp)
const after = (...edits: SchemeEdit[]): Scheme => changeDraft(open, edits, stamp)?.document ?? lingang
const refused = (...edits: SchemeEdit[]) => {
  try {
    after(...edits)
    return undefined
  } catch (problem) {
    if (problem instanceof Refusal) return problem
    throw problem
  }
}
const at = (kind: string) => lingang.steps.findIndex((step) => step.kind === kind)

/** Every place in a document, with what stands there; words count as one. */
const places = (value: unknown, path: string): { path: string; value: unknown }[] => {
  if (typeof value !== 'object' || value === null || Words.safeParse(value).success) return [{ path, value }]
  const inner = Object.entries(value).flatMap(([name, held]) =>
    places(held, path === '' ? name : `${path}.${name}`),
  )
  return path === '' ? inner : [{ path, value }, ...inner]
}

/** The names of all parts and of all choices, each sort of a part once. */
const namesIn = (whole: Part): { parts: Set<string>; values: Set<string> } => {
  const found = { parts: new Set<string>(), values: new Set<string>() }
  const seen = new Set<string>()
  const visit = (part: Part, name: string): void => {
    if (part.is === 'list') visit(part.of, name)
    if (part.is === 'choice') for (const value of part.of) found.values.add(value)
    if (part.is === 'fields')
      for (const field of part.fields) {
        found.parts.add(field.name)
        visit(field.part, field.name)
      }
    if (part.is !== 'sorts') return
    for (const [kind, sort] of part.sorts) {
      found.values.add(kind)
      if (seen.has(`${name} ${kind}`)) continue
      seen.add(`${name} ${kind}`)
      visit(sort, name)
    }
  }
  visit(whole, '')
  return found
}

describe('the shape of a programme', () => {
  test('leads to every value of every shipped programme', () => {
    const lost = shipped.flatMap((scheme) =>
      places(scheme, '')
        .filter(({ path, value }) => placeAt(scheme, path)?.value !== value)
        .map(({ path }) => `${scheme.ref} ${path}`),
    )
    expect(lost).toEqual([])
  })

  test('has words for every part and every choice', () => {
    const { parts, values } = namesIn(wholeScheme())
    expect(parts.size).toBeGreaterThan(120)
    expect([...parts].filter((name) => !hasPartName(name))).toEqual([])
    expect([...values].filter((value) => !hasValueName(value))).toEqual([])
  })
})

describe('an edit', () => {
  test('sets the values of a page, and takes away what is left empty', () => {
    const limit = `steps.${at('notice')}.limit`
    const next = after({
      do: 'set',
      values: { [`${limit}.n`]: 7, [`${limit}.unit`]: 'calendar-day', batches: null },
    })
    expect(placeAt(next, limit)?.value).toEqual({ n: 7, unit: 'calendar-day' })
    expect(next.batches).toBeUndefined()
  })

  test('is refused by place and reason when a value cannot be', () => {
    expect(
      refused({ do: 'set', values: { 'outcome.validityMonths': 'three', 'title.zh': '' } })?.problems,
    ).toEqual([
      { field: 'title.zh', code: 'scheme', facts: { zh: '至少 1 个字', en: 'needs at least 1 characters' } },
      { field: 'outcome.validityMonths', code: 'scheme', facts: { zh: '应为数字', en: 'must be a number' } },
    ])
  })

  test('never changes which version a draft is of', () => {
    expect(after({ do: 'set', values: { ref: 'other@9' } }).ref).toBe(lingang.ref)
  })

  test.each([
    ['a step', 'steps', 'defence'],
    ['a rule', 'rules', undefined],
    ['a field', 'form.0.fields', 'number'],
    ['words', 'issuers', undefined],
    ['a level', `steps.${at('approval')}.levels`, undefined],
    ['something that may be left out', 'milestones', undefined],
  ])('adds %s', (_, path, kind) => {
    const next = after(kind === undefined ? { do: 'add', path } : { do: 'add', path, kind })
    const before = placeAt(lingang, path)?.value
    const now = placeAt(next, path)?.value
    expect(Array.isArray(now) ? now.length : 1).toBe(Array.isArray(before) ? before.length + 1 : 1)
    expect(canonical(next)).not.toBe(canonical(lingang))
  })

  test('what is new and not written is a problem of the draft, not of the page', () => {
    const next = after({ do: 'add', path: 'issuers' })
    expect(draftProblems(next)).toEqual([
      {
        path: `issuers.${lingang.issuers.length}`,
        message: { zh: '还没有填写', en: 'this is not written yet' },
      },
    ])
    expect(draftProblems(lingang)).toEqual([])
  })

  test('turns a thing into another sort of it and keeps what both have', () => {
    const [label] = lingang.form[0]?.fields ?? []
    const next = after({ do: 'become', path: 'form.0.fields.0', kind: 'number' })
    expect(next.form[0]?.fields[0]).toMatchObject({ kind: 'number', id: label?.id, label: label?.label })
    expect(refused({ do: 'become', path: 'form.0.fields.0', kind: 'poem' })?.code).toBe('invalid')
  })

  test('takes along the defaults to confirm of what moves or goes', () => {
    const marked: Scheme = {
      ...lingang,
      toConfirm: ['steps.0.limit', 'steps.1', 'steps.2.panel', 'rules'].map((path) => ({
        path,
        why: { zh: '未公开', en: 'Not public' },
      })),
    }
    const paths = (document: unknown) => SchemeDocument.parse(document).toConfirm.map(({ path }) => path)
    expect(paths(edited(marked, { do: 'move', path: 'steps.0', by: 1 }))).toEqual([
      'steps.1.limit',
      'steps.0',
      'steps.2.panel',
      'rules',
    ])
    expect(paths(edited(marked, { do: 'remove', path: 'steps.1' }))).toEqual([
      'steps.0.limit',
      'steps.1.panel',
      'rules',
    ])
    expect(paths(edited(marked, { do: 'confirm', path: 'rules' }))).toHaveLength(3)
  })

  test('does not take away what must be there, nor move beyond an end', () => {
    expect(refused({ do: 'remove', path: 'title' })?.code).toBe('not-allowed-here')
    expect(refused({ do: 'move', path: 'steps.0', by: -1 })?.code).toBe('not-allowed-here')
    expect(refused({ do: 'remove', path: 'steps.99' })?.code).toBe('invalid')
  })

  test.each([
    'rules..force',
    'rules.1e0.force',
    'rules.01.force',
    'rules. 0.force',
    'rules.0.',
    'title.de',
    'nothing',
    'nothing.zh',
  ])('has no place at %s', (path) => {
    const none = [{ field: path, code: 'not-an-option' }]
    expect(refused({ do: 'set', values: { [path]: 'warns' } })?.problems).toEqual(none)
    expect(refused({ do: 'set', values: { [path]: null } })?.problems).toEqual(none)
    expect(refused({ do: 'confirm', path })?.problems).toEqual(none)
  })

  test('confirms a default whose place is gone', () => {
    const why = { zh: '未公开', en: 'Not public' }
    const marked: Scheme = { ...lingang, toConfirm: [{ path: 'steps.0.gone', why }] }
    expect(edited(marked, { do: 'confirm', path: 'steps.0.gone' })).toMatchObject({ toConfirm: [] })
  })

  test('that changes nothing is no change of the draft', () => {
    expect(changeDraft(open, [{ do: 'set', values: {} }], stamp)).toBeUndefined()
    const { validityMonths } = lingang.outcome
    const same = { do: 'set' as const, values: { 'outcome.validityMonths': validityMonths } }
    expect(changeDraft(open, [same], stamp)).toBeUndefined()
  })

  test('whatever it is, leaves a document with the shape of a programme or is refused', () => {
    const path = fc.oneof(
      fc.constantFrom(
        'steps.0',
        'rules',
        'rules.1',
        'rules.0.condition',
        'form.1.fields.0',
        'outcome.tiers',
        'milestones',
      ),
      fc
        .array(
          fc.constantFrom('steps', 'rules', '0', '1', 'panel', '__proto__', 'constructor', 'title', '-1'),
        )
        .map((parts) => parts.join('.')),
    )
    const kind = fc.constantFrom('review', 'figure', 'all', 'text', '__proto__', 'nothing')
    const edit: fc.Arbitrary<SchemeEdit> = fc.oneof(
      fc.record({
        do: fc.constant('set' as const),
        values: fc.dictionary(
          path,
          fc.jsonValue().map((value) => z.json().parse(value)),
        ),
      }),
      fc.record({ do: fc.constant('add' as const), path }),
      fc.record({ do: fc.constant('add' as const), path, kind }),
      fc.record({ do: fc.constant('remove' as const), path }),
      fc.record({ do: fc.constant('move' as const), path, by: fc.constantFrom(-1 as const, 1 as const) }),
      fc.record({ do: fc.constant('become' as const), path, kind }),
      fc.record({ do: fc.constant('confirm' as const), path }),
    )
    const done = { edits: 0 }
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        try {
          const document = after(...edits)
          expect(canonical(SchemeDocument.parse(document))).toBe(canonical(document))
          done.edits += 1
        } catch (problem) {
          if (!(problem instanceof Refusal)) throw problem
        }
      }),
      { numRuns: 300 },
    )
    expect(done.edits).toBeGreaterThan(10)
  })
})
