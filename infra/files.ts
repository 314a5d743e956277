import { Duration } from 'aws-cdk-lib'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import type { ILogGroup } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { type Program, programFunction } from './program-function.ts'
import { readersRole } from './web.ts'

/** Documents and printed applications: apart from the pages, which need not wait for the libraries for either. */
export const filesFunction = (
  scope: Construct,
  program: Program,
  {
    logGroup,
    environment,
  }: { readonly logGroup: ILogGroup; readonly environment: Readonly<Record<string, string>> },
): IFunction =>
  programFunction(scope, 'Files', program, {
    entry: 'functions/files/handler.ts',
    does: 'Documents and printed applications',
    logGroup,
    role: readersRole(scope, 'FilesRole', program, logGroup),
    timeout: Duration.seconds(25),
    // Drawing a long application as PDF is work for a processor.
    memory: 1024,
    environment,
  })
