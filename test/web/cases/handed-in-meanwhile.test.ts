import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseId } from '../../../domain/ids.ts'
import { type Api, openApi } from '../../support/api.ts'
import { reader } from '../../support/reader.ts'

const lead = '同时电子'
let api: Api
let id: CaseId
beforeAll(async () => {
  api = await openApi()
  id = await api.town.apply(lead, [
    ['同时大学', 'university'],
    ['同时配套', 'enterprise'],
  ])
  await api.town.person('另一经办人', [], { represents: api.town.who(lead).represents })
})
afterAll(() => api.stop())

const typed = {
  'overview.purpose': '提交以后才写的话',
  'overview.industry': ['', 'other'],
}

test('whoever still writes is told who handed it in and when, how to change it, and keeps the words', async () => {
  const page = await reader(api, '另一经办人')
  const late = await page.post(`/cases/${id}/sections/overview`, typed)
  expect(late.status).toBe(409)
  expect(late.html).toContain(`${lead} 已于 2031-03-03 09:00（北京时间）提交，`)
  expect(late.html).toContain('提交后的内容不能修改。如需修改，请先取回。')
  expect(late.html).toContain('提交以后才写的话')
  // What was chosen, in the words of the form.
  expect(late.html).toMatch(/没有保存[\s\S]*<dd class="prose">其他<\/dd>/)
  const english = await reader(api, lead, 'en')
  const { html } = await english.post(`/cases/${id}/sections/overview`, typed)
  expect(html).toContain(`This was handed in by ${lead} at `)
  expect(html).toContain('To change it, take it back first.')
})

test('of what the office has decided on, it is not said that it can be taken back', async () => {
  await api.town.does('officer', id, { kind: 'formal-check', answer: { decision: 'pass' } })
  const page = await reader(api, lead)
  const late = await page.post(`/cases/${id}/sections/overview`, typed)
  expect(late.html).toContain('如需更正，请联系受理人员。')
  expect(late.html).not.toContain('请先取回')
})
