import { Aws, Duration, Fn, RemovalPolicy } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  CfnBucket,
  HttpMethods,
  ObjectOwnership,
  StorageClass,
} from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { because } from './reasons.ts'
import type { Settings } from './settings.ts'

const shared = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  removalPolicy: RemovalPolicy.RETAIN,
}

/** What people hand in beside the form: kept with every version, and reached by signed addresses alone. */
export const documentBucket = (scope: Construct, { publicUrl, archiveDays }: Settings): Bucket => {
  const log = new Bucket(scope, 'DocumentsLog', {
    ...shared,
    // As long as every other log.
    lifecycleRules: [{ expiration: Duration.days(180) }],
  })
  because(log, { S1: 'It holds the access log itself: a log of that would log its own writing.' })
  const documents = new Bucket(scope, 'Documents', {
    ...shared,
    versioned: true,
    lifecycleRules: [
      // Pieces of an upload that nobody went on with.
      { id: 'unfinished', abortIncompleteMultipartUploadAfter: Duration.days(7) },
      {
        id: 'archive',
        // Old cases are opened seldom, and then at once.
        transitions: [
          {
            storageClass: StorageClass.GLACIER_INSTANT_RETRIEVAL,
            transitionAfter: Duration.days(archiveDays),
          },
        ],
      },
    ],
    cors: [
      {
        // Without an address of its own the program is at the API's, which is not known before the record is made.
        allowedOrigins: [
          publicUrl === undefined
            ? Fn.join('', ['https://*.execute-api.', Aws.REGION, '.', Aws.URL_SUFFIX])
            : new URL(publicUrl).origin,
        ],
        allowedMethods: [HttpMethods.GET, HttpMethods.HEAD, HttpMethods.PUT, HttpMethods.POST],
        allowedHeaders: ['content-type', 'range', 'x-amz-checksum-sha256'],
        exposedHeaders: ['accept-ranges', 'content-length', 'content-range', 'etag'],
        maxAge: 3600,
      },
    ],
  })
  logTo(documents, log)
  return documents
}

/** By a policy of the log's bucket: access lists, the older way, are switched off. */
const logTo = (from: Bucket, to: Bucket): void => {
  to.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('logging.s3.amazonaws.com')],
      actions: ['s3:PutObject'],
      resources: [to.arnForObjects('documents/*')],
      conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
    }),
  )
  const { defaultChild } = from.node
  if (defaultChild instanceof CfnBucket)
    defaultChild.loggingConfiguration = {
      destinationBucketName: to.bucketName,
      logFilePrefix: 'documents/',
    }
}
