import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseId } from '../../../domain/ids.ts'
import type { Message } from '../../../domain/message.ts'
import { inviteOrganisation } from '../../../functions/commands/invitations.ts'
import { submitApplication } from '../../../functions/commands/submission.ts'
import { type Api, openApi } from '../../support/api.ts'
import { reader } from '../../support/reader.ts'

const lead = '迟到电子'
const address = 'late@example.org'
let api: Api
let id: CaseId
let link: string
beforeAll(async () => {
  const sent: Message[] = []
  api = await openApi(undefined, { mail: { deliver: async (message) => void sent.push(message) } })
  const { town } = api
  id = await town.draft(lead, [
    ['迟到大学', 'university'],
    ['迟到配套', 'enterprise'],
  ])
  const invited = { case: id, address, name: '远方材料公司', role: 'member' as const, country: 'CN' }
  await inviteOrganisation(town.program.world, town.asking(lead), invited)
  await town.program.idle()
  const mail = sent.find((message) => message.address === address)
  link = /\/invitations\/[0-9a-f]{40}/.exec(mail?.text ?? '')?.[0] ?? ''
  await town.organisation('远方材料公司', 'enterprise')
})
afterAll(() => api.stop())

test('before handing in it is said who was asked by mail and has not joined', async () => {
  const { html } = await (await reader(api, lead)).get(`/cases/${id}/check`)
  expect(html).toContain('邮件邀请的单位还没有加入，提交的内容不含它们：')
  expect(html).toContain('远方材料公司')
})

test('after handing in the link says that it is too late, and not by whom', async () => {
  const { town } = api
  const page = await reader(api, '远方材料公司')
  expect((await page.get(link)).html).toContain('远方材料公司</')
  expect((await page.get(link)).html).not.toContain('目前不能加入')
  await submitApplication(town.program.world, town.asking(lead), id)
  await town.program.idle()
  const { html } = await page.get(link)
  expect(html).toContain('申报已提交或已截止，目前不能加入。请联系牵头单位。')
  expect(html).not.toContain('name="organisation"')
  const [own] = town.who('远方材料公司').represents
  const late = await page.post(link, { once: 'too-late', organisation: own?.organisation ?? '' })
  expect(late.status).toBe(409)
  expect(late.html).toContain('目前不能加入')
  expect(late.html).not.toContain('请先取回')
  expect((await town.file(id)).members).toHaveLength(3)
})
