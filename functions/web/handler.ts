import { handle } from 'hono/aws-lambda'
import { environment } from '../environment.ts'
import { awsWorld, onTime } from '../ports-aws.ts'
import { secretSealer } from '../secret-sealer.ts'
import { secretSigner } from '../secret-signer.ts'
import { createApp } from './app.tsx'
import { bundledAssets, bundledCatalogue } from './assets.ts'
import { deployedSettings } from './deployed.ts'

const env = environment()
const world = awsWorld(
  env,
  bundledCatalogue(),
  secretSigner({ arn: env.RECEIPT_KEY_SECRET_ARN, table: env.TABLE }, env.PUBLIC_URL ?? ''),
  secretSealer(env.ROBOT_KEY_SECRET_ARN),
)
const settings = deployedSettings(env, 'web', bundledAssets())

/** Pages and API behind the HTTP API. */
export const handler = onTime(world, handle(createApp({ world, settings })))
