import type { Typed, View } from '../context.ts'
import { first } from '../typed-form.ts'
import { TextField } from './form.tsx'

/** What an organisation is known by: its code, and the country that gives it. */
export const OrganisationCodeFields = ({ view, typed }: { view: View; typed: Typed }) => (
  <>
    <TextField
      view={view}
      typed={typed}
      name="code"
      label={view.t('统一社会信用代码或 LEI', 'Unified social credit code or LEI')}
      hint={view.t(
        '18 位信用代码；境外单位填 LEI 或当地代码',
        '18 characters; foreign organisations give an LEI or their local code',
      )}
    />
    <TextField
      view={view}
      typed={typed}
      name="country"
      short
      label={view.t('国家或地区代码', 'Country code')}
      hint="CN, AT, US …"
    />
  </>
)

/** The country as typed, full-width or in small letters; China when nothing was. */
export const countryFrom = (values: Readonly<Record<string, readonly string[]>>): string =>
  first(values, 'country').normalize('NFKC').trim().toUpperCase() || 'CN'
