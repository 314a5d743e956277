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
  readonly organisation: OrganisationId
  readonly role: 'member' | 'co-lead'
  readonly layer?: string | undefined
  readonly cell: string
}

const heads = {
  code: { zh: '统一社会信用代码或 LEI', en: 'Unified social credit code or LEI' },
  name: { zh: '单位名称（仅供核对）', en: 'Name (to compare only)' },
  role: { zh: '角色', en: 'Role' },
  layer: { zh: '层次', en: 'Layer' },
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
      { head: `${say(heads.code, language)} *`, width: 26, kind: 'text' },
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
  const problems: CellProblem[] = []
  const members = rows.flatMap((row, at): SheetMember[] => {
    if (isBlank(row)) return []
    const wrong = (column: number, said: Words): [] => {
      problems.push({ sheet: sheet.name, cell: cellName(column, at + 1), said })
      return []
    }
    const typed = plainText(row[code] ?? emptyCell)
    if ('wrong' in typed) return wrong(code, typed.wrong)
    const read = readOrganisationCode(String(typed.value ?? ''))
    if (!read.ok)
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
    return [
      {
        organisation: organisationId(read.code),
        role: asked?.[0] === 'co-lead' ? 'co-lead' : 'member',
        ...(found ? { layer: found.id } : {}),
        cell: cellName(code, at + 1),
      },
    ]
  })
  return { members, problems }
}
