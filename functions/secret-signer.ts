import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { z } from 'zod'
import { noSigner } from './no-signer.ts'
import type { Signer } from './ports.ts'
import { signerOf } from './signer.ts'

const Secret = z.object({ seed: z.string().min(32) })

/** Signs with the key in the secret store, which is asked once a process, when the first receipt is due. */
export const secretSigner = (arn: string | undefined, issuer: string): Signer =>
  arn === undefined
    ? noSigner
    : signerOf(issuer, async () => {
        const out = await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId: arn }))
        return Secret.parse(JSON.parse(out.SecretString ?? '{}')).seed
      })
