import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import {
  AccountRecovery,
  FeaturePlan,
  Mfa,
  OAuthScope,
  UserPool,
  UserPoolClient,
  UserPoolDomain,
} from 'aws-cdk-lib/aws-cognito'
import type { Construct } from 'constructs'
import { because } from './reasons.ts'

/** Accounts in Cognito, for an installation without an issuer of its own. Nobody can make an account alone. */
export const userPool = (scope: Construct): UserPool => {
  const users = new UserPool(scope, 'Users', {
    selfSignUpEnabled: false,
    signInAliases: { email: true },
    accountRecovery: AccountRecovery.EMAIL_ONLY,
    mfa: Mfa.REQUIRED,
    mfaSecondFactor: { otp: true, sms: false },
    passwordPolicy: {
      minLength: 12,
      requireDigits: true,
      requireLowercase: true,
      requireUppercase: true,
      requireSymbols: true,
    },
    featurePlan: FeaturePlan.ESSENTIALS,
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  })
  because(users, {
    COG8: 'Every account is made by an administrator and needs a second factor; the Plus plan is charged per person and can be chosen where the risk asks for it.',
  })
  return users
}

/** Cognito's own sign-in pages, and our program as a public client that must prove itself with PKCE. */
export const userPoolClient = (
  scope: Construct,
  users: UserPool,
  { publicUrl, prefix }: { readonly publicUrl: string; readonly prefix: string },
): UserPoolClient => {
  new UserPoolDomain(scope, 'SignInPages', { userPool: users, cognitoDomain: { domainPrefix: prefix } })
  return new UserPoolClient(scope, 'SignInClient', {
    userPool: users,
    generateSecret: false,
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [OAuthScope.OPENID, OAuthScope.PROFILE, OAuthScope.EMAIL],
      callbackUrls: [`${publicUrl}/signed-in`],
      logoutUrls: [`${publicUrl}/`],
    },
    preventUserExistenceErrors: true,
    accessTokenValidity: Duration.hours(1),
    idTokenValidity: Duration.hours(1),
    refreshTokenValidity: Duration.hours(12),
  })
}
