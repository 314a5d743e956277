import { Annotations, type App, CfnOutput, Stack, type StackProps } from 'aws-cdk-lib'
import { alarms } from './alarms.ts'
import { dashboard } from './dashboard.ts'
import type { DataStack } from './data.ts'
import { filesFunction } from './files.ts'
import { Inspection } from './inspection.ts'
import { logs, type Program } from './program-function.ts'
import { MailSender, Relay } from './relay.ts'
import { Clock, Restart } from './schedules.ts'
import type { Settings } from './settings.ts'
import { TaskFunctions } from './task-functions.ts'
import { FrontDoor, insightFunction, readersEnvironment, webFunction } from './web.ts'
import { WorkflowMachines } from './workflow-machine.ts'

/** The program: everything that can be made anew from the code and the record. */
export class ProgramStack extends Stack {
  constructor(
    app: App,
    id: string,
    { settings, data, ...props }: StackProps & { readonly settings: Settings; readonly data: DataStack },
  ) {
    super(app, id, { ...props, description: 'Consort: pages, workflows and what drives them' })
    const program: Program = { settings, data }
    const logGroup = logs(this, 'Logs')

    const door = new FrontDoor(this, 'FrontDoor', program)
    const { publicUrl } = door
    const tasks = new TaskFunctions(this, 'Tasks', program)
    const machines = new WorkflowMachines(this, 'Workflows', tasks.byName)
    const inspection = new Inspection(this, 'Inspection', program, { logGroup })
    const relay = new Relay(this, 'Relay', program, { logGroup, publicUrl, machines, inspection })
    const mail = new MailSender(this, 'Mail', program, { logGroup, publicUrl })
    const clock = new Clock(this, 'Clock', program, { logGroup, publicUrl, machines, inspection })
    const restart = new Restart(this, 'Restart', program, { logGroup, machines })
    const environment = readersEnvironment(this, program, publicUrl)
    const web = webFunction(this, program, { environment, logGroup })
    const files = filesFunction(this, program, { environment, logGroup })
    const insight = insightFunction(this, program, { environment, logGroup })
    door.leadsTo({ web, files, insight })

    const watched = {
      settings,
      table: data.table,
      api: door.api,
      web,
      machines,
      inspection,
      relay,
      mail,
      clock,
      restart,
    }
    alarms(this, watched)
    dashboard(this, watched)

    if (settings.smtpHost === undefined)
      Annotations.of(this).addInfo('No smtpHost: messages are recorded and shown in the program, not mailed.')
    new CfnOutput(this, 'ApiUrl', { value: door.api.apiEndpoint })
    new CfnOutput(this, 'PublicUrl', { value: publicUrl })
    new CfnOutput(this, 'ClockFunction', { value: clock.function.functionName })
  }
}
