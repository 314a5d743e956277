import { Validations } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'

/** Why a rule of cdk-nag does not apply here: each finding with its own sentence. */
export const because = (construct: IConstruct, reasons: Readonly<Record<string, string>>): void => {
  for (const [id, reason] of Object.entries(reasons))
    Validations.of(construct).acknowledge({ id: `AwsSolutions-${id}`, reason })
}
