import { readFileSync } from 'node:fs'
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { z } from 'zod'
import { consort } from '../../infra/main.ts'

const CdkJson = z.object({ context: z.record(z.string(), z.unknown()) })
const cdkJson = CdkJson.parse(JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')))

/** An issuer of one's own: what every region can have, and AWS China must. */
export const ownIssuer = { issuer: 'https://sign-in.example', clientId: 'consort' }

/** The stacks as the CDK command makes them, without bundling: the templates are what is looked at. */
export const synthesise = (context: Record<string, unknown>) => {
  const app = new App({
    context: { ...cdkJson.context, 'aws:cdk:bundling-stacks': [], ...context },
  })
  const stacks = consort(app)
  app.synth()
  return {
    app,
    ...stacks,
    templates: {
      data: Template.fromStack(stacks.data),
      program: Template.fromStack(stacks.program),
    },
  }
}

/** Every resource of a type, as the template has it. */
export const resourcesOf = (template: Template, type: string): unknown[] =>
  Object.values(template.findResources(type))

/** What every resource of a type is set to. */
export const propertiesOf = (template: Template, type: string): unknown[] =>
  Object.values(template.findResources(type)).map(({ Properties }) => Properties)
