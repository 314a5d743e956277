import { handle } from 'hono/aws-lambda'
import { z } from 'zod'
import { environment } from '../environment.ts'
import { awsWorld, onTime } from '../ports-aws.ts'
import { createApp } from './app.tsx'
import { bundledAssets, bundledCatalogue } from './assets.ts'

const env = environment()
const SignIn = z.object({
  PUBLIC_URL: z.url(),
  ISSUER: z.url(),
  ISSUER_NAME: z.string().optional(),
  CLIENT_ID: z.string(),
  AUDIENCE: z.string(),
})
const { PUBLIC_URL, ISSUER, ISSUER_NAME, CLIENT_ID, AUDIENCE } = SignIn.parse(env)

const world = awsWorld(env, bundledCatalogue())
const answer = handle(
  createApp({
    world,
    settings: {
      publicUrl: PUBLIC_URL.replace(/\/$/, ''),
      issuer: ISSUER,
      issuerName: ISSUER_NAME ?? ISSUER,
      clientId: CLIENT_ID,
      audience: AUDIENCE,
      firstAdministrator: env.FIRST_ADMINISTRATOR,
      practice: false,
      ...bundledAssets(),
      wall: () => new Date(),
      log: ({ level, ...line }) => console[level](JSON.stringify({ level, at: 'web', ...line })),
    },
  }),
)

/** Pages and API behind the HTTP API. */
export const handler = onTime(world, answer)
