import type { CaseId } from '../../domain/ids.ts'
import type { Message, Tell } from '../../domain/message.ts'
import { messageKindWords } from '../../domain/message-kind-words.ts'
import { type Robot, robotMessages } from '../../domain/robot.ts'
import { taskKinds } from '../../domain/task-answer.ts'
import { taskWords } from '../../domain/task-words.ts'
import type { Words } from '../../domain/words.ts'
import { named, shortDay, type Zone } from '../../domain/zone-time.ts'
import type { World } from '../ports/world.ts'

type Given = {
  readonly case: CaseId | undefined
  readonly programme: string
  readonly title: Words | undefined
  readonly zone: Zone
  readonly written: string
  readonly due: string | undefined
  readonly publicUrl: string
}

/** Told to an office, of a kind that groups are told, and without the end of a link. */
export const isForGroups = (tell: Tell): boolean =>
  tell.secret === undefined && robotMessages.includes(tell.about) && tell.to.some(({ is }) => is === 'office')

/**
 * What the office of a programme is told is told in its groups too, where it asked for that. Whoever is in a group is
 * not known here: it reads what kind of thing it is, by when, and a link that asks to sign in. No name, no subject, and
 * nothing of what was asked of one person alone.
 */
export const tellRobots = async (world: World, tell: Tell, given: Given): Promise<void> => {
  for (const robot of await world.store.robots.of(given.programme))
    if (robot.active && robot.about.includes(tell.about))
      await world.store.outbox.write({
        id: `${tell.key}/robot/${robot.id}`,
        ...(given.case === undefined ? {} : { case: given.case }),
        ...{ programme: given.programme, about: tell.about, written: given.written },
        ...(given.due === undefined ? {} : { due: given.due }),
        ...robotRow(robot),
        ...groupWords(robot, tell, given),
      })
}

/** Where a message to a group goes, as everybody may see it. */
export const robotRow = (
  robot: Pick<Robot, 'id' | 'name' | 'kind' | 'ends' | 'language'>,
): Pick<Message, 'robot' | 'address' | 'language' | 'plan'> => ({
  robot: robot.id,
  address: `${robot.name} (${robot.kind} …${robot.ends})`,
  language: robot.language,
  plan: { is: 'at-once', because: 'address' },
})

const groupWords = (
  { language }: Pick<Robot, 'language'>,
  { about, facts }: Tell,
  { title, zone, due, publicUrl, case: of }: Given,
): Pick<Message, 'subject' | 'text'> => {
  const kind = taskKinds.find((one) => one === facts.task)
  const what = messageKindWords[about][language]
  const line =
    kind === undefined ? what : `${what}${language === 'zh' ? '：' : ': '}${taskWords[kind][language]}`
  const day = due === undefined ? '' : named(shortDay(due, zone), zone)[language]
  const programme = title?.[language]
  return {
    subject: line,
    text: [
      ...(programme === undefined ? [] : [programme]),
      ...(day === '' ? [] : [language === 'zh' ? `期限：${day}` : `Due: ${day}`]),
      `${publicUrl}${of === undefined ? '' : `/cases/${of}`}`,
    ].join('\n'),
  }
}
