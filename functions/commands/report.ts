import { z } from 'zod'
import { requireWritable } from '../../domain/case-form.ts'
import type { CaseId } from '../../domain/ids.ts'
import { vouchedFor } from '../../domain/prefill.ts'
import { notFound } from '../../domain/refusal.ts'
import { sectionIn } from '../../domain/save-section.ts'
import type { World } from '../ports/world.ts'
import { asLead } from './as-lead.ts'
import { type Asking, onCase } from './run.ts'

/** The lead says of a section, or of some of its fields, that what was filled in before is still right. */
export const vouchForPrefilled = (
  world: World,
  asking: Asking,
  input: { case: CaseId; section: string; fields?: readonly string[] | undefined },
): Promise<object> =>
  onCase(
    world,
    asking,
    { command: 'vouch-for-prefilled', case: input.case, input },
    (file, moment) => {
      const stamp = asLead(asking, file)
      const before = sectionIn(file, { id: input.section })
      if (file.head.kind !== 'evaluation' || !before) throw notFound()
      requireWritable(file, input.section, moment)
      const marked = Object.keys(before.prefilled ?? {})
      const fields = marked.filter((field) => input.fields?.includes(field) ?? true)
      const section = vouchedFor(before, fields)
      return {
        stamp,
        decision:
          fields.length === 0
            ? { head: file.head, events: [] }
            : {
                head: file.head,
                sections: [{ ...section, revision: (before.revision ?? 0) + 1 }],
                events: [
                  { what: 'prefilled-checked', facts: { section: input.section, fields: fields.join(',') } },
                ],
              },
        result: {},
      }
    },
    z.object({}).parse,
  )
