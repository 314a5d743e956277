import { z } from 'zod'
import { Note, WriteNote } from '../../../domain/note.ts'
import { notesOf, writeNote } from '../../commands/notes.ts'
import { InCase, openCase } from './cases.ts'
import { operationsOn } from './operation.ts'

const { list, operation } = operationsOn('Boards')
/** What officers write to each other about a case. */
export const noteOperations = list

operation({
  method: 'get',
  path: '/cases/{case}/notes',
  id: 'listNotes',
  summary: 'What officers wrote to each other about a case, the first one first (officers, auditors)',
  params: InCase,
  answer: z.object({ items: z.array(Note).readonly() }),
  run: async (asked) => {
    const { file } = await openCase(asked, 'see-notes')
    return { items: await notesOf(asked.web.world, asked.person(), file) }
  },
})

operation({
  method: 'post',
  path: '/cases/{case}/notes',
  id: 'writeNote',
  summary: 'Write a note to your colleagues about a case; it is never changed (officers)',
  params: InCase,
  body: WriteNote,
  answer: z.object({ note: Note.shape.id }),
  run: ({ web, asking, path, body }) => writeNote(web.world, asking(), path.case, body),
})
