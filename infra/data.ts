import { CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib'
import { AttributeType, BillingMode, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb'
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { UserPool } from 'aws-cdk-lib/aws-cognito'
import type { App } from 'aws-cdk-lib'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import { because } from './reasons.ts'
import { documentBucket } from './documents.ts'
import type { Settings } from './settings.ts'
import { userPool } from './sign-in.ts'

/** The three indexes of docs/access-patterns.md. */
const indexes = ['list', 'time', 'holder']

/** What must never be lost: the one table, the key for receipts, and the accounts where Cognito keeps them. */
export class DataStack extends Stack {
  readonly table: Table
  readonly receiptKey: Secret
  readonly robotKey: Secret
  readonly documents: Bucket
  readonly users: UserPool | undefined

  constructor(app: App, id: string, { settings, ...props }: StackProps & { readonly settings: Settings }) {
    super(app, id, {
      ...props,
      description: 'Consort: the record of every case',
      terminationProtection: true,
    })
    this.table = new Table(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      stream: StreamViewType.NEW_IMAGE,
      timeToLiveAttribute: 'expires',
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    for (const index of indexes)
      this.table.addGlobalSecondaryIndex({
        indexName: index,
        partitionKey: { name: `${index}Key`, type: AttributeType.STRING },
        sortKey: { name: `${index}Sort`, type: AttributeType.STRING },
      })
    this.receiptKey = new Secret(this, 'ReceiptKey', {
      description: 'Consort: what the key is derived from that receipts are signed with',
      // 64 letters and digits are 380 random bits, more than the key has.
      generateSecretString: {
        secretStringTemplate: '{}',
        generateStringKey: 'seed',
        passwordLength: 64,
        excludePunctuation: true,
      },
      removalPolicy: RemovalPolicy.RETAIN,
    })
    because(this.receiptKey, {
      SMG4: 'A new key is a decision, not a routine: everybody who checks receipts offline has to fetch it. docs/receipts.md says how; the public keys of earlier ones stay in the record.',
    })
    this.robotKey = new Secret(this, 'RobotKey', {
      description: 'Consort: what the key is derived from that addresses of group robots are sealed with',
      generateSecretString: {
        secretStringTemplate: '{}',
        generateStringKey: 'seed',
        passwordLength: 64,
        excludePunctuation: true,
      },
      removalPolicy: RemovalPolicy.RETAIN,
    })
    because(this.robotKey, {
      SMG4: 'With a new key no robot of a group could be told any more: each has its address entered again then.',
    })
    this.documents = documentBucket(this, settings)
    this.users = settings.signIn.by === 'user-pool' ? userPool(this) : undefined
    new CfnOutput(this, 'TableName', { value: this.table.tableName })
  }

  /** What relay and mail read. */
  get streamArn(): string {
    const { tableStreamArn } = this.table
    if (tableStreamArn === undefined) throw new Error('The table has no stream.')
    return tableStreamArn
  }

  /** What the store calls, on the table and on each index by name: no scan, no batch of writes, no wildcard. */
  grantStore(grantee: IGrantable): void {
    const { tableArn } = this.table
    Grant.addToPrincipal({
      grantee,
      actions: [
        'dynamodb:BatchGetItem',
        'dynamodb:ConditionCheckItem',
        'dynamodb:DeleteItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:Query',
      ],
      resourceArns: [tableArn],
    })
    Grant.addToPrincipal({
      grantee,
      actions: ['dynamodb:Query'],
      resourceArns: indexes.map((index) => `${tableArn}/index/${index}`),
    })
  }
}
