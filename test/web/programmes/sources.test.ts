import { afterAll, beforeAll, expect, test } from 'vitest'
import { eitKic } from '../../../schemes/eit-kic.ts'
import { type Api, openApi } from '../../support/api.ts'
import { tableOf, textOf } from '../../support/page-text.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.stop())

test.each([
  ['zh', '流程表', '依据：'],
  ['en', 'Table of the steps', 'source: '],
] as const)(
  'the page says where a step, a change and an instrument come from, in %s',
  async (language, table, by) => {
    const response = await api.app.request('/programmes/eit-kic/1', {
      headers: { 'accept-language': language },
    })
    const html = await response.text()
    const [check, review] = tableOf(html, table)
    const source = eitKic.steps[1]?.source?.[language] ?? 'none'
    expect(review?.join(' ')).toContain(`${by}${source}`)
    expect(check?.join(' ')).not.toContain(by)
    const text = textOf(html)
    expect(text).toContain(
      `${language === 'zh' ? '依据：' : 'Source: '}${eitKic.changes?.source?.[language] ?? 'none'}`,
    )
    const support = text.slice(text.lastIndexOf(eitKic.support[0]?.title[language] ?? 'none'))
    expect(support).toContain(eitKic.support[0]?.source?.[language] ?? 'none')
  },
)
