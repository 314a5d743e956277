import { z } from 'zod'
import { RobotId } from '../../domain/ids.ts'
import { Message } from '../../domain/message.ts'
import { MessageKind } from '../../domain/message-kind.ts'
import { messageKindWords } from '../../domain/message-kind-words.ts'
import { may } from '../../domain/policy.ts'
import { notFound } from '../../domain/refusal.ts'
import { addressOf, checkAddress, Robot, RobotKind, robotMessages } from '../../domain/robot.ts'
import { Language } from '../../domain/words.ts'
import type { World } from '../ports/world.ts'
import { robotRow } from '../relay/tell-robots.ts'
import { type Asking, once, stale } from './run.ts'

export const SaveRobot = z.strictObject({
  name: z.string().trim().min(1).max(60),
  kind: RobotKind,
  language: Language,
  about: z.array(MessageKind.refine((kind) => robotMessages.includes(kind))).min(1),
  active: z.boolean(),
  /** Left out: the one that is kept. Never read back. */
  address: z.string().max(400).optional(),
  secret: z.string().max(300).optional(),
  /** What the page was made from; 0 for a new one. */
  revision: z.coerce.number().int().min(0),
})
export type SaveRobot = z.infer<typeof SaveRobot>

/** A robot as it is shown: what its address and secret are, nobody is told again. */
export const RobotView = Robot.omit({ sealed: true })
export type RobotView = z.infer<typeof RobotView>
export const robotView = ({ sealed: _, ...robot }: Robot): RobotView => robot

/** Writes a new robot of a programme's group, or the next revision of one. */
export const saveRobot = (
  world: World,
  asking: Asking,
  { scheme, id }: { readonly scheme: string; readonly id?: RobotId | undefined },
  given: SaveRobot,
): Promise<{ robot: RobotId }> =>
  once(
    world,
    asking,
    // The key lies beside the result: of address and secret it has a hash.
    { command: 'save-robot', scheme, id: id ?? null, given },
    z.object({ robot: RobotId }).parse,
    async (onceItem) => {
      if (!may(asking.person, { to: 'manage-schemes', scheme })) throw notFound()
      const before = id === undefined ? undefined : await world.store.robots.load(scheme, id)
      if (id !== undefined && before === undefined) throw notFound()
      if ((before?.revision ?? 0) !== given.revision) throw stale()
      const { address, secret: _, revision, ...rest } = given
      const robot = before?.id ?? RobotId.parse(world.newId())
      const kept = before?.kind === given.kind && address === undefined ? before : undefined
      const next: Robot = {
        ...rest,
        ...{ id: robot, scheme, revision: revision + 1, by: asking.person.id, at: asking.arrived },
        ...(kept === undefined
          ? await sealedOf(world, robot, given)
          : { sealed: kept.sealed, ends: kept.ends }),
      }
      const result = { robot }
      await world.store.robots.save(Robot.parse(next), { at: asking.arrived, once: onceItem(result) })
      return result
    },
  )

const sealedOf = async (
  { sealer }: Pick<World, 'sealer'>,
  id: RobotId,
  { kind, address = '', secret }: SaveRobot,
): Promise<Pick<Robot, 'sealed' | 'ends'>> => {
  const key = checkAddress(kind, address, secret)
  return {
    ends: key.slice(-4),
    sealed: {
      address: await sealer.seal(addressOf(kind, key), `${id}/address`),
      ...(kind === 'dingtalk' && secret !== undefined
        ? { secret: await sealer.seal(secret.trim(), `${id}/secret`) }
        : {}),
    },
  }
}

/** Sends a line to the group by the way that every message goes: what came of it is on the page of sent messages. */
export const testRobot = (
  world: World,
  asking: Asking,
  { scheme, id }: { readonly scheme: string; readonly id: RobotId },
): Promise<object> =>
  once(world, asking, { command: 'test-robot', scheme, id }, z.object({}).parse, async () => {
    if (!may(asking.person, { to: 'manage-schemes', scheme })) throw notFound()
    const robot = await world.store.robots.load(scheme, id)
    if (robot === undefined) throw notFound()
    const words = messageKindWords['robot-test'][robot.language]
    await world.store.outbox.write(
      Message.parse({
        id: `${id}/test/${asking.key ?? asking.arrived}`,
        ...{ programme: scheme, about: 'robot-test', written: asking.arrived },
        ...robotRow(robot),
        ...{ subject: words, text: robot.name },
      }),
    )
    return {}
  })
