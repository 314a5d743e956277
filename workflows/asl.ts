import type { Workflow, WorkflowStep } from './workflow.ts'

/** One state of an Amazon States Language document, as far as our tables need it. */
export type AslState = {
  Type: 'Task' | 'Choice' | 'Succeed' | 'Fail' | 'Pass'
  Comment?: string
  Resource?: string
  Parameters?: Record<string, unknown>
  ResultPath?: string
  OutputPath?: string
  Next?: string
  Retry?: readonly AslRetry[]
  Choices?: { Variable: string; StringEquals: string; Next: string }[]
  Default?: string
  Error?: string
  CausePath?: string
  Cause?: string
}

type AslRetry = {
  ErrorEquals: string[]
  IntervalSeconds: number
  MaxAttempts: number
  BackoffRate: number
  JitterStrategy: 'FULL'
}

export type AslDefinition = { Comment: string; StartAt: string; States: Record<string, AslState> }

/**
 * One policy for every task: handlers are idempotent, so anything may be tried again.
 * Six attempts from 2 s, doubling, take about two minutes: longer than a throttle or a failed deployment of one
 * function, shorter than the time after which somebody should be called.
 */
const retry: AslRetry[] = [
  { ErrorEquals: ['States.ALL'], IntervalSeconds: 2, MaxAttempts: 6, BackoffRate: 2, JitterStrategy: 'FULL' },
]

/**
 * Renders a table to Amazon States Language (JSONPath).
 * Placeholders stay for whoever deploys: `${Partition}`, `${task-name}` (a Lambda function) and `${machine:name}`.
 * A step becomes a Task and, when it has more than one outcome, a Choice named "… ?".
 */
export const toAsl = (workflow: Workflow): AslDefinition => {
  const states: Record<string, AslState> = {}
  for (const [label, step] of Object.entries(workflow.steps)) {
    if (step.is === 'end') {
      Object.assign(states, ending(label, step.outcome))
      continue
    }
    const arrows = Object.entries(step.then)
    const [only] = arrows
    if (arrows.length === 1 && only) {
      states[label] = { ...work(step), Next: only[1] }
      continue
    }
    const choice = `${label}?`
    states[label] = { ...work(step), Next: choice }
    states[choice] = {
      Type: 'Choice',
      Choices: arrows.map(([outcome, next]) => ({
        Variable: '$.outcome',
        StringEquals: outcome,
        Next: next,
      })),
      Default: 'Unknown outcome',
    }
  }
  if (Object.values(states).some((state) => state.Type === 'Choice'))
    states['Unknown outcome'] = {
      Type: 'Fail',
      Error: 'UnknownOutcome',
      Cause: 'A handler answered an outcome that the table does not name.',
    }
  return { Comment: `Generated from workflows/${workflow.name}.ts`, StartAt: workflow.first, States: states }
}

const ending = (label: string, outcome: string | undefined): Record<string, AslState> => {
  if (outcome === undefined) return { [label]: { Type: 'Succeed' } }
  // The handler's last outcome may differ from the table's ending, so the ending writes its own word.
  const done = `${label}.`
  return {
    [label]: {
      Type: 'Pass',
      Parameters: {
        'case.$': '$.case',
        'workflow.$': '$.workflow',
        'cycle.$': '$.cycle',
        'attempt.$': '$.attempt',
        'n.$': '$.n',
        'visits.$': '$.visits',
        outcome,
      },
      Next: done,
    },
    [done]: { Type: 'Succeed' },
  }
}

const work = (step: Exclude<WorkflowStep, { is: 'end' }>): AslState => {
  switch (step.is) {
    case 'automatic':
      return {
        Type: 'Task',
        Resource: 'arn:${Partition}:states:::lambda:invoke',
        Parameters: { FunctionName: `\${${step.task}}`, 'Payload.$': '$' },
        OutputPath: '$.Payload',
        Retry: retry,
      }
    case 'personal':
      return {
        Type: 'Task',
        Resource: 'arn:${Partition}:states:::lambda:invoke.waitForTaskToken',
        Parameters: {
          FunctionName: `\${${step.task}}`,
          Payload: { 'position.$': '$', 'token.$': '$$.Task.Token' },
        },
        Retry: retry,
      }
    case 'nested':
      return {
        Type: 'Task',
        Resource: 'arn:${Partition}:states:::states:startExecution.sync:2',
        Parameters: {
          StateMachineArn: `\${machine:${step.workflow}}`,
          // An outer execution never visits two steps with the same count, so the name is new for every visit.
          'Name.$': `States.Format('{}-${step.workflow}-{}-{}', $.case, $.n, $.attempt)`,
          'Input.$': '$',
        },
        OutputPath: '$.Output',
      }
  }
}
