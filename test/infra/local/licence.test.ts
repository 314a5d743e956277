import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type LocalServer, startServer } from '../../../infra/local/server.ts'

const licence = 'https://creativecommons.org/publicdomain/zero/1.0/'
let server: LocalServer
beforeAll(async () => {
  server = await startServer({ port: 0, openDataLicence: licence })
})
afterAll(() => server.stop())

test('the licence that the program was started with is named by page, file, header and description', async () => {
  const at = (path: string) => fetch(`${server.url}/open-data${path}`)
  expect(await (await at('')).text()).toContain(`<a href="${licence}" rel="license">`)
  const file = await at('/calls.json')
  expect(file.headers.get('link')).toContain(`<${licence}>; rel="license"`)
  expect(z.object({ licence: z.object({ url: z.string() }) }).parse(await file.json()).licence.url).toBe(
    licence,
  )
  const described = z.object({ 'dc:license': z.object({ '@id': z.string() }) })
  expect(described.parse(await (await at('/calls.csv-metadata.json')).json())['dc:license']['@id']).toBe(
    licence,
  )
})
