import { z } from 'zod'
import { vouchForPrefilled } from '../../commands/report.ts'
import { InCase } from './cases.ts'
import { Done, operationsOn } from './operation.ts'

const { list, operation } = operationsOn('Cases')
export const reportOperations = list

operation({
  method: 'post',
  path: '/cases/{case}/sections/{section}/still-right',
  id: 'vouchForPrefilled',
  summary: 'Say of answers of a report that were filled in before that they are still right',
  params: InCase.extend({ section: z.string().max(40) }),
  body: z.strictObject({
    fields: z
      .array(z.string().max(40))
      .max(60)
      .optional()
      .describe('Only these; without them, all of the section'),
  }),
  answer: Done,
  run: async ({ web, asking, path, body }) => {
    await vouchForPrefilled(web.world, asking(), { ...path, ...body })
    return {}
  },
})
