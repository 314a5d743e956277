import { existsSync } from 'node:fs'
import aslValidator from 'asl-validator'
import { describe, expect, test } from 'vitest'
import { workflows } from '../../workflows/all.ts'
import { toAsl } from '../../workflows/asl.ts'
import { tasksOf, type Workflow } from '../../workflows/workflow.ts'

const arrowsOf = (workflow: Workflow, label: string): string[] => {
  const step = workflow.steps[label]
  return step === undefined || step.is === 'end' ? [] : Object.values(step.then)
}

const reachable = (workflow: Workflow, from: string): Set<string> => {
  const seen = new Set([from])
  for (const label of seen) for (const next of arrowsOf(workflow, label)) seen.add(next)
  return seen
}

describe.each(workflows.map((workflow) => [workflow.name, workflow] as const))('%s', (_name, workflow) => {
  const labels = Object.keys(workflow.steps)

  test('renders to valid Amazon States Language', () => {
    const text = JSON.stringify(toAsl(workflow))
      .replaceAll('${Partition}', 'aws')
      .replaceAll(/\$\{machine:([a-z-]+)\}/g, 'arn:aws:states:us-east-1:123456789012:stateMachine:$1')
      .replaceAll(/\$\{([a-z-]+)\}/g, 'arn:aws:lambda:us-east-1:123456789012:function:$1')
    const { isValid, errorsText } = aslValidator(JSON.parse(text))
    expect(isValid ? '' : errorsText()).toBe('')
  })

  test('every step can be reached, and an end from every step', () => {
    expect(reachable(workflow, workflow.first)).toEqual(new Set(labels))
    for (const label of labels)
      expect([...reachable(workflow, label)].some((next) => workflow.steps[next]?.is === 'end')).toBe(true)
  })

  test('an outer table branches on every ending of the table it runs', () => {
    for (const step of Object.values(workflow.steps)) {
      if (step.is !== 'nested') continue
      const inner = workflows.find((candidate) => candidate.name === step.workflow)
      const endings = Object.values(inner?.steps ?? {}).flatMap((last) =>
        last.is === 'end' ? [last.outcome] : [],
      )
      expect(new Set<unknown>(Object.keys(step.then))).toEqual(new Set(endings))
    }
  })
})

test('every task that a table names has its file', () => {
  for (const { task } of tasksOf(workflows))
    expect([task, existsSync(new URL(`../../functions/tasks/${task}.ts`, import.meta.url))]).toEqual([
      task,
      true,
    ])
})
