import { expect, test } from 'vitest'
import { tableDefinition } from '../../functions/store/table.ts'
import { propertiesOf, resourcesOf, synthesise } from '../support/stacks.ts'

const { data } = synthesise({ region: 'eu-central-1' }).templates

test('the table is kept, protected and can be set back to any second', () => {
  expect(resourcesOf(data, 'AWS::DynamoDB::Table')).toMatchObject([
    {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
        TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
      },
    },
  ])
})

test('the keys for receipts and for robots are made here, never shown, and kept when the stack goes', () => {
  const kept = {
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    Properties: {
      GenerateSecretString: { GenerateStringKey: 'seed', PasswordLength: 64 },
    },
  }
  expect(resourcesOf(data, 'AWS::SecretsManager::Secret')).toMatchObject([kept, kept])
})

test('keys and indexes are those of the store', () => {
  const { KeySchema, GlobalSecondaryIndexes, AttributeDefinitions } = tableDefinition('any')
  expect(propertiesOf(data, 'AWS::DynamoDB::Table')).toMatchObject([
    { KeySchema, GlobalSecondaryIndexes, AttributeDefinitions },
  ])
})

test('nobody makes an account alone, and everybody needs a second factor', () => {
  expect(resourcesOf(data, 'AWS::Cognito::UserPool')).toMatchObject([
    {
      DeletionPolicy: 'Retain',
      Properties: {
        AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
        MfaConfiguration: 'ON',
        EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
        DeletionProtection: 'ACTIVE',
      },
    },
  ])
})
