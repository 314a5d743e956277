import { z } from 'zod'
import { organisationId } from '../../domain/organisation.ts'
import { readOrganisationCode } from '../../domain/organisation-code.ts'
import type { OrganisationId } from '../../domain/ids.ts'
import type { Scheme } from '../../domain/scheme.ts'
import { type Language, say, type Words } from '../../domain/words.ts'
import { plainText } from './cell-value.ts'
import type { CellProblem } from './table-sheet.ts'
import { cellName, emptyCell, isBlank, type Sheet, textOf } from './workbook.ts'
import type { WrittenSheet } from './write-xlsx.ts'

/** Members in a sheet: by code, for names are written in many ways. */
export type SheetMember = {
  /** Not where an organisation is asked by its address alone. */
  readonly organisation?: OrganisationId
  readonly name?: string
  readonly address?: string
  readonly country: string
  readonly role: 'member' | 'co-lead'
  readonly layer?: string | undefined
  readonly cell: string
  /** Where its address stands, or would. */
  readonly addressCell: string
}

const heads = {
  code: { zh: '统一社会信用代码或 LEI', en: 'Unified social credit code or LEI' },
  name: { zh: '单位名称（未注册的必填）', en: 'Name (needed when it is not registered)' },
  role: { zh: '角色', en: 'Role' },
  layer: { zh: '层次', en: 'Layer' },
  address: { zh: '邀请邮箱（未注册的必填）', en: 'E-mail (needed when it is not registered)' },
  country: { zh: '国家或地区（两个字母，空白为 CN）', en: 'Country (two letters, CN when empty)' },
} as const satisfies Record<string, Words>
const roles = {
  member: { zh: '成员', en: 'Member' },
  'co-lead': { zh: '共同牵头', en: 'Co-lead' },
} as const satisfies Record<string, Words>
export const membersTitle: Words = { zh: '成员单位', en: 'Members' }

type Members = Pick<Scheme['members'], 'layers' | 'coLeads'>
type Named = {
  readonly organisation: string
  readonly name: string
  readonly role: string
  readonly layer?: string | undefined
}

export const memberSheet = (language: Language, scheme: Members, members: readonly Named[]): WrittenSheet => {
  const layers = scheme.layers ?? []
  return {
    name: say(membersTitle, language),
    columns: [
      { head: say(heads.code, language), width: 26, kind: 'text' },
      { head: say(heads.name, language), width: 36, kind: 'text' },
      {
        head: say(heads.role, language),
        width: 14,
        kind: 'text',
        choices: [roles.member, ...(scheme.coLeads ? [roles['co-lead']] : [])].map((one) =>
          say(one, language),
        ),
      },
      ...(layers.length === 0
        ? []
        : [
            {
              head: say(heads.layer, language),
              width: 18,
              kind: 'text' as const,
              choices: layers.map(({ title }) => say(title, language)),
            },
          ]),
      { head: say(heads.address, language), width: 30, kind: 'text' },
      { head: say(heads.country, language), width: 16, kind: 'text' },
    ],
    rows: members.flatMap(({ organisation, name, role, layer }) =>
      role === 'lead'
        ? []
        : [
            [
              organisation.slice(organisation.indexOf(':') + 1),
              name,
              say(role === 'co-lead' ? roles['co-lead'] : roles.member, language),
              ...(layers.length === 0 ? [] : [layerSaid(layers, layer, language)]),
            ],
          ],
    ),
    ready: 60,
  }
}

const layerSaid = (
  layers: NonNullable<Members['layers']>,
  id: string | undefined,
  language: Language,
): string => {
  const layer = layers.find((one) => one.id === id)
  return layer ? say(layer.title, language) : ''
}

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/\([^()]*\)|\*|\s/g, '')
    .toLowerCase()
const isOne = (text: string, words: Words): boolean =>
  [words.zh, words.en].some((name) => folded(name) === folded(text))

export const isMemberSheet = (sheet: Sheet): boolean =>
  (sheet.rows[0] ?? []).some((cell) => isOne(textOf(cell), heads.code))

export const readMemberSheet = (
  sheet: Sheet,
  scheme: Members,
): { readonly members: readonly SheetMember[]; readonly problems: readonly CellProblem[] } => {
  const [first = [], ...rows] = sheet.rows
  const columnOf = (words: Words): number => first.findIndex((cell) => isOne(textOf(cell), words))
  const [code, role, layer] = [columnOf(heads.code), columnOf(heads.role), columnOf(heads.layer)]
  const [nameAt, addressAt, countryAt] = [
    columnOf(heads.name),
    columnOf(heads.address),
    columnOf(heads.country),
  ]
  const problems: CellProblem[] = []
  const members = rows.flatMap((row, at): SheetMember[] => {
    if (isBlank(row)) return []
    const wrong = (column: number, said: Words): [] => {
      problems.push({ sheet: sheet.name, cell: cellName(column, at + 1), said })
      return []
    }
    const typed = plainText(row[code] ?? emptyCell)
    if ('wrong' in typed) return wrong(code, typed.wrong)
    const textIn = (column: number): string => (column < 0 ? '' : textOf(row[column] ?? emptyCell).trim())
    const [name, address] = [textIn(nameAt), textIn(addressAt)]
    const country = textIn(countryAt).toUpperCase() || 'CN'
    if (!/^[A-Z]{2}$/.test(country))
      return wrong(countryAt, {
        zh: '国家或地区为两个字母，如 CN',
        en: 'A country is two letters, such as CN',
      })
    if (address !== '' && !z.email().max(254).safeParse(address).success)
      return wrong(addressAt, { zh: '不是有效的邮箱', en: 'This is no e-mail address' })
    if (name.length === 1 || name.length > 200)
      return wrong(nameAt, { zh: '名称为 2 至 200 字', en: 'A name has 2 to 200 characters' })
    const given = String(typed.value ?? '').trim()
    const read = given === '' && address !== '' ? undefined : readOrganisationCode(given, country)
    if (read?.ok === false)
      return wrong(code, {
        zh: '代码缺失或校验位不正确，请核对',
        en: 'The code is missing or its check digit is wrong',
      })
    const roleSaid = role < 0 ? '' : textOf(row[role])
    const asked = Object.entries(roles).find(([, words]) => isOne(roleSaid, words))
    if (roleSaid !== '' && !asked)
      return wrong(role, { zh: '角色只能是“成员”或“共同牵头”', en: 'A role is “Member” or “Co-lead”' })
    const layerTyped = layer < 0 ? '' : textOf(row[layer])
    const found = (scheme.layers ?? []).find(({ title }) => isOne(layerTyped, title))
    if (layerTyped !== '' && !found) return wrong(layer, { zh: '没有这个层次', en: 'There is no such layer' })
    if (address !== '' && name === '')
      return wrong(Math.max(nameAt, 0), {
        zh: '填写了邮箱的单位，请同时填写名称',
        en: 'Give the name of an organisation that is asked by e-mail',
      })
    return [
      {
        ...(read ? { organisation: organisationId(read.code) } : {}),
        ...(name === '' ? {} : { name }),
        ...(address === '' ? {} : { address }),
        country,
        role: asked?.[0] === 'co-lead' ? 'co-lead' : 'member',
        ...(found ? { layer: found.id } : {}),
        cell: cellName(code, at + 1),
        addressCell: cellName(addressAt < 0 ? code : addressAt, at + 1),
      },
    ]
  })
  return { members, problems }
}
