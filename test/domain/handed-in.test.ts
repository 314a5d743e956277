import { describe, expect, test } from 'vitest'
import { canonical } from '../../domain/history.ts'
import { handedInOf, handIn, handInsOf, hashOf, rowsOf } from '../../domain/handed-in.ts'
import { submit } from '../../domain/submission.ts'
import type { CaseFile } from '../../domain/case.ts'
import { readAnswers } from '../../domain/form.ts'
import { lingang } from '../../schemes/lingang.ts'
import {
  applicationHead,
  digest,
  fileOf,
  member,
  momentAt,
  section,
  stampBy,
  typedAnswers,
} from '../support/cases.ts'

const answered = lingang.form.map((one) => section(one.id, readAnswers(one, typedAnswers[one.id] ?? {})))
const complete = (more: Partial<CaseFile> = {}) => fileOf(applicationHead(), { sections: answered, ...more })

const moment = momentAt()

describe('what is handed in', () => {
  test('keeps every answer, organisation and author, and its hash is the receipt’s', () => {
    const { handedIn, receipt, events } = submit(complete(), moment)
    if (!handedIn) throw new Error('nothing was kept')
    expect(handedIn).toMatchObject({ n: 1, what: 'submitted', at: moment.now, title: complete().head.title })
    expect(handedIn.sections.map(({ id }) => id)).toEqual(
      complete()
        .sections.map(({ id }) => id)
        .toSorted(),
    )
    expect(handedIn.members.map(({ name }) => name).toSorted()).toEqual(
      complete()
        .members.map(({ name }) => name)
        .toSorted(),
    )
    expect(hashOf(handedIn, digest)).toBe(receipt.hash)
    expect(events[0]?.facts).toMatchObject({ version: 1, hash: receipt.hash })
  })

  test('has a digest that cannot be tried out: it is another one each time, and the salt is needed to reckon it', () => {
    const kept = handIn(complete(), 'submitted', moment)
    const again = handIn(complete(), 'submitted', moment)
    const { salt, ...rest } = kept.handedIn
    expect(again.facts.hash).not.toBe(kept.facts.hash)
    expect(hashOf(rest, digest)).not.toBe(kept.facts.hash)
    expect(hashOf({ ...rest, ...(salt === undefined ? {} : { salt }) }, digest)).toBe(kept.facts.hash)
  })

  test('counts on with every hand-in, those of an earlier program included', () => {
    const event = (seq: number, what: string, facts = {}) => ({
      case: complete().head.id,
      seq,
      what,
      facts,
      stamp: stampBy('a'),
      previous: '0'.repeat(64),
      hash: '0'.repeat(64),
    })
    const file = complete({
      events: [event(1, 'submitted'), event(2, 'corrected', { version: 2, hash: 'f'.repeat(64) })],
    })
    expect(handInsOf(file)).toMatchObject([{ n: 2, what: 'corrected' }])
    expect(handedInOf(file, 'corrected', moment).n).toBe(3)
  })

  test('keeps each member’s own part apart from the others', () => {
    const [first, second] = [member('甲'), member('乙')]
    const own = { ...section('part', { people: '三人' }) }
    const file = complete({
      sections: [
        ...complete().sections,
        { ...own, owner: second.organisation },
        { ...own, owner: first.organisation },
      ],
    })
    const kept = handedInOf(file, 'submitted', moment).sections.filter(({ id }) => id === 'part')
    expect(new Set(kept.map(({ owner }) => owner))).toEqual(
      new Set([first.organisation, second.organisation]),
    )
  })
})

test('a long application is split over rows, each far below what the store takes, and nothing is lost', () => {
  const answers = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [`f${index}`, '长'.repeat(2000)]),
  )
  const long = { ...handIn(complete(), 'submitted', moment).handedIn }
  const sections = Array.from({ length: 6 }, (_, index) => section(`s${index}`, answers))
  const { cover, parts } = rowsOf({ ...long, sections })
  expect(cover.parts).toBe(parts.length)
  expect(parts.length).toBe(6)
  for (const part of parts) expect(Buffer.byteLength(canonical(part))).toBeLessThan(300_000)
  expect(parts.flat().map(({ id }) => id)).toEqual(sections.map(({ id }) => id))
  expect(rowsOf(long).parts).toHaveLength(1)
})
