import { createTransport } from 'nodemailer'
import type { Mail } from '../ports/world.ts'

export type SmtpSettings = {
  readonly host: string
  readonly port: number
  readonly from: string
  readonly user?: string
  readonly password?: string
}

/** Any SMTP server: a region's SES endpoint, or the organisation's own. */
export const smtpMail = ({ host, port, from, user, password }: SmtpSettings): Mail => {
  const transport = createTransport({
    host,
    port,
    secure: port === 465,
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
  })
  return {
    deliver: async (message, attachments = []) => {
      await transport.sendMail({
        from,
        to: message.address,
        subject: message.subject,
        text: message.text,
        attachments: attachments.map(({ name, type, text }) => ({
          filename: name,
          contentType: `${type}; charset=utf-8`,
          content: text,
        })),
        messageId: `<${Buffer.from(message.id).toString('base64url')}@consort>`,
        headers: { 'Content-Language': message.language, 'Auto-Submitted': 'auto-generated' },
      })
    },
  }
}
