import type { CaseFile } from '../../domain/case.ts'
import type { Asked } from './ask.ts'
import type { Values } from './ids.ts'
import type { Role } from './world.ts'

/** Where something of a case, or beside it, is said to those who may know it. */
const places = [
  '/api/cases/{case}',
  '/cases/{case}',
  '/cases/{case}/document',
  '/cases/{case}/notes',
  '/cases/{case}/trail',
  '/cases/{case}/trail.csv',
  '/api/cases/{case}/history',
  '/cases/{case}/members',
  '/cases/{case}/members/{organisation}/part',
  '/api/cases/{case}/members/{organisation}/part',
  '/cases/{case}/messages',
  '/api/cases/{case}/messages',
  '/cases/{case}/comparison',
  '/cases/{case}/export.json',
  '/cases/{case}/tasks/{task}',
  '/api/cases/{case}/tasks/{task}',
  '/api/cases/{case}/tasks/{task}/draft',
  '/cases/{case}/objections/{objection}',
  '/meetings/{meeting}/cases/{case}',
  '/meetings/{meeting}/minutes',
  '/calls/{call}/panels',
  '/calls/{call}/panels/{case}',
  '/api/boards/{batch}/panels/{case}',
  '/board/{batch}',
  '/api/boards/{batch}',
  '/api/boards/{batch}/views',
  '/files/board/{batch}/cases.csv',
  '/tasks',
  '/me/messages',
  '/me/messages/settings',
  '/register/{consortium}',
  '/administration/messages',
  '/insight/{batch}',
  '/approvals/delegations',
  '/api/delegations?all=true',
  '/administration/robots/lingang/{robot}',
  '/api/robots/lingang',
  '/administration/templates/lingang/revoked/zh',
  '/api/templates/lingang/revoked/zh',
] as const

const doorOf = (place: string): Asked['door'] =>
  place.startsWith('/api/')
    ? 'api'
    : place.startsWith('/files/')
      ? 'files'
      : place.startsWith('/insight/')
        ? 'figures'
        : 'pages'

/** Every one of these places for one case, by place. */
export const placesOf = (
  values: Values,
  files: readonly CaseFile[],
): ReadonlyMap<string, readonly ((role: Role) => Asked)[]> => {
  const here: Values = {
    ...values,
    case: files.map(({ head }) => head.id),
    task: files.flatMap(({ tasks }) =>
      tasks
        .filter(({ kind }, at) => kind === 'score' || tasks.findIndex((one) => one.kind === kind) === at)
        .map(({ id }) => id),
    ),
    objection: files.flatMap(({ objections }) => objections.map(({ id }) => id)),
    organisation: files.flatMap(({ members }) => members.map(({ organisation }) => organisation)),
    batch: [...new Set(files.map(({ head }) => head.batch))],
  }
  const addressesOf = (place: string): string[] =>
    [...place.matchAll(/\{(\w+)\}/g)].reduce<string[]>(
      (addresses, [name = '', value = '']) =>
        addresses.flatMap((address) =>
          [...new Set(here[value])].map((id) => address.replace(name, encodeURIComponent(id))),
        ),
      [place],
    )
  return new Map(
    places.map((place) => [
      place,
      addressesOf(place).map((address) => (role: Role): Asked => ({
        ...{ route: place, role, method: 'GET', address, language: 'zh' },
        door: doorOf(place),
      })),
    ]),
  )
}
