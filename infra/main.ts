import { App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { DataStack } from './data.ts'
import { ProgramStack } from './program-stack.ts'
import { readSettings } from './settings.ts'

/** One installation: what must never be lost, and the program, which can be made anew at any time. */
export const consort = (app: App) => {
  const settings = readSettings(app.node)
  const env = {
    region: settings.region,
    ...(settings.account === undefined ? {} : { account: settings.account }),
  }
  const data = new DataStack(app, `consort-${settings.stage}-data`, { env, settings })
  const program = new ProgramStack(app, `consort-${settings.stage}-program`, { env, settings, data })
  return { data, program }
}

if (import.meta.main) {
  const app = new App()
  consort(app)
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
}
