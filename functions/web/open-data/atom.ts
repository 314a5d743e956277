import type { Language } from '../../../domain/words.ts'

export type AtomEntry = {
  readonly address: string
  readonly title: string
  readonly published: string
  readonly updated: string
  readonly summary: string
}

type Feed = {
  readonly title: string
  readonly self: string
  readonly page: string
  readonly language: Language
  readonly entries: readonly AtomEntry[]
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as XML holds it: signs that mean something there are named, signs that it cannot hold are left out. */
export const xmlText = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '')
    .replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? '')

const entryText = ({ address, title, published, updated, summary }: AtomEntry): string =>
  [
    '<entry>',
    `<id>${xmlText(address)}</id>`,
    `<title>${xmlText(title)}</title>`,
    `<link href="${xmlText(address)}"/>`,
    `<published>${xmlText(published)}</published>`,
    `<updated>${xmlText(updated)}</updated>`,
    `<summary>${xmlText(summary)}</summary>`,
    '</entry>',
  ].join('\n')

/** A feed that any reader takes (RFC 4287). One with nothing in it has never changed. */
export const atomFeed = ({ title, self, page, language, entries }: Feed): string => {
  const updated = entries.reduce((last, entry) => (entry.updated > last ? entry.updated : last), '')
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language === 'zh' ? 'zh-CN' : 'en'}">`,
    `<id>${xmlText(self)}</id>`,
    `<title>${xmlText(title)}</title>`,
    `<updated>${updated === '' ? '1970-01-01T00:00:00Z' : xmlText(updated)}</updated>`,
    `<link rel="self" type="application/atom+xml" href="${xmlText(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${xmlText(page)}"/>`,
    '<author><name>Consort</name></author>',
    ...entries.map(entryText),
    '</feed>',
    '',
  ].join('\n')
}
