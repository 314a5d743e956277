import type { CaseHead } from '../../../domain/case.ts'
import { schemeCode } from '../../../domain/ids.ts'
import type { Person } from '../../../domain/person.ts'
import { may } from '../../../domain/policy.ts'
import type { JoinedCase } from '../../ports/case-store.ts'
import type { Page } from '../../ports/paging.ts'
import type { World } from '../../ports/world.ts'
import { scoredBy } from '../listed-cases.ts'

type Counted = { readonly items: readonly unknown[]; readonly next?: string }

/**
 * The cases of an organisation that this reader may list: a draft is nobody's to count but an auditor's, and who has a
 * sheet to hand in learns of nobody that they applied. What a row of a case joined says is not enough to know whether
 * anybody has handed it in.
 */
export const casesFor = async (
  world: World,
  person: Person,
  led: Page<CaseHead>,
  joined: Page<JoinedCase>,
): Promise<{ readonly led?: Counted; readonly joined?: Counted }> => {
  const lists = person.offices.some(({ role }) => role === 'officer' || role === 'auditor')
  if (!lists) return {}
  const scoring = led.items.length === 0 ? new Set<string>() : await scoredBy(world, person)
  const heads = led.items.filter((head) => may(person, { to: 'see-names-in-lists', head, scoring }))
  const rows = joined.items.filter(
    ({ scheme }) => scheme !== undefined && may(person, { to: 'list-drafts', scheme: schemeCode(scheme) }),
  )
  return {
    led: heads.length === led.items.length ? led : { items: heads },
    ...(may(person, { to: 'audit' })
      ? { joined: rows.length === joined.items.length ? joined : { items: rows } }
      : {}),
  }
}
