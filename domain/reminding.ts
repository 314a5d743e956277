import { civilDate } from './calendar.ts'
import type { CaseFile } from './case.ts'
import type { Member } from './case-member.ts'
import { changedSince, isStale } from './confirmation-bound.ts'
import { confirmBy } from './confirmation.ts'
import type { Decision } from './decision.ts'
import type { OrganisationId } from './ids.ts'
import { partIn, partLacks, partOf } from './member-part.ts'
import type { Moment } from './moment.ts'
import { Refusal } from './refusal.ts'
import { organisation as audienceOf, tell } from './step.ts'
import type { Words } from './words.ts'

/** How far an organisation is: its own part, and whether it confirmed what binds it. */
export type MemberProgress = {
  readonly organisation: OrganisationId
  readonly part: 'not-asked' | 'none' | 'started' | 'complete'
  /** When the part was saved last. */
  readonly saved?: string | undefined
  readonly confirmation: Member['confirmation']['is'] | 'changed'
  /** Since when that is so. */
  readonly since?: string | undefined
  /** The paths of what changed since it confirmed. */
  readonly changed: readonly string[]
  /** What it still has to do, in words; nothing where everything is done. */
  readonly todo?: Words | undefined
}

export const progressOf = (file: CaseFile, member: Member, moment: Moment): MemberProgress => {
  const { organisation, confirmation } = member
  const saved = partIn(file, organisation)
  const lacks = partLacks(file, organisation, moment)
  const changed = changedSince(file, member, moment)
  const again =
    isStale(file, member, moment) || (confirmation.is === 'asked' && confirmation.before !== undefined)
  const declined = confirmation.is === 'declined'
  const todo = declined
    ? []
    : [
        ...(lacks ? [{ zh: `填写本单位部分（${lacks.zh}）`, en: `fill in its own part (${lacks.en})` }] : []),
        ...(again
          ? [{ zh: '重新确认已变更的内容', en: 'confirm again what has changed' }]
          : confirmation.is === 'asked'
            ? [{ zh: '确认加入', en: 'confirm that it joins' }]
            : []),
      ]
  return {
    organisation,
    part:
      partOf(file.head, moment) === undefined
        ? 'not-asked'
        : lacks === undefined
          ? 'complete'
          : saved === undefined
            ? 'none'
            : 'started',
    saved: saved?.saved.at,
    confirmation: again ? 'changed' : confirmation.is,
    since:
      'stamp' in confirmation ? confirmation.stamp.at : 'at' in confirmation ? confirmation.at : undefined,
    changed,
    todo:
      todo.length === 0
        ? undefined
        : { zh: todo.map(({ zh }) => zh).join('；'), en: todo.map(({ en }) => en).join('; ') },
  }
}

/** Whether a member was reminded on this day of the programme's zone already. */
export const remindedToday = ({ reminded }: Pick<Member, 'reminded'>, { now, scheme }: Moment): boolean =>
  reminded !== undefined && civilDate(reminded, scheme.timeZone) === civilDate(now, scheme.timeZone)

/** What a reminder would say to whom: those who still have something to do and were not reminded today. */
export const remindersDue = (
  file: CaseFile,
  moment: Moment,
): { readonly member: Member; readonly todo: Words }[] =>
  file.members.flatMap((member) => {
    const { todo } = progressOf(file, member, moment)
    return todo === undefined || remindedToday(member, moment) ? [] : [{ member, todo }]
  })

/** With its message each is two writes of a transaction that holds a hundred. */
const mostRemindedAtOnce = 40

/**
 * Reminds members of what they still have to do: each once a day, however often somebody clicks. Without names it
 * reminds everybody. Nothing is decided where nobody is left to remind.
 */
export const remindMembers = (
  file: CaseFile,
  moment: Moment,
  only?: OrganisationId,
): Decision | undefined => {
  if (!['draft', 'correction'].includes(file.head.status.is)) throw new Refusal('not-at-this-step')
  const day = civilDate(moment.now, moment.scheme.timeZone)
  const due = remindersDue(file, moment)
    .filter(({ member }) => only === undefined || member.organisation === only)
    .slice(0, mostRemindedAtOnce)
  if (due.length === 0) return undefined
  return {
    head: file.head,
    members: due.map(({ member }) => ({ ...member, reminded: moment.now })),
    events: [
      {
        what: 'members-reminded',
        facts: {
          names: due
            .map(({ member }) => member.name)
            .join('、')
            .slice(0, 3900),
        },
      },
    ],
    tell: due.map(({ member, todo }) => ({
      ...tell(file.head, moment, 'member-reminded', [audienceOf(member.organisation)], {
        lead: file.head.leadName,
        zh: todo.zh.slice(0, 1000),
        en: todo.en.slice(0, 1000),
        due: confirmBy(file).due ?? '',
      }),
      key: `${file.head.id}/reminded/${member.organisation}/${day}`,
    })),
  }
}
