import { z } from 'zod'
import { type CaseId, schemeCode } from '../../domain/ids.ts'
import { conflictOf } from '../../domain/conflict.ts'
import type { CaseFile } from '../../domain/case.ts'
import { Note, type WriteNote } from '../../domain/note.ts'
import type { Person } from '../../domain/person.ts'
import { may } from '../../domain/policy.ts'
import { notFound, Refusal } from '../../domain/refusal.ts'
import type { World } from '../ports/world.ts'
import { type Asking, once } from './run.ts'

/** Writes a note about a case to one's colleagues, and tells those who are mentioned. */
export const writeNote = (
  world: World,
  asking: Asking,
  id: CaseId,
  input: WriteNote,
): Promise<{ note: string }> =>
  once(
    world,
    asking,
    { command: 'write-note', case: id, input },
    z.object({ note: Note.shape.id }).parse,
    async (onceItem) => {
      const file = await world.store.cases.load(id)
      const { person, arrived: at } = asking
      if (!file || !may(person, { to: 'write-notes', file })) throw notFound()
      const colleagues = await mentionable(world, file)
      const mentioned = [...new Set(input.mentions)].map((one) => colleagues.find((held) => held.id === one))
      const told = mentioned.filter((one) => one !== undefined)
      if (told.length < mentioned.length)
        throw new Refusal('invalid', { problems: [{ field: 'mentions', code: 'not-an-option' }] })
      const note: Note = {
        ...{ id: world.newId(), case: id, by: person.id, name: person.name, at, text: input.text },
        mentions: told.map((one) => ({ id: one.id, name: one.name })),
      }
      await world.store.notes.add(note, {
        at,
        once: onceItem({ note: note.id }),
        tell: told.map((one) => ({
          key: `${note.id}/mention/${one.id}`,
          about: 'note-mention' as const,
          to: [{ is: 'person' as const, person: one.id }],
          // What was written is read on the case, by whoever may read it there.
          facts: { title: file.head.title, scheme: file.head.scheme, case: id, by: person.name, at },
        })),
      })
      return { note: note.id }
    },
  )

/** Who may be told of a note: whoever reads notes of this case, by office and without a conflict. */
export const mentionable = async (world: World, file: CaseFile): Promise<Person[]> => {
  const scheme = schemeCode(file.head.scheme)
  const found = await Promise.all(
    (['officer', 'auditor'] as const).map((role) =>
      world.store.people.inAudience(`office:${scheme}:${role}`),
    ),
  )
  const once = new Map(found.flat().map((one) => [one.id, one]))
  return [...once.values()].filter(
    (one) => one.active && conflictOf(one, file) === undefined && may(one, { to: 'see-notes', file }),
  )
}

export const notesOf = async (world: World, person: Person, file: CaseFile): Promise<readonly Note[]> => {
  if (!may(person, { to: 'see-notes', file })) throw notFound()
  return world.store.notes.of(file.head.id)
}
