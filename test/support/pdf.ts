import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { z } from 'zod'

const Said = z.object({ items: z.array(z.looseObject({ str: z.string().optional() })) })

const Node = z.looseObject({ role: z.string(), children: z.array(z.unknown()) })
const hasContent = (node: unknown): boolean => {
  const found = Node.safeParse(node)
  return found.success ? found.data.children.some(hasContent) : true
}

/** The roles of what stands on a page, from the top of the structure down. */
const roles = (node: unknown): string[] => {
  const found = Node.safeParse(node)
  return found.success && hasContent(node) ? [found.data.role, ...found.data.children.flatMap(roles)] : []
}

/** What a PDF says, read by another program than the one that made it. */
export const readPdf = async (bytes: Uint8Array) => {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const pdf = await task.promise
  const pages: string[] = []
  const told: string[][] = []
  for (let n = 1; n <= pdf.numPages; n += 1) {
    const page = await pdf.getPage(n)
    const { items } = Said.parse(await page.getTextContent())
    pages.push(items.map(({ str }) => str ?? '').join(''))
    told.push(roles(await page.getStructTree()))
  }
  const outline = (await pdf.getOutline()) ?? []
  const { info } = await pdf.getMetadata()
  await task.destroy()
  return { pages, told, outline: outline.map(({ title }) => title), info: z.looseObject({}).parse(info) }
}
export type ReadPdf = Awaited<ReturnType<typeof readPdf>>
