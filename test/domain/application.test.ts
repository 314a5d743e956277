import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applicationClaim, discardDraft, openApplication, requireOpen } from '../../domain/application.ts'
import { contentHash, missing, submit } from '../../domain/submission.ts'
import { writable } from '../../domain/case-form.ts'
import { saveSection } from '../../domain/save-section.ts'
import { ApplicationHead, type CaseFile } from '../../domain/case.ts'
import type { ApplicationStatus, EvaluationStatus } from '../../domain/case-status.ts'
import { readAnswers } from '../../domain/form.ts'
import { CallId } from '../../domain/ids.ts'
import { Refusal } from '../../domain/refusal.ts'
import { lingang } from '../../schemes/lingang.ts'
import {
  applicationHead,
  closes,
  consortiumMembers,
  evaluationHead,
  fileOf,
  handedIn,
  member,
  momentAt,
  organisation,
  personId,
  section,
  shifted,
  stampBy,
  task,
  today,
  typedAnswers,
} from '../support/cases.ts'

const answered = lingang.form.map((one) => section(one.id, readAnswers(one, typedAnswers[one.id] ?? {})))
const complete = (more: Partial<CaseFile> = {}) => fileOf(applicationHead(), { sections: answered, ...more })
const refusal = (act: () => unknown): Refusal | undefined => {
  try {
    act()
    return undefined
  } catch (problem) {
    if (problem instanceof Refusal) return problem
    throw problem
  }
}

describe('the deadline of a call', () => {
  test.each([
    ['a minute before', -60_000, undefined],
    ['at the very millisecond', 0, undefined],
    ['one millisecond later', 1, 'call-closed'],
    ['a day later', 86_400_000, 'call-closed'],
  ])('%s', (_name, late, code) => {
    const now = momentAt(shifted(closes, late))
    expect(refusal(() => submit(complete(), now))?.code).toBe(code)
    const opens = shifted(closes, -86_400_000)
    expect(refusal(() => requireOpen({ opens, closes }, now))?.code).toBe(code)
    expect('closed' in writable(complete(), now)).toBe(code !== undefined)
  })

  test.each([
    [0, undefined],
    [-1, 'call-not-open'],
  ])('a call opens to the millisecond too: %i', (late, code) => {
    expect(refusal(() => requireOpen({ opens: today, closes }, momentAt(shifted(today, late))))?.code).toBe(
      code,
    )
  })
})

describe('handing in', () => {
  test('gives a receipt with time, number and the hash of what was handed in, and starts the workflow', () => {
    const now = momentAt()
    const decision = submit(complete(), now)
    expect(ApplicationHead.parse(decision.head)).toMatchObject({
      status: { is: 'submitted', since: today },
      receipt: { at: today, hash: contentHash(complete(), now, decision.handedIn?.salt) },
      run: { workflow: 'application', cycle: 1, attempt: 1, ended: false },
    })
    expect(decision.start).toBe(true)
    expect(decision.claims).toEqual([expect.stringMatching(/^receipt:A2026-[0-9A-Z]{8}$/)])
    expect(decision.tell).toMatchObject([{ about: 'submitted' }])
  })

  test('names everything that is missing, at once', () => {
    const bare = fileOf(applicationHead(), {
      members: [
        ...consortiumMembers.slice(0, 1),
        member('未答复', { confirmation: { is: 'asked', at: today } }),
        member('不参加', {
          confirmation: { is: 'declined', stamp: stampBy('丙', 'member'), reason: '无意' },
        }),
      ],
      sections: [section('plan', { budget: 'a lot', staff: 1.5 })],
    })
    const problems = missing(bare, momentAt())
    expect(refusal(() => submit(bare, momentAt()))?.problems).toEqual(problems)
    expect(problems.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'overview.industry missing',
      'overview.purpose missing',
      'plan.tasks missing',
      'plan.milestones missing',
      'plan.indicators missing',
      'plan.budget not-a-number',
      'plan.funding missing',
      'plan.staff not-whole',
      'team.people missing',
      'agreement.clauses missing',
      'agreement.signed missing',
      'contact.contactName missing',
      'contact.contactPhone missing',
      `members.${bare.members[1]?.organisation} not-confirmed`,
      `members.${bare.members[2]?.organisation} declined`,
      'rules.enough rule',
      'rules.science rule',
      'rules.clauses rule',
    ])
  })

  test('does not wait for members where the programme does not ask for their word', () => {
    const relaxed = { ...lingang, members: { ...lingang.members, confirmBeforeSubmission: false } }
    const open = complete({
      members: [...consortiumMembers, member('未答复', { confirmation: { is: 'asked', at: today } })],
    })
    expect(missing(open, momentAt())).toHaveLength(1)
    expect(missing(open, momentAt(today, relaxed))).toEqual([])
  })

  test('happens once', () => {
    const file = complete({
      head: applicationHead({ ...handedIn, status: { is: 'submitted', since: today } }),
    })
    expect(refusal(() => submit(file, momentAt()))?.code).toBe('not-at-this-step')
    expect(refusal(() => submit(fileOf(evaluationHead()), momentAt()))?.code).toBe('not-found')
  })
})

describe('the hash of the content', () => {
  const hash = (file: CaseFile) => contentHash(file, momentAt())
  test('changes with any answer', () => {
    const fields = answered.flatMap((one) => Object.keys(one.answers).map((field) => ({ id: one.id, field })))
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.string({ minLength: 1 }), ({ id, field }, typed) => {
        const changed = answered.map((one) =>
          one.id === id ? { ...one, answers: { ...one.answers, [field]: typed } } : one,
        )
        fc.pre(changed.some((one, index) => one.answers[field] !== answered[index]?.answers[field]))
        expect(hash(complete({ sections: changed }))).not.toBe(hash(complete()))
      }),
    )
  })

  test('changes with an answer left out, a member, a role, a name or the title', () => {
    const [lead, second, third] = consortiumMembers
    if (!lead || !second || !third) throw new Error('three organisations')
    const others = [
      complete({ sections: answered.slice(1) }),
      complete({ members: [lead, second] }),
      complete({ members: [lead, { ...second, role: 'co-lead' }, third] }),
      complete({ members: [lead, { ...second, name: '改名公司' }, third] }),
      complete({ head: applicationHead({ title: '另一个联合体' }) }),
    ]
    expect(new Set([complete(), ...others].map(hash)).size).toBe(6)
  })

  test('does not depend on the order in which sections and members are read', () => {
    const turned = complete({ sections: answered.toReversed(), members: consortiumMembers.toReversed() })
    expect(hash(turned)).toBe(hash(complete()))
  })
})

describe('what may be written', () => {
  const sections = [...lingang.form.map((one) => one.id), 'members']
  const report = [...(lingang.evaluation?.form ?? []).map((one) => one.id), 'selfSheet']
  const since = today
  const due = closes
  const applications: [ApplicationStatus, string[] | undefined][] = [
    [{ is: 'draft', since }, sections],
    [{ is: 'correction', since, due, remarks: { plan: '请补充' } }, ['plan']],
    [{ is: 'submitted', since }, undefined],
    [{ is: 'formal-check', since }, undefined],
    [{ is: 'recommendation', since }, undefined],
    [{ is: 'review', since }, undefined],
    [{ is: 'approval', since, level: 'division' }, undefined],
    [{ is: 'withdrawn', since, reason: '放弃' }, undefined],
  ]
  const evaluations: [EvaluationStatus, string[] | undefined][] = [
    [{ is: 'report', since }, report],
    [{ is: 'overdue', since, due }, report],
    [{ is: 'rectification', since, due }, report],
    [{ is: 'review', since }, undefined],
    [{ is: 'graded', since }, undefined],
  ]
  test.each([
    ...applications.map(([status, may]) => [status.is, applicationHead({ status }), may] as const),
    ...evaluations.map(([status, may]) => [status.is, evaluationHead({ status }), may] as const),
  ])('at %s', (_is, head, may) => {
    const now = writable(fileOf(head), momentAt())
    expect('closed' in now ? undefined : now.sections).toEqual(may)
  })

  test.each([
    [0, undefined],
    [1, 'deadline-passed'],
  ])('a correction closes to the millisecond: %i', (late, code) => {
    const file = fileOf(
      applicationHead({ status: { is: 'correction', since, due, remarks: { plan: '请补充' } } }),
    )
    const save = (id: string) =>
      refusal(() => saveSection(file, id, {}, stampBy('lead'), momentAt(shifted(due, late))))?.code
    expect(save('plan')).toBe(code)
    expect(save('contact')).toBe(code ?? 'not-at-this-step')
  })
})

describe('saving a section', () => {
  const save = (id: string, typed: Record<string, unknown>) =>
    saveSection(fileOf(), id, typed, stampBy('lead'), momentAt())

  test('keeps what was not understood and names it', () => {
    const { decision, problems } = save('plan', { budget: '很多', staff: '６０' })
    expect(decision.sections).toMatchObject([{ id: 'plan', answers: { budget: '很多', staff: 60 } }])
    expect(problems).toEqual([{ field: 'plan.budget', code: 'not-a-number' }])
  })

  test('refuses a field and a section that the form does not have', () => {
    expect(refusal(() => save('plan', { colour: 'red' }))?.problems).toEqual([
      { field: 'plan.colour', code: 'unknown-field' },
    ])
    expect(refusal(() => save('elsewhere', {}))?.code).toBe('not-found')
  })
})

describe('a draft', () => {
  const call = {
    id: CallId.parse(applicationHead().call),
    scheme: lingang.ref,
    title: { zh: '第一批', en: 'First call' },
    opens: today,
    closes,
    revision: 1,
  }

  test('is opened once per lead and call, with the lead as its first member', () => {
    const opened = openApplication(
      { call, lead: organisation('牵头公司'), title: '某某创新联合体' },
      stampBy('lead'),
      momentAt(),
    )
    expect(ApplicationHead.parse(opened.head)).toMatchObject({ status: { is: 'draft' }, closes })
    expect(opened.members).toMatchObject([{ role: 'lead', confirmation: { is: 'not-needed' } }])
    expect(opened.claims).toEqual([applicationClaim(opened.head)])
  })

  test('given up closes what was asked and lets the lead start anew', () => {
    const asked = task('confirmation', { alarm: closes })
    const done = task('confirmation', {
      name: 'done',
      state: { is: 'answered', stamp: stampBy('乙', 'member') },
    })
    const decision = discardDraft(complete({ tasks: [asked, done] }), '暂不申报', momentAt())
    expect(decision.head.status).toMatchObject({ is: 'withdrawn' })
    expect(decision.releases).toEqual([applicationClaim(applicationHead())])
    expect(decision.tasks).toMatchObject([{ id: asked.id, state: { is: 'cancelled' } }])
    expect(decision.tasks?.[0]).not.toHaveProperty('alarm')
    const submitted = fileOf(applicationHead({ status: { is: 'submitted', since: today } }))
    expect(refusal(() => discardDraft(submitted, '晚了', momentAt()))?.code).toBe('not-at-this-step')
  })

  test('knows who opened it', () => {
    expect(applicationHead().opened.by).toBe(personId('speaker of 牵头公司'))
  })
})
