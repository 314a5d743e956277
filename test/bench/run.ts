import { parseArgs } from 'node:util'
import { measureAssignment } from './assignment.ts'
import { measureBoard } from './board.ts'
import { measureDeadlineHour } from './deadline-hour.ts'
import { measureInsight } from './insight.ts'
import { measureLargeTable } from './large-table.ts'
import { measurePanels } from './panels.ts'
import { measureLifecycle } from './lifecycle.ts'
import { measureRegister } from './register.ts'
import { printed, type Report, type Say } from './report.ts'
import { measureSchemes } from './schemes.ts'
import { measureStartUp } from './start-up.ts'

const usage = `npm run bench -- [options]
  --cases N      size of the largest table (default 10000; 100000 takes some minutes to load)
  --seconds N    how long each load lasts (default 10)
  --only NAME    start-up, schemes, assignment, panels, board, insight, register, deadline-hour, lifecycle or large-table; may be given again
  --json         for machines`

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '10' },
    only: { type: 'string', multiple: true },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

const subjects: Readonly<Record<string, (say: Say) => Promise<Report>>> = {
  'start-up': measureStartUp,
  schemes: measureSchemes,
  assignment: measureAssignment,
  panels: measurePanels,
  'deadline-hour': (say) => measureDeadlineHour(Number(values.seconds), say),
  lifecycle: measureLifecycle,
  // A call of five thousand is what an office may have; more is what the others measure.
  board: (say) => measureBoard(Math.min(Number(values.cases), 5000), say),
  insight: (say) => measureInsight(Math.min(Number(values.cases), 5000), say),
  register: (say) => measureRegister(Math.min(Number(values.cases), 5000), say),
  'large-table': (say) => measureLargeTable(Number(values.cases), say),
}

/** `npm run bench`: costs and speeds, one subject after the other, side by side with what they are measured by. */
const main = async (): Promise<void> => {
  const wanted = values.only ?? Object.keys(subjects)
  const counts = [values.cases, values.seconds].map(Number)
  if (values.help || wanted.some((name) => !(name in subjects)) || counts.some((n) => !(n >= 1))) {
    console.log(usage)
    process.exitCode = values.help ? 0 : 1
    return
  }
  const reports: Record<string, Report> = {}
  for (const [name, measure] of Object.entries(subjects)) {
    if (!wanted.includes(name)) continue
    const say: Say = (line) => (values.json ? undefined : console.log(`${name}: ${line}`))
    const report = await measure(say)
    reports[name] = report
    if (!values.json) console.log(printed(report), '\n')
  }
  if (values.json) console.log(JSON.stringify(reports, null, 2))
}

main().then(
  () => process.exit(),
  (problem: unknown) => {
    console.error(problem)
    process.exit(1)
  },
)
