import type { EmulatedAws } from './emulated-aws.ts'

const actions = ['states:SendTaskSuccess', 'secretsmanager:GetSecretValue']
const version = { Version: '2010-05-08' }

const valuesOf = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, value = '']) => value)

/**
 * MiniStack holds SendTaskSuccess against all resources, where AWS holds it against the state machine; and it makes of
 * a reference to a secret the secret's name, where AWS makes its address. Whichever role may do one of these is given
 * what MiniStack asks for; a role that may not is left as it is.
 */
export const allowForEmulator = async (aws: EmulatedAws): Promise<string[]> => {
  const ask = (Action: string, more: Readonly<Record<string, string>> = {}) =>
    aws.query('iam', { Action, ...version, ...more })
  const allowed: string[] = []
  for (const RoleName of valuesOf(await ask('ListRoles', { MaxItems: '1000' }), 'RoleName')) {
    const policies = valuesOf(await ask('ListRolePolicies', { RoleName }), 'member')
    const granted = await Promise.all(
      policies.map((PolicyName) => ask('GetRolePolicy', { RoleName, PolicyName })),
    )
    const held = actions.filter((action) =>
      granted.some((policy) => decodeURIComponent(policy).includes(action)),
    )
    if (held.length === 0) continue
    const Statement = [{ Effect: 'Allow', Action: held, Resource: '*' }]
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement })
    await ask('PutRolePolicy', { RoleName, PolicyName: 'ForMiniStack', PolicyDocument })
    allowed.push(RoleName)
  }
  return allowed
}
