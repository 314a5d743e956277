import { z } from 'zod'
import { practiceUscc } from '../../../domain/organisation-code.ts'
import type { FormSection } from '../../../domain/form.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import { as } from '../../../infra/demo/stage.ts'
import { lingang } from '../../../schemes/lingang.ts'
import { fillSection } from './fill-section.ts'
import type { House } from './house.ts'
import { openProgramme, type Programme } from './programme.ts'
import { pathOf, type Walker, walkerIn, type Walking } from './walker.ts'

export type Way = {
  readonly house: House
  readonly programme: Programme
  /** As it is today: what its forms ask is not written down here. */
  readonly scheme: Scheme
  readonly walker: Walker
}

export const lead = { subject: 'applicant', name: '上海概伦电子股份有限公司', kind: 'enterprise' }
export const members = [
  { subject: 'member', name: '上海交通大学', kind: 'university' },
  { subject: 'member-2', name: '华谊集团', kind: 'enterprise' },
]
export const idOf = ({ name }: { readonly name: string }): string => `uscc:${practiceUscc(name)}`

/** A call that is open, whoever else takes part in it, and the lead at a browser. */
export const wayIn = async (house: House, walking: Walking): Promise<Way> => {
  const programme = await openProgramme(house)
  for (const { subject, name, kind } of members)
    await as(house.stage, subject).ask('POST', '/organisations', z.unknown(), {
      ...{ code: practiceUscc(name), name, kind, country: 'CN' },
    })
  return { house, programme, scheme: lingang, walker: await walkerIn(house, walking) }
}

type Telling = { readonly owner?: string; readonly tells?: 'plan' | 'report' }

/** A section that is open is filled in, looked at and saved. */
export const fillHere = async (
  { house, scheme, walker }: Way,
  form: readonly FormSection[],
  section: FormSection,
  { owner = idOf(lead), tells = 'plan' }: Telling = {},
): Promise<void> => {
  const { page, hand, look, put, save } = walker
  const now = house.server.program.clock.now()
  await fillSection({ page, hand, scheme, form, lead: owner, now, put, tells }, section)
  await look(`section ${section.id}`)
  await save()
}

/** Every section that is asked, each from its link on the page of the case. */
export const fillAll = async (
  way: Way,
  form: readonly FormSection[],
  at: string,
  telling: Telling = {},
): Promise<void> => {
  const { page, go, hand, main } = way.walker
  for (const section of form) {
    if (pathOf(page) !== at) await go(at)
    const link = main.locator(`a[href^="${at}/sections/${section.id}"]`).first()
    // What nothing asks for now is no section of this case; what is missing is told before it is handed in.
    if ((await link.count()) === 0) continue
    await hand.press(link)
    await page.waitForURL(`**/sections/${section.id}*`)
    await fillHere(way, form, section, telling)
  }
}
