import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idSymbols } from '../../domain/ids.ts'
import { keys } from '../../functions/store/keys.ts'
import { readOnce, rowsIn, stretchesAfter } from '../../functions/store/rows.ts'
import { everything } from '../../functions/every-page.ts'
import { caseId } from '../support/cases.ts'
import { load } from '../support/load.ts'
import { type OpenStore, openStore } from './open-store.ts'

const id = fc.string({ unit: fc.constantFrom(...idSymbols), minLength: 20, maxLength: 20 })

describe('stretches of ids', () => {
  test('hold every id behind the last one once, and none before it', () => {
    fc.assert(
      fc.property(id, id, (last, other) => {
        const holding = stretchesAfter(last).filter(({ from, upTo }) => from <= other && other <= upTo)
        expect(holding).toHaveLength(other > last ? 1 : 0)
      }),
    )
  })

  test('are as many as what came so far says that there are, and one where the last is no id', () => {
    expect(stretchesAfter('8'.padEnd(20, '0'))).toHaveLength(4)
    expect(stretchesAfter('g'.padEnd(20, '0'))).toHaveLength(2)
    expect(stretchesAfter('zz'.padEnd(20, 'z'))).toHaveLength(1)
    expect(stretchesAfter('0'.repeat(20))).toHaveLength(1)
    expect(stretchesAfter('Uppercase#')).toEqual([{ from: 'Uppercase# ', upTo: '~' }])
  })
})

test('a text is read once as long as it stays the same', () => {
  const read: string[] = []
  const reading = readOnce((text) => {
    read.push(text)
    return { text }
  })
  const first = reading('one', 'a')
  expect(reading('one', 'a')).toBe(first)
  expect(reading('other', 'a')).toEqual({ text: 'other' })
  expect(reading('one', 'b')).toEqual({ text: 'one' })
  expect(read).toEqual(['one', 'other', 'one'])
})

describe('a partition of several megabytes', () => {
  let open: OpenStore
  const batch = 'many'
  const texts = new Map(Array.from({ length: 700 }, (_, n) => [caseId(`${n}`), `${n}`.padEnd(4000, '牵')]))
  beforeAll(async () => {
    open = await openStore()
    await load(open.table, [
      ...[...texts].map(([one, data]) => ({ ...keys.panelRow(batch, one), type: 'row', data })),
      { ...keys.panelsComplete(batch), type: 'panels-complete', data: true },
      { ...keys.panelRow('another', caseId('another')), type: 'row', data: 'another' },
    ])
  })
  afterAll(() => open.stop())

  test('is read whole and in order, as asking page after page does, and says whether it is complete', async () => {
    const { pk } = keys.panelRow(batch, '')
    const asked = await everything((page) => open.table.query({ key: pk }, page))
    const { rows, complete } = await rowsIn(open.table, pk, (text, at) => ({ at, text }))
    expect(rows.map(({ at }) => at)).toEqual([...texts.keys()].toSorted())
    expect(rows).toEqual(asked.slice(1).map(({ sk, data }) => ({ at: sk, text: data })))
    expect(complete).toBe(true)
    const other = await rowsIn(open.table, keys.panelRow('another', '').pk, (text) => text)
    expect(other).toEqual({ rows: ['another'], complete: false })
  })
})
