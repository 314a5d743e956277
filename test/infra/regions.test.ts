import { AwsSolutionsChecks } from 'cdk-nag'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ownIssuer, synthesise } from '../support/stacks.ts'

const Resources = z.object({ Resources: z.record(z.string(), z.object({ Type: z.string() })) })

/** Every string of a template but the names of AWS's services, which are the same in all partitions. */
const stringsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(stringsOf)
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'Principal' || name === 'Service' ? [] : stringsOf(inner),
  )
}

describe.each([
  ['us-east-1', {}],
  ['us-east-1', ownIssuer],
  ['eu-central-1', {}],
  ['cn-north-1', { ...ownIssuer, smtpHost: 'smtp.example', alarmEmail: 'on-call@consort.example' }],
])('in %s with %o', (region, context) => {
  const { app, templates } = synthesise({ region, ...context })
  const all = [templates.data.toJSON(), templates.program.toJSON()]

  test('cdk-nag finds nothing', () => {
    expect(new AwsSolutionsChecks().validateScope(app).violations).toEqual([])
  })

  test('nothing names a partition or an address of AWS by hand', () => {
    const wrong = all.flatMap(stringsOf).filter((text) => /arn:aws|amazonaws\.com/.test(text))
    expect(wrong).toEqual([])
  })

  test('there is nothing that AWS China does not have', () => {
    const types = new Set(
      all.flatMap((one) => Object.values(Resources.parse(one).Resources)).map(({ Type }) => Type),
    )
    expect([...types].filter((type) => /Lambda::Url|XRay|SES|CloudFront/.test(type))).toEqual([])
    expect(JSON.stringify(all)).not.toMatch(/TracingConfig":\{"(Mode":"Active|Enabled":true)/)
    expect([...types].some((type) => type.startsWith('AWS::Cognito'))).toBe(!('issuer' in context))
  })
})
