import { z } from 'zod'

/** The one door for the environment. Each function gets only what it needs; the rest is absent. */
const Environment = z.object({
  TABLE: z.string().min(1),
  DYNAMODB_ENDPOINT: z.url().optional(),
  STEP_FUNCTIONS_ENDPOINT: z.url().optional(),
  MACHINE_APPLICATION: z.string().optional(),
  MACHINE_ANNUAL_EVALUATION: z.string().optional(),
  PUBLIC_URL: z.url().optional(),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  API_AUDIENCE: z.string().optional(),
  SMTP_HOST: z.string().optional(),
  SMTP_PORT: z.coerce.number().int().default(587),
  SMTP_SECRET_ARN: z.string().optional(),
  MAIL_FROM: z.string().default('Consort <no-reply@consort.example>'),
  /** `movable` in a practice stage: the clock's offset is read from the table. */
  CLOCK: z.enum(['real', 'movable']).default('real'),
  /** `issuer|subject` of the person who becomes the first administrator. */
  FIRST_ADMINISTRATOR: z.string().optional(),
})
export type Environment = z.infer<typeof Environment>

export const environment = (): Environment => Environment.parse(process.env)
