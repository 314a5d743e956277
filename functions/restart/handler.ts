import { z } from 'zod'
import { CaseId } from '../../domain/ids.ts'
import { awsWorld, onTime } from '../ports-aws.ts'
import { restart } from './restart.ts'

const world = awsWorld()

const Ended = z.object({ detail: z.object({ name: z.string(), status: z.string() }) })
const Name = /^([0-9a-z]{20})-(?:application|annual-evaluation|change)-(\d+)-(\d+)$/

/** An execution failed, timed out or was stopped: the case goes on in another one. */
export const handler = onTime(world, async (event: unknown): Promise<{ restarted: boolean }> => {
  const { detail } = Ended.parse(event)
  const [, id, cycle, attempt] = Name.exec(detail.name) ?? []
  if (id === undefined) return { restarted: false }
  return {
    restarted: await restart(world, CaseId.parse(id), { cycle: Number(cycle), attempt: Number(attempt) }),
  }
})
