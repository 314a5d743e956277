import { z } from 'zod'

/** The one door for the environment. Each function gets only what it needs; the rest is absent. */
const Environment = z.object({
  TABLE: z.string().min(1),
  DYNAMODB_ENDPOINT: z.url().optional(),
  STEP_FUNCTIONS_ENDPOINT: z.url().optional(),
  MACHINE_APPLICATION: z.string().optional(),
  MACHINE_ANNUAL_EVALUATION: z.string().optional(),
  PUBLIC_URL: z.url().optional(),
  SMTP_HOST: z.string().optional(),
  SMTP_PORT: z.coerce.number().int().default(587),
  SMTP_SECRET_ARN: z.string().optional(),
  MAIL_FROM: z.string().default('Consort <no-reply@consort.example>'),
})
export type Environment = z.infer<typeof Environment>

export const environment = (): Environment => Environment.parse(process.env)
