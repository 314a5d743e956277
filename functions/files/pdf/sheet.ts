import { breakLines, type Measure, textWidth } from './text-lines.ts'

/** A4 in points, and what is left free around the text. The left margin is the wider one: the sheets are bound there. */
export const a4 = { width: 595.28, height: 841.89 } as const
export const margin = { top: 68, right: 56, bottom: 68, left: 68 } as const
export const textColumn = a4.width - margin.left - margin.right

/** What a screen reader is told: a node of the document's structure. */
export type Element = {
  readonly role: 'H1' | 'H2' | 'H3' | 'P' | 'Table' | 'TR' | 'TH' | 'TD' | 'TOC' | 'TOCI' | 'Sect'
  readonly children: Element[]
  /** Of a heading cell: which cells it heads. */
  readonly scope?: 'Row' | 'Column'
}

export type Tone = 'ink' | 'soft' | 'line' | 'accent'

/** One thing on a page. What belongs to no element is decoration. */
export type Mark =
  | {
      readonly is: 'text'
      readonly x: number
      readonly y: number
      readonly size: number
      readonly text: string
      readonly bold: boolean
      readonly tone: Tone
      readonly of: Element | undefined
      readonly leadsTo?: string
    }
  | {
      readonly is: 'rule'
      readonly x: number
      readonly y: number
      readonly toX: number
      readonly toY: number
      readonly tone: Tone
    }
  | {
      readonly is: 'shade'
      /** Pale, as behind heads, when not said. */
      readonly tone?: Tone
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
    }

export type Page = { readonly marks: Mark[] }

export type TextStyle = {
  readonly size: number
  readonly leading: number
  readonly bold?: boolean
  readonly tone?: Tone
}
export const styles = {
  title: { size: 24, leading: 36, bold: true },
  chapter: { size: 15, leading: 24, bold: true },
  heading: { size: 11.5, leading: 19, bold: true },
  body: { size: 10.5, leading: 17.5 },
  cell: { size: 9.5, leading: 14.5 },
  small: { size: 8.5, leading: 13, tone: 'soft' },
} as const satisfies Record<string, TextStyle>

export const element = (
  role: Element['role'],
  into: Element | undefined,
  scope?: Element['scope'],
): Element => {
  const made: Element = { role, children: [], ...(scope === undefined ? {} : { scope }) }
  into?.children.push(made)
  return made
}

/** Pages being filled from top to bottom. */
export class Sheet {
  readonly pages: Page[] = [{ marks: [] }]
  y: number = margin.top
  readonly measure: Measure

  constructor(measure: Measure) {
    this.measure = measure
  }

  get left(): number {
    return a4.height - margin.bottom - this.y
  }
  get fresh(): boolean {
    return this.y === margin.top
  }

  turn(): void {
    this.pages.push({ marks: [] })
    this.y = margin.top
  }

  /** Goes to the next page unless so much room is left. What is higher than a page begins where it is. */
  need(height: number): void {
    if (this.left < height && !this.fresh) this.turn()
  }

  /** Room between two things; none at the head of a page. */
  gap(height: number): void {
    if (!this.fresh) this.y = Math.min(this.y + height, a4.height - margin.bottom)
  }

  put(mark: Mark): void {
    this.pages.at(-1)?.marks.push(mark)
  }

  lines(text: string, width: number, { size }: TextStyle): string[] {
    return breakLines(text, width, this.measure, size)
  }

  width(text: string, size: number): number {
    return textWidth(text, this.measure, size)
  }

  /** One line at a place; the cursor stays. */
  line(
    text: string,
    x: number,
    y: number,
    style: TextStyle,
    of: Element | undefined,
    leadsTo?: string,
  ): void {
    if (text === '') return
    const { size, leading, bold = false, tone = 'ink' } = style
    const place = { x, y: y + (leading - size * 1.448) / 2 }
    this.put({
      is: 'text',
      ...place,
      size,
      text,
      bold,
      tone,
      of,
      ...(leadsTo === undefined ? {} : { leadsTo }),
    })
  }

  /** A paragraph over as many pages as it needs, never one line of it alone on either side. */
  paragraph(text: string, style: TextStyle, of: Element, x: number = margin.left, width = textColumn): void {
    const lines = this.lines(text, width, style)
    lines.forEach((line, index) => {
      const rest = lines.length - index
      const together = rest === 2 || (index === 0 && rest > 1) ? 2 : 1
      this.need(style.leading * together)
      this.line(line, x, this.y, style, of)
      this.y += style.leading
    })
  }
}
