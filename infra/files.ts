import { fileURLToPath } from 'node:url'
import { Duration } from 'aws-cdk-lib'
import { Grant, type Role } from 'aws-cdk-lib/aws-iam'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import type { ICommandHooks } from 'aws-cdk-lib/aws-lambda-nodejs'
import type { ILogGroup } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { z } from 'zod'
import type { DataStack } from './data.ts'
import { type Program, programFunction } from './program-function.ts'
import { because } from './reasons.ts'
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
    `"${process.execPath}" --input-type=module -e "import { writeFileAssets } from '${new URL('file-assets.ts', import.meta.url).href}'; await writeFileAssets(process.argv[1])" "${to}"`,
    `"${process.execPath}" --input-type=module -e "import { cpSync } from 'node:fs'; cpSync(process.argv[1], process.argv[2])" "${font}" "${to}/assets/document-font.ttf"`,
  ],
}

/** What files' functions are told of where files lie. */
export const storageEnvironment = ({ data }: Program): Record<string, string> => ({
  BUCKET: data.documents.bucketName,
  STORAGE_ORIGIN: `https://${data.documents.bucketRegionalDomainName}`,
})

/** These calls on documents, and no others. */
export const mayReach = ({ data }: Program, role: Role, actions: readonly string[]): void => {
  Grant.addToPrincipal({
    grantee: role,
    actions: [...actions],
    resourceArns: [data.documents.arnForObjects('*')],
  })
  // Without it a file that is not there is said to be forbidden.
  Grant.addToPrincipal({
    grantee: role,
    actions: ['s3:ListBucket'],
    resourceArns: [data.documents.bucketArn],
  })
  because(role, {
    [`IAM5[Resource::${exportedArn(data)}/*]`]:
      'Each document has a key of its own, made when it is announced.',
  })
}

/** Under which name the record's stack tells the bucket to this one: that is how the finding is called. */
const exportedArn = (data: DataStack): string =>
  z.object({ 'Fn::ImportValue': z.string() }).parse(data.resolve(data.exportValue(data.documents.bucketArn)))[
    'Fn::ImportValue'
  ]

/** Documents and printed applications: apart from the pages, which need not wait for the libraries for either. */
export const filesFunction = (
  scope: Construct,
  program: Program,
  {
    logGroup,
    environment,
  }: { readonly logGroup: ILogGroup; readonly environment: Readonly<Record<string, string>> },
): IFunction => {
  const role = readersRole(scope, 'FilesRole', program, logGroup)
  const { receiptKey } = program.data
  // It signs the evidence that an auditor takes away.
  receiptKey.grantRead(role)
  mayReach(program, role, [
    's3:AbortMultipartUpload',
    's3:GetObject',
    's3:GetObjectVersion',
    's3:ListMultipartUploadParts',
    's3:PutObject',
  ])
  return programFunction(scope, 'Files', program, {
    entry: 'functions/files/handler.ts',
    does: 'Documents and printed applications',
    logGroup,
    role,
    timeout: Duration.seconds(25),
    // Drawing a long application as PDF is work for a processor.
    memory: 1024,
    environment: {
      ...environment,
      ...storageEnvironment(program),
      RECEIPT_KEY_SECRET_ARN: receiptKey.secretArn,
    },
    bundling: { commandHooks: withFont },
  })
}
