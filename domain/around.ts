import type { AnswersOf } from './asked-form.ts'
import type { Member } from './case-member.ts'
import type { FormSection } from './form.ts'
import type { Around } from './table-problems.ts'

/** What a table is compared with: the other fields that are asked, and who is in the consortium. */
export const aroundOf = (
  asked: readonly FormSection[],
  answersOf: AnswersOf,
  members?: readonly Pick<Member, 'organisation' | 'confirmation'>[],
): Around => ({
  numberAt: (path) => {
    for (const section of asked)
      for (const { id, label } of section.fields) {
        if (path !== `${section.id}.${id}`) continue
        const answer = answersOf(section.id)[id]
        return { label, value: typeof answer === 'number' ? answer : undefined }
      }
    return undefined
  },
  ...(members && members.length > 0
    ? {
        members: new Set(
          members.filter(({ confirmation }) => confirmation.is !== 'declined').map((one) => one.organisation),
        ),
      }
    : {}),
})
