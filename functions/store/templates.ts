import { z } from 'zod'
import { MessageTemplate } from '../../domain/message-template.ts'
import type { Store } from '../ports/store.ts'
import { keys } from './keys.ts'
import { along } from './once.ts'
import { everything } from '../every-page.ts'
import { isNew, nextRevision, type Table } from './table.ts'
import { transact } from './transaction.ts'

/** The row in force is guarded by its revision, which is its version. */
const Current = MessageTemplate.extend({ revision: z.number().int() }).transform(
  ({ revision: _, ...template }) => template,
)

/** The office's own wordings: the one in force of each kind and language, and every version behind it. */
export const templateStore = (table: Table): Store['templates'] => ({
  inForce: async (scheme) => {
    const { pk } = keys.template(scheme, '')
    const rows = await everything((page) => table.query({ key: pk, begins: 'NOW#' }, page))
    return rows.map((row) => Current.parse(row.data))
  },
  versions: async (scheme, name) => {
    const { pk } = keys.template(scheme, '')
    const rows = await everything((page) =>
      table.query({ key: pk, begins: `VERSION#${name}#`, newestFirst: true, consistent: true }, page),
    )
    return rows.map((row) => MessageTemplate.parse(row.data))
  },
  save: async (template, options) => {
    const name = `${template.about}#${template.language}`
    const data = { ...template, revision: template.version }
    const { writes } = along(`${template.scheme}.${name}`, template.version, options)
    await transact(table, [
      {
        put: { ...keys.template(template.scheme, name), type: 'template', data },
        guard: nextRevision(template.version),
      },
      {
        put: {
          ...keys.templateVersion(template.scheme, name, template.version),
          type: 'template-version',
          data: template,
        },
        guard: isNew,
      },
      ...writes,
    ])
  },
})
