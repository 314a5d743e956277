import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { practiceUscc } from '../../domain/organisation-code.ts'
import type { OrganisationKind } from '../../domain/organisation-kind.ts'
import { ApiProblem } from '../demo/client.ts'
import * as life from '../demo/lifecycle.ts'
import { localStage } from '../demo/local-stage.ts'
import type { DemoConsortium, DemoOrganisation } from '../demo/reported.ts'
import { answers, as, type Stage } from '../demo/stage.ts'
import { isThere } from './data-folder.ts'
import { personas } from './personas.ts'
import type { LocalServer } from './server.ts'
import { StartProblem } from './start-problem.ts'

/** So many applications can be made up: each has a subject of its own. */
export const mostApplications = 200

const qualities = '高温 低温 柔性 深海 车规级 医用 工业 轻质 微型 高精度 可降解 超导 耐蚀 低功耗 海上'.split(
  ' ',
)
const things = [
  ['合金', 'energy'],
  ['传感器', 'ic'],
  ['电池', 'energy'],
  ['轴承', 'equipment'],
  ['芯片', 'ic'],
  ['涂层', 'energy'],
  ['机器人', 'equipment'],
  ['影像设备', 'bio'],
  ['泵阀', 'equipment'],
  ['显示屏', 'ic'],
  ['催化剂', 'energy'],
  ['仿真软件', 'software'],
  ['视觉系统', 'ai'],
  ['浮体', 'ocean'],
] as const
const places = ['上海市浦东新区', '江苏省苏州市', '浙江省宁波市', '安徽省合肥市']

/** Made-up organisations say so in their names: none is mistaken for one that exists. */
const madeUp = (name: string, kind: OrganisationKind, place: string): DemoOrganisation => ({
  name: `${name}（练习）`,
  kind,
  country: 'CN',
  code: practiceUscc(name),
  place,
  standIn: false,
})

const pick = <One>(list: readonly One[], n: number): One => {
  const one = list[n % list.length]
  if (one === undefined) throw new Error('an empty list')
  return one
}

/** The n-th application: the same whenever it is made. Universities and suppliers stand in several of them. */
export const madeUpConsortium = (n: number): DemoConsortium => {
  const [thing, industry] = pick(things, n)
  const subject = `${pick(qualities, n + 2 * Math.floor(n / things.length))}${thing}`
  const place = pick(places, n)
  const supplier = madeUp(`第${(n % 23) + 1}配套有限公司`, 'enterprise', pick(places, n % 23))
  const institute = madeUp(`第${(n % 9) + 1}研究所`, 'institute', pick(places, n % 9))
  return {
    id: `made-up-${n}`,
    name: `${subject}创新联合体`,
    field: subject,
    industry,
    lead: madeUp(`${subject}有限公司`, 'enterprise', place),
    coLeads: [],
    members: [
      madeUp(`第${(n % 11) + 1}大学`, 'university', pick(places, n % 11)),
      supplier,
      ...(n % 3 === 0 ? [institute] : []),
    ],
  }
}

/** How far an application has come. */
const stages = [
  ...['review', 'formal-check', 'begun', 'recommendation', 'review'],
  ...['approval', 'formal-check', 'correction', 'review', 'refused'],
  ...['formal-check', 'notice', 'review', 'recommendation', 'formal-check'],
  ...['review', 'correction', 'approval', 'formal-check', 'review'],
] as const

const Me = z.looseObject({ id: z.string(), revision: z.number(), offices: z.array(z.unknown()) })

/** More experts than the cast has: whoever reviews hundreds of applications is not seven people. */
const appointExperts = async (stage: Stage, many: number): Promise<Map<string, string>> => {
  const subjectOf = new Map<string, string>()
  const fields = [
    ...new Set(personas.flatMap((persona) => (persona.expertise ? persona.expertise.fields : []))),
  ]
  for (const persona of personas)
    subjectOf.set((await as(stage, persona.subject).get('/me', Me)).id, persona.subject)
  for (let n = 1; n <= many; n += 1) {
    const subject = `speaker-expert-${n}`
    const me = await as(stage, subject).get('/me', Me)
    subjectOf.set(me.id, subject)
    if (me.offices.length > 0) continue
    await as(stage, 'administrator').put(`/people/${me.id}`, {
      offices: [{ role: 'expert', scheme: 'lingang' }],
      active: true,
      revision: me.revision,
      expertise: { organisationName: `第${n}评审所（练习）`, fields: [pick(fields, n)], conflicts: [] },
    })
  }
  return subjectOf
}

/** Brings one as far as it shall come. */
const bring = async (
  stage: Stage,
  call: string,
  n: number,
  subjects: ReadonlyMap<string, string>,
): Promise<void> => {
  const consortium = madeUpConsortium(n)
  const to = pick(stages, n)
  if (to === 'begun') return void (await life.begin(stage, consortium, call))
  const id = await life.draft(stage, consortium, call)
  await life.submit(stage, consortium, id)
  if (to === 'formal-check') return
  if (to === 'correction') return await life.sendBackForCorrection(stage, id)
  if (to === 'refused')
    return await answers(stage, 'officer', id, 'formal-check', {
      decision: 'reject',
      reason: '牵头单位不在本计划支持范围内',
    })
  await life.pass(stage, id)
  if (to === 'recommendation') return
  await life.recommend(stage, id)
  const level = 0.6 + ((n * 7) % 29) / 100
  const apart = ((n * 5) % 11) / 100
  const shares = [level, level + apart, level - apart / 2, level + apart / 4]
  if (to === 'review')
    return void (await life.review(stage, id, subjects, { shares, most: Math.floor(n / stages.length) % 3 }))
  await life.review(stage, id, subjects, { shares })
  await life.approve(
    stage,
    id,
    subjects,
    to === 'notice' ? ['division', 'bureau', 'meeting'] : n % 2 ? ['division'] : [],
  )
}

const Calls = z.looseObject({ items: z.array(z.looseObject({ id: z.string(), scheme: z.string() })) })

/** The call of the example programme. */
const callOf = async (stage: Stage): Promise<string> => {
  const { items } = await as(stage, 'officer').get('/calls', Calls)
  const call = items.find(({ scheme }) => scheme.startsWith('lingang@'))
  if (!call) throw new StartProblem('--applications fills the example programme: start without --empty.')
  return call.id
}

/** Days that go by while they come in, so that some are old by the end and some wait too long. */
const days = 18

/**
 * A call as a district office knows it: made-up applications at every step, over the public API, beside the reported
 * ones. The practice clock goes ahead meanwhile. What a killed start left out is done at the next.
 */
export const crowd = async (
  server: LocalServer,
  folder: string,
  many: number,
  say: (line: string) => void,
): Promise<void> => {
  const marker = join(folder, 'example-applications')
  if (await isThere(marker)) return
  const stage = localStage(server)
  const call = await callOf(stage)
  const subjects = await appointExperts(stage, Math.ceil(many / 8))
  const begun = server.program.clock.now().getTime()
  for (let n = 0; n < many; n += 1) {
    try {
      await bring(stage, call, n, subjects)
    } catch (problem) {
      if (!(problem instanceof ApiProblem || problem instanceof life.NotAsked)) throw problem
    }
    const due = begun + (days * 86_400_000 * (n + 1)) / many
    if ((n + 1) % 10 === 0 || n + 1 === many) {
      await server.program.advanceTo(new Date(due))
      say(`${n + 1} of ${many} made-up applications are there.`)
    }
  }
  await writeFile(marker, 'The made-up applications are loaded.\n')
}
