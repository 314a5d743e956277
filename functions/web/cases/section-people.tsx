import type { CaseFile } from '../../../domain/case.ts'
import { may } from '../../../domain/policy.ts'
import type { Person } from '../../../domain/person.ts'
import type { CaseView } from '../case-view/case-shape.ts'
import type { View, Web } from '../context.ts'
import { Day } from '../ui/parts.tsx'

/** Who wrote in the sections of a form last, and who has one open now; for those who write in it. */
export type SectionPeople = {
  readonly wrote: ReadonlyMap<string, { readonly name: string; readonly at: string }>
  readonly here: ReadonlyMap<string, readonly string[]>
}

/** Two small requests, and none for a form that nobody writes in now. */
export const sectionPeople = async (
  { world }: Web,
  person: Person,
  file: CaseFile,
  it: CaseView,
): Promise<SectionPeople | undefined> => {
  if (!it.sections.some(({ writable }) => writable) || !may(person, { to: 'write', file })) return undefined
  const last = file.sections.flatMap(({ id, owner, saved }) =>
    owner === undefined && saved.by !== 'system' ? [{ id, by: saved.by, at: saved.at }] : [],
  )
  const [people, present] = await Promise.all([
    world.store.people.loadMany([...new Set(last.map(({ by }) => by))]),
    world.store.presence.inCase(file.head.id, world.now()),
  ])
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const here = new Map<string, string[]>()
  for (const one of present)
    if (one.owner === undefined && one.person !== person.id)
      here.set(one.section, [...new Set([...(here.get(one.section) ?? []), one.name])])
  return {
    wrote: new Map(last.map(({ id, by, at }) => [id, { name: names.get(by) ?? by, at }])),
    here,
  }
}

/** What a line of the task list says besides its state: what is still missing, who wrote last, who is in it. */
export const SectionNotes = ({
  view,
  it,
  section,
  people,
}: {
  view: View
  it: CaseView
  section: string
  people: SectionPeople | undefined
}) => {
  const { t } = view
  const missing = (it.missing ?? []).filter(({ field }) => field.startsWith(`${section}.`)).length
  const wrote = people?.wrote.get(section)
  const here = people?.here.get(section) ?? []
  if (missing === 0 && wrote === undefined && here.length === 0) return null
  return (
    <small class="below">
      {missing === 0 ? null : t(`还有 ${missing} 处需填写或修改`, `${missing} still to fill in or change`)}
      {missing > 0 && wrote ? ' · ' : null}
      {wrote ? (
        <>
          {t(`${wrote.name} 最后填写于 `, `last written by ${wrote.name}, `)}
          <Day view={view} at={wrote.at} />
        </>
      ) : null}
      {here.length === 0 ? null : (
        <strong>
          {' · '}
          {t(`${here.join('、')} 正在填写`, `${here.join(', ')} in it now`)}
        </strong>
      )}
    </small>
  )
}
