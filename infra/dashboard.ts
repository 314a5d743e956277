import { Stack } from 'aws-cdk-lib'
import { Dashboard, GraphWidget, type IMetric, SingleValueWidget, Stats } from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct } from 'constructs'
import { programMetric, every, functionThrottles, transitionThrottles, type Watched } from './watches.ts'

const graph = (title: string, left: IMetric[], right: IMetric[] = []): GraphWidget =>
  new GraphWidget({ title, left, right, width: 8, height: 6 })

/** One page for the person on call: the way of a case from the left to the right, top to bottom. */
export const dashboard = (scope: Construct, watched: Watched): void => {
  const { settings, table, api, web, machines, relay, mail, clock, restart } = watched
  const waiting = (queue: typeof relay.deadLetters, label: string): IMetric =>
    queue.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, label })
  const age = { period: every.period, statistic: Stats.MAXIMUM }
  new Dashboard(scope, 'Dashboard', {
    dashboardName: `consort-${settings.stage}-${Stack.of(scope).region}`,
    widgets: [
      [
        graph('Requests and errors', [api.metricCount(every)], [api.metricServerError(every)]),
        graph('How long pages take (ms)', [
          api.metricLatency({ ...every, statistic: 'p50', label: 'half of them' }),
          api.metricLatency({ ...every, statistic: 'p99', label: '99 of 100' }),
        ]),
        graph('The web function', [web.metricInvocations(every)], [web.metricErrors(every)]),
      ],
      [
        graph(
          'Executions',
          machines.outer.map((machine) => machine.metricStarted(every)),
          machines.outer.map((machine) => machine.metricFailed(every)),
        ),
        graph('Age of what the relay and the mail read (ms)', [
          relay.function.metric('IteratorAge', { ...age, label: 'effects' }),
          mail.function.metric('IteratorAge', { ...age, label: 'messages' }),
        ]),
        graph('Table', [
          table.metricConsumedReadCapacityUnits(every),
          table.metricConsumedWriteCapacityUnits(every),
        ]),
      ],
      [
        graph('Throttled', [
          functionThrottles(),
          transitionThrottles(),
          table.metric('ReadThrottleEvents', every),
          table.metric('WriteThrottleEvents', every),
        ]),
        graph('Clock', [
          programMetric('ClockRuns', table),
          programMetric('StuckCases', table),
          programMetric('SweptEffects', table),
          programMetric('ReceiptKeyUnread', table),
        ]),
        new SingleValueWidget({
          title: 'Dead letters',
          width: 8,
          height: 6,
          metrics: [
            waiting(relay.deadLetters, 'effects'),
            waiting(mail.deadLetters, 'mail'),
            waiting(restart.deadLetters, 'restarts'),
            waiting(clock.deadLetters, 'clock'),
          ],
        }),
      ],
    ],
  })
}
