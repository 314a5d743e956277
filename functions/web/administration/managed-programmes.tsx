import { schemeCode } from '../../../domain/ids.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import type { View } from '../context.ts'
import { type Here, type Site, signedInPerson } from '../page.tsx'

/** The programmes that the reader may set up; to everybody else there is nothing here. */
export const managedProgrammes = async (c: Here, { web }: Site): Promise<readonly Scheme[]> => {
  const person = signedInPerson(c)
  const schemes = (await web.world.schemes.current()).filter(({ ref }) =>
    may(person, { to: 'manage-schemes', scheme: schemeCode(ref) }),
  )
  if (schemes.length === 0) throw notFound()
  return schemes
}

/** The one that the address names, else the first. */
export const chosenProgramme = (c: Here, schemes: readonly Scheme[]): Scheme => {
  const code = c.req.query('scheme')
  const chosen = schemes.find(({ ref }) => schemeCode(ref) === code) ?? schemes[0]
  if (!chosen) throw notFound()
  return chosen
}

/** From programme to programme of the same page. */
export const ProgrammeNav = ({
  view,
  schemes,
  chosen,
  path,
}: {
  view: View
  schemes: readonly Scheme[]
  chosen: Scheme
  path: string
}) => (
  <nav aria-label={view.t('计划', 'Programmes')} class="filters">
    {schemes.map(({ ref, title }) => (
      <a href={`${path}?scheme=${schemeCode(ref)}`} aria-current={ref === chosen.ref ? 'page' : undefined}>
        {view.say(title)}
      </a>
    ))}
  </nav>
)
