import { z } from 'zod'
import { MessageWishes, Way } from '../domain/message-wishes.ts'
import { FullHour } from '../domain/quiet-hours.ts'
import { StepUpMinutes } from '../domain/step-up.ts'

/** The one door for the environment. Each function gets only what it needs; the rest is absent. */
const Environment = z.object({
  TABLE: z.string().min(1),
  DYNAMODB_ENDPOINT: z.url().optional(),
  STEP_FUNCTIONS_ENDPOINT: z.url().optional(),
  MACHINE_APPLICATION: z.string().optional(),
  MACHINE_ANNUAL_EVALUATION: z.string().optional(),
  MACHINE_CHANGE: z.string().optional(),
  MACHINE_INSPECTION: z.string().optional(),
  PUBLIC_URL: z.url().optional(),
  /** OpenID Connect: the issuer, a name for it that stays, our client there, and whom bearer tokens are for. */
  ISSUER: z.url().optional(),
  ISSUER_NAME: z.string().optional(),
  CLIENT_ID: z.string().optional(),
  AUDIENCE: z.string().optional(),
  /** The subject that becomes administrator at its first sign-in. */
  FIRST_ADMINISTRATOR: z.string().optional(),
  /** Decisions demand a second factor, at most so many minutes old, where a programme says nothing else. */
  STEP_UP_MINUTES: z.coerce.number().pipe(StepUpMinutes).optional(),
  /** The issuer's name for a sign-in with a second factor. */
  STEP_UP_ACR: z.string().optional(),
  /** The address of the licence that the open data is under. */
  OPEN_DATA_LICENCE: z.url().optional(),
  /** A rehearsal: the clock function can be told to move time ahead. */
  PRACTICE_CLOCK: z.literal('1').optional(),
  /** The secret that receipts are signed with: `{"seed": …}`. */
  RECEIPT_KEY_SECRET_ARN: z.string().optional(),
  /** The secret that the keys of groups' robots are sealed with: `{"seed": …}`. */
  ROBOT_KEY_SECRET_ARN: z.string().optional(),
  /** Where files lie, the origin of their signed addresses, and an emulator's endpoint. */
  BUCKET: z.string().optional(),
  STORAGE_ORIGIN: z.url().optional(),
  S3_ENDPOINT: z.url().optional(),
  /** Who looks for malware in them: nobody, a ClamAV daemon, or GuardDuty by its events. */
  SCANNER: z.enum(['none', 'clamd', 'guardduty']).default('none'),
  CLAMD_HOST: z.string().optional(),
  CLAMD_PORT: z.coerce.number().int().default(3310),
  /** How those are told who wish for nothing else: `20:00-08:00` or `never`, the hour of digests, the zone, the way. */
  QUIET_HOURS: z
    .string()
    .regex(/^(never|\d\d:00-\d\d:00)$/)
    .optional(),
  DIGEST_AT: FullHour.optional(),
  MESSAGE_ZONE: MessageWishes.shape.zone,
  MESSAGE_WAY: Way.optional(),
  SMTP_HOST: z.string().optional(),
  SMTP_PORT: z.coerce.number().int().default(587),
  SMTP_SECRET_ARN: z.string().optional(),
  MAIL_FROM: z.string().default('Consort <no-reply@consort.example>'),
})
export type Environment = z.infer<typeof Environment>

export const environment = (): Environment => Environment.parse(process.env)
