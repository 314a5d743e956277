import type { Page } from 'playwright-core'
import { previewAssets } from '../../../functions/web/preview-assets.ts'
import { takePictures, takesPictures } from './pictures.ts'

/** Where the sheets are laid out: of no site, so that nothing of the program is in the picture. */
const table = 'https://sheets.example'

/** Sheets of a printed page as they come out, side by side: drawn from the PDF that the browser prints. */
export const pictureOfSheets = async (
  page: Page,
  house: string,
  sheets: readonly number[],
  name: string,
  language: string,
): Promise<void> => {
  if (!takesPictures) return
  const pdf = await page.pdf({ preferCSSPageSize: true, pageRanges: sheets.join(',') })
  const desk = await page.context().newPage()
  await desk.route(`${table}/**`, async (route) => {
    const { pathname } = new URL(route.request().url())
    if (pathname === '/') await route.fulfill({ contentType: 'text/html', body: laidOut })
    else if (pathname === '/printed.pdf') await route.fulfill({ contentType: 'application/pdf', body: pdf })
    else await route.fulfill({ response: await route.fetch({ url: `${house}${pathname}` }) })
  })
  await desk.goto(`${table}/`)
  for (const sheet of sheets.keys()) await desk.locator(`[id="page=${sheet + 1}"][data-drawn]`).waitFor()
  await takePictures(desk, name, language)
  await desk.close()
}

const laidOut = `<!doctype html><meta charset="utf-8"><title>Sheets</title>
<style>body{margin:0;background:#e9edef}.tools{display:none!important}
.sheets{display:flex;gap:24px;width:600px;overflow:visible!important;margin:20px 28px}.preview .sheet{flex:none;margin:0}</style>
<div class="preview" data-preview="/printed.pdf" data-assets="${previewAssets}" data-words='{"page":"{n}/{of}"}'></div>
<script type="module" src="${previewAssets}/preview.js"></script>`
