import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { civilDate, endOfDay } from '../../domain/calendar.ts'
import type { Scheme } from '../../domain/scheme.ts'
import type { Words } from '../../domain/words.ts'
import { shipped } from '../../schemes/all.ts'
import { lingang } from '../../schemes/lingang.ts'
import { appointBeside, appointOffices } from '../demo/cast.ts'
import { type Api, ApiProblem } from '../demo/client.ts'
import * as life from '../demo/lifecycle.ts'
import { localStage } from '../demo/local-stage.ts'
import { type DemoConsortium, demoConsortia } from '../demo/reported.ts'
import { as, type Stage } from '../demo/stage.ts'
import { isThere } from './data-folder.ts'
import type { LocalServer } from './server.ts'

const Created = z.looseObject({ call: z.string() })

/**
 * A small programme to look at: the publicly reported consortia in the register, and seven of them on their way,
 * one at each step. Everything goes through the public API. What a killed start left out is done at the next.
 */
export const seed = async (server: LocalServer, folder: string): Promise<boolean> => {
  const marker = join(folder, 'example-programme')
  if (await isThere(marker)) return false
  const stage = localStage(server)
  const subjects = await appointOffices(stage)
  const administrator = as(stage, 'administrator')
  const reports: unknown = JSON.parse(
    await readFile(new URL('../../schemes/data/reported-consortia.json', import.meta.url), 'utf8'),
  )
  const { consortia } = z.looseObject({ consortia: z.array(z.unknown()) }).parse(reports)
  await administrator.post('/imports/consortia', { consortia })
  const { call } = await openCall(server, administrator, lingang, 40, {
    zh: '2026年度临港新片区创新联合体认定',
    en: 'Lin-gang innovation consortia 2026',
  })
  for (const [id, bring] of Object.entries(stops)) {
    const consortium = demoConsortia.find((one) => one.id === id)
    if (consortium) await quietly(() => bring(stage, consortium, call, subjects))
  }
  const others: Scheme[] = []
  for (const [ref, days] of otherCalls) {
    const scheme = await shipped.load(ref)
    if (!scheme) continue
    others.push(scheme)
    await quietly(async () => void (await openCall(server, administrator, scheme, days, scheme.title)))
  }
  await quietly(() => appointBeside(stage, others))
  await writeFile(marker, 'The example programme is loaded.\n')
  return true
}

/** Other programmes that run beside it, and for how many days one can apply: each works in another way. */
const otherCalls = [
  ['baoshan@1', 120],
  ['pudong-standards@1', 90],
  ['suzhou-2024@1', 25],
  ['yangtze-delta@1', 60],
  ['eit-kic@1', 75],
] as const

const openCall = (
  server: LocalServer,
  administrator: Api,
  scheme: Scheme,
  days: number,
  title: Words,
): Promise<z.infer<typeof Created>> => {
  const now = server.program.clock.now().getTime()
  const last = new Date(now + days * 86_400_000).toISOString()
  return administrator.ask(
    'POST',
    '/calls',
    Created,
    {
      scheme: scheme.ref,
      title,
      opens: new Date(now - 86_400_000).toISOString(),
      closes: endOfDay(civilDate(last, scheme.timeZone), scheme.timeZone),
    },
    `example-call-${scheme.ref}`,
  )
}

type Bring = (
  stage: Stage,
  consortium: DemoConsortium,
  call: string,
  subjects: ReadonlyMap<string, string>,
) => Promise<void>

const handIn = async (stage: Stage, consortium: DemoConsortium, call: string): Promise<string> => {
  const id = await life.draft(stage, consortium, call)
  await life.submit(stage, consortium, id)
  return id
}

/** Where each stands when the program is first looked at. */
const stops: Record<string, Bring> = {
  'lingang-eda': life.unfinishedDraft,
  'zhoukou-pla': async (...[stage, consortium, call]) => {
    await handIn(stage, consortium, call)
  },
  'zhoukou-boiler': async (...[stage, consortium, call]) => {
    const id = await handIn(stage, consortium, call)
    await life.sendBackForCorrection(stage, id)
  },
  'zhoukou-pharma': async (...[stage, consortium, call]) => {
    await life.pass(stage, await handIn(stage, consortium, call))
  },
  'suzhou-ct': async (...[stage, consortium, call]) => {
    const id = await handIn(stage, consortium, call)
    await life.pass(stage, id)
    await life.recommend(stage, id)
  },
  'xiamen-metaverse': async (...[stage, consortium, call, subjects]) => {
    const id = await handIn(stage, consortium, call)
    await life.pass(stage, id)
    await life.recommend(stage, id)
    await life.review(stage, id, subjects, { shares: [0.9, 0.85, 0.8] })
  },
  'huning-polyolefin': async (...[stage, consortium, call, subjects]) => {
    const id = await handIn(stage, consortium, call)
    await life.pass(stage, id)
    await life.recommend(stage, id)
    await life.review(stage, id, subjects, { shares: [0.88, 0.86, 0.84] })
    await life.approve(stage, id, subjects, ['division', 'bureau', 'meeting'])
  },
}

/** A step that an earlier, interrupted start has taken already is left as it is. */
const quietly = async (act: () => Promise<void>): Promise<void> => {
  try {
    await act()
  } catch (problem) {
    if (!(problem instanceof ApiProblem || problem instanceof life.NotAsked)) throw problem
  }
}
