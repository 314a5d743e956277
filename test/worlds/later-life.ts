import { saveCaseSection } from '../../functions/commands/applications.ts'
import { startChange } from '../../functions/commands/changes.ts'
import { writeNote } from '../../functions/commands/notes.ts'
import { reportAnswers } from '../../infra/demo/report-answers.ts'
import { sheet } from '../support/town.ts'
import { applicantsIn, type Chapter, must } from './life.ts'
import { programme, type World } from './world.ts'

const rubric = programme.evaluation?.rubric?.items ?? []
/** The round of the first year. */
export const evaluations = 'evaluation-lingang-2031'

/** One of those whom the lot asks for a sheet of the year: the same ones in every world. */
export const firstJudge = '专家三'

/** What a report says, with the lead's own score of it. */
const reports = async (world: World, id: NonNullable<Parameters<typeof world.town.file>[0]>) => {
  const { town } = world
  const { sections } = await town.file(id)
  const answers = reportAnswers(programme, sections, {
    said: {
      results: {
        summary: world.choose('report', '完成首版工具', '首版工具推迟到明年'),
        ...{ patents: 2, standards: 1, spent: '3000' },
      },
      selfSheet: {
        items: {
          rows: rubric.map(({ id: item, max }) => ({
            id: item,
            cells: { score: world.choose('selfScore', max, max - 2), reason: '按计划完成' },
          })),
        },
      },
    },
    now: town.program.clock.now(),
  })
  for (const [section, typed] of Object.entries(answers))
    await saveCaseSection(town.program.world, town.asking(applicantsIn(world).lead), {
      ...{ case: id, section, answers: typed },
    })
}

/** What comes after a recognition: a change, and the first year with its grade. */
export const laterLife: readonly Chapter[] = [
  {
    name: 'a change',
    play: async (world, known) => {
      const { town } = world
      const { status } = (await town.file(must(known.told))).head
      if (status.is !== 'recognised') throw new Error(`not recognised: ${status.is}`)
      known.consortium = status.consortium
      const consortium = must(known.consortium)
      await world.step('a change is asked for', async () => {
        if (!world.choose('change', true, false)) return
        const { case: id } = await startChange(town.program.world, town.asking(applicantsIn(world).lead), {
          consortium,
          request: {
            ...{ kind: 'task', text: '增加封装测试任务' },
            reason: world.choose('changeReason', '任务增加', '成员资金链紧张，须由其他成员承接'),
          },
        })
        known.change = id
      })
      // The clock goes on where there is no change, too: it is said in calendars.
      await world.step('an officer notes what the change is about', async () => {
        if (known.change !== undefined)
          await writeNote(town.program.world, town.asking('经办'), known.change, {
            text: world.choose('changeNote', '可以同意', '建议不同意'),
            mentions: [],
          })
      })
    },
  },
  {
    name: 'the change takes effect',
    play: async (world, known) => {
      const change = must(known.change)
      await world.step('the change is decided', () =>
        world.town.does('经办', change, { kind: 'change-decision', answer: { decision: 'approve' } }),
      )
    },
  },
  {
    name: 'a report being written',
    play: async (world, known) => {
      const { town } = world
      await world.step('the year ends', () => town.program.advanceTo(new Date('2031-05-12T02:00:00.000Z')))
      const [opened] = (await town.store.cases.byTime(evaluations, {})).items
      known.evaluation = must(opened).id
      await world.step('the lead writes', () => reports(world, must(known.evaluation)))
    },
  },
  {
    name: 'a sheet of the year',
    play: async (world, known) => {
      const { town } = world
      const id = must(known.evaluation)
      await world.step('it is handed in', () =>
        town.does(applicantsIn(world).lead, id, { kind: 'report', answer: { decision: 'report' } }),
      )
      await world.step('an expert judges the year', () =>
        town.does(firstJudge, id, sheet(world.choose('yearSheet', 0.85, 0.95), rubric)),
      )
    },
  },
  {
    name: 'the year judged',
    play: async (world, known) => {
      const { town } = world
      const id = must(known.evaluation)
      for (const [index, name] of (await town.asked(id, 'score')).toSorted().entries())
        await world.step(`another judges the year ${index}`, () => town.does(name, id, sheet(0.85, rubric)))
    },
  },
  {
    name: 'the grade',
    play: async (world, known) => {
      const { town } = world
      const id = must(known.evaluation)
      for (const [name, remark] of [
        ['head', world.choose('yearRemark', '同意', '同意，但应控制经费')],
        ['deputy1', '同意'],
      ] as const)
        await world.step(`${name} approves the year`, () =>
          town.does(name, id, { kind: 'approval', answer: { decision: 'approve', remark } }),
        )
    },
  },
]
