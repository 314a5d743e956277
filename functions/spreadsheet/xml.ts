/** One step through a document: a tag that opens (and perhaps closes at once), one that closes, or text between. */
export type XmlStep =
  | { readonly is: 'open'; readonly name: string; readonly attributes: string; readonly empty: boolean }
  | { readonly is: 'close'; readonly name: string }
  | { readonly is: 'text'; readonly text: string }

const step = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<![^>]*>|<(\/?)([^\s/>]+)([^>]*?)(\/?)>|([^<]+)/g

/** Goes through what spreadsheet programs write. Entities that a document declares itself are never expanded. */
export function* xmlSteps(xml: string): Generator<XmlStep> {
  for (const [, closes, name, attributes = '', empty, text] of xml.matchAll(step)) {
    if (text !== undefined) yield { is: 'text', text: decoded(text) }
    else if (name === undefined) continue
    else if (closes === '/') yield { is: 'close', name: local(name) }
    else yield { is: 'open', name: local(name), attributes, empty: empty === '/' }
  }
}

/** `x:row` is `row`: some programs name the namespace everywhere. */
const local = (name: string): string => name.slice(name.indexOf(':') + 1)

export const attribute = (attributes: string, name: string): string | undefined => {
  const found = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  return found ? decoded(found[1] ?? found[2] ?? '') : undefined
}

const known: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const decoded = (text: string): string =>
  text
    .replaceAll(
      /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
      (whole, hex?: string, number?: string, name?: string) => {
        const code = hex === undefined ? Number(number) : Number.parseInt(hex, 16)
        if (name !== undefined) return known[name] ?? whole
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
      },
    )
    // How Excel writes characters that XML has no place for.
    .replaceAll(/_x([0-9A-F]{4})_/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
