import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { z } from 'zod'
import { noSigner } from './no-signer.ts'
import type { Signer } from './ports/signer.ts'
import { signerOf } from './signer.ts'

const Secret = z.object({ seed: z.string().min(32) })

type Where = { readonly arn: string | undefined; readonly table: string }

/** Signs with the key in the secret store, which is asked once a process, when the first receipt is due. */
export const secretSigner = ({ arn, table }: Where, issuer: string): Signer =>
  arn === undefined
    ? noSigner
    : signerOf(issuer, async () => {
        try {
          const out = await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId: arn }))
          return Secret.parse(JSON.parse(out.SecretString ?? '{}')).seed
        } catch (problem) {
          report(table)
          throw problem
        }
      })

/**
 * In the embedded metric format, from which CloudWatch counts: without the key nobody can hand in, which is heard of at
 * the first attempt and not with the complaints.
 */
const report = (table: string): void =>
  console.log(
    JSON.stringify({
      _aws: {
        Timestamp: Date.now(),
        CloudWatchMetrics: [
          {
            Namespace: 'Consort',
            Dimensions: [['Table']],
            Metrics: [{ Name: 'ReceiptKeyUnread', Unit: 'Count' }],
          },
        ],
      },
      Table: table,
      ReceiptKeyUnread: 1,
    }),
  )
