import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Api, openApi } from '../../support/api.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
  await api.appoint('office', [{ role: 'administrator', scheme: 'lingang' }])
  await api.appoint('beijing', [{ role: 'administrator', scheme: 'beijing' }])
  await api.appoint('everything', [{ role: 'administrator', scheme: '*' }])
  await api.appoint('auditor', [{ role: 'auditor', scheme: '*' }])
})
afterAll(() => api.stop())

const path = '/templates/lingang/task-opened/zh'
const wording = { subject: '【临港】{title}', text: '{line}\n{link}' }

describe('the office’s own words over the API', () => {
  test('begin with the usual ones, are saved by version, and are given up again', async () => {
    const office = api.as('office')
    expect(await office.get(path)).toMatchObject({
      status: 200,
      json: { wording: { subject: '{title} · {line}' }, version: 0, usual: true, versions: [] },
    })
    expect((await office.put(path, { wording, version: 0 })).status).toBe(200)
    expect(await office.get(path)).toMatchObject({ json: { wording, version: 1, usual: false } })
    expect(await office.get('/templates/lingang')).toMatchObject({
      json: { items: [{ about: 'task-opened', language: 'zh', version: 1, wording }] },
    })
    // Made from a version that is no longer the latest.
    expect(
      await office.put(path, { wording: { ...wording, subject: '{programme}' }, version: 0 }),
    ).toMatchObject({ status: 409, json: { code: 'changed-meanwhile' } })

    expect((await office.put(path, { version: 1 })).status).toBe(200)
    expect(await office.get(path)).toMatchObject({
      json: {
        wording: { subject: '{title} · {line}' },
        ...{ version: 2, usual: true, versions: [{ version: 2 }, { version: 1, wording }] },
      },
    })
    expect(await office.get('/templates/lingang/task-opened/en')).toMatchObject({
      json: { version: 0, usual: true },
    })
  })

  test('are refused at the field, and nothing is kept', async () => {
    const en = '/templates/lingang/task-opened/en'
    expect(
      await api.as('office').put(en, { wording: { ...wording, subject: '{titel}' }, version: 0 }),
    ).toMatchObject({
      status: 422,
      json: { problems: [{ field: 'subject', code: 'unknown-placeholder', facts: { name: '{titel}' } }] },
    })
    expect(
      await api.as('office').put(en, { wording: { ...wording, text: '字'.repeat(4001) }, version: 0 }),
    ).toMatchObject({ status: 422, json: { problems: [{ field: 'wording.text' }] } })
    expect(await api.as('office').get(en)).toMatchObject({ json: { version: 0 } })
  })

  test('are there for the administrators of a programme that there is', async () => {
    for (const name of ['beijing', 'auditor', 'somebody']) {
      expect((await api.as(name).get('/templates/lingang')).status).toBe(404)
      expect((await api.as(name).get(path)).status).toBe(404)
      expect((await api.as(name).put(path, { wording, version: 2 })).status).toBe(404)
    }
    const everything = api.as('everything')
    expect((await everything.get(path)).status).toBe(200)
    for (const wrong of ['nowhere/task-opened/zh', 'lingang/digest/zh', 'lingang/task-opened/fr']) {
      expect((await everything.get(`/templates/${wrong}`)).status).toBe(404)
      expect((await everything.put(`/templates/${wrong}`, { wording, version: 0 })).status).toBe(404)
    }
  })
})
