import { schemeCode } from '../../../domain/ids.ts'
import type { Office } from '../../../domain/person.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import type { Words } from '../../../domain/words.ts'
import type { View } from '../context.ts'
import { roleWords } from './words.ts'

/** An office as people call it: the role, the level of the chain, the programme. */
export const officeWords = (view: View, office: Office, schemes: readonly Scheme[]): string => {
  const scheme = schemes.find((one) => schemeCode(one.ref) === office.scheme)
  return [
    view.say(roleWords[office.role]),
    office.level === undefined
      ? undefined
      : levelName(view, office.level, scheme === undefined ? schemes : [scheme]),
    office.scheme === '*' ? undefined : scheme === undefined ? office.scheme : view.say(scheme.title),
  ]
    .filter((part) => part !== undefined)
    .join(' · ')
}

const levelName = (view: View, level: string, schemes: readonly Scheme[]): string => {
  const titles: Words[] = schemes
    .flatMap((scheme) => [
      ...scheme.steps.flatMap((step) => (step.kind === 'approval' ? step.levels : [])),
      ...(scheme.evaluation?.levels ?? []),
    ])
    .filter((one) => one.id === level)
    .map((one) => one.title)
  return titles[0] === undefined ? level : view.say(titles[0])
}
