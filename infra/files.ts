import { fileURLToPath } from 'node:url'
import { Duration } from 'aws-cdk-lib'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import type { ICommandHooks } from 'aws-cdk-lib/aws-lambda-nodejs'
import type { ILogGroup } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { type Program, programFunction } from './program-function.ts'
import { readersRole } from './web.ts'

const font = fileURLToPath(
  new URL(
    '../node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
    import.meta.url,
  ),
)

/** The font of printed applications lies beside the code: 10 MB that are read when the first one is asked for. */
const withFont: ICommandHooks = {
  beforeBundling: () => [],
  beforeInstall: () => [],
  afterBundling: (_from, to) => [
    `"${process.execPath}" --input-type=module -e "import { cpSync } from 'node:fs'; cpSync(process.argv[1], process.argv[2])" "${font}" "${to}/assets/document-font.ttf"`,
  ],
}

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
    bundling: { commandHooks: withFont },
  })
