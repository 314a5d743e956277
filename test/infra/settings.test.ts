import { App } from 'aws-cdk-lib'
import { describe, expect, test } from 'vitest'
import { readSettings } from '../../infra/settings.ts'

const read = (context: Record<string, unknown>) => readSettings(new App({ context }).node)

describe('settings', () => {
  test('a region with Cognito gets a user pool when no issuer is named', () => {
    expect(read({ region: 'eu-central-1' }).signIn).toEqual({ by: 'user-pool' })
  })

  test('bearer tokens are for the client unless an audience is named', () => {
    const issuer = { region: 'cn-north-1', issuer: 'https://id.example', clientId: 'consort' }
    expect(read(issuer).signIn).toMatchObject({ by: 'issuer', audience: 'consort' })
    expect(read({ ...issuer, audience: 'api' }).signIn).toMatchObject({ audience: 'api' })
  })

  test('practice is off unless it is said', () => {
    expect(read({ region: 'eu-central-1' }).practice).toBe(false)
    expect(read({ region: 'eu-central-1', practice: 'false' }).practice).toBe(false)
    expect(read({ region: 'eu-central-1', practice: 'true' }).practice).toBe(true)
  })

  test.each([
    [{ region: 'cn-north-1' }, 'There are no Cognito user pools in cn-north-1'],
    [{ region: 'eu-central-1', issuer: 'https://id.example' }, 'add -c clientId='],
    [{ region: 'Frankfurt' }, 'a region such as eu-central-1'],
    [{ region: 'eu-central-1', stage: 'Prod stage' }, 'small letters'],
    [{ region: 'eu-central-1', issuer: 'id.example', clientId: 'consort' }, 'issuer'],
  ])('%o is refused in a sentence that says what to do', (context, sentence) => {
    expect(() => read(context)).toThrow(sentence)
  })
})
