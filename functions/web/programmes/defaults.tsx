import { schemeCode } from '../../../domain/ids.ts'
import { may } from '../../../domain/policy.ts'
import { holds } from '../../../domain/person.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import type { View } from '../context.ts'

/** Whoever configures the programme or works with it is told which values are to be confirmed, and why. */
const configures = ({ person }: View, scheme: Scheme): boolean => {
  const code = schemeCode(scheme.ref)
  return (
    person !== undefined &&
    (may(person, { to: 'manage-calls', scheme: code }) || holds(person, 'officer', code))
  )
}

/** Values of a part of the scheme that stand in for what is not known, said over the part. */
export const Defaults = ({ view, scheme, of }: { view: View; scheme: Scheme; of: readonly string[] }) => {
  const found = scheme.toConfirm.filter(({ path }) => of.includes(path.split('.')[0] ?? ''))
  if (found.length === 0) return null
  const { t, say } = view
  if (!configures(view, scheme))
    return (
      <p class="default-note">
        ※{' '}
        {t(
          '本部分含默认值，以发布单位的正式文本为准。',
          'Some of this is a default; what the issuing body publishes prevails.',
        )}
      </p>
    )
  return (
    <div class="default-box">
      <p>
        <strong>{t('默认值，待确认', 'Defaults to confirm')}</strong>
      </p>
      <ul>
        {found.map(({ path, why }) => (
          <li>
            {say(why)} <code>{path}</code>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** At the value itself. A value that stands inside what is to be confirmed as a whole is marked over the part. */
export const Default = ({ view, scheme, at }: { view: View; scheme: Scheme; at: string }) => {
  const found = scheme.toConfirm.filter(({ path }) => path === at || path.startsWith(`${at}.`))
  return found.length === 0 ? null : (
    <small class="default-mark" title={found.map(({ why }) => view.say(why)).join(' ')}>
      {' '}
      ※ {view.t('默认值', 'default')}
    </small>
  )
}
