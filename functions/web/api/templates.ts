import { z } from 'zod'
import { MessageTemplate, Wording } from '../../../domain/message-template.ts'
import type { Person } from '../../../domain/person.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import { ChangeTemplate, changeTemplate, WhichTemplate } from '../../commands/templates.ts'
import type { Web } from '../context.ts'
import { isProgramme, templateView } from '../messages/template-view.ts'
import { Done, operationsOn } from './operation.ts'

const { list, operation } = operationsOn('Administration')
export const templateOperations = list

/** Templates are there for the administrators of a programme that there is. */
const requireManaged = async ({ world }: Web, person: Person, scheme: string): Promise<void> => {
  if (!may(person, { to: 'manage-schemes', scheme })) throw notFound()
  if (!(await isProgramme(world, scheme))) throw notFound()
}

operation({
  method: 'get',
  path: '/templates/{scheme}',
  id: 'listTemplates',
  summary:
    'Latest versions of a programme’s own words for messages; what is not here has the usual ones (administrators)',
  params: z.object({ scheme: z.string().max(32) }),
  answer: z.object({ items: z.array(MessageTemplate) }),
  run: async ({ web, person, path }) => {
    await requireManaged(web, person(), path.scheme)
    return { items: await web.world.store.templates.inForce(path.scheme) }
  },
})

operation({
  method: 'get',
  path: '/templates/{scheme}/{about}/{language}',
  id: 'readTemplate',
  summary: 'The words of one kind of message in one language, and every version of them (administrators)',
  params: WhichTemplate,
  answer: z.object({
    wording: Wording.describe('In use from the next message on'),
    version: z.number().int().describe('To be sent back with a change; 0 where there is none'),
    usual: z.boolean().describe('The usual words are in use'),
    versions: z.array(MessageTemplate).readonly(),
  }),
  run: async ({ web, person, path }) => {
    await requireManaged(web, person(), path.scheme)
    return templateView(web.world, path)
  },
})

operation({
  method: 'put',
  path: '/templates/{scheme}/{about}/{language}',
  id: 'changeTemplate',
  summary: 'Save the next version of the words; without `wording`, back to the usual ones (administrators)',
  params: WhichTemplate,
  body: ChangeTemplate,
  answer: Done,
  run: async ({ web, person, asking, path, body }) => {
    await requireManaged(web, person(), path.scheme)
    return changeTemplate(web.world, asking(), path, body)
  },
})
