import { describe, expect, test } from 'vitest'
import type { CaseFile } from '../../domain/case.ts'
import { mayPut } from '../../domain/document-place.ts'
import { announce, arrived, found, takeAway } from '../../domain/document-steps.ts'
import type { Decision } from '../../domain/decision.ts'
import { type CaseDocument, documentsOf } from '../../domain/document.ts'
import { DocumentId } from '../../domain/ids.ts'
import { referenceProblems } from '../../domain/reference-problems.ts'
import { Scheme } from '../../domain/scheme.ts'
import {
  applicationHead,
  caseId as id,
  fileOf,
  handedIn,
  momentAt,
  shifted,
  speaker,
  stampBy,
  today,
} from '../support/cases.ts'
import { trial } from '../support/trial.ts'

const scheme = Scheme.parse({
  ...trial,
  form: [
    ...trial.form,
    {
      id: 'papers',
      title: { zh: '材料', en: 'Papers' },
      fields: [
        { kind: 'document', id: 'proofs', label: { zh: '证明', en: 'Proofs' }, maxFiles: 3 },
        {
          kind: 'table',
          id: 'results',
          label: { zh: '成果', en: 'Results' },
          rows: { is: 'free', min: 0, max: 5 },
          columns: [{ kind: 'document', id: 'proof', label: { zh: '证明', en: 'Proof' } }],
          checks: [],
        },
      ],
    },
  ],
})
const moment = momentAt(today, scheme)
const by = stampBy('speaker of 牵头公司')
const rule = { label: { zh: '证明', en: 'Proofs' }, formats: ['pdf' as const], maxFiles: 3, maxMegabytes: 50 }

const withDocument = (file: CaseFile, document: CaseDocument): CaseFile => ({
  ...file,
  documents: [...(file.documents ?? []).filter(({ id: other }) => other !== document.id), document],
})

/** What a form without script sends: only with the file is it known what the file is called. */
const sent = (before: CaseFile, place: string, name: string, called: string): CaseFile => {
  const document = DocumentId.parse(id(called))
  const announced = { place, name: '证明.pdf', type: 'application/pdf', parts: [] }
  const begun = announce(
    before,
    announced,
    place.split('.').length > 2 ? { ...rule, maxFiles: 1 } : rule,
    by,
    {
      id: document,
    },
  )
  const file = withDocument(before, begun.document)
  const { documents = [], sections } = arrived(file, document, { stored: 'v1', size: 9, name }, by, moment)
  return { ...documents.reduce(withDocument, file), sections: [...(sections ?? file.sections)] }
}
const filesIn = ({ documents = [] }: CaseFile) =>
  documents.map(({ name, version, line }) => [name, version, line])

describe('a file that a form without script sends', () => {
  test('bears its own name, and another one beside it is no version of it', () => {
    const file = sent(sent(fileOf(), 'papers.proofs', '证书.pdf', 'a'), 'papers.proofs', '合同.pdf', 'b')
    expect(filesIn(file)).toEqual([
      ['证书.pdf', 1, id('a')],
      ['合同.pdf', 1, id('b')],
    ])
  })

  test('is the next version of the one that bears the same name', () => {
    const file = sent(sent(fileOf(), 'papers.proofs', '证书.pdf', 'a'), 'papers.proofs', '证书.pdf', 'b')
    expect(filesIn(file)).toEqual([
      ['证书.pdf', 1, id('a')],
      ['证书.pdf', 2, id('a')],
    ])
  })

  test('keeps no name of another type, and no folder', () => {
    expect(filesIn(sent(fileOf(), 'papers.proofs', '证书.exe', 'a'))[0]?.[0]).toBe('证明.pdf')
    expect(filesIn(sent(fileOf(), 'papers.proofs', 'C:\\文件\\证书.pdf', 'a'))[0]?.[0]).toBe('证书.pdf')
  })
})

describe('a newer version that comes to nothing', () => {
  const good = DocumentId.parse(id('a'))
  const bad = DocumentId.parse(id('b'))
  const more = DocumentId.parse(id('c'))
  const contents = { format: 'pdf' as const, sha256: '0'.repeat(64), notes: [] }
  const after = (file: CaseFile, { documents = [], sections }: Decision): CaseFile => ({
    ...documents.reduce(withDocument, file),
    sections: [...(sections ?? file.sections)],
  })
  const one = (name: string, called: string, before: CaseFile = fileOf()): CaseFile =>
    sent(before, 'papers.results.r1.proof', name, called)
  const taken = (): CaseFile => {
    const looked = after(one('好.pdf', 'a'), found(one('好.pdf', 'a'), good, { contents }, by, moment))
    return after(looked, found(looked, good, { scan: { is: 'not-scanned' } }, by, moment))
  }
  const answer = (file: CaseFile) => JSON.stringify(file.sections[0]?.answers.results ?? '')
  const counting = (file: CaseFile) => documentsOf(file).map((each) => each.id)

  test('leaves the one before as the answer, also when it is taken away itself', () => {
    const wrong = one('坏.pdf', 'b', taken())
    const refused = after(wrong, found(wrong, bad, { refused: 'other-type' }, by, moment))
    const gone = after(refused, takeAway(refused, bad, by, moment))
    for (const file of [refused, gone]) {
      expect(counting(file)).toEqual([good])
      expect(answer(file)).toContain(`doc:${good}`)
    }
    expect(gone.documents?.filter(({ removed }) => removed !== undefined).map((each) => each.id)).toEqual([
      bad,
    ])
  })

  test('is given up on its way, and nothing else with it', () => {
    const file = taken()
    const announced = { place: 'papers.results.r1.proof', name: '新.pdf', type: 'application/pdf', parts: [] }
    const { document } = announce(file, announced, { ...rule, maxFiles: 1 }, by, { id: more })
    const begun = withDocument(file, document)
    expect(document.line).toBe(good)
    const gone = after(begun, takeAway(begun, more, by, moment))
    expect(counting(gone)).toEqual([good])
    expect(answer(gone)).toContain(`doc:${good}`)
  })

  test('taken away while it counts, a file goes with all its versions', () => {
    const both = one('二.pdf', 'b', taken())
    const gone = after(both, takeAway(both, bad, by, moment))
    expect(counting(gone)).toEqual([])
    expect(answer(gone)).not.toContain('doc:')
  })
})

test('a file for a row that nobody saved yet brings the row into the table', () => {
  const { sections } = sent(fileOf(), 'papers.results.r1.proof', '证书.pdf', 'a')
  expect(sections[0]?.answers.results).toEqual({ rows: [{ id: 'r1', cells: { proof: `doc:${id('a')}` } }] })
})

test('files beside an appeal are taken only as long as one can be filed', () => {
  const lead = speaker('牵头公司')
  const status = {
    is: 'refused',
    since: today,
    at: 'formal-check',
    reason: { zh: '不实', en: 'No' },
  } as const
  const refused = fileOf(applicationHead({ ...handedIn, status }))
  const may = (file: CaseFile, now = today) => mayPut(lead, file, { place: 'appeal' }, momentAt(now))
  expect(may(refused)).toBe(true)
  expect(may(refused, shifted(today, 400 * 86_400_000))).toBe(false)
  expect(may(fileOf())).toBe(false)
  expect(mayPut(lead, refused, { place: 'change' }, moment)).toBe(false)
  expect(mayPut(lead, refused, { place: 'rectification.report' }, moment)).toBe(false)
})

test('an answer names only files that were taken, and that lie at its own place', () => {
  const file = sent(fileOf(), 'papers.proofs', '证书.pdf', 'a')
  const said = (place: string, line: string) =>
    referenceProblems(file, { field: 'documents', place, lines: ['工商档案', line] }).map(({ code }) => code)
  expect(said('papers.proofs', '另交')).toEqual([])
  expect(said('papers.proofs', `doc:${id('a')}`)).toEqual(['document-being-checked'])
  expect(said('appeal', `doc:${id('a')}`)).toEqual(['document-not-taken'])
})
