import { afterAll, beforeAll, expect, test } from 'vitest'
import { CaseId } from '../../domain/ids.ts'
import { Scheme } from '../../domain/scheme.ts'
import { type Api, openApi } from '../support/api.ts'
import { reader } from '../support/reader.ts'
import { openCallOf, recognisedIn, trial } from '../support/trial.ts'

const staged = Scheme.parse({
  ...trial,
  ref: 'staged@1',
  currency: 'USD',
  milestones: { most: 5, evidence: ['test', 'financing-raised'], renegotiable: true },
  support: [
    {
      id: 'payments',
      kind: 'grant',
      title: { zh: '里程碑付款', en: 'Milestone payments' },
      payment: 'on-milestone',
      cap: 1_000_000,
    },
  ],
})

let api: Api
beforeAll(async () => {
  api = await openApi()
  await openCallOf(api.town, staged)
  await api.town.person('staged officer', [{ role: 'officer', scheme: 'staged' }])
})
afterAll(() => api.stop())

test('the officer sets a milestone, the lead claims it, and it is paid once it was accepted', async () => {
  const { town } = api
  const { id } = await recognisedIn(town, staged, '里程牵头', '里程成员')
  const officer = await reader(api, 'staged officer')
  const lead = await reader(api, '里程牵头')
  const member = await reader(api, '里程成员')
  const page = `/register/${id}/milestones`
  expect((await officer.get(`/register/${id}`)).html).toContain(page)
  expect(await (await api.app.request(`/register/${id}`)).text()).not.toContain('里程碑')
  expect((await (await reader(api, 'officer')).get(page)).status).toBe(404)

  const set = {
    is: 'milestone-set',
    title: '首次试飞',
    due: '2031-12-31',
    payment: '600,000',
    evidence: 'test',
  }
  const refused = await officer.post(page, { ...set, payment: '很多', evidence: 'report' })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('付款：请填写数字')
  expect(refused.html).toContain('首次试飞')
  expect((await officer.post(page, set)).status).toBe(303)
  expect((await lead.post(page, set)).status).toBe(404)

  const claim = { is: 'milestone-claimed', milestone: '1', evidence: '试飞报告 001' }
  expect((await member.get(page)).html).not.toContain('申请验收')
  expect((await member.post(page, claim)).status).toBe(404)
  expect((await lead.get(page)).html).toContain('申请验收')
  expect((await lead.post(page, claim)).status).toBe(303)
  const no = { is: 'milestone-refused', milestone: '1', reason: '未达高度' }
  expect((await lead.post(page, no)).status).toBe(404)
  expect((await officer.post(page, no)).status).toBe(303)
  expect((await lead.get(page)).html).toContain('未达高度')
  await lead.post(page, { ...claim, evidence: '试飞报告 002' })

  const accept = { is: 'milestone-accepted', milestone: '1', amount: '1,200,000', paid: '2031-03-02' }
  const over = await officer.post(page, accept)
  expect(over.status).toBe(422)
  expect(over.html).toContain('付款金额：超过支持上限，尚可支付 1000000')
  expect((await officer.post(page, { ...accept, amount: '600,000' })).status).toBe(303)
  for (const someone of [officer, lead, member]) {
    const { html } = await someone.get(`/register/${id}`)
    expect(html).toContain('已验收')
    expect(html).toContain('已付合计 60万美元，上限 100万美元（60%）')
  }
  expect(await api.ask('GET', `/register/${id}/milestones`)).toMatchObject({ status: 401 })
  await town.program.idle()
  // What is about no case lies with whoever it is written to.
  const box = CaseId.parse(town.who('staged officer').id)
  const told = (await town.store.cases.messages(box, { limit: 100 })).items
  expect(told.filter(({ about }) => about === 'milestone-claimed')).toHaveLength(2)
})

test('a milestone is moved with its reason, by the officer of the programme and nobody else', async () => {
  const { id } = await recognisedIn(api.town, staged, '调整牵头', '调整成员')
  const officer = await reader(api, 'staged officer')
  const lead = await reader(api, '调整牵头')
  const page = `/register/${id}/milestones`
  const set = { title: '融资到位', due: '2031-06-30', payment: '100000', evidence: 'financing-raised' }
  await officer.post(page, { is: 'milestone-set', ...set })
  const moved = { is: 'milestone-moved', milestone: '1', ...set, due: '2032-06-30', reason: '协议修订二' }
  expect((await lead.post(page, moved)).status).toBe(404)
  expect((await officer.post(page, moved)).status).toBe(303)
  const { html } = await lead.get(page)
  expect(html).toContain('已调整：协议修订二')
  expect(html).toContain('2032年6月30日')
})
