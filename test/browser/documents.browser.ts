import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { Scheme } from '../../domain/scheme.ts'
import { chinesePdf, largePdf, squarePng } from '../support/sample-files.ts'
import { openCallOf, trial } from '../support/trial.ts'
import { choose, registerOrganisation } from './support/hands.ts'
import { type House, openHouse } from './support/house.ts'
import { takePictures } from './support/pictures.ts'
import { overhang, seemsAccessible } from './support/seen.ts'

const megabyte = 1024 * 1024

/** The trial programme with fields for files of every kind. */
const papers: Scheme = Scheme.parse({
  ...trial,
  ref: 'papers@1',
  form: [
    ...trial.form,
    {
      id: 'papers',
      title: { zh: '材料', en: 'Papers' },
      fields: [
        { kind: 'text', id: 'note', label: { zh: '说明', en: 'Note' } },
        {
          kind: 'document',
          id: 'plan',
          label: { zh: '组建方案', en: 'Plan' },
          formats: ['pdf'],
        },
        {
          kind: 'document',
          id: 'proofs',
          label: { zh: '证明材料', en: 'Proofs' },
          formats: ['pdf', 'png'],
          maxFiles: 3,
          maxMegabytes: 1,
        },
        {
          kind: 'table',
          id: 'results',
          label: { zh: '前期成果', en: 'Earlier results' },
          rows: { is: 'free', min: 0, max: 5 },
          columns: [
            { kind: 'text', id: 'title', label: { zh: '成果', en: 'Result' } },
            { kind: 'document', id: 'proof', label: { zh: '证明', en: 'Proof' } },
          ],
          checks: [],
        },
      ],
    },
  ],
})

let house: House
let call: string
beforeAll(async () => {
  house = await openHouse()
  const { program } = house.server
  call = await openCallOf({ store: program.world.store, program }, papers)
})
afterEach(() => house.inOrder())
afterAll(() => house.close())

const draft = async (page: Page, lead: string, english = false): Promise<string> => {
  await registerOrganisation(page, lead, '企业')
  await page.goto(`/calls/${call}`)
  await page.getByLabel('联合体名称').fill(`${lead}创新联合体`)
  await page.getByRole('button', { name: '开始填写' }).click()
  await page.waitForURL('**/cases/*')
  if (english) {
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('button', { name: '中文' }).waitFor()
  }
  return new URL(page.url()).pathname
}

const fieldOf = (page: Page, name: string) => page.locator(`[data-upload][data-name="papers.${name}"]`)

/** Chooses a file as one does behind the button: from the disk, for the browser's driver carries no large ones. */
const give = async (page: Page, field: string, name: string, buffer: Buffer): Promise<void> => {
  const path = join(house.folder, name)
  await writeFile(path, buffer)
  await fieldOf(page, field).locator('input[type=file]').setInputFiles(path)
}

/** Counts what reaches storage; `cut` lets so many pieces pass and breaks the line behind them. */
const storageOf = async (page: Page) => {
  const line = { arrived: 0, left: Infinity }
  await page.route('**/storage?*', async (route) => {
    if (route.request().method() !== 'PUT') return route.continue()
    if (line.left <= 0) return route.abort('connectionreset')
    line.left -= 1
    const response = await route.fetch()
    if (response.ok()) line.arrived += route.request().postDataBuffer()?.length ?? 0
    return route.fulfill({ response })
  })
  return line
}

test('40 MB whose network breaks in the middle arrive whole, and no byte is sent twice', async () => {
  const page = await house.enter('applicant')
  const path = await draft(page, '断线公司')
  await page.goto(`${path}/sections/papers`)
  const line = await storageOf(page)
  line.left = 3
  const file = largePdf(40 * megabyte)
  await give(page, 'plan', '组建方案.pdf', file)
  await fieldOf(page, 'plan').getByText('网络中断').waitFor()
  expect(line.arrived).toBe(15 * megabyte)
  line.left = Infinity
  await fieldOf(page, 'plan').getByText('未做病毒扫描').waitFor({ timeout: 90_000 })
  expect(line.arrived).toBe(40 * megabyte)
  await fieldOf(page, 'plan').getByText('40 MB').first().waitFor()
  expect(() => house.inOrder()).toThrow(/ERR_CONNECTION_RESET/)
  const { program } = house.server
  await program.idle()
  const id = path.slice('/cases/'.length)
  const answer = await page.request.get(`/files${path}/documents/${await keptIn(page, 'plan')}/content`)
  expect(Buffer.compare(await answer.body(), file)).toBe(0)
  expect(answer.headers()['content-disposition']).toContain("filename*=UTF-8''%E7%BB%84%E5%BB%BA")
  expect(id).toHaveLength(20)
})

const keptIn = async (page: Page, field: string): Promise<string> => {
  const value = await fieldOf(page, field).locator('input[type=hidden]').getAttribute('value')
  return value?.slice('doc:'.length) ?? ''
}

test('a page that is loaded anew in the middle goes on where it was when the same file is chosen', async () => {
  const page = await house.enter('member')
  const path = await draft(page, '重载公司')
  await page.goto(`${path}/sections/papers`)
  const line = await storageOf(page)
  line.left = 2
  const file = largePdf(16 * megabyte)
  await give(page, 'plan', '方案.pdf', file)
  await fieldOf(page, 'plan').getByText('网络中断').waitFor()
  await page.reload()
  await fieldOf(page, 'plan').getByText('上传未完成').waitFor()
  expect(line.arrived).toBe(10 * megabyte)
  line.left = Infinity
  await give(page, 'plan', '方案.pdf', file)
  await fieldOf(page, 'plan').getByText('未做病毒扫描').waitFor({ timeout: 90_000 })
  expect(line.arrived).toBe(16 * megabyte)
  expect(() => house.inOrder()).toThrow(/ERR_CONNECTION_RESET/)
  // It is the answer now, saved and all, beside what is typed.
  await page.getByLabel('说明').fill('方案见附件')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.waitForURL(`**${path}`)
  await page.goto(`${path}/sections/papers`)
  expect(await keptIn(page, 'plan')).toMatch(/^[0-9a-z]{20}$/)
})

test('what is too large or of another type is refused before anything is sent, in words at the field', async () => {
  const page = await house.enter('member-2', { width: 'phone' })
  const path = await draft(page, '超限公司', true)
  await page.goto(`${path}/sections/papers`)
  const line = await storageOf(page)
  await give(page, 'plan', 'plan.pdf', largePdf(51 * megabyte))
  await fieldOf(page, 'plan').getByText('The file is larger than 50 MB').waitFor()
  await give(page, 'plan', 'plan.docx', Buffer.from('x'))
  await fieldOf(page, 'plan').getByText('Only PDF can be uploaded').waitFor()
  await give(page, 'proofs', 'page.pdf', Buffer.from('<html>not a PDF</html>'))
  await fieldOf(page, 'proofs').getByText('Not taken').waitFor({ timeout: 15_000 })
  expect(await fieldOf(page, 'proofs').locator('input[type=hidden]').count()).toBe(0)
  expect(line.arrived).toBe('<html>not a PDF</html>'.length)
  await seemsAccessible(page)
  expect(await overhang(page)).toBe(0)
})

test('a newer version that is not taken, or given up on its way, leaves the good one as the answer', async () => {
  const page = await house.enter('expert-3')
  const path = await draft(page, '换文件公司')
  await page.goto(`${path}/sections/papers`)
  await give(page, 'plan', '方案.pdf', await chinesePdf(['方案']))
  await fieldOf(page, 'plan').getByText('未做病毒扫描').waitFor({ timeout: 30_000 })
  const good = await keptIn(page, 'plan')
  await give(page, 'plan', '其实是网页.pdf', Buffer.from('<html>not a PDF</html>'))
  await fieldOf(page, 'plan').getByText('未接收').waitFor({ timeout: 30_000 })
  expect(await keptIn(page, 'plan')).toBe(good)
  await fieldOf(page, 'plan').getByRole('link', { name: '方案.pdf', exact: true }).waitFor()
  const line = await storageOf(page)
  line.left = 0
  await give(page, 'plan', '新方案.pdf', largePdf(megabyte))
  await fieldOf(page, 'plan').getByText('网络中断').waitFor()
  await fieldOf(page, 'plan').getByRole('button', { name: '取消' }).click()
  await fieldOf(page, 'plan').locator('.sending').waitFor({ state: 'detached' })
  expect(await keptIn(page, 'plan')).toBe(good)
  expect(() => house.inOrder()).toThrow(/ERR_CONNECTION_RESET/)
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.waitForURL(`**${path}`)
  await page.goto(`${path}/check`)
  await page
    .locator('main dl, main table')
    .getByRole('link', { name: '方案.pdf', exact: true })
    .first()
    .waitFor()
  await page.goto(`${path}/sections/papers`)
  expect(await keptIn(page, 'plan')).toBe(good)
})

test('a Chinese PDF and a picture are shown on a page of their own, and the text can be selected', async () => {
  const page = await house.enter('foreign-member')
  const path = await draft(page, '预览公司')
  await page.goto(`${path}/sections/papers`)
  await give(
    page,
    'plan',
    '方案.pdf',
    await chinesePdf(['第一页：总体目标', '第二页：任务分工', '第三页：经费预算']),
  )
  await fieldOf(page, 'plan').getByText('未做病毒扫描').waitFor({ timeout: 15_000 })
  await give(page, 'proofs', '印章.png', squarePng())
  await fieldOf(page, 'proofs').getByText('未做病毒扫描').waitFor({ timeout: 15_000 })
  const pdf = await keptIn(page, 'plan')
  await page.goto(`${path}/documents/${pdf}#page=3`)
  const third = page.locator('[id="page=3"]')
  await third.getByText('第三页：经费预算').waitFor()
  expect(await third.evaluate((one) => one.getBoundingClientRect().top < window.innerHeight)).toBe(true)
  const dark = await third.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] }
    return [...data].filter((value, index) => index % 4 === 0 && value < 128).length
  })
  expect(dark).toBeGreaterThan(100)
  await seemsAccessible(page)
  await page.getByRole('button', { name: '放大' }).click()
  await third.getByText('第三页：经费预算').waitFor()
  await page.goto(`${path}/sections/papers`)
  await page.goto(`${path}/documents/${await keptIn(page, 'proofs')}`)
  const shown = page.locator('.preview img')
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(64)
  await seemsAccessible(page)
  // Opened by itself, the same address saves the file.
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('印章.png')
})

/** A page without script cannot be looked into by one: the same page is looked at with script. */
const seesUploadPage = async (page: Page, path: string): Promise<void> => {
  const query = new URLSearchParams({ place: 'papers.plan', back: `${path}/sections/papers` })
  await page.goto(`/files${path}/upload?${query.toString()}`)
  await seemsAccessible(page)
  expect(await overhang(page)).toBe(0)
}

test('without script a plain form puts a file there under its own name, and comes back', async () => {
  const page = await house.enter('recommender', { script: false, width: 'phone' })
  const path = await draft(page, '无脚本材料公司')
  await seesUploadPage(await house.enter('recommender', { width: 'phone' }), path)
  await page.goto(`${path}/sections/papers`)
  await fieldOf(page, 'plan').getByRole('link', { name: '上传文件' }).click()
  await page.getByLabel('PDF 文件').setInputFiles({
    name: '总体方案（定稿）.pdf',
    mimeType: 'application/pdf',
    buffer: await chinesePdf(['没有脚本']),
  })
  await page.getByRole('button', { name: '上传' }).click()
  await page.waitForURL('**/sections/papers')
  await house.server.program.idle()
  await page.reload()
  await fieldOf(page, 'plan').getByText('未做病毒扫描').waitFor()
  await fieldOf(page, 'plan').getByRole('link', { name: '总体方案（定稿）.pdf', exact: true }).waitFor()
  await fieldOf(page, 'plan').getByRole('link', { name: /^移除/ }).click()
  await page.getByRole('button', { name: '移除这份文件' }).click()
  await page.waitForURL(`**${path}`)
  await page.goto(`${path}/sections/papers`)
  expect(await fieldOf(page, 'plan').locator('li').count()).toBe(0)
})

const table = (page: Page) => page.locator('[data-table="papers.results"]')
const cells = (page: Page) => table(page).locator('tbody [data-upload]')

test('a cell of a table takes a file, in a row that is there and in one that was just added', async () => {
  const page = await house.enter('expert-1', { width: 'phone' })
  const path = await draft(page, '成果公司')
  await page.goto(`${path}/sections/papers`)
  await table(page).locator('[name$=".title"]').first().fill('样机')
  await table(page).getByRole('button', { name: '添加一行' }).click()
  await table(page).locator('[name$=".title"]').nth(1).fill('标准')
  for (const [nth, name] of ['样机报告.pdf', '标准文本.pdf'].entries()) {
    const buffer = await chinesePdf([name])
    await cells(page)
      .nth(nth)
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'application/pdf', buffer })
    await cells(page).nth(nth).getByText('未做病毒扫描').waitFor({ timeout: 30_000 })
  }
  await seemsAccessible(page)
  expect(await overhang(page)).toBe(0)
  await takePictures(page, 'documents', 'zh')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.waitForURL(`**${path}`)
  await page.goto(`${path}/check`)
  const row = page.locator('tr', { hasText: '标准' })
  await row.getByRole('link', { name: '标准文本.pdf' }).waitFor()
  await page.goto(`${path}/sections/papers`)
  await page.getByRole('button', { name: 'English' }).click()
  await cells(page).nth(1).getByText('not scanned for viruses').waitFor()
  await seemsAccessible(page)
  await takePictures(page, 'documents', 'en')
})

test('without script a file goes into a row that nobody saved yet', async () => {
  const page = await house.enter('expert-2', { script: false })
  const path = await draft(page, '无脚本成果公司')
  await page.goto(`${path}/sections/papers`)
  await cells(page).getByRole('link', { name: '上传文件' }).click()
  await page.getByLabel('PDF 文件').setInputFiles({
    name: '样机报告.pdf',
    mimeType: 'application/pdf',
    buffer: await chinesePdf(['样机']),
  })
  await page.getByRole('button', { name: '上传' }).click()
  await page.waitForURL('**/sections/papers?*')
  await house.server.program.idle()
  await page.goto(`${path}/sections/papers`)
  expect(await cells(page).count()).toBe(1)
  await table(page).locator('[name$=".title"]').fill('样机')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.waitForURL(`**${path}`)
  await page.goto(`${path}/check`)
  await page.locator('tr', { hasText: '样机' }).getByRole('link', { name: '样机报告.pdf' }).waitFor()
})

test('the type of a choice opens its own place for files', async () => {
  const page = await house.enter('auditor', { width: 'phone' })
  const path = await draft(page, '选项材料公司')
  await page.goto(`${path}/sections/kind`)
  await choose(page, '战略引领型')
  await page.getByText(/^已保存 /).waitFor()
  await page.goto(`${path}/sections/strategy`)
  await page.locator('[data-upload][data-name="strategy.papers"]').waitFor()
  expect(await overhang(page)).toBe(0)
})
