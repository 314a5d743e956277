import type { Membership } from '../../../domain/dues.ts'
import { readNumber } from '../../../domain/form.ts'
import { askedForUnits, type Stated } from '../../../domain/member-dues.ts'
import type { Typed, View } from '../context.ts'
import { currencyWords } from '../words/scheme-words.ts'
import { first } from '../typed-form.ts'
import { TextField } from '../ui/form.tsx'

/** What dues are reckoned from: asked of members as they confirm, and of the lead beside its list. */
export const FigureForDues = ({
  view,
  typed,
  membership,
  at,
  hint,
}: {
  view: View
  typed: Typed
  membership: Membership
  /** In front of the names of the fields. */
  at: string
  hint?: string
}) => (
  <>
    <TextField
      view={view}
      typed={typed}
      name={`${at}figure`}
      label={view.say(membership.figure)}
      {...(hint === undefined ? {} : { hint })}
      short
      inputmode="decimal"
      unit={view.say(currencyWords[membership.currency])}
    />
    {askedForUnits(membership) ? (
      <TextField
        view={view}
        typed={typed}
        name={`${at}units`}
        label={view.t('认购份数', 'Units taken')}
        short
        inputmode="numeric"
        required={false}
      />
    ) : null}
  </>
)

/** As typed, for the door to check: a number where it reads as one. */
export const figureFrom = (values: Readonly<Record<string, readonly string[]>>): Record<string, unknown> =>
  Object.fromEntries(
    ['figure', 'units'].flatMap((name) => {
      const text = first(values, name).trim()
      return text === '' ? [] : [[name, readNumber(text) ?? text]]
    }),
  )

export const figureTyped = ({ figure, units }: Stated): Record<string, string[]> => ({
  figure: figure === undefined ? [] : [String(figure)],
  units: units === undefined ? [] : [String(units)],
})
