import { z } from 'zod'
import type { Environment } from '../environment.ts'
import { messageDefaults } from '../message-defaults.ts'
import type { WebSettings } from './context.ts'

const SignIn = z.object({
  PUBLIC_URL: z.url(),
  ISSUER: z.url(),
  ISSUER_NAME: z.string().optional(),
  CLIENT_ID: z.string(),
  AUDIENCE: z.string(),
})

/** What pages and files are told by their functions' environments. `at` names the function in the log. */
export const deployedSettings = (
  env: Environment,
  at: string,
  assets: Pick<WebSettings, 'style' | 'script' | 'scripts'>,
): WebSettings => {
  const { PUBLIC_URL, ISSUER, ISSUER_NAME, CLIENT_ID, AUDIENCE } = SignIn.parse(env)
  return {
    publicUrl: PUBLIC_URL.replace(/\/$/, ''),
    issuer: ISSUER,
    issuerName: ISSUER_NAME ?? ISSUER,
    clientId: CLIENT_ID,
    audience: AUDIENCE,
    firstAdministrator: env.FIRST_ADMINISTRATOR,
    stepUp: { minutes: env.STEP_UP_MINUTES, acr: env.STEP_UP_ACR },
    defaults: messageDefaults(env),
    openDataLicence: env.OPEN_DATA_LICENCE,
    practice: false,
    storage: env.STORAGE_ORIGIN,
    ...assets,
    wall: () => new Date(),
    log: ({ level, ...line }) => console[level](JSON.stringify({ level, at, ...line })),
  }
}
