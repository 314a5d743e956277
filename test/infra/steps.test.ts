import { expect, test } from 'vitest'
import { z } from 'zod'
import { workflows } from '../../workflows/all.ts'
import { ownIssuer, synthesise } from '../support/stacks.ts'

const { program } = synthesise({ region: 'cn-north-1', ...ownIssuer }).templates

const Machine = z.object({
  Properties: z.object({
    DefinitionString: z.object({ 'Fn::Join': z.tuple([z.literal(''), z.array(z.unknown())]) }),
  }),
})
/** `<LogicalId>` where CloudFormation puts an address. */
const Part = z.union([
  z.string(),
  z.object({ Ref: z.string() }).transform(({ Ref }) => `<${Ref}>`),
  z
    .object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) })
    .transform((part) => `<${part['Fn::GetAtt'][0]}>`),
])
const Definition = z.object({
  Comment: z.string(),
  States: z.record(
    z.string(),
    z.looseObject({
      Resource: z.string().optional(),
      Parameters: z
        .looseObject({ FunctionName: z.string().optional(), StateMachineArn: z.string().optional() })
        .optional(),
    }),
  ),
})

/** The definitions as Step Functions gets them. */
const definitions = Object.values(program.findResources('AWS::StepFunctions::StateMachine')).map((found) => {
  const [, parts] = Machine.parse(found).Properties.DefinitionString['Fn::Join']
  const text = parts.map((part) => Part.parse(part)).join('')
  return Definition.parse(JSON.parse(text))
})

const Described = z.object({ Properties: z.object({ Description: z.string() }) })
const functions = program.findResources('AWS::Lambda::Function')
const doing = (id: string): string | undefined => {
  const found = functions[id.replaceAll(/[<>]/g, '')]
  return found && Described.parse(found).Properties.Description
}

test.each(workflows.map((workflow) => [workflow.name, workflow] as const))(
  'every step of %s calls the function that its table names',
  (name, { steps }) => {
    const definition = definitions.find(({ Comment }) => Comment.includes(`workflows/${name}.ts`))
    const called = Object.entries(steps).flatMap(([label, step]) => {
      const state = definition?.States[label]
      return step.is === 'automatic' || step.is === 'personal'
        ? [[label, doing(state?.Parameters?.FunctionName ?? '')]]
        : []
    })
    const named = Object.entries(steps).flatMap(([label, step]) =>
      step.is === 'automatic' || step.is === 'personal' ? [[label, `The step ${step.task}`]] : [],
    )
    expect(called).toEqual(named)
    expect(called.length).toBeGreaterThan(0)
  },
)

test('every state speaks of the partition that it is deployed to', () => {
  const resources = definitions.flatMap(({ States }) =>
    Object.values(States).flatMap(({ Resource }) => Resource ?? []),
  )
  expect(resources.length).toBeGreaterThan(definitions.length)
  expect(resources.filter((name) => !name.startsWith('arn:<AWS::Partition>:states:::'))).toEqual([])
})
