import { askedOf } from '../../domain/case-form.ts'
import type { CaseView } from '../web/case-view/case-shape.ts'
import { fromWords, modeWords, requestSaid } from '../web/changes/words.ts'
import type { View } from '../web/context.ts'
import type { OpenCase } from '../web/page.tsx'
import { momentWords } from '../web/ui/parts.tsx'
import { statusSaid } from '../web/words/words.ts'
import { clauseChapter, documentChapter, memberBlocks, namedIn } from './case-chapters.ts'
import type { Chapter, Cover, Fact, Paper } from './paper.ts'
import { sealChapter } from './seals.ts'
import { sectionBlocks } from './section-blocks.ts'

type About = Pick<OpenCase, 'file' | 'moment' | 'view'>

/** A case as the document that an office files: what this reader may see of it, and nothing else. */
export const casePaper = (view: View, { view: it, file, moment }: About): Paper => {
  const { t } = view
  const kind = kindSaid(view, it)
  const mark = markOf(view, it)
  const handedIn = it.receipt
  return {
    language: view.language,
    title: `${it.title} ${kind}`,
    cover: coverOf(view, it, { view: it, file, moment }),
    ...(mark === undefined ? {} : { mark }),
    running: [it.title, handedIn?.number ?? it.number, handedIn?.hash.slice(0, 16)]
      .filter((part) => part !== undefined)
      .join(' · '),
    contents: t('目录', 'Contents'),
    chapters: [
      ...changeChapter(view, it, moment.scheme.currency),
      ...askedOf(file, moment).map((section): Chapter => {
        const answers = it.sections.find(({ id }) => id === section.id)?.answers ?? {}
        const about = { view, named: namedIn(it), lastYear: it.lastYear }
        return {
          id: section.id,
          title: view.say(section.title),
          blocks: sectionBlocks(about, section, answers),
        }
      }),
      { id: 'members', title: t('成员单位', 'Members'), blocks: memberBlocks(view, it, moment.scheme) },
      ...clauseChapter(view, it),
      ...documentChapter(view, it, { file, moment }),
      ...sealChapter(view, it),
    ],
    dated: handedIn?.at ?? lastSaved(it),
  }
}

const kindSaid = ({ t }: View, it: CaseView): string =>
  it.kind === 'application'
    ? t('申报书', 'Application')
    : it.kind === 'evaluation'
      ? t(`${it.year ?? ''} 年度报告`, `Annual report ${it.year ?? ''}`)
      : t('变更申请书', 'Request for a change')

/** What is not handed in must not be taken for what is. */
const markOf = ({ t }: View, it: CaseView): string | undefined => {
  switch (it.status.is) {
    case 'draft':
      return t('草稿', 'DRAFT')
    case 'report':
    case 'overdue':
      return t('未提交', 'NOT HANDED IN')
    case 'correction':
    case 'rectification':
      return t('修改中', 'BEING CORRECTED')
    case 'withdrawn':
    case 'dropped':
      return t('已撤回', 'WITHDRAWN')
    default:
      return undefined
  }
}

const lastSaved = (it: CaseView): string =>
  it.sections.reduce(
    (latest, { saved }) => (saved !== undefined && saved > latest ? saved : latest),
    it.status.since,
  )

const coverOf = (view: View, it: CaseView, { moment }: About): Cover => {
  const { t, say } = view
  const { scheme } = moment
  const facts: (Fact | undefined)[] = [
    [t('申报批次', 'Call'), say(it.batchTitle)],
    it.leadName === undefined ? undefined : [t('牵头单位', 'Lead'), it.leadName],
    it.number === undefined ? undefined : [t('证书编号', 'Certificate'), it.number],
    [t('成员单位', 'Members'), t(`${it.members.length} 家`, `${it.members.length}`)],
    [t('状态', 'Status'), say(statusSaid(it.status))],
    it.receipt === undefined ? undefined : [t('受理编号', 'Receipt'), it.receipt.number],
    it.receipt === undefined ? undefined : [t('提交时间', 'Handed in'), momentWords(view, it.receipt.at)],
    it.receipt === undefined ? undefined : [t('内容校验值', 'SHA-256 of the content'), it.receipt.hash],
  ]
  return {
    programme: say(scheme.title),
    kind: kindSaid(view, it),
    title: it.title,
    facts: facts.filter((fact) => fact !== undefined),
    ...(markOf(view, it) === undefined
      ? {}
      : {
          note: t(
            '本文件为尚未提交或正在修改的内容，不作为申报材料。',
            'This is not handed in, or is being changed: it is no application.',
          ),
        }),
  }
}

const changeChapter = (
  view: View,
  { change }: CaseView,
  currency: Parameters<typeof requestSaid>[2],
): Chapter[] => {
  if (change === undefined) return []
  const { t, say } = view
  return [
    {
      id: 'change',
      title: t('变更内容', 'What changes'),
      blocks: [
        {
          is: 'facts',
          rows: [
            [t('事项', 'Change'), say(change.what)],
            ...requestSaid(view, change.request, currency),
            [t('办理方式', 'How'), say(modeWords[change.mode])],
            [t('生效', 'In effect'), say(fromWords[change.from])],
          ],
        },
        {
          is: 'grid',
          caption: t('对计划规定的影响', 'Effect on the programme’s conditions'),
          heads: [t('变更前', 'Before'), t('变更后', 'After')],
          rows: change.effect.map(({ before, after }) => [say(before.words), say(after.words)]),
          numbers: [false, false],
        },
      ],
    },
  ]
}
