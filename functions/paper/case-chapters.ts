import { askedOf } from '../../domain/case-form.ts'
import { documentIn } from '../../domain/document.ts'
import { references } from '../../domain/form.ts'
import { kindWords } from '../../domain/organisation-kind.ts'
import type { Scheme } from '../../domain/scheme.ts'
import type { CaseView } from '../web/case-view/case-shape.ts'
import type { View } from '../web/context.ts'
import { maskOf } from '../../domain/name-mask.ts'
import type { OpenCase } from '../web/page.tsx'
import { dayWords, shownCode } from '../web/ui/parts.tsx'
import { confirmationWords, memberRoleWords } from '../web/words/words.ts'
import type { Named } from './answer-said.ts'
import type { Block, Chapter } from './paper.ts'
import { sectionBlocks } from './section-blocks.ts'

export const namedIn = (it: CaseView): Named => ({
  member: (organisation) => {
    const at = it.members.findIndex((member) => member.organisation === organisation)
    return it.members[at]?.name ?? organisation
  },
  document: (reference) => {
    const id = documentIn(reference)
    return it.documents?.find((one) => one.id === id)?.name ?? reference
  },
})

export const memberBlocks = (view: View, it: CaseView, scheme: Scheme): Block[] => {
  const { t, say } = view
  const layers = it.members.some(({ layerTitle }) => layerTitle !== undefined)
  return [
    {
      is: 'grid',
      caption: t('成员单位', 'Members'),
      heads: [
        '#',
        t('单位', 'Organisation'),
        t('类型', 'Kind'),
        t('角色', 'Role'),
        ...(layers ? [t('层次', 'Layer')] : []),
        t('所在地', 'Place'),
        t('确认', 'Confirmation'),
      ],
      rows: it.members.map((member, index) => [
        `${index + 1}`,
        member.name === undefined
          ? maskOf(index + 1)
          : [member.name, shownCode(member.organisation ?? '')].filter((part) => part !== '').join('\n'),
        say(kindWords[member.kind]),
        say(memberRoleWords[member.role]),
        ...(layers ? [member.layerTitle ? say(member.layerTitle) : ''] : []),
        member.country === 'CN'
          ? (member.place ?? '')
          : [member.country, member.place ?? ''].join(' ').trim(),
        member.confirmation.is === 'not-needed' && member.role !== 'lead'
          ? ''
          : [
              say(confirmationWords[member.confirmation.is]),
              ...(member.confirmation.at ? [dayWords(view, member.confirmation.at)] : []),
            ].join('\n'),
      ]),
      numbers: [],
    },
    ...it.members.flatMap(({ name, confirmation }): Block[] =>
      name !== undefined && confirmation.contribution
        ? [
            {
              is: 'answer',
              question: t(`${name}：承担的任务与投入`, `${name}: tasks and contribution`),
              text: confirmation.contribution,
            },
          ]
        : [],
    ),
    ...partBlocks(view, it, scheme),
  ]
}

/** What each member filled in of itself, as far as this reader may see it. */
const partBlocks = (view: View, it: CaseView, { members: { part } }: Scheme): Block[] =>
  part === undefined
    ? []
    : (it.parts ?? []).flatMap(({ name, answers }): Block[] => [
        {
          is: 'heading',
          text: view.t(`${name}：${view.say(part.title)}`, `${name}: ${view.say(part.title)}`),
        },
        ...sectionBlocks({ view, named: namedIn(it), lastYear: it.lastYear }, part, answers),
      ])

/** Where the formation agreement settles what it has to settle. */
export const clauseChapter = (view: View, { agreement }: CaseView): Chapter[] => {
  const { t, say } = view
  return agreement === undefined || agreement.clauses.length === 0
    ? []
    : [
        {
          id: 'clauses',
          title: t('组建协议条款', 'Clauses of the agreement'),
          blocks: [
            {
              is: 'grid',
              caption: t('组建协议条款', 'Clauses of the agreement'),
              heads: [t('条款', 'Clause'), t('协议条号', 'Article'), t('页码', 'Page')],
              rows: agreement.clauses.map(({ title, article, page }) => [
                say(title),
                article ?? t('（未注明）', '(not named)'),
                page === undefined ? '' : `${page}`,
              ]),
              numbers: [false, false, true],
            },
          ],
        },
      ]
}

/** Everything that is handed in beside the form: kept files with what proves that they are the same, and what is only named. */
export const documentChapter = (
  view: View,
  it: CaseView,
  { file, moment }: Pick<OpenCase, 'file' | 'moment'>,
): Chapter[] => {
  const { t, say } = view
  const kept = (it.documents ?? [])
    .filter(({ counts }) => counts)
    .map(({ label, name, sha256 }) => [say(label), name, sha256 ?? ''])
  const named = askedOf(file, moment).flatMap((section) => {
    const answers = it.sections.find(({ id }) => id === section.id)?.answers ?? {}
    return section.fields.flatMap((field) =>
      field.kind === 'document'
        ? references(answers[field.id])
            .filter((reference) => reference !== '' && documentIn(reference) === undefined)
            .map((reference) => [say(field.label), reference, ''])
        : [],
    )
  })
  const rows = [...kept, ...named]
  return rows.length === 0
    ? []
    : [
        {
          id: 'documents',
          title: t('附件清单', 'Documents'),
          blocks: [
            {
              is: 'grid',
              caption: t('附件清单', 'Documents'),
              heads: ['#', t('材料', 'Document'), t('文件或编号', 'File or number'), 'SHA-256'],
              rows: rows.map((row, index) => [`${index + 1}`, ...row]),
              numbers: [],
            },
          ],
        },
      ]
}
