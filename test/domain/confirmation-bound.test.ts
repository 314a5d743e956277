import { expect, test } from 'vitest'
import type { CaseFile } from '../../domain/case.ts'
import { boundSections, changedSince } from '../../domain/confirmation-bound.ts'
import { answerConfirmation, confirmationTask } from '../../domain/confirmation.ts'
import type { CaseDocument } from '../../domain/document.ts'
import { DocumentId } from '../../domain/ids.ts'
import {
  after,
  applicationHead,
  fileOf,
  momentAt,
  organisationId,
  section,
  stampBy,
  today,
} from '../support/cases.ts'
import { bindingScheme } from '../support/members.ts'

const moment = momentAt(today, bindingScheme())
const id = DocumentId.parse('d'.repeat(20))
const agreementPlace = moment.scheme.members.agreement?.document ?? ''
const [agreementSection = '', agreementField = ''] = agreementPlace.split('.')

const signed = (sha256?: string): CaseDocument => ({
  ...{ id, line: id, place: agreementPlace, version: 1, name: '协议.pdf', declared: 'application/pdf' },
  ...{ size: 1000, by: stampBy('牵头') },
  state:
    sha256 === undefined
      ? { is: 'received', at: today, stored: 'v1' }
      : { is: 'clean', at: today, stored: 'v1', contents: { format: 'pdf', sha256, notes: [] } },
})

const drafted = (sha256?: string): CaseFile =>
  fileOf(applicationHead({ status: { is: 'draft', since: today } }), {
    sections: [
      section('plan', { budget: 12000 }),
      section(agreementSection, { [agreementField]: [`doc:${id}`] }),
    ],
    documents: [signed(sha256)],
  })

const confirmed = (file: CaseFile) => {
  const own = file.members.find(({ role }) => role === 'member')?.organisation ?? organisationId('无')
  const part = {
    ...section('part', {
      contribution: '提供测试平台',
      team: { rows: [{ id: 'r1', cells: { person: '王工', duty: '测试' } }] },
      commitments: ['truthful', 'resources', 'agreement'],
    }),
    owner: own,
  }
  const filled = { ...file, sections: [...file.sections, part] }
  const task = confirmationTask(filled, own, moment)
  const decision = answerConfirmation(
    filled,
    task,
    { decision: 'confirm' },
    stampBy('成员', 'member'),
    moment,
  )
  return { own, decision, file: after(filled, decision) }
}
const changed = (file: CaseFile, own: string): string[] => {
  const member = file.members.find(({ organisation }) => organisation === own)
  return member ? changedSince(file, member, moment) : ['nobody']
}

test('a confirmation names the sections that it was made from, also those that are not there yet', () => {
  const { own, decision, file } = confirmed(drafted('a'.repeat(64)))
  const names = (decision.reliesOn ?? []).map(({ id: name, owner }) => [name, owner])
  expect(names).toEqual(
    expect.arrayContaining([
      ['part', own],
      [agreementSection, undefined],
      ['clauses', undefined],
      ['plan', undefined],
    ]),
  )
  expect(names).not.toContainEqual(['contact', undefined])
  const clauses = boundSections(file, own, moment).find((one) => one.id === 'clauses')
  expect(clauses).toEqual({ id: 'clauses' })
})

test('other bytes under the agreement’s own name are another agreement', () => {
  const { own, file } = confirmed(drafted('a'.repeat(64)))
  expect(changed(file, own)).toEqual([])
  expect(changed({ ...file, documents: [signed('b'.repeat(64))] }, own)).toEqual([`${agreementPlace}.sha256`])
})

test('a file that is looked into only after the confirmation is the same file', () => {
  const { own, file } = confirmed(drafted())
  expect(changed({ ...file, documents: [signed('a'.repeat(64))] }, own)).toEqual([])
})
