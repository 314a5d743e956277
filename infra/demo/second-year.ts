import { z } from 'zod'
import { TableAnswer } from '../../domain/table-answer.ts'
import { reportOf, type Reported } from './fill-report.ts'
import { reaches, report, speaker } from './lifecycle.ts'
import type { DemoConsortium } from './reported.ts'
import { answers, as, SeenCase, type Stage } from './stage.ts'

const Recognised = z.looseObject({ status: z.looseObject({ consortium: z.string() }) })
const Effect = z.looseObject({
  effect: z.array(z.looseObject({ rule: z.string(), before: z.unknown(), after: z.unknown() })),
  broken: z.array(z.string()),
})
const Asked = z.looseObject({ case: z.string() })

/** So much is moved from the lead's own money to the members', in units of the form. */
const moved = 500

const tableIn = (sections: Reported, section: string, field: string): TableAnswer => {
  const read = TableAnswer.safeParse(sections.find(({ id }) => id === section)?.answers[field])
  return read.success ? read.data : { rows: [] }
}
const cellIn = (sections: Reported, section: string, field: string, row: string, column: string) =>
  tableIn(sections, section, field).rows.find(({ id }) => id === row)?.cells[column]

const plus = (amount: number) => (cell: unknown) => (typeof cell === 'number' ? cell : 0) + amount

/** What is entered between two reports. */
const patent = { kind: 'patents', title: '一种多物理场协同仿真方法', quantity: 2 }

/**
 * Between two reports: a result goes on record when it comes, and some money is to come from somebody else. What that
 * does to every rule is looked at before it is asked for. Returns what was not as it should be.
 */
export const betweenReports = async (
  stage: Stage,
  consortium: DemoConsortium,
  application: string,
): Promise<string[]> => {
  const lead = as(stage, speaker(consortium.lead))
  const { status } = await lead.get(`/cases/${application}`, Recognised)
  const at = `/register/${status.consortium}`
  const now = await stage.now()
  await lead.post(
    `${at}/results`,
    {
      ...patent,
      on: now.toISOString().slice(0, 10),
      evidence: `ZL ${now.getUTCFullYear()} 1 0000001.1`,
    },
    `result-${application}`,
  )
  const { rows } = tableIn(await reportOf(stage, speaker(consortium.lead), application), 'plan', 'funding')
  const shift: Readonly<Record<string, (cell: unknown) => number>> = {
    lead: plus(-moved),
    members: plus(moved),
  }
  const plan = {
    field: 'plan.funding',
    answer: {
      rows: rows.map(({ id, cells }) => {
        const change = shift[id]
        return change ? { id, cells: { ...cells, year3: change(cells.year3) } } : { id, cells }
      }),
    },
  }
  const request = { kind: 'plan', field: plan.field, reason: '成员单位追加自筹资金，牵头单位相应调减' }
  const { effect, broken } = await lead.ask('POST', `${at}/changes/effect`, Effect, { request, plan })
  const { case: change } = await lead.ask(
    'POST',
    `${at}/changes`,
    Asked,
    { request, plan },
    `money-${application}`,
  )
  await answers(stage, 'officer', change, 'change-decision', { decision: 'approve' })
  await reaches(stage, 'officer', change, 'applied')
  return [
    ...(effect.length === 0 ? ['the effect on the rules was not shown'] : []),
    ...(broken.length === 0 ? [] : [`the change of money would break ${broken.join(', ')}`]),
  ]
}

/** The second report: what is known is there already, beside the plan as it was changed. Returns what is not. */
export const secondReport = async (
  stage: Stage,
  consortium: DemoConsortium,
  first: string,
  second: string,
): Promise<string[]> => {
  const lead = speaker(consortium.lead)
  const [then, now] = [await reportOf(stage, lead, first), await reportOf(stage, lead, second)]
  const marked = new Map(
    now.flatMap(({ id, prefilled = {} }) =>
      Object.entries(prefilled).map(([field, { from }]) => [`${id}.${field}`, from]),
    ),
  )
  const titles = tableIn(now, 'outcomes', 'list').rows.map(({ cells }) => cells.title)
  const expected: readonly (readonly [string, boolean])[] = [
    ['last year’s problems', marked.get('self.problems') === 'last-report'],
    ['the results on record', marked.get('outcomes.list') === 'record' && titles.includes(patent.title)],
    ['the number of patents', marked.get('results.patents') === 'record'],
    [
      'last year beside each target',
      ['patents', 'standards'].every(
        (row) =>
          cellIn(then, 'indicators', 'indicators', row, 'actual') !== undefined &&
          cellIn(then, 'indicators', 'indicators', row, 'actual') ===
            cellIn(now, 'indicators', 'indicators', row, 'before'),
      ),
    ],
    [
      'the money as it was changed',
      cellIn(now, 'spending', 'spending', 'members', 'whole') ===
        plus(moved)(cellIn(then, 'spending', 'spending', 'members', 'whole')),
    ],
  ]
  const { tasks } = await as(stage, lead).get(`/cases/${second}`, SeenCase)
  await report(stage, consortium, second, {
    said: { results: { summary: '第二年度任务按计划完成', spent: '4200', standards: '1' } },
    reached: 0.85,
  })
  return [
    ...expected.filter(([, there]) => !there).map(([what]) => `the second report did not have ${what}`),
    ...(tasks.some(({ kind, mine }) => kind === 'report' && mine)
      ? []
      : ['the lead was not asked to report']),
  ]
}
