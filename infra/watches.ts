import { Duration } from 'aws-cdk-lib'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { type IMetric, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions'
import type { Inspection } from './inspection.ts'
import type { MailSender, Relay } from './relay.ts'
import type { Clock, Restart } from './schedules.ts'
import type { Settings } from './settings.ts'
import type { WorkflowMachines } from './workflow-machine.ts'

/** Everything that is watched. */
export type Watched = {
  readonly settings: Settings
  readonly table: Table
  readonly api: HttpApi
  readonly web: IFunction
  readonly machines: WorkflowMachines
  readonly inspection: Inspection
  readonly relay: Relay
  readonly mail: MailSender
  readonly clock: Clock
  readonly restart: Restart
}

/** One thing that somebody on call must hear of. */
export type Watch = {
  /** The alarm's name, and the heading in docs/runbook.md. */
  readonly title: string
  readonly impact: string
  readonly cause: string
  readonly look: string
  readonly metric: IMetric
  /** The alarm rings above this value; `below` rings under it, and also when nothing is reported. */
  readonly above?: number
  readonly below?: number
  /** How many periods in a row. One when absent. */
  readonly periods?: number
}

export const every = { period: Duration.minutes(5), statistic: Stats.SUM }

/** What a function reports in the embedded metric format. */
export const programMetric = (
  name: string,
  table: Pick<Table, 'tableName'>,
  period = Duration.hours(1),
): Metric =>
  new Metric({
    namespace: 'Consort',
    metricName: name,
    dimensionsMap: { Table: table.tableName },
    statistic: Stats.SUM,
    period,
  })

/** Throttled calls of all functions in the region: they share one limit, so another program's flood shows here as well. */
export const functionThrottles = (): Metric =>
  new Metric({ namespace: 'AWS/Lambda', metricName: 'Throttles', ...every })

/** State transitions that had to wait, over all machines of the region: they share one quota. */
export const transitionThrottles = (): Metric =>
  new Metric({
    namespace: 'AWS/States',
    metricName: 'ThrottledEvents',
    dimensionsMap: { ServiceMetric: 'StateTransition' },
    ...every,
  })

/** An inner machine that fails ends its outer one too, so only the outer ones are watched. */
const failing = (title: string, machine: StateMachine): Watch => ({
  title,
  impact: 'A case stands still until its next attempt; no decision is lost.',
  cause: 'A step fails on what it finds in a case, mostly after a deployment.',
  look: 'the log of the tasks, and the failed execution in Step Functions.',
  metric: machine.metricFailed(every),
  above: 0,
})

const throttling = (title: string, metric: IMetric): Watch => ({
  title,
  impact: 'Commands are tried again; under a long throttle they fail.',
  cause: 'Traffic more than doubled within minutes, or one partition takes all of it.',
  look: 'the throttled operations of the table and its indexes, by kind.',
  metric,
  above: 0,
  periods: 2,
})

/** In the order of docs/runbook.md. */
export const watches = ({
  table,
  api,
  machines,
  inspection,
  relay,
  mail,
  restart,
}: Watched): readonly Watch[] => [
  failing('Applications fail', machines.named('application')),
  failing('Annual evaluations fail', machines.named('annual-evaluation')),
  failing('Changes fail', machines.named('change')),
  {
    title: 'Documents are not checked',
    impact:
      'A file stays in quarantine: it cannot be opened, and the application with it cannot be handed in.',
    cause: 'The scanner does not answer, or storage refuses to be read.',
    look: 'the log of Inspection, and the failed execution in Step Functions.',
    metric: inspection.machine.metricFailed(every),
    above: 0,
  },
  {
    title: 'Restarts are lost',
    impact: 'A case whose workflow failed does not go on by itself.',
    cause: 'The restart function failed three times: the table throttles, or the case cannot be read.',
    look: 'the dead letters of Restart: each names the execution.',
    metric: restart.deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM }),
    above: 0,
  },
  {
    title: 'Effects are lost',
    impact: 'A workflow is not started or resumed until the hourly sweep takes it up.',
    cause: 'Step Functions throttles or refuses, or an effect cannot be read by this version.',
    look: 'the log of the relay at the time of the dead letter.',
    metric: relay.deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM }),
    above: 0,
  },
  {
    title: 'Mail is lost',
    impact: 'Somebody was not written to; the task is on the desk all the same.',
    cause: 'The mail server refuses the address, the password, or us.',
    look: 'the log of the mail function at the time of the dead letter.',
    metric: mail.deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM }),
    above: 0,
  },
  {
    title: 'Effects are late',
    impact: 'Decisions are recorded, and the next step opens minutes later.',
    cause: 'One effect fails again and again, or more arrive than the relay carries out.',
    look: 'the log of the relay: the same error repeated, or none.',
    // The relay works within seconds; five minutes is what a person on a page notices.
    metric: relay.function.metric('IteratorAge', { period: every.period, statistic: Stats.MAXIMUM }),
    above: 5 * 60_000,
  },
  {
    title: 'Cases are stuck',
    impact: 'Something was due on a case and could not be done: a reminder, a deadline, an evaluation.',
    cause: 'The rules refuse on what is recorded in the case, or the table throttles.',
    look: 'the log of the clock: each line names the case and the problem.',
    metric: programMetric('StuckCases', table),
    above: 0,
    // The clock looks again in the next hour: what throttling did is over by then.
    periods: 2,
  },
  {
    title: 'The clock stands',
    impact: 'No reminders, no missed deadlines, no end of public notices.',
    cause: 'The schedule is off, or the clock function fails before it reports.',
    look: 'the schedule, the dead letters of Clock, the log of the clock.',
    metric: programMetric('ClockRuns', table),
    below: 1,
    periods: 3,
  },
  {
    title: 'Functions are throttled',
    impact: 'Pages answer 503 and steps wait; everything is tried again.',
    cause: 'The account has no more concurrent executions: a deadline hour, or another program.',
    look: 'the concurrency of all functions in the region, and its quota.',
    metric: functionThrottles(),
    above: 0,
    periods: 2,
  },
  throttling('Reading is throttled', table.metric('ReadThrottleEvents', every)),
  throttling('Writing is throttled', table.metric('WriteThrottleEvents', every)),
  {
    title: 'Workflows are throttled',
    impact: 'Steps open late; nothing is lost.',
    cause: 'More state transitions than the quota of the account allows, mostly of a new one.',
    look: 'the quota of state transitions, and the number of executions started.',
    metric: transitionThrottles(),
    above: 0,
    periods: 2,
  },
  {
    title: 'Receipts cannot be signed',
    impact: 'Nobody can hand in: a submission is refused with an error page, and nothing of it is recorded.',
    cause: 'The secret of the receipt key is deleted, empty, or may not be read by the web function.',
    look: 'the secret ReceiptKey of the data stack, and the log of the web function.',
    metric: programMetric('ReceiptKeyUnread', table, every.period),
    above: 0,
  },
  {
    title: 'Pages fail',
    impact: 'People see an error page; what they sent was not recorded.',
    cause: 'A fault in a page, an issuer that does not answer, or a table that throttles.',
    look: 'the log of the web function, by the request id of the page.',
    metric: api.metricServerError(every),
    above: 0,
    periods: 2,
  },
  {
    title: 'Pages are slow',
    impact: 'People wait, and click twice (which does no harm).',
    cause: 'Cold starts after a deployment, a slow issuer, or a list that reads too much.',
    look: 'the duration of the web function beside the number of its cold starts.',
    metric: api.metricLatency({ period: every.period, statistic: 'p95' }),
    above: 3000,
    periods: 3,
  },
]
