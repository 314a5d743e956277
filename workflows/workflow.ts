/**
 * The notation: a state machine is a table, one line per step.
 * Read it from top to bottom; the words are the officer's, the arrows are outcomes.
 */

/** Answers at once: a rule decides, or a record is written. */
export type Automatic<Label extends string> = {
  readonly is: 'automatic'
  readonly task: string
  readonly then: Readonly<Record<string, Label>>
}

/** Waits for somebody's answer. `late` says where the case goes when the deadline passes without one. */
export type Personal<Label extends string> = {
  readonly is: 'personal'
  readonly task: string
  readonly then: Readonly<Record<string, Label>> & { readonly late: Label }
}

/** Runs another table to one of its ends; the outcome is the one the inner table ended with. */
export type Nested<Label extends string> = {
  readonly is: 'nested'
  readonly workflow: string
  readonly then: Readonly<Record<string, Label>>
}

/** Nothing more happens. The outcome is what an outer table branches on. */
export type End = { readonly is: 'end'; readonly outcome?: string }

export type WorkflowStep<Label extends string = string> =
  Automatic<Label> | Personal<Label> | Nested<Label> | End

export type Workflow<Label extends string = string> = {
  readonly name: string
  readonly first: Label
  readonly steps: Readonly<Record<Label, WorkflowStep<Label>>>
}

/** A step that answers at once, named by the file in `functions/tasks` that does it. */
export const automatic = <const Then extends Record<string, string>>(task: string, then: Then) => ({
  is: 'automatic' as const,
  task,
  then,
})

/** A step that waits for people. Lateness always leads somewhere. */
export const personal = <const Then extends Record<string, string> & { late: string }>(
  task: string,
  then: Then,
) => ({ is: 'personal' as const, task, then })

/** A step that is a whole table of its own. */
export const nested = <const Then extends Record<string, string>>(workflow: string, then: Then) => ({
  is: 'nested' as const,
  workflow,
  then,
})

/** An ending without a word for an outer table. */
export const end = { is: 'end' as const }

/** An ending whose outcome an outer table branches on. */
export const endAs = <const Outcome extends string>(outcome: Outcome) => ({ is: 'end' as const, outcome })

/** Declares a table. An arrow to a step that is not in the table does not compile. */
export const workflow = <const Steps extends Record<string, WorkflowStep<Extract<keyof Steps, string>>>>(
  name: string,
  first: Extract<keyof Steps, string>,
  steps: Steps,
) => ({ name, first, steps })

/** Every task that the tables name, once, with how it is called. */
export const tasksOf = (workflows: readonly Workflow[]): { task: string; is: 'automatic' | 'personal' }[] => {
  const found = new Map<string, 'automatic' | 'personal'>()
  for (const { steps } of workflows)
    for (const step of Object.values(steps))
      if (step.is === 'automatic' || step.is === 'personal') found.set(step.task, step.is)
  return [...found].map(([task, is]) => ({ task, is }))
}
