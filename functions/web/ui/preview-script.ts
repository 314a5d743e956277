import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy, TextLayer } from 'pdfjs-dist'

/** Draws a PDF page by page as one comes to it, with its text over the picture so that it can be selected and read out. */
type Words = { page: string; larger: string; smaller: string; loading: string; failed: string }

const style = `
.preview .tools { position: sticky; top: 0; z-index: 2; display: flex; gap: .5rem; align-items: center; padding: .5rem 0; background: var(--surface, Canvas) }
.preview .sheets { overflow-x: auto }
.preview .sheet { position: relative; margin: 0 auto 1rem; background: #fff; box-shadow: 0 0 0 1px #8886; scroll-margin-top: 4rem }
.preview canvas { display: block; width: 100%; height: 100% }
.preview .textLayer { position: absolute; inset: 0; overflow: clip; line-height: 1; text-align: initial; transform-origin: 0 0; forced-color-adjust: none; --min-font-size: 1; --text-scale-factor: calc(var(--total-scale-factor) * var(--min-font-size)); --min-font-size-inv: calc(1 / var(--min-font-size)) }
.preview .textLayer :is(span, br) { color: transparent; position: absolute; white-space: pre; cursor: text; transform-origin: 0 0 }
.preview .textLayer > :not(.markedContent), .preview .textLayer .markedContent span:not(.markedContent) { --font-height: 0; font-size: calc(var(--text-scale-factor) * var(--font-height)); --scale-x: 1; --rotate: 0deg; transform: rotate(var(--rotate)) scaleX(var(--scale-x)) scale(var(--min-font-size-inv)) }
.preview .textLayer .markedContent { display: contents }
.preview .textLayer ::selection { background: #0a64 }
`

const preview = document.querySelector<HTMLElement>('[data-preview]')
if (preview) {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(style)
  document.adoptedStyleSheets.push(sheet)
  const words: Words = JSON.parse(preview.dataset.words ?? '{}')
  draw(preview, words).catch(() => {
    const said = document.createElement('p')
    said.role = 'alert'
    said.textContent = words.failed
    preview.replaceChildren(said)
  })
}

async function draw(place: HTMLElement, words: Words): Promise<void> {
  const { preview: url = '', assets = '' } = place.dataset
  GlobalWorkerOptions.workerSrc = `${assets}/pdf.worker.js`
  const pdf = await getDocument({
    url,
    cMapUrl: `${assets}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${assets}/standard_fonts/`,
    wasmUrl: `${assets}/wasm/`,
    useWasm: false,
    enableXfa: false,
    rangeChunkSize: 1024 * 1024,
  }).promise
  const sheets = document.createElement('div')
  sheets.className = 'sheets'
  const tools = toolbar(words, (change) => void show(pdf, sheets, words, change))
  place.replaceChildren(tools, sheets)
  await show(pdf, sheets, words, 1)
  const wanted = document.getElementById(location.hash.slice(1))
  if (wanted !== null && sheets.contains(wanted)) wanted.scrollIntoView()
}

const zoom = { by: 1 }
let watching: IntersectionObserver | undefined

const toolbar = (words: Words, change: (by: number) => void): HTMLElement => {
  const tools = document.createElement('div')
  tools.className = 'tools'
  for (const [label, by] of [
    [words.smaller, 1 / 1.25],
    [words.larger, 1.25],
  ] as const) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'quiet'
    button.textContent = label
    button.addEventListener('click', () => change(by))
    tools.append(button)
  }
  return tools
}

/** Places for all pages at once, so that an address with `#page=3` leads there; each is drawn when it comes near. */
async function show(pdf: PDFDocumentProxy, sheets: HTMLElement, words: Words, change: number): Promise<void> {
  zoom.by = Math.min(4, Math.max(0.5, zoom.by * change))
  watching?.disconnect()
  const first = await pdf.getPage(1)
  const { width, height } = first.getViewport({ scale: 1 })
  const fits = Math.min(sheets.clientWidth, 900) / width
  const scale = fits * zoom.by
  watching = new IntersectionObserver(
    (seen) => {
      for (const { isIntersecting, target } of seen) {
        if (!isIntersecting || !(target instanceof HTMLElement)) continue
        watching?.unobserve(target)
        void drawPage(pdf, target, scale)
      }
    },
    { rootMargin: '800px' },
  )
  const pages = Array.from({ length: pdf.numPages }, (_, index) => {
    const page = document.createElement('div')
    page.className = 'sheet'
    page.id = `page=${index + 1}`
    page.role = 'region'
    page.ariaLabel = words.page.replace('{n}', String(index + 1)).replace('{of}', String(pdf.numPages))
    page.style.width = `${Math.round(width * scale)}px`
    page.style.height = `${Math.round(height * scale)}px`
    return page
  })
  sheets.replaceChildren(...pages)
  for (const page of pages) watching.observe(page)
}

async function drawPage(pdf: PDFDocumentProxy, place: HTMLElement, scale: number): Promise<void> {
  const page = await pdf.getPage(Number(place.id.slice('page='.length)))
  const viewport = page.getViewport({ scale })
  place.style.width = `${Math.round(viewport.width)}px`
  place.style.height = `${Math.round(viewport.height)}px`
  place.style.setProperty('--total-scale-factor', String(scale))
  const canvas = document.createElement('canvas')
  const dense = Math.min(window.devicePixelRatio, 2)
  canvas.width = Math.round(viewport.width * dense)
  canvas.height = Math.round(viewport.height * dense)
  canvas.ariaHidden = 'true'
  const text = document.createElement('div')
  text.className = 'textLayer'
  place.replaceChildren(canvas, text)
  await page.render({ canvas, viewport: page.getViewport({ scale: scale * dense }) }).promise
  await new TextLayer({ textContentSource: page.streamTextContent(), container: text, viewport }).render()
  place.dataset.drawn = ''
}
