import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CivilDate, endOfDay, Instant } from '../../domain/calendar.ts'
import { type CallId, CaseId } from '../../domain/ids.ts'
import { Scheme } from '../../domain/scheme.ts'
import { inviteMember } from '../../functions/commands/members.ts'
import { submitApplication } from '../../functions/commands/submission.ts'
import { eitKic } from '../../schemes/eit-kic.ts'
import { type Api, openApi } from '../support/api.ts'
import { textOf } from '../support/page-text.ts'
import { reader } from '../support/reader.ts'
import { draftIn, openCallOf, trial } from '../support/trial.ts'

const day = CivilDate.parse('2031-03-31')
const said = {
  zh: { brussels: '2031年3月31日周一 23:59（布鲁塞尔时间）', china: '2031年4月12日周六 09:00（北京时间）' },
  en: {
    brussels: 'Mon, 31 March 2031 23:59 (Brussels time)',
    china: 'Sat, 12 April 2031 09:00 (China time)',
  },
}
const abroad = Scheme.parse({ ...trial, ref: 'abroad@1', timeZone: 'Europe/Brussels' })

let api: Api
let kic: CallId
beforeAll(async () => {
  api = await openApi()
  kic = await openCallOf(api.town, eitKic)
  const call = await api.town.store.calls.load(kic)
  if (!call) throw new Error('no call')
  await api.town.store.calls.save(
    { ...call, closes: endOfDay(day, 'Europe/Brussels'), revision: 2 },
    { at: Instant.parse(api.town.program.clock.now().toISOString()) },
  )
})
afterAll(() => api.stop())

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  const page = async (path: string) =>
    textOf((await (await reader(api, 'auditor', language)).get(path)).html).replaceAll(/（(周.)）/g, '$1')

  test.each(['/', '/calls', '/board'])(
    '%s says of every call when it closes, each in its own zone',
    async (path) => {
      const text = await page(path)
      expect(text).toContain(said[language].brussels)
      expect(text).toContain(said[language].china)
    },
  )

  test('the page of a call and that of its programme say so too', async () => {
    expect(await page(`/calls/${kic}`)).toContain(said[language].brussels)
    expect(await page('/programmes/eit-kic')).toContain(said[language].brussels)
    expect(await page('/programmes')).toContain(said[language].brussels)
    expect(await page(`/calls/${api.town.call.id}`)).toContain(said[language].china)
    expect(await page('/programmes/lingang')).toContain(said[language].china)
  })
})

describe('a call that is administered', () => {
  const typed = {
    scheme: 'eit-kic@1',
    'title.zh': '第二批',
    'title.en': 'Second call',
    opens: '2031-03-20 09:00',
    closes: '2031-06-30 23:59',
  }
  test('is typed by the clocks of its programme, which are named, and comes back as typed', async () => {
    const { get, post } = await reader(api, 'administrator', 'en')
    expect(textOf((await get('/administration/calls')).html)).toContain(`${eitKic.title.en} (Brussels time)`)
    const { to } = await post('/administration/calls', typed)
    const id = to?.split('/').at(-1)
    const { items } = await api.town.store.calls.list({ limit: 100 })
    expect(items.find((call) => call.id === id)).toMatchObject({
      opens: '2031-03-20T08:00:00.000Z',
      closes: '2031-06-30T21:59:59.999Z',
    })
    const { html } = await get(`/administration/calls/${id}`)
    expect(textOf(html)).toContain('Brussels time, for example')
    expect(html).toContain('value="2031-06-30 23:59"')
    const { scheme: _, ...more } = typed
    await post(`/administration/calls/${id}`, { ...more, revision: '1', closes: '2031-12-31 23:59' })
    const after = (await api.town.store.calls.list({ limit: 100 })).items.find((call) => call.id === id)
    expect(after?.closes).toBe('2031-12-31T22:59:59.999Z')
  })
})

describe('an application', () => {
  test('is refused, and its pages and lists speak, in the time of its own programme', async () => {
    const call = await openCallOf(api.town, abroad)
    const [near, far] = [
      await draftIn(api.town, api.town.call.id, '近处牵头'),
      await draftIn(api.town, call, '远处牵头'),
    ]
    const invited = await api.town.organisation('两边成员', 'university')
    for (const [lead, id] of [
      ['近处牵头', near],
      ['远处牵头', far],
    ] as const)
      await inviteMember(api.town.program.world, api.town.asking(lead), {
        case: CaseId.parse(id),
        organisation: invited.id,
        role: 'member',
      })
    const tasks = textOf((await (await reader(api, '两边成员', 'en')).get('/tasks')).html)
    expect(tasks).toContain('Sat, 12 April 2031 03:00 (Brussels time)')
    expect(tasks).toContain(said.en.china)
    const lead = await reader(api, '远处牵头', 'en')
    expect(textOf((await lead.get(`/cases/${far}`)).html)).toContain(
      'Sat, 12 April 2031 03:00 (Brussels time)',
    )
    await api.town.program.advanceTo(new Date('2031-04-12T02:00:00.000Z'))
    await expect(
      submitApplication(api.town.program.world, api.town.asking('远处牵头'), far),
    ).rejects.toMatchObject({ code: 'call-closed', facts: { zone: 'Europe/Brussels' } })
    const late = await reader(api, '远处牵头', 'en')
    const { html } = await late.post(`/calls/${call}`, {
      lead: api.town.who('远处牵头').represents[0]?.organisation ?? '',
      title: 'Too late',
    })
    expect(textOf(html)).toContain('The call closed at 2031-04-12 03:00 (Brussels time).')
  })
})
