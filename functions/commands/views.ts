import { z } from 'zod'
import { may } from '../../domain/policy.ts'
import { notFound, Refusal } from '../../domain/refusal.ts'
import { mostViews, SavedView, viewId } from '../../domain/view.ts'
import type { World } from '../ports/world.ts'
import { type Asking, once } from './run.ts'

const Done = z.object({})

export const SaveView = z.strictObject({
  name: z.string().trim().min(1).max(60),
  query: SavedView.shape.query.describe(
    'The address’s part behind the question mark: `step=review&late=yes`',
  ),
  shared: z.boolean().describe('Everybody of the office has it too'),
})
export type SaveView = z.infer<typeof SaveView>

/** Keeps a way of looking at a programme's boards. Under the same name it replaces one's own earlier one. */
export const saveView = (
  world: World,
  asking: Asking,
  scheme: string,
  input: SaveView,
): Promise<{ view: string }> =>
  once(
    world,
    asking,
    { command: 'save-view', scheme, input },
    z.object({ view: z.string() }).parse,
    async (onceItem) => {
      const { person } = asking
      if (!may(person, { to: 'list-cases', scheme })) throw notFound()
      if (input.shared && !may(person, { to: 'share-views', scheme })) throw new Refusal('not-allowed-here')
      const id = viewId({ scheme, owner: person.id, name: input.name }, world.digest)
      const own = (await world.store.views.list(scheme)).filter(({ owner }) => owner === person.id)
      if (own.length >= mostViews && !own.some((view) => view.id === id))
        throw new Refusal('too-many', { facts: { max: mostViews } })
      const view: SavedView = {
        ...{ id, scheme, owner: person.id, ownerName: person.name, saved: asking.arrived },
        ...input,
      }
      await world.store.views.save(view, { at: asking.arrived, once: onceItem({ view: id }) })
      return { view: id }
    },
  )

/** Takes one's own view away. Nobody else's, shared or not. */
export const removeView = (world: World, asking: Asking, scheme: string, id: string): Promise<object> =>
  once(world, asking, { command: 'remove-view', scheme, id }, Done.parse, async (onceItem) => {
    const view = (await viewsFor(world, asking.person, scheme)).find((one) => one.id === id)
    if (view?.owner !== asking.person.id) throw notFound()
    await world.store.views.remove(view, { at: asking.arrived, once: onceItem({}) })
    return {}
  })

/** One's own views of a programme and those that the office shares, one's own first. */
export const viewsFor = async (
  world: World,
  person: Asking['person'],
  scheme: string,
): Promise<SavedView[]> => {
  if (!may(person, { to: 'list-cases', scheme })) throw notFound()
  return (await world.store.views.list(scheme))
    .filter((view) => may(person, { to: 'see-view', view }))
    .toSorted(
      (a, b) => Number(b.owner === person.id) - Number(a.owner === person.id) || (a.name < b.name ? -1 : 1),
    )
}
