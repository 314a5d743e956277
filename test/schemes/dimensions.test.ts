import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { everyShipped } from '../../schemes/all.ts'
import { dimensionsPage, sayers, says } from './dimensions-page.ts'
import { dimensions } from './dimensions.ts'

const schemes = await everyShipped()
const every = dimensions.flatMap(([, ...of]) => of)
const page = dimensionsPage(schemes)

test('there are fifty dimensions, each said somewhere or left out for a reason', () => {
  expect(every).toHaveLength(50)
  expect(new Set(every.map(({ name }) => name)).size).toBe(50)
  expect(every.filter(({ paths, without }) => paths === undefined && without === undefined)).toEqual([])
})

test.each(every.flatMap(({ name, paths = [] }) => paths.map((path) => ({ name, path }))))(
  '$name: some shipped programme says $path',
  ({ path }) => {
    expect(sayers(schemes, path)).not.toEqual([])
  },
)

test('docs/dimensions.md says which programmes do', () => {
  // The table that authors look at; a stale one is written anew by write-dimensions.ts.
  process.stdout.write(page)
  expect(readFileSync(new URL('../../docs/dimensions.md', import.meta.url), 'utf8')).toBe(page)
})

test('a path finds what stands in a list, at any depth, and only a value that is meant', () => {
  const [lingang] = schemes
  if (!lingang) throw new RangeError('no programme')
  const found = [
    'steps.kind=notice',
    'form.**.kind=document',
    'issuers.0.zh',
    'outcome.kind=filing',
    'milestones',
  ]
  expect(found.map((path) => says(lingang, path))).toEqual([true, true, true, false, false])
  expect(says({ ...lingang, support: [], formationTypes: undefined }, 'support')).toBe(false)
})
