import type { Words } from '../../../domain/words.ts'
import type { WebSettings } from '../context.ts'

export type Licence = { readonly title: Words; readonly url: string; readonly chosen: boolean }

/** Under what the data may be used again, until the office that runs the installation names another licence. */
const usual = {
  title: { zh: '知识共享署名 4.0（CC BY 4.0）', en: 'Creative Commons Attribution 4.0 (CC BY 4.0)' },
  url: 'https://creativecommons.org/licenses/by/4.0/',
}

/** The licence of the open data: the installation's own address, or the usual one. */
export const licenceOf = ({ openDataLicence }: Pick<WebSettings, 'openDataLicence'>): Licence =>
  openDataLicence === undefined || openDataLicence === usual.url
    ? { ...usual, chosen: openDataLicence !== undefined }
    : { title: { zh: openDataLicence, en: openDataLicence }, url: openDataLicence, chosen: true }
