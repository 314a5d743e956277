import type { OnlyFor } from '../../../domain/rule.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import type { Words } from '../../../domain/words.ts'

/** What the form calls an option that feeds the rules. */
const optionWords = (
  scheme: Pick<Scheme, 'form'>,
  feed: 'field' | 'formation-type' | 'tier',
  value: string,
): Words => {
  for (const { fields } of scheme.form)
    for (const field of fields)
      if (field.kind === 'choice' && field.feeds === feed) {
        const found = field.options.find((option) => option.value === value)
        if (found) return found.label
      }
  return { zh: value, en: value }
}

const orOf = (parts: readonly Words[]): Words => ({
  zh: parts.map(({ zh }) => zh).join('、'),
  en: parts.map(({ en }) => en).join(' or '),
})

/** Whom something is for: `战略引领型、市场驱动型`; nothing when it is for everybody. */
export const onlyForWords = (
  scheme: Pick<Scheme, 'form'>,
  onlyFor: OnlyFor | undefined,
): Words | undefined => {
  const parts = (
    [
      ['formation-type', onlyFor?.formationTypes],
      ['tier', onlyFor?.tiers],
      ['field', onlyFor?.fields],
    ] as const
  ).flatMap(([feed, values]) =>
    values === undefined ? [] : [orOf(values.map((value) => optionWords(scheme, feed, value)))],
  )
  return parts.length === 0
    ? undefined
    : { zh: parts.map(({ zh }) => zh).join('；'), en: parts.map(({ en }) => en).join('; ') }
}
