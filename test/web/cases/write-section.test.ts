import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CallId, CaseId } from '../../../domain/ids.ts'
import { instant } from '../../../domain/calendar.ts'
import { momentFor } from '../../../functions/commands/run.ts'
import { caseView } from '../../../functions/web/case-view/case-view.ts'
import { type Api, openApi } from '../../support/api.ts'
import { reader } from '../../support/reader.ts'
import { draftIn, openCallOf, trial } from '../../support/trial.ts'

let api: Api
let call: CallId
beforeAll(async () => {
  api = await openApi()
  call = await openCallOf(api.town, trial)
})
afterAll(() => api.stop())

const started = async (lead: string) => {
  const id = await draftIn(api.town, call, lead)
  return { id, page: await reader(api, lead), english: await reader(api, lead, 'en') }
}
const caseOf = async (id: CaseId, lead: string) => {
  const file = await api.town.file(id)
  const { world } = api.town.program
  return caseView(api.town.who(lead), file, await momentFor(world, file.head.scheme, instant(world.now())))
}
const view = async (id: CaseId, lead: string, section: string) => {
  const found = (await caseOf(id, lead)).sections.find((one) => one.id === section)
  if (!found) throw new Error(`no section ${section}`)
  return found
}
const answersOf = async (id: CaseId, section: string) =>
  (await api.town.file(id)).sections.find((one) => one.id === section)?.answers

describe('a section of an application', () => {
  test('asks for what follows from a choice at once, and is done after that', async () => {
    const { id, page } = await started('分类电子')
    const path = `/cases/${id}/sections/kind`
    expect((await page.get(path)).html).not.toContain('所属产业链')
    const chosen = await page.post(path, { 'kind.type': ['', 'market'], 'kind.seat': '', 'kind.where': '' })
    expect(chosen).toMatchObject({ status: 303, to: path })
    expect((await page.get(path)).html).toContain('所属产业链')
    const { saved = '' } = await view(id, '分类电子', 'kind')
    const rest = { 'kind.type': ['', 'market'], 'kind.chain': '集成电路', basedOn: saved }
    expect(await page.post(path, rest)).toMatchObject({ status: 303, to: `/cases/${id}` })
    expect(await answersOf(id, 'kind')).toEqual({ type: 'market', chain: '集成电路' })
  })

  test('keeps what is not asked any more, says so, and does not hand it in', async () => {
    const { id, page } = await started('改类电子')
    const path = `/cases/${id}/sections/kind`
    await page.post(path, { 'kind.type': 'market' })
    const { saved = '' } = await view(id, '改类电子', 'kind')
    await page.post(path, { 'kind.type': 'market', 'kind.chain': '整车', basedOn: saved })
    const again = await view(id, '改类电子', 'kind')
    await page.post(path, { 'kind.type': 'strategic', basedOn: again.saved ?? '' })
    expect(await answersOf(id, 'kind')).toEqual({ type: 'strategic', chain: '整车' })
    for (const at of [path, `/cases/${id}`, `/cases/${id}/check`]) {
      const { html } = await page.get(at)
      expect(html).toContain('已保留，不提交')
      expect(html).toContain('整车')
    }
    expect(again.answers).toEqual({ type: 'market', chain: '整车' })
    expect((await view(id, '改类电子', 'kind')).answers).toEqual({ type: 'strategic' })
    expect((await caseOf(id, '改类电子')).keptAside?.map(({ answers }) => answers)).toEqual([
      { chain: '整车' },
    ])
  })

  test('that is not asked any more answers with what was typed, to be copied', async () => {
    const { id, page } = await started('两窗电子')
    await page.post(`/cases/${id}/sections/kind`, { 'kind.type': 'market' })
    const late = await page.post(`/cases/${id}/sections/strategy`, { 'strategy.papers': '科技部立项书' })
    expect(late.status).toBeGreaterThanOrEqual(400)
    expect(late.html).toContain('科技部立项书')
    expect(late.html).toContain('这一部分不需要填写')
    expect((await page.get(`/cases/${id}/sections/elsewhere`)).status).toBe(404)
  })

  test('says when a field is required, and names it when it is and stays empty', async () => {
    const { id, page, english } = await started('异地电子')
    const path = `/cases/${id}/sections/kind`
    const { html } = await page.get(path)
    expect(html).toContain('“办公地点”为“其他地点”时必填')
    expect(html).toContain('例如：临港新片区环湖西二路')
    expect((await english.get(path)).html).toContain('Required when “Seat” is: Elsewhere')
    const refused = await page.post(path, { 'kind.seat': ['', 'other'], 'kind.where': '' })
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('具体地点：请填写')
    expect(refused.html).toMatch(/value="other"[^>]*checked/)
    expect(await answersOf(id, 'kind')).toEqual({ seat: 'other' })
    const { saved = '' } = await view(id, '异地电子', 'kind')
    const elsewhere = { 'kind.seat': ['', 'lead'], 'kind.where': '', basedOn: saved }
    expect((await page.post(path, elsewhere)).status).toBe(303)
  })

  test('says how documents have to look, and takes several, a line each', async () => {
    const { id, page, english } = await started('材料电子')
    await page.post(`/cases/${id}/sections/kind`, { 'kind.type': 'strategic' })
    const path = `/cases/${id}/sections/strategy`
    expect((await page.get(path)).html).toContain('PDF、JPG；最多 3 份，每行一份；2 年内出具；全体单位盖章')
    expect((await english.get(path)).html).toContain(
      'PDF or JPG; at most 3, one on each line; issued within the last 2 years; under the seals of all',
    )
    await page.post(path, { 'strategy.papers': ' 2023YFC01\r\n\r\n2023YFC02 ' })
    expect(await answersOf(id, 'strategy')).toEqual({ papers: ['2023YFC01', '2023YFC02'] })
    const { saved = '' } = await view(id, '材料电子', 'strategy')
    expect((await page.get(path)).html).toContain('2023YFC01\n2023YFC02')
    const many = await page.post(path, { 'strategy.papers': '1\n2\n3\n4', basedOn: saved })
    expect(many.status).toBe(422)
    expect(many.html).toContain('立项文件：最多 3 份，每行一份')
  })

  test('shows figures by the years that they are for, a row each, a name for every cell', async () => {
    const { id, page, english } = await started('年度电子')
    const path = `/cases/${id}/sections/lead`
    const { html } = await page.get(path)
    const heads = [...html.matchAll(/<th scope="(col|row)">([^<]+)/g)].map(
      ([, scope, said]) => `${scope} ${said}`,
    )
    expect(heads).toEqual(['col 指标', 'col 2030', 'col 2029', 'col 2028', 'row 营业收入', 'row 研发投入'])
    expect(html).toContain('aria-label="研发投入 2029（选填）"')
    expect((await english.get(path)).html).toContain('aria-label="Revenue 2030"')
    const refused = await page.post(path, {
      'lead.revenue1': '很多',
      'lead.revenue2': '１,200',
      'lead.rd2': '-3',
    })
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('营业收入（2030 年）：请填写数字')
    expect(refused.html).toContain('研发投入（2029 年）：不能小于 0')
    expect(refused.html).toMatch(/id="f-lead-revenue1"[^>]*aria-describedby="f-lead-revenue1-error"/)
    expect(await answersOf(id, 'lead')).toEqual({ revenue1: '很多', revenue2: 1200, rd2: -3 })
    const { saved = '' } = await view(id, '年度电子', 'lead')
    const young = { 'lead.founded': '2029-05-01', 'lead.revenue1': '1,500', basedOn: saved }
    await page.post(path, young)
    const now = (await page.get(path)).html
    expect(now).toContain('f-lead-revenue1')
    expect(now).not.toContain('f-lead-revenue2')
    expect(now).toContain('已保留，不提交')
  })
})
