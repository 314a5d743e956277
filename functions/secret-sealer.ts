import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { z } from 'zod'
import type { Sealer } from './ports/world.ts'
import { noSealer, sealerOf } from './sealer.ts'

const Secret = z.object({ seed: z.string().min(32) })

/** Seals with the key in the secret store, which is asked once a process, when the first robot is met. */
export const secretSealer = (arn: string | undefined): Sealer =>
  arn === undefined
    ? noSealer
    : sealerOf(async () => {
        const out = await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId: arn }))
        return Secret.parse(JSON.parse(out.SecretString ?? '{}')).seed
      })
