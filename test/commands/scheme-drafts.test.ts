import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { instant } from '../../domain/calendar.ts'
import { type SchemeDraftId, SchemeRef } from '../../domain/ids.ts'
import { approveDraft, mostAuthors } from '../../domain/scheme-draft.ts'
import { Tell } from '../../domain/message.ts'
import type { Office } from '../../domain/person.ts'
import type { Asking } from '../../functions/commands/run.ts'
import {
  MoveDraft,
  moveDraft,
  openDraft,
  startDraft,
  writeDraft,
} from '../../functions/commands/scheme-drafts.ts'
import { lingang } from '../../schemes/lingang.ts'
import { type OpenApp, openApp } from '../store/open-app.ts'
import { refusalOf } from '../store/open-store.ts'
import { takenOverAt } from '../support/schemes.ts'

const at = '2030-06-03T02:00:00.000Z'
const hefei = SchemeRef.parse('hefei-2025@1')
let open: OpenApp
const people = new Map<string, Asking>()
const as = (name: string, key?: string): Asking => {
  const found = people.get(name)
  if (!found) throw new Error(`nobody is called ${name}`)
  return { ...found, key }
}

beforeAll(async () => {
  open = await openApp()
  await open.store.schemes.publish(takenOverAt(at, lingang))
  const offices: Record<string, Office[]> = {
    author: [{ role: 'administrator', scheme: '*' }],
    second: [{ role: 'administrator', scheme: '*' }],
    local: [{ role: 'administrator', scheme: 'lingang' }],
    elsewhere: [{ role: 'administrator', scheme: 'hefei-2025' }],
    officer: [{ role: 'officer', scheme: '*' }],
  }
  for (const [name, held] of Object.entries(offices)) {
    const { person } = await open.settle(name, { offices: held })
    people.set(name, { person, arrived: instant(new Date(at)) })
  }
})
afterAll(() => open.stop())

const begin = async (name = 'author') => (await startDraft(open.world, as(name), { ref: lingang.ref })).draft
const load = (id: SchemeDraftId) => openDraft(open.world, as('author').person, id)
const move = async (name: string, id: SchemeDraftId, what: object) => {
  const { draft } = await load(id)
  return moveDraft(open.world, as(name), id, MoveDraft.parse({ ...what, revision: draft.revision }))
}
const threshold = { do: 'set', values: { 'outcome.validityMonths': 48 } } as const
const write = async (name: string, id: SchemeDraftId) =>
  writeDraft(open.world, as(name), id, { revision: (await load(id)).draft.revision, edits: [threshold] })

describe('a draft', () => {
  test('is begun from the version in force, from a shipped one, and from a file', async () => {
    expect((await load(await begin())).draft).toMatchObject({
      from: 'in-force',
      base: 'lingang@1',
      code: 'lingang',
    })
    const shipped = await startDraft(open.world, as('author'), { ref: hefei })
    expect((await load(shipped.draft)).draft).toMatchObject({ from: 'shipped', base: 'hefei-2025@1' })
    const json = JSON.stringify({ ...lingang, ref: 'brand-new@1' })
    const file = await startDraft(open.world, as('author'), { json })
    expect((await load(file.draft)).draft).toMatchObject({ from: 'file', code: 'brand-new' })
  })

  test('is refused by the place in the file and the reason', async () => {
    const begun = startDraft(open.world, as('author'), {
      json: JSON.stringify({ ...lingang, reminderDays: ['soon'] }),
    })
    await expect(begun).rejects.toMatchObject({
      code: 'invalid',
      problems: [{ field: 'json.reminderDays.0', code: 'scheme', facts: { en: 'must be a number' } }],
    })
    expect(await refusalOf(startDraft(open.world, as('author'), { json: '{' }))).toBe('invalid')
  })

  test('is there for administrators of the programme; a programme that is new here for those of all', async () => {
    const id = await begin('local')
    for (const name of ['elsewhere', 'officer']) {
      expect(await refusalOf(begin(name))).toBe('not-found')
      expect(await refusalOf(openDraft(open.world, as(name).person, id))).toBe('not-found')
      expect(await refusalOf(write(name, id))).toBe('not-found')
    }
    expect(await refusalOf(startDraft(open.world, as('elsewhere'), { ref: hefei }))).toBe('not-found')
  })

  test('is written by several, one after the other, and says who changed what', async () => {
    const id = await begin()
    await write('local', id)
    const { draft, document, events } = await load(id)
    expect(document.outcome.validityMonths).toBe(48)
    expect(draft.authors).toEqual([as('author').person.id, as('local').person.id])
    expect(events.map(({ what, path }) => [what, path])).toEqual([
      ['began', undefined],
      ['changed', 'outcome.validityMonths'],
    ])
    const stale = writeDraft(open.world, as('author'), id, { revision: 1, edits: [threshold] })
    expect(await refusalOf(stale)).toBe('changed-meanwhile')
  })

  test('that nothing is changed in has no further revision and no further author', async () => {
    const id = await begin()
    for (const values of [{}, { 'outcome.validityMonths': lingang.outcome.validityMonths }])
      await writeDraft(open.world, as('second'), id, { revision: 1, edits: [{ do: 'set', values }] })
    const { draft, events } = await load(id)
    expect(draft).toMatchObject({ revision: 1, authors: [as('author').person.id] })
    expect(events).toHaveLength(1)
  })

  test('takes twenty authors, refuses the next, and stays readable', async () => {
    const id = await begin()
    const writeAs = async (n: number) => {
      const { person } = await open.settle(`author ${n}`, {
        offices: [{ role: 'administrator', scheme: '*' }],
      })
      people.set(`author ${n}`, { person, arrived: instant(new Date(at)) })
      const edits = [{ do: 'set' as const, values: { 'outcome.validityMonths': 36 + n } }]
      return writeDraft(open.world, as(`author ${n}`), id, { revision: n, edits })
    }
    for (let n = 1; n < mostAuthors; n += 1) await writeAs(n)
    await expect(writeAs(mostAuthors)).rejects.toMatchObject({
      code: 'too-many',
      facts: { max: mostAuthors },
    })
    const { draft } = await load(id)
    expect(draft).toMatchObject({ revision: mostAuthors })
    expect(draft.authors).toHaveLength(mostAuthors)
    expect((await open.store.drafts.list({})).items.map((one) => one.id)).toContain(id)
    await write('author', id)
  })

  test('is not stored when it could not be read again', async () => {
    const { draft, document } = await load(await begin())
    const event = { what: 'changed' as const, seq: 2, stamp: draft.began, path: 'x'.repeat(201) }
    const next = { ...draft, revision: 2 }
    const during = { at: as('author').arrived }
    await expect(open.store.drafts.save({ draft: next, document, event }, during)).rejects.toThrow('too_big')
    const unread = { ...next, code: 'x'.repeat(33) }
    await expect(
      open.store.drafts.save({ draft: unread, document, event: { ...event, path: 'rules' } }, during),
    ).rejects.toThrow('too_big')
    expect((await load(draft.id)).draft.revision).toBe(1)
  })

  test('is submitted, taken back and given up by those alone who wrote in it', async () => {
    const id = await begin()
    for (const what of [{ do: 'submit', why: '越权' }, { do: 'discard' }])
      expect(await refusalOf(move('second', id, what))).toBe('not-the-author')
    await move('author', id, { do: 'submit', why: '调整' })
    expect(await refusalOf(move('second', id, { do: 'take-back' }))).toBe('not-the-author')
    expect((await load(id)).draft.state.is).toBe('submitted')
  })

  test('that is too large for a record is refused, and so is text that fills it', async () => {
    const id = await begin()
    const { document, draft } = await load(id)
    const huge = Array.from({ length: 60 }, () => ({
      region: { zh: '区'.repeat(4000), en: 'x'.repeat(4000) },
      unit: { zh: '局', en: 'Bureau' },
    }))
    const edits = [{ do: 'set' as const, values: { recommenders: huge } }]
    expect(
      await refusalOf(writeDraft(open.world, as('author'), id, { revision: draft.revision, edits })),
    ).toBe('body-too-large')
    expect((await load(id)).document).toEqual(document)
  })

  test('that nobody wrote to the end is not submitted', async () => {
    const id = await begin()
    await writeDraft(open.world, as('author'), id, { revision: 1, edits: [{ do: 'add', path: 'issuers' }] })
    await expect(move('author', id, { do: 'submit', why: '调整' })).rejects.toMatchObject({
      code: 'incomplete',
      problems: [{ field: 'issuers.1', code: 'scheme' }],
    })
  })
})

describe('a draft that was submitted', () => {
  test('cannot be changed, is approved by nobody who wrote in it, and can be sent back with a remark', async () => {
    const id = await begin()
    await write('local', id)
    await move('author', id, { do: 'submit', why: '延长有效期' })
    expect(await refusalOf(write('author', id))).toBe('not-at-this-step')
    for (const name of ['author', 'local'])
      expect(await refusalOf(move(name, id, { do: 'approve' }))).toBe('own-draft')
    expect(await refusalOf(move('author', id, { do: 'send-back', remark: '再议' }))).toBe('own-draft')
    await move('second', id, { do: 'send-back', remark: '请说明理由' })
    const { draft, events } = await load(id)
    expect(draft.state.is).toBe('writing')
    expect(events.at(-1)).toMatchObject({ what: 'sent-back', said: '请说明理由' })
    expect(await refusalOf(move('second', id, { do: 'approve' }))).toBe('not-at-this-step')
  })

  test('is not approved by who submitted it, author or not', async () => {
    const id = await begin()
    await move('author', id, { do: 'submit', why: '调整' })
    const { draft, document } = await load(id)
    if (draft.state.is !== 'submitted') throw new Error('it was submitted')
    // As an earlier run stored it, when anybody could submit.
    const state = { ...draft.state, stamp: { ...draft.state.stamp, by: as('second').person.id } }
    const approval = () =>
      approveDraft({ draft: { ...draft, state }, document }, { head: undefined, shipped: [] }, '', {
        ...draft.began,
        by: as('second').person.id,
      })
    expect(approval).toThrow('own-draft')
  })

  test('is published by a second person in one transaction, once however often it is clicked', async () => {
    const id = await begin()
    await write('author', id)
    await move('author', id, { do: 'submit', why: '延长有效期' })
    open.told.length = 0
    const { draft } = await load(id)
    const approve = () =>
      moveDraft(open.world, as('second', 'click'), id, {
        do: 'approve',
        revision: draft.revision,
        remark: '同意',
      })
    const use = await open.meter.during(async () => {
      expect(await approve()).toEqual({ ref: 'lingang@2' })
    })
    expect(use.writes).toBe(1)
    expect(await approve()).toEqual({ ref: 'lingang@2' })
    expect((await open.world.schemes.current()).map(({ ref }) => ref)).toContain('lingang@2')
    expect((await open.world.schemes.load('lingang@2')).outcome.validityMonths).toBe(48)
    expect((await open.world.schemes.load('lingang@1')).outcome.validityMonths).toBe(36)
    expect(await open.store.schemes.versions('lingang')).toMatchObject([
      {
        ref: 'lingang@2',
        from: 'draft',
        why: '延长有效期',
        stamp: { by: as('second').person.id },
        draft: id,
      },
      { ref: 'lingang@1', from: 'shipped' },
    ])
    const tells = open.told.map((item) => Tell.safeParse(Object(item.data).tell).data?.about)
    expect(tells).toEqual(['scheme-published'])
    expect((await open.store.drafts.list({})).items.map((one) => one.id)).not.toContain(id)
  })

  test('two that are approved at once become two versions, one after the other', async () => {
    const ids = await Promise.all([begin(), begin()])
    for (const id of ids) await move('author', id, { do: 'submit', why: '调整' })
    const refs = await Promise.all(ids.map((id) => move('second', id, { do: 'approve' })))
    const [first, second] = refs.map(({ ref }) => Number(ref?.split('@')[1])).toSorted((a, b) => a - b)
    expect(second).toBe((first ?? 0) + 1)
  })

  test('of a shipped programme that does not run here follows what ships', async () => {
    const { draft: id } = await startDraft(open.world, as('author'), { ref: hefei })
    await move('author', id, { do: 'submit', why: '本地化' })
    expect(await move('second', id, { do: 'approve' })).toEqual({ ref: 'hefei-2025@2' })
    expect(await open.store.schemes.head('hefei-2025')).toMatchObject({ ref: 'hefei-2025@2' })
  })

  test('is taken back and given up by its author', async () => {
    const id = await begin()
    await move('author', id, { do: 'submit', why: '调整' })
    await move('author', id, { do: 'take-back' })
    await move('author', id, { do: 'discard' })
    expect((await load(id)).draft.state.is).toBe('discarded')
    expect(await refusalOf(write('author', id))).toBe('not-at-this-step')
  })
})
