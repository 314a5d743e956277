import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applicationHead, caseId, member, person, section, stampBy } from '../support/cases.ts'
import { type OpenStore, openStore, refusalOf } from './open-store.ts'

let open: OpenStore
beforeAll(async () => {
  open = await openStore()
})
afterAll(() => open.stop())

const texts: Record<string, string> = {
  'empty text': '',
  spaces: '  \t\n\r ',
  emoji: '👩‍🔬 联合体 🏳️‍🌈',
  'characters beyond the basic plane': '𠮷野家 𪚥',
  'quotes and markup': `"O'Neill" <b>&amp;</b> \\n {"$ref": null}`,
  'text from right to left': '\u202eمرحبا',
  'a null character': 'a\u0000b',
  'a combining accent': 'e\u0301 ≠ é',
  'a very long text': '长'.repeat(20_000),
}

describe.each(Object.entries(texts))('%s', (name, text) => {
  test('comes back as it was typed, in answers, names, remarks and history', async () => {
    const { cases } = open.store
    const options = { stamp: stampBy('李工') }
    const head = applicationHead({ id: caseId(name), title: `题：${text}`.slice(0, 200).toWellFormed() })
    const given = {
      sections: [section('plan', { tasks: text, milestones: '' })],
      members: [
        member('单位', {
          confirmation: { is: 'confirmed', stamp: stampBy('李工'), contribution: text },
        }),
      ],
    }
    const facts = { text: text.slice(0, 4000).toWellFormed() }
    await cases.commit(undefined, { head, ...given, events: [{ what: 'saved', facts }] }, options)
    const file = await cases.load(head.id)
    expect(file).toMatchObject({ ...given, head: { title: head.title } })
    expect(file?.events.map((event) => event.facts)).toEqual([facts])
  })

  test('comes back in the result of a repeated command', async () => {
    const made = person(`writes ${name}`)
    const once = { person: made.id, key: 'k', fingerprint: 'f', result: { text } }
    await open.store.people.save(made, { at: '2026-03-10T02:00:00.000Z', once })
    expect(await open.store.once.recall(made.id, 'k', 'f')).toEqual({ result: { text } })
  })
})

test('a section too large for one item is refused whole, and the case stays as it was', async () => {
  const { cases } = open.store
  const options = { stamp: stampBy('李工') }
  const head = applicationHead({ id: caseId('too large') })
  await cases.commit(undefined, { head, events: [] }, options)
  const before = await open.contents()
  const file = await cases.load(head.id)
  // Each answer is as long as one may be; together they are more than 400 KB.
  const heavy = Object.fromEntries(Array.from({ length: 8 }, (_, n) => [`field${n}`, '长'.repeat(20_000)]))
  const decision = {
    head: file?.head ?? head,
    sections: [section('plan', heavy)],
    events: [],
  }
  expect(await refusalOf(cases.commit(file, decision, options))).toBe('too-many')
  expect(await open.contents()).toEqual(before)
})
