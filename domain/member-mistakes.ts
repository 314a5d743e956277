import { clausesId } from './agreement.ts'
import { formMistakes } from './form-mistakes.ts'
import type { SchemeMistake } from './scheme-mistake.ts'
import type { Scheme } from './scheme.ts'

/** Names that pages and problems already have for something else. */
const taken: readonly string[] = [clausesId, 'members', 'rules', 'part']

/** What a shape cannot say of the members' own part and of the agreement: names that must exist, and that must not. */
export const memberMistakes = ({
  form,
  members: { part, shares, agreement },
}: Pick<Scheme, 'form' | 'members'>): SchemeMistake[] => {
  const known = new Set<string>(part?.fields.map(({ id }) => id))
  const [section, field] = agreement?.document.split('.') ?? []
  const document = form
    .find(({ id }) => id === section)
    ?.fields.find(({ id, kind }) => id === field && kind === 'document')
  return [
    ...form.flatMap(({ id }, index) =>
      taken.includes(id) || id === part?.id
        ? [
            {
              path: ['form', index, 'id'],
              message: { zh: `${id} 已另有用途`, en: `${id} stands for something else` },
            },
          ]
        : [],
    ),
    ...(part ? formMistakes(['members', 'part'], [part]) : []),
    ...shares.flatMap((id, index) =>
      known.has(id)
        ? []
        : [
            {
              path: ['members', 'shares', index],
              message: { zh: `成员部分中没有 ${id}`, en: `no ${id} in the members’ part` },
            },
          ],
    ),
    ...(agreement && !document
      ? [
          {
            path: ['members', 'agreement', 'document'],
            message: {
              zh: `申报书中没有文件 ${agreement.document}`,
              en: `no document ${agreement.document} in the form`,
            },
          },
        ]
      : []),
  ]
}
