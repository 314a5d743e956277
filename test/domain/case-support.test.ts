import { expect, test } from 'vitest'
import { supportOf } from '../../domain/case-support.ts'
import { Scheme } from '../../domain/scheme.ts'
import { lingang } from '../../schemes/lingang.ts'
import { applicationHead, fileOf, momentAt, section, today } from '../support/cases.ts'

const words = (text: string) => ({ zh: text, en: text })
const instrument = (id: string, more: object = {}) => ({
  id,
  kind: 'grant',
  title: words(id),
  payment: 'yearly',
  ...more,
})
const scheme = Scheme.parse({
  ...lingang,
  archetypes: [
    { id: 'peers', title: words('peers') },
    { id: 'dominant', title: words('dominant') },
  ],
  form: [
    ...lingang.form,
    {
      id: 'mode',
      title: words('mode'),
      fields: [
        {
          kind: 'choice',
          id: 'archetype',
          label: words('archetype'),
          feeds: 'archetype',
          options: [
            { value: 'peers', label: words('peers') },
            { value: 'dominant', label: words('dominant') },
          ],
        },
      ],
    },
  ],
  support: [
    instrument('everybody'),
    instrument('critical-link', { archetypes: ['peers'] }),
    instrument('suppliers', { archetypes: ['dominant'] }),
  ],
})

test.each([
  [undefined, ['everybody'], ['critical-link', 'suppliers']],
  ['peers', ['everybody', 'critical-link'], []],
  ['dominant', ['everybody', 'suppliers'], []],
])('the archetype %s steers what support a case is given', (archetype, given, open) => {
  const sections = archetype === undefined ? [] : [section('mode', { archetype })]
  const found = supportOf(fileOf(applicationHead(), { sections }), momentAt(today, scheme))
  expect(found.given.map(({ id }) => id)).toEqual(given)
  expect(found.open.map(({ id }) => id)).toEqual(open)
})
