import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SchemeDraftId } from '../../../domain/ids.ts'
import { lingang } from '../../../schemes/lingang.ts'
import { type Api, openApi } from '../../support/api.ts'
import { tableOf, textOf } from '../../support/page-text.ts'
import { reader } from '../../support/reader.ts'

let api: Api
type Reader = Awaited<ReturnType<typeof reader>>
const readers = new Map<string, Reader>()
const as = (name: string): Reader => {
  const found = readers.get(name)
  if (!found) throw new Error(`nobody is called ${name}`)
  return found
}

beforeAll(async () => {
  api = await openApi()
  await api.town.person('second', [{ role: 'administrator', scheme: '*' }])
  await api.town.person('local', [{ role: 'administrator', scheme: 'lingang' }])
  await api.town.person('elsewhere', [{ role: 'administrator', scheme: 'hefei-2025' }])
  await api.town.person('seer', [
    { role: 'administrator', scheme: '*' },
    { role: 'auditor', scheme: 'lingang' },
  ])
  for (const [name, language] of [
    ['administrator', 'zh'],
    ['second', 'en'],
    ['local', 'en'],
    ['elsewhere', 'zh'],
    ['officer', 'zh'],
    ['seer', 'en'],
  ] as const)
    readers.set(name, await reader(api, name, language))
})
afterAll(() => api.stop())

const begin = async (name = 'administrator', ref: string = lingang.ref): Promise<string> => {
  const { status, to } = await as(name).post('/administration/schemes', { ref })
  expect(status).toBe(303)
  return to ?? ''
}
const document = async (draft: string) => {
  const open = await api.town.store.drafts.load(SchemeDraftId.parse(draft.split('/').at(-1)))
  if (!open) throw new Error(`no draft ${draft}`)
  return open
}
/** Every field of a page's form as it stands, to be sent again. */
const fieldsOf = (html: string): Record<string, string[]> => {
  const form = html.slice(html.indexOf('programme-part'), html.lastIndexOf('</form>'))
  const fields: Record<string, string[]> = {}
  const put = (name: string, value: string) => {
    fields[name] = [...(fields[name] ?? []), value.replaceAll('&quot;', '"').replaceAll('&amp;', '&')]
  }
  for (const [input] of form.matchAll(/<input\b[^>]*>/g)) {
    const of = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(input)?.[1]
    const name = of('name')
    if (name === undefined || name === 'csrf' || name === 'once') continue
    if (['radio', 'checkbox'].includes(of('type') ?? '') && !/ checked/.test(input)) continue
    put(name, of('value') ?? '')
  }
  for (const [, name = '', text = ''] of form.matchAll(
    /<textarea[^>]*\bname="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g,
  ))
    put(name, text)
  for (const [, name = '', options = ''] of form.matchAll(
    /<select[^>]*\bname="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g,
  ))
    put(name, /<option value="([^"]*)" selected/.exec(options)?.[1] ?? '')
  return fields
}
const edit = (draft: string, path: string) => `${draft}/edit?path=${encodeURIComponent(path)}`
/** Opens a part's page, types something else here and there, and presses a button. */
const write = async (
  name: string,
  draft: string,
  path: string,
  typed: Record<string, string>,
  button = 'save',
) => {
  const page = await as(name).get(edit(draft, path))
  expect(page.status).toBe(200)
  const stand = Object.fromEntries(
    Object.entries(fieldsOf(page.html)).filter(([field]) => !field.startsWith('kind:')),
  )
  return as(name).post(edit(draft, path), { ...stand, ...typed, do: button })
}
const step = (kind: string): string => `steps.${lingang.steps.findIndex((one) => one.kind === kind)}`

describe('the scheme desk', () => {
  test('shows what runs and what ships to who administers all, in both languages', async () => {
    const zh = textOf((await as('administrator').get('/administration/schemes')).html)
    expect(zh).toContain('在办的计划')
    expect(zh).toContain('临港新片区创新联合体认定')
    expect(zh).toContain('随系统提供的计划')
    const en = textOf((await as('second').get('/administration/schemes')).html)
    expect(en).toContain('Programmes that run here')
    expect(en).toContain('defaults to confirm')
    const local = textOf((await as('local').get('/administration/schemes')).html)
    expect(local).not.toContain('Programmes that ship')
    expect((await as('officer').get('/administration/schemes')).status).toBe(404)
  })

  test('keeps drafts from who administers other programmes', async () => {
    const draft = await begin()
    for (const page of ['', '/edit', '/compare', '/preview', '/form', '/what-if', '/document.json'])
      expect([page, (await as('elsewhere').get(`${draft}${page}`)).status]).toEqual([page, 404])
    for (const page of [
      '',
      '/edit?path=steps',
      '/compare',
      '/preview',
      '/form',
      '/what-if',
      '/document.json',
    ])
      expect([page, (await as('local').get(`${draft}${page}`)).status]).toEqual([page, 200])
    expect((await as('elsewhere').post(draft, { do: 'submit', why: 'x', revision: '1' })).status).toBe(404)
    expect((await as('elsewhere').post('/administration/schemes', { ref: 'hefei-2025@1' })).status).toBe(404)
  })

  test('offers to submit a draft or give it up to those alone who wrote in it', async () => {
    const draft = await begin()
    const buttons = async (name: string) =>
      [...(await as(name).get(draft)).html.matchAll(/value="(submit|discard)"/g)].map(([, one]) => one)
    expect(await buttons('administrator')).toEqual(['submit', 'discard'])
    expect(await buttons('second')).toEqual([])
    const refused = await as('second').post(draft, { do: 'submit', why: 'x', revision: '1' })
    expect(refused.status).toBe(409)
    expect(textOf(refused.html)).toContain('Only who wrote in this draft can submit it')
  })

  test('takes a file, and says what is wrong in it by place, in the reader’s language, with everything kept', async () => {
    const text = JSON.stringify({ ...lingang, ref: 'from-file@1', reminderDays: ['三'] })
    const zh = await as('administrator').post('/administration/schemes/from-file', { json: text })
    expect(zh.status).toBe(422)
    expect(textOf(zh.html)).toContain('reminderDays.0：应为数字')
    expect(zh.html).toContain('&quot;ref&quot;:&quot;from-file@1&quot;')
    const en = await as('second').post('/administration/schemes/from-file', { json: '{', file: text })
    expect(textOf(en.html)).toContain('reminderDays.0: must be a number')
    const good = await as('second').post('/administration/schemes/from-file', {
      json: JSON.stringify({ ...lingang, ref: 'from-file@1' }),
    })
    expect(good.status).toBe(303)
    expect((await document(good.to ?? '')).draft).toMatchObject({ code: 'from-file', from: 'file' })
  })
})

describe('the page of a part', () => {
  test('opens filled in and changes nothing when it is saved as it is, for every part of three programmes', async () => {
    for (const ref of ['lingang@1', 'suzhou-2024@1', 'asrc@1']) {
      const draft = await begin('administrator', ref)
      const before = (await document(draft)).document
      const seen = new Set<string>()
      const visit = async (path: string): Promise<void> => {
        seen.add(path)
        const page = await as('administrator').get(edit(draft, path))
        expect([path, page.status]).toEqual([path, 200])
        const stand = fieldsOf(page.html)
        const saved = await as('administrator').post(edit(draft, path), { ...stand, do: 'save' })
        expect([ref, path, saved.status]).toEqual([ref, path, 303])
        const links = [...page.html.matchAll(/href="[^"]*\/edit\?path=([^"]*)"/g)].map(([, at = '']) =>
          decodeURIComponent(at),
        )
        // One entry of a kind stands for the others.
        for (const at of links.filter((one) => !/\.(?:[3-9]|\d\d)(?:\.|$)/.test(one)))
          if (!seen.has(at)) await visit(at)
      }
      await visit('')
      expect(seen.size).toBeGreaterThan(20)
      const after = await document(draft)
      expect(after.document).toEqual(before)
      expect(after.draft.revision).toBe(1)
    }
  }, 120_000)

  test('changes a value, in full-width digits too', async () => {
    const draft = await begin()
    const panel = `${step('review')}.panel`
    const saved = await write('administrator', draft, panel, { [`${panel}.threshold`]: '７０' })
    expect(saved).toMatchObject({ status: 303, to: edit(draft, panel) })
    const { document: now, events } = await document(draft)
    expect(now.steps.find((one) => one.kind === 'review')?.panel.threshold).toBe(70)
    expect(events.at(-1)).toMatchObject({ what: 'changed', path: `${panel}.threshold` })
  })

  test('shows every refused value at its field with what was typed, in both languages', async () => {
    const draft = await begin()
    const panel = `${step('review')}.panel`
    const typed = { [`${panel}.threshold`]: 'seventy', [`${panel}.quorum`]: '99' }
    const zh = await write('administrator', draft, panel, typed)
    expect(zh.status).toBe(422)
    expect(zh.html).toContain('value="seventy"')
    expect(textOf(zh.html)).toContain('通过分数：应为数字')
    expect(textOf(zh.html)).toContain('最少评分人数：不得大于 15')
    const en = await write('second', draft, panel, typed)
    expect(textOf(en.html)).toContain('Threshold: must be a number')
    expect(en.html).toMatch(/id="f-steps-\d-panel-quorum"[^>]*aria-invalid="true"/)
  })

  test('keeps what was typed on a page that somebody else overtook', async () => {
    const draft = await begin()
    const page = await as('administrator').get(edit(draft, 'outcome'))
    await write('second', draft, 'outcome', { 'outcome.validityMonths': '24' })
    const late = await as('administrator').post(edit(draft, 'outcome'), {
      ...fieldsOf(page.html),
      'outcome.validityMonths': '60',
      do: 'save',
    })
    expect(late.status).toBe(409)
    expect(late.html).toContain('value="60"')
    expect((await document(draft)).document.outcome.validityMonths).toBe(24)
    expect(textOf(late.html)).toMatch(/草案中现为：[^。]*有效期（月）：\s*24/)
    const again = await as('administrator').post(edit(draft, 'outcome'), {
      ...fieldsOf(late.html),
      do: 'save',
    })
    expect(again.status).toBe(303)
    expect((await document(draft)).document.outcome.validityMonths).toBe(60)
  })

  test('keeps what was typed when the draft was submitted or the part removed meanwhile', async () => {
    const draft = await begin()
    await as('administrator').post(draft, { do: 'submit', why: '调整', revision: '1' })
    const typed = { 'outcome.validityMonths': '61', revision: '1', do: 'save' }
    const submitted = await as('administrator').post(edit(draft, 'outcome'), typed)
    expect([submitted.status, submitted.html.includes('value="61"')]).toEqual([409, true])

    const other = await begin()
    await write('second', other, 'rules', {}, 'remove:rules.0')
    const gone = `rules.${lingang.rules.length - 1}`
    const removed = await as('administrator').post(edit(other, gone), {
      [`${gone}.id`]: 'kept-here',
      revision: '1',
      do: 'save',
    })
    expect([removed.status, textOf(removed.html).includes('kept-here')]).toEqual([409, true])
  })

  test('adds, orders and removes entries, and turns one into another kind', async () => {
    const draft = await begin()
    const kinds = async () => (await document(draft)).document.steps.map(({ kind }) => kind)
    const before = await kinds()
    const added = await write('second', draft, 'steps', { 'kind:steps': 'defence' }, 'add:steps')
    expect(added.to).toBe(edit(draft, `steps.${before.length}`))
    expect(await kinds()).toEqual([...before, 'defence'])
    await write('second', draft, 'steps', {}, `up:steps.${before.length}`)
    expect((await kinds()).at(-2)).toBe('defence')
    await write('second', draft, 'steps', {}, `remove:steps.${before.length - 1}`)
    expect(await kinds()).toEqual(before)
    const become = { 'kind:form.0.fields.0': 'longText' }
    await write('second', draft, 'form.0.fields.0', become, 'become:form.0.fields.0')
    expect((await document(draft)).document.form[0]?.fields[0]?.kind).toBe('longText')
  })

  test('says what is not written yet, and the draft cannot be submitted until it is', async () => {
    const draft = await begin()
    await write('administrator', draft, 'issuers', {}, 'add:issuers')
    expect(textOf((await as('second').get(draft)).html)).toContain('issuers.1 : this is not written yet')
    const submit = async () => {
      const { draft: now } = await document(draft)
      return as('administrator').post(draft, {
        do: 'submit',
        why: '增加发布单位',
        revision: `${now.revision}`,
      })
    }
    const refused = await submit()
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('增加发布单位</textarea>')
    await write('administrator', draft, 'issuers', {
      'issuers.1.zh': '市科技局',
      'issuers.1.en': 'City S&T bureau',
    })
    expect((await submit()).status).toBe(303)
  })

  test('marks a default to confirm with its reason, and one click confirms it', async () => {
    const draft = await begin()
    const page = await as('administrator').get(edit(draft, 'outcome'))
    expect(textOf(page.html)).toContain('有效期（月）（默认值，待确认）')
    const why = lingang.toConfirm.find(({ path }) => path === 'outcome.validityMonths')?.why
    expect(textOf(page.html)).toContain(why?.zh)
    const overview = await as('second').get(draft)
    expect(textOf(overview.html)).toContain(why?.en)
    await as('second').post(edit(draft, 'outcome.validityMonths'), {
      only: 'confirm',
      revision: '1',
      do: 'confirm:outcome.validityMonths',
    })
    const { document: now, events } = await document(draft)
    expect(now.toConfirm.map(({ path }) => path)).not.toContain('outcome.validityMonths')
    expect(now.outcome).toEqual(lingang.outcome)
    expect(events.at(-1)).toMatchObject({ what: 'confirmed', path: 'outcome.validityMonths' })
  })

  test.each(['nothing', 'steps.99', '__proto__', 'constructor.name', 'steps.0.kind.x', 'x'.repeat(300)])(
    'is not there for %s',
    async (path) => {
      const draft = await begin()
      expect((await as('administrator').get(edit(draft, path))).status).toBe(404)
      expect(
        (await as('administrator').post(edit(draft, path), { do: `remove:${path}`, revision: '1' })).status,
      ).toBe(404)
      expect(api.logged.filter(({ level }) => level === 'error')).toEqual([])
    },
  )

  test('survives whatever a form may send', async () => {
    const draft = await begin()
    for (const button of [
      'add:',
      'add:title',
      'remove:',
      'up:steps',
      'become:steps.0',
      'confirm:x',
      'move',
      ':',
      'add:__proto__',
    ])
      expect([303, 409, 422]).toContain(
        (await as('administrator').post(edit(draft, 'steps'), { do: button, revision: '1' })).status,
      )
    expect(api.logged.filter(({ level }) => level === 'error')).toEqual([])
  })
})

describe('what a draft leads to', () => {
  test('is compared in words, previewed as a page and as a form, and given as a file', async () => {
    const draft = await begin()
    const notice = step('notice')
    await write('administrator', draft, notice, {
      [`${notice}.limit.n`]: '7',
      [`${notice}.limit.unit`]: 'calendar-day',
    })
    const zh = textOf((await as('administrator').get(`${draft}/compare`)).html)
    expect(zh).toContain('公示：5 个工作日 → 7 个自然日')
    const en = textOf((await as('second').get(`${draft}/compare`)).html)
    expect(en).toContain('Public notice: 5 working days → 7 calendar days')
    expect(textOf((await as('second').get(`${draft}/preview`)).html)).toContain('it is not in force')
    const form = await as('second').get(`${draft}/form`)
    expect(form.html).toContain('<fieldset disabled')
    expect(textOf(form.html)).toContain(lingang.form[0]?.title.en)
    const file = await as('second').get(`${draft}/document.json`)
    expect(JSON.parse(file.html)).toEqual((await document(draft)).document)
  })

  test('is told for each past application to those alone who see them, and to others for five or more', async () => {
    await api.town.apply('假设公司', [
      ['假设大学', 'university'],
      ['假设配套', 'enterprise'],
    ])
    const draft = await begin()
    const index = lingang.rules.findIndex(
      ({ condition }) => condition.kind === 'organisation-count' && condition.of === undefined,
    )
    const path = index < 0 ? 'rules.0.condition' : `rules.${index}.condition`
    await write('administrator', draft, path, { [`${path}.min`]: '9' })
    const page = await as('seer').get(`${draft}/what-if`)
    const rows = tableOf(page.html, 'Applications that would come out otherwise')
    expect(rows).toHaveLength(1)
    const [[who = '', then, now, turns] = []] = rows
    expect([who, then, now]).toEqual(['假设公司创新联合体', 'passes', 'fails'])
    expect(turns).toMatch(/at least 9 .*: holds → does not hold/)

    const heading = 'Applications that would come out otherwise'
    const told = async () => (await as('second').get(`${draft}/what-if`)).html
    expect(textOf(await told())).toContain('of 5 at least')
    for (const kept of ['假设', heading, 'A2031-', 'By the draft', '按草案'])
      expect(await told()).not.toContain(kept)
    for (const name of ['甲', '乙', '丙', '丁'])
      await api.town.apply(`${name}公司`, [
        [`${name}大学`, 'university'],
        [`${name}配套`, 'enterprise'],
      ])
    expect(tableOf(await told(), 'In all').map((row) => row.slice(1))).toEqual([
      ['5', '0', '0', '0'],
      ['0', '0', '0', '5'],
    ])
    for (const kept of ['假设', heading, 'A2031-']) expect(await told()).not.toContain(kept)
    expect(textOf((await as('administrator').get(`${draft}/what-if`)).html)).toContain('按草案')
  })
})

test('a second person approves, and the desk shows who, when and why', async () => {
  const draft = await begin()
  await write('administrator', draft, 'outcome', { 'outcome.validityMonths': '48' })
  const revision = async () => `${(await document(draft)).draft.revision}`
  expect(
    (await as('administrator').post(draft, { do: 'submit', why: '', revision: await revision() })).status,
  ).toBe(422)
  await as('administrator').post(draft, { do: 'submit', why: '与国家办法一致', revision: await revision() })
  expect(textOf((await as('administrator').get(draft)).html)).toContain('须由未参与起草的另一位管理员批准')
  const own = await as('administrator').post(draft, { do: 'approve', revision: await revision() })
  expect(own.status).toBe(409)
  expect(textOf(own.html)).toContain('参与起草的人不能审批该草案')
  const empty = await as('second').post(draft, { do: 'send-back', remark: '', revision: await revision() })
  expect(empty.status).toBe(422)
  expect(
    (await as('second').post(draft, { do: 'approve', remark: '', revision: await revision() })).status,
  ).toBe(303)
  const page = textOf((await as('second').get('/administration/schemes/of/lingang')).html)
  expect(page).toContain('written by administrator, approved by second')
  expect(page).toContain('与国家办法一致')
  expect(textOf((await as('second').get('/administration/schemes/of/lingang/2')).html)).toContain('36 → 48')
})

test('the page of a programme says whom a call still needs', async () => {
  const page = textOf((await as('second').get('/administration/schemes/of/hefei-2025')).html)
  expect(page).toContain('Before a call is opened there is still missing')
  expect(page).toMatch(/officer: 1 needed, 0 appointed/i)
  const people = await as('second').get('/administration?scheme=hefei-2025')
  const [, one = ''] = /href="([^"]*\/people\/[^"]*scheme=hefei-2025)"/.exec(people.html) ?? []
  const offices = await as('second').get(one)
  expect(offices.html).toContain('value="officer|hefei-2025|"')
  expect(offices.html).toContain('value="administrator|lingang|"')
  expect(offices.html).not.toContain('value="officer|cots|"')
  const zh = textOf((await as('administrator').get('/administration/schemes/of/lingang')).html)
  expect(zh).toContain('办理流程所需的人员均已任命')
  expect((await as('local').get('/administration/schemes/of/hefei-2025')).status).toBe(404)
  const call = await as('second').get('/administration/calls?scheme=hefei-2025%401')
  expect(call.html).toMatch(/<option value="hefei-2025@1" selected/)
})
