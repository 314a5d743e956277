import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseFile } from '../../domain/case.ts'
import { Section } from '../../domain/case-section.ts'
import { type CaseId, OrganisationId } from '../../domain/ids.ts'
import { practiceUscc } from '../../domain/organisation-code.ts'
import { stepOf } from '../../domain/scheme-step.ts'
import { personIdOf } from '../../functions/commands/people.ts'
import { sha256 } from '../../functions/store/cases.ts'
import { type Api, openApi } from '../support/api.ts'
import { runProgramme, withReview } from '../support/other-programme.ts'
import { sheet } from '../support/town.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.stop())

const blind = withReview('blind@1', { panel: { blind: 'double', recusal: ['family', 'joint-project'] } })
const open = withReview('open@1', { panel: { blind: 'open' } })
const rubric = stepOf(blind, 'review')?.rubric.items ?? []

const csrf = 'c'.repeat(32)
const cookieOf = async (name: string): Promise<string> => {
  const secret = sha256(name).slice(0, 32)
  const at = api.town.program.clock.now()
  const person = api.town.who(name).id
  const times = { created: at.toISOString(), seen: at.toISOString() }
  await api.town.store.sessions.save(
    sha256(secret),
    { person, csrf, strong: false, ...times },
    new Date(at.getTime() + 3_600_000),
  )
  return `session=${person}.${secret}`
}

const toReview = async (id: CaseId) => {
  await api.town.does('officer', id, { kind: 'formal-check', answer: { decision: 'pass' } })
  await api.town.does('recommender', id, {
    kind: 'recommendation',
    answer: { decision: 'recommend', opinion: '同意推荐' },
  })
}

/** The pages and API answers of a case as its expert gets them; what is new with every form is left out. */
const seenBy = async (name: string, file: CaseFile): Promise<string[]> => {
  const cookie = await cookieOf(name)
  const me = api.town.who(name).id
  const task = file.tasks.find(({ audience }) => audience.is === 'person' && audience.person === me)?.id
  const id = file.head.id
  const page = async (path: string, language: string) => {
    const answer = await api.app.request(path, { headers: { cookie: `${cookie}; language=${language}` } })
    expect([path, answer.status]).toEqual([path, 200])
    return (await answer.text()).replaceAll(/name="once" value="[^"]*"/g, '')
  }
  const as = async (path: string) => {
    const answer = await api.as(name).get(path)
    expect([path, answer.status]).toEqual([path, 200])
    return JSON.stringify(answer.json)
  }
  return [
    await page(`/cases/${id}`, 'zh'),
    await page(`/cases/${id}`, 'en'),
    await page(`/cases/${id}/tasks/${task}`, 'zh'),
    await page(`/cases/${id}/tasks/${task}`, 'en'),
    await page('/tasks', 'zh'),
    await page('/reviews', 'zh'),
    await as(`/cases/${id}`),
    await as(`/cases/${id}/tasks/${task}`),
    await as('/tasks'),
    await as('/reviews'),
  ]
}

const [first, second] = [
  { lead: '华为牵头', company: '华为', university: '北方大学' },
  { lead: '山河集团', company: '江海', university: '东南大学' },
]
type Names = typeof first
const tasksOf = ({ lead, company, university }: Names): string =>
  `${lead}负责总体，${company}负责器件，${university}负责基础研究`

/** Tables name the lead by its id. */
const underNewName = (section: Section): Section =>
  Section.parse(
    JSON.parse(JSON.stringify(section).replaceAll(practiceUscc(first.lead), practiceUscc(second.lead))),
  )

/** The same case under other names, written into the record beside the program. */
const rename = async (id: CaseId): Promise<void> => {
  const file = await api.town.file(id)
  const named = new Map<string, string>([
    [first.lead, second.lead],
    [first.company, second.company],
    [first.university, second.university],
  ])
  const members = file.members.map((member) => {
    const name = named.get(member.name) ?? ''
    return {
      ...member,
      name,
      organisation: OrganisationId.parse(`uscc:${practiceUscc(name)}`),
      place: '别处',
    }
  })
  const lead = members.find(({ role }) => role === 'lead')
  if (!lead) throw new Error('no lead')
  await api.town.store.cases.commit(
    file,
    {
      head: {
        ...file.head,
        lead: lead.organisation,
        leadName: lead.name,
        title: file.head.title.replace(first.lead, second.lead),
      },
      members,
      removedMembers: file.members.map(({ organisation }) => organisation),
      sections: file.sections.map((section) =>
        section.id === 'overview'
          ? { ...section, answers: { ...section.answers, basis: tasksOf(second) } }
          : underNewName(section),
      ),
      events: [],
    },
    { stamp: { by: 'system', as: 'system', at: file.head.updated } },
  )
}

describe('a double-blind review', () => {
  test('shows an expert nothing that differs when only the names of the applicants do, and mails none', async () => {
    const { town } = api
    const call = await runProgramme(town, blind, ['expert'])
    // Known to the API by the same id as to the pages.
    for (const name of ['张专家', '王专家', '李专家'])
      await town.person(name, [{ role: 'expert', scheme: 'blind' }], {
        id: personIdOf(sha256, 'practice', name),
        expertise: { organisationName: '独立研究所', fields: [], conflicts: [] },
      })
    const { overview = {} } = town.sections
    const answers = { ...town.sections, overview: { ...overview, basis: tasksOf(first) } }
    const id = await town.apply(
      first.lead,
      [
        [first.company, 'enterprise'],
        [first.university, 'university'],
      ],
      { call, answers },
    )
    await toReview(id)
    const [name = ''] = await town.asked(id, 'score')
    const { head } = await town.file(id)
    if (head.kind !== 'application' || !head.receipt) throw new Error('not handed in')
    const { hash } = head.receipt
    await town.declares(name, id)
    const before = await seenBy(name, await town.file(id))
    const mails = (await town.store.cases.messages(id, { limit: 100 })).items
      .filter(({ to }) => to === town.who(name).id)
      .map(({ subject, text }) => `${subject} ${text}`)
    expect(mails).toHaveLength(1)
    for (const said of [...before, ...mails])
      for (const secret of [...Object.values(first), practiceUscc(first.lead), hash])
        expect(said).not.toContain(secret)
    expect(before[2]).toContain('〔1〕负责总体，〔2〕负责器件，〔3〕负责基础研究')
    await rename(id)
    expect(await seenBy(name, await town.file(id))).toEqual(before)
  })
})

test('a double-blind review takes what is registered of the applicants out of their texts, on page and API', async () => {
  const { town } = api
  const call = (await town.store.calls.list({})).items.find(({ scheme }) => scheme === 'blind@1')?.id
  if (!call) throw new Error('no call')
  const registered = await town.organisation('登记牵头', 'enterprise')
  await town.store.organisations.save({ ...registered, nameEn: 'Registered Leader Inc.', revision: 2 })
  const code = practiceUscc('登记牵头')
  const { overview = {} } = town.sections
  const basis = `登记 牵头 REGISTERED leader Inc. ${code.slice(0, 8)}-${code.slice(8).toLowerCase()} 总体`
  const id = await town.apply(
    '登记牵头',
    [
      ['登记成员', 'enterprise'],
      ['登记大学', 'university'],
    ],
    { call, answers: { ...town.sections, overview: { ...overview, basis } } },
  )
  await toReview(id)
  const [name = ''] = await town.asked(id, 'score')
  await town.declares(name, id)
  const seen = await seenBy(name, await town.file(id))
  for (const at of [2, 6]) expect(seen[at]).toContain('〔1〕 〔1〕 〔1〕 总体')
})

test('an officer with an open sheet on a double-blind case lists it without who applied, until it is handed in', async () => {
  const { town } = api
  const call = (await town.store.calls.list({})).items.find(({ scheme }) => scheme === 'blind@1')?.id
  if (!call) throw new Error('no call')
  const id = await town.apply(
    '名单牵头',
    [
      ['名单成员', 'enterprise'],
      ['名单大学', 'university'],
    ],
    { call },
  )
  await toReview(id)
  const [name = '', other = ''] = await town.asked(id, 'score')
  const officer = { role: 'officer', scheme: 'blind' } as const
  for (const one of [name, other]) {
    const { id: known } = town.who(one)
    const held = await town.store.people.load(known)
    if (!held) throw new Error(`${one} is unknown`)
    await town.store.people.save({
      ...held,
      offices: [...held.offices, officer],
      revision: held.revision + 1,
    })
  }
  await town.does(other, id, sheet(0.8, rubric))
  const listed = async (who: string) => {
    const rows = await api.all(who, `/cases?batch=${call}`)
    const page = await api.app.request(`/board/${call}`, { headers: { cookie: await cookieOf(who) } })
    const row = rows.find((one) => one.id === id)
    const html = await page.text()
    return [row?.lead, row?.leadName, row?.title, html.includes('名单牵头')]
  }
  /** Whether it is found by who applied: by the name of the lead, and by a member's code. */
  const foundBy = async (who: string): Promise<boolean[]> => {
    const headers = { cookie: await cookieOf(who) }
    return Promise.all(
      ['名单牵头', practiceUscc('名单大学')].map(async (asked) => {
        const page = await api.app.request(`/board/find?${new URLSearchParams({ case: asked }).toString()}`, {
          headers,
        })
        return (await page.text()).includes(`/cases/${id}`)
      }),
    )
  }
  const lead = `uscc:${practiceUscc('名单牵头')}`
  expect(await foundBy(name)).toEqual([false, false])
  expect(await foundBy(other)).toEqual([true, true])
  expect(await listed(name)).toEqual([undefined, undefined, '〔1〕创新联合体', false])
  expect(await listed(other)).toEqual([lead, '名单牵头', '名单牵头创新联合体', true])
  await town.does(name, id, sheet(0.8, rubric))
  expect(await listed(name)).toEqual([lead, '名单牵头', '名单牵头创新联合体', true])
})

test('an open review names its experts to the applicants once it is decided, a single-blind one never', async () => {
  const { town } = api
  const call = await runProgramme(town, open)
  const members = [
    ['开放成员', 'enterprise'],
    ['开放大学', 'university'],
  ] as const
  const id = await town.apply('开放牵头', members, { call })
  const usual = await town.apply('单盲牵头', members)
  for (const one of [id, usual]) {
    await toReview(one)
    for (const name of await town.asked(one, 'score')) await town.does(name, one, sheet(0.4, rubric))
  }
  const experts = (await town.file(id)).tasks.flatMap(({ kind, asked }) => (kind === 'score' ? [asked] : []))
  expect(experts).toHaveLength(3)
  const seen = async (who: string, one: CaseId) => {
    const page = await api.app.request(`/cases/${one}`, { headers: { cookie: await cookieOf(who) } })
    const html = await page.text()
    expect(html).toContain('未通过')
    return html.includes(`评审专家</dt><dd>${experts.join('、')}`)
  }
  expect(await seen('开放牵头', id)).toBe(true)
  expect(await seen('开放成员', id)).toBe(true)
  expect(await seen('单盲牵头', usual)).toBe(false)
  expect(
    await (
      await api.app.request(`/cases/${usual}`, { headers: { cookie: await cookieOf('单盲牵头') } })
    ).text(),
  ).not.toMatch(/expert\d/)
})

test('an expert who ticks a ground on the sheet steps aside by it, and one who hands it in has declared that there is none', async () => {
  const { town, app } = api
  const call = await town.store.calls.list({})
  const blindCall = call.items.find(({ scheme }) => scheme === 'blind@1')?.id
  if (!blindCall) throw new Error('no call')
  const id = await town.apply(
    '声明牵头',
    [
      ['声明成员', 'enterprise'],
      ['声明大学', 'university'],
    ],
    {
      call: blindCall,
    },
  )
  await toReview(id)
  const send = async (name: string, given: Record<string, string>) => {
    const me = town.who(name).id
    const task = (await town.file(id)).tasks.find(
      ({ audience }) => audience.is === 'person' && audience.person === me,
    )
    const cookie = await cookieOf(name)
    const path = `/cases/${id}/tasks/${task?.id}`
    const page = await (await app.request(path, { headers: { cookie } })).text()
    const answer = await app.request(path, {
      method: 'POST',
      headers: {
        cookie,
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
      },
      body: new URLSearchParams({ csrf, kind: 'score', ...given }).toString(),
    })
    await town.program.idle()
    return { page, status: answer.status, html: await answer.text() }
  }
  const [aside = '', scores = ''] = await town.asked(id, 'score')

  const told = await send(aside, {
    'answer.decision': 'score',
    'answer.grounds': 'family',
    'answer.scores.need': 'many',
    'answer.scores.lead': '3',
    'answer.scores.team': '99',
  })
  expect(told.page).toContain('近三年与申报单位合作项目')
  expect(told.page).not.toContain('本人所在单位参与申报')
  expect(told.status).toBe(422)
  expect(told.html).toContain('与所选决定不符')

  await town.declares(scores, id)
  // Everything that is wrong with a sheet comes back at once, the number that is none along with the rest.
  const wrong = await send(scores, {
    'answer.decision': 'score',
    'answer.scores.need': 'many',
    'answer.scores.lead': '3',
    'answer.scores.team': '99',
  })
  expect(wrong.status).toBe(422)
  for (const said of [
    '战略需求：请填写数字',
    '牵头单位能力：不高于 8 分时须说明理由',
    '协同基础：不能大于 20',
    '方案可行性：请填写',
    '运行机制：请填写',
  ])
    expect(wrong.html).toContain(said)

  expect((await send(aside, { 'answer.grounds': 'family' })).status).toBe(303)
  expect(await town.asked(id, 'score')).not.toContain(aside)
  await town.does(scores, id, sheet(0.8, rubric))
  const { events } = await town.file(id)
  expect(events.find(({ what }) => what === 'recused')?.facts).toMatchObject({
    grounds: 'family',
    reason: '',
  })
  expect(events.find(({ what }) => what === 'scored')?.facts).toMatchObject({ declared: true })
})

test('a ground that the programme does not name, and stepping aside without any reason, are refused', async () => {
  const { town } = api
  const call = (await town.store.calls.list({})).items.find(({ scheme }) => scheme === 'blind@1')?.id
  if (!call) throw new Error('no call')
  const id = await town.apply(
    '理由牵头',
    [
      ['理由成员', 'enterprise'],
      ['理由大学', 'university'],
    ],
    { call },
  )
  await toReview(id)
  const [name = ''] = await town.asked(id, 'score')
  const recuse = (more: { grounds?: ['co-author']; reason?: string }) =>
    town.does(name, id, { kind: 'score', answer: { decision: 'recuse', ...more } })
  await expect(recuse({ grounds: ['co-author'] })).rejects.toMatchObject({
    problems: [{ field: 'answer.grounds', code: 'not-an-option' }],
  })
  await expect(recuse({})).rejects.toMatchObject({ problems: [{ field: 'answer.reason', code: 'missing' }] })
})
