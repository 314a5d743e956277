import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Answers, FormSection, mistakesIn, problemsOf, readAnswers, readNumber } from '../../domain/form.ts'

const words = { zh: '栏目', en: 'Field' }
const options = [
  { value: 'a', label: words },
  { value: 'b', label: words },
]
const section = FormSection.parse({
  id: 'plan',
  title: words,
  fields: [
    { kind: 'text', id: 'name', label: words, required: true, max: 5 },
    { kind: 'longText', id: 'story', label: words, max: 8000 },
    { kind: 'number', id: 'share', label: words, min: 0, max: 100 },
    { kind: 'number', id: 'staff', label: words, whole: true },
    { kind: 'date', id: 'signed', label: words },
    { kind: 'choice', id: 'one', label: words, options },
    { kind: 'choice', id: 'several', label: words, many: true, options },
  ],
})
const read = (typed: Record<string, unknown>) => readAnswers(section, typed)
const mistakes = (typed: Record<string, unknown>) =>
  mistakesIn(section, read(typed)).map(({ field, code }) => [field, code])

describe('a number', () => {
  test.each([
    ['12', 12],
    ['-3', -3],
    ['−3', -3],
    [' 007 ', 7],
    ['1234,5', 1234.5],
    ['0,125', 0.125],
    ['1,234', 1234],
    ['1,234,567.25', 1_234_567.25],
    ['１２３４．５', 1234.5],
    ['１，２３４', 1234],
    ['1 234', 1234],
    ['1\u00a0234', 1234],
    ["1'234'567.5", 1_234_567.5],
    ['1’234', 1234],
    ['120 0000', 1_200_000],
    ['9007199254740991', 9_007_199_254_740_991],
  ])('%o is %o', (typed, value) => {
    expect(readNumber(typed)).toBe(value)
  })

  test.each([
    '',
    'many',
    '1.234,5',
    '1.2.3',
    '12,34,5',
    '10 20',
    "1'2",
    '1e5',
    '12%',
    'Infinity',
    '--1',
    '0x10',
    '9'.repeat(30),
    '9'.repeat(400),
    `0.${'0'.repeat(150)}1`,
  ])('%o is doubtful', (typed) => {
    expect(readNumber(typed)).toBeUndefined()
  })

  const wide = (text: string) =>
    text.replaceAll(/[\d.,-]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))

  test('reads the same grouped, with a decimal comma, and in full width', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -999_999_999, max: 999_999_999 }),
        fc.integer({ min: 0, max: 99 }),
        (whole, cents) => {
          const decimals = String(cents).padStart(2, '0')
          const value = Number(`${whole}.${decimals}`)
          const grouped = whole.toLocaleString('en-US')
          for (const typed of [
            `${whole}.${decimals}`,
            `${whole},${decimals}`,
            `${grouped}.${decimals}`,
            `${grouped.replaceAll(',', ' ')},${decimals}`,
            `${grouped.replaceAll(',', "'")}.${decimals}`,
          ]) {
            expect(readNumber(typed)).toBe(value)
            expect(readNumber(wide(typed))).toBe(value)
          }
        },
      ),
    )
  })

  test('is finite and exact enough to keep, whatever was typed', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^-?[\d., ']{1,40}$/), (typed) => {
        const value = readNumber(typed)
        expect(value === undefined || Math.abs(value) <= Number.MAX_SAFE_INTEGER).toBe(true)
      }),
    )
  })
})

describe('a date', () => {
  test.each(['2026-03-05', '2026/3/5', '2026.03.05', '2026年3月5日', '２０２６－０３－０５', ' 2026-3-5 '])(
    '%o is 5 March 2026',
    (signed) => {
      expect(read({ signed })).toEqual({ signed: '2026-03-05' })
    },
  )

  test.each(['2026-02-30', '2026-13-01', '2026-00-10', '2026-04-45', '05/03/2026', '2026年3月', 'soon'])(
    '%o is kept as typed and is no date',
    (signed) => {
      expect(read({ signed })).toEqual({ signed })
      expect(mistakes({ signed })).toEqual([['plan.signed', 'not-a-date']])
    },
  )
})

describe('what was typed', () => {
  test('is understood, or kept and named: nothing is lost', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }).filter((text) => text.trim() !== ''),
      fc.stringMatching(/^\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?$/),
      fc.stringMatching(/^-?[\d., ']{1,30}\d$/),
    )
    const single = section.fields.filter((field) => field.kind !== 'choice')
    fc.assert(
      fc.property(fc.constantFrom(...single), typed, (field, text) => {
        const answer = read({ [field.id]: text })[field.id]
        const understood =
          typeof answer === 'number' ||
          (field.kind === 'date' && mistakesIn(section, { [field.id]: answer ?? '' }).length === 0)
        expect(understood || answer === text.replaceAll('\r\n', '\n')).toBe(true)
      }),
    )
  })

  test('always fits what the record may hold', () => {
    const value = fc.oneof(
      fc.string({ maxLength: 100 }),
      fc.double(),
      fc.array(fc.string({ maxLength: 200 }), { maxLength: 80 }),
      fc.constant('界'.repeat(30_000)),
      fc.constantFrom(null, true, {}, undefined),
    )
    const keys = section.fields.map((field) => field.id)
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), value), (typed) => {
        expect(Answers.safeParse(read(typed)).error).toBeUndefined()
      }),
    )
  })

  test('is not cut to fit: a text over its length stays whole and is named', () => {
    const story = '字'.repeat(9000)
    expect(read({ story })).toEqual({ story })
    expect(mistakesIn(section, read({ story }))).toEqual([
      { field: 'plan.story', code: 'too-long', facts: { max: 8000, length: 9000 } },
    ])
  })

  test('counts characters, not the units that they are stored in', () => {
    expect(mistakes({ name: '𠮷𠮷𠮷𠮷𠮷' })).toEqual([])
    expect(mistakes({ name: '𠮷𠮷𠮷𠮷𠮷𠮷' })).toEqual([['plan.name', 'too-long']])
  })

  test('as a number in a text is that text, and as a list in a single field stays there', () => {
    expect(read({ name: 5, story: ['a', 'b'] })).toEqual({ name: '5', story: 'a, b' })
    expect(mistakes({ one: ['a', 'b'] })).toEqual([['plan.one', 'not-an-option']])
  })

  test('blank is no answer, and a required one is missing but no mistake yet', () => {
    const answers = read({ name: ' ', story: '\r\n', share: '', several: [''], one: '　' })
    expect(answers).toEqual({})
    expect(problemsOf(section, answers)).toEqual([{ field: 'plan.name', code: 'missing' }])
    expect(mistakesIn(section, answers)).toEqual([])
  })

  test.each([
    [{ share: '101' }, 'plan.share', 'too-large'],
    [{ share: '-1' }, 'plan.share', 'too-small'],
    [{ share: 'half' }, 'plan.share', 'not-a-number'],
    [{ share: 1e300 }, 'plan.share', 'not-a-number'],
    [{ staff: '1.5' }, 'plan.staff', 'not-whole'],
    [{ one: 'c' }, 'plan.one', 'not-an-option'],
    [{ several: ['a', 'c'] }, 'plan.several', 'not-an-option'],
  ])('%o is wrong at %s: %s', (typed, field, code) => {
    expect(mistakes(typed)).toEqual([[field, code]])
  })

  test.each([{ share: 0 }, { share: 100 }, { share: '0' }, { staff: '-4' }, { one: 'a' }, { several: 'b' }])(
    '%o is right',
    (typed) => {
      expect(mistakes(typed)).toEqual([])
    },
  )
})
