import type { Asked } from './ask.ts'
import type { Values } from './ids.ts'
import type { Role } from './world.ts'

/** Where something of a case is said to those who may know it, the likeliest first. */
const places = [
  '/api/cases/{case}',
  '/cases/{case}/notes',
  '/api/cases/{case}/tasks/{task}',
  '/cases/{case}/tasks/{task}',
  '/meetings/{meeting}/cases/{case}',
  '/cases/{case}/members/{organisation}/part',
  '/cases/{case}/members',
  '/cases/{case}/trail',
  '/api/boards/{batch}/views',
  '/cases/{case}',
] as const

/** Every one of these places, as somebody who may know what is said there. */
export const placesFor = (role: Role, values: Values): Asked[] =>
  places.flatMap((place) =>
    [...place.matchAll(/\{(\w+)\}/g)]
      .reduce<string[]>(
        (addresses, [name = '', value = '']) =>
          addresses.flatMap((address) =>
            [...new Set(values[value])].map((id) => address.replace(name, encodeURIComponent(id))),
          ),
        [place],
      )
      .map((address): Asked => ({
        ...{ route: place, role, method: 'GET', address, language: 'zh' },
        door: address.startsWith('/api/') ? 'api' : 'pages',
      })),
  )
