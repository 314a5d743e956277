import type { FieldMatch, Suitability } from '../../../domain/assignment-fit.ts'
import type { Why } from '../../../domain/assignment-proposal.ts'
import type { Conflict, ConflictKind } from '../../../domain/conflict-kind.ts'
import type { PanelStage, PanelWarning, SheetStage } from '../../../domain/panel-progress.ts'
import type { Panel } from '../../../domain/rubric.ts'
import type { Words } from '../../../domain/words.ts'

export const panelStageWords: Record<PanelStage, Words> = {
  unassigned: { zh: '尚未指派', en: 'No panel yet' },
  assigned: { zh: '已指派，待评审开始', en: 'Assigned, review not begun' },
  review: { zh: '评审中', en: 'At work' },
  stuck: { zh: '待受理人员处理', en: 'Waits for the office' },
  done: { zh: '评审完成', en: 'Done' },
}

export const sheetWords: Record<SheetStage | 'assigned', Words> = {
  assigned: { zh: '已指派', en: 'assigned' },
  asked: { zh: '尚未声明', en: 'not declared yet' },
  declared: { zh: '已声明，未动笔', en: 'declared, not begun' },
  drafted: { zh: '有草稿', en: 'draft begun' },
  'handed-in': { zh: '已提交', en: 'handed in' },
  'stepped-aside': { zh: '已回避或婉拒', en: 'stepped aside' },
  late: { zh: '逾期关闭', en: 'closed, too late' },
  closed: { zh: '已更换或结束', en: 'replaced or ended' },
}

export const sheetTones: Record<SheetStage | 'assigned', 'good' | 'bad' | 'act' | 'busy' | 'still'> = {
  assigned: 'busy',
  asked: 'act',
  declared: 'busy',
  drafted: 'busy',
  'handed-in': 'good',
  'stepped-aside': 'still',
  late: 'bad',
  closed: 'still',
}

/** What kind of conflict it is. */
export const conflictWords: Record<ConflictKind, Words> = {
  'own-organisation': { zh: '本单位', en: 'own organisation' },
  declared: { zh: '本人声明过利益关系', en: 'declared a tie' },
  recused: { zh: '已回避本案', en: 'stepped aside from this case' },
  decided: { zh: '已在其他环节办理本案', en: 'decided on this case in another office' },
  'similar-name': { zh: '单位名称相近', en: 'organisation of a similar name' },
  'same-group': { zh: '成员由其单位控制', en: 'a member is controlled by their organisation' },
  'same-call': { zh: '其单位也在本批次申报', en: 'their organisation applies in the same call' },
  partner: { zh: '其单位是成员的合作方', en: 'their organisation is a partner of a member' },
  'partner-of-partner': { zh: '其单位是合作方的合作方', en: 'partner of a partner' },
}

/** Where the program knows it from. */
const sourceOf = (is: ConflictKind): Words => {
  switch (is) {
    case 'own-organisation':
      return { zh: '专家登记的工作或代表单位', en: 'from where they work or whom they speak for' }
    case 'declared':
      return { zh: '专家登记的回避单位', en: 'from what they declared' }
    case 'recused':
    case 'decided':
      return { zh: '本案记录', en: 'from the record of this case' }
    case 'similar-name':
      return { zh: '名称比对', en: 'from comparing names' }
    case 'same-group':
      return { zh: '成员填写的控股方', en: 'from the controller that the member names' }
    default:
      return { zh: '本批次申报或公开名录', en: 'from this call or the register' }
  }
}

/** The whole of it: the kind, whom it is about, through what, and where it comes from. */
export const conflictSaid = ({ is, with: about, through, between }: Conflict): Words => {
  const kind = conflictWords[is]
  const source = sourceOf(is)
  const zh = [
    ...(about === undefined ? [] : [about]),
    ...(between === undefined ? [] : [`经${between}`]),
    ...(through === undefined ? [] : [`见“${through}”`]),
  ]
  const en = [
    ...(about === undefined ? [] : [about]),
    ...(between === undefined ? [] : [`by way of ${between}`]),
    ...(through === undefined ? [] : [`in “${through}”`]),
  ]
  return {
    zh: `${kind.zh}${zh.length === 0 ? '' : `（${zh.join('，')}）`}；来源：${source.zh}`,
    en: `${kind.en}${en.length === 0 ? '' : ` (${en.join(', ')})`}; ${source.en}`,
  }
}

export const warningSaid = (warning: PanelWarning): Words => {
  switch (warning.is) {
    case 'conflict': {
      const said = conflictSaid(warning.conflict)
      return {
        zh: `${warning.name}：${warning.fact ? '利益冲突' : '疑似利益冲突'}，${said.zh}`,
        en: `${warning.name}: ${warning.fact ? 'conflict' : 'suspected conflict'}, ${said.en}`,
      }
    }
    case 'even':
      return {
        zh: `人数为偶数（${warning.experts} 人）`,
        en: `An even number of experts (${warning.experts})`,
      }
    case 'few':
      return {
        zh: `仅 ${warning.experts} 人，至少需 ${warning.quorum} 份评分表`,
        en: `Only ${warning.experts}; ${warning.quorum} sheets are needed`,
      }
    case 'field':
      return {
        zh: `缺${warning.field}专家 ${warning.missing} 名`,
        en: `${warning.missing} of ${warning.field} missing`,
      }
    case 'load':
      return {
        zh: `${warning.name}：已有 ${warning.load} 件，上限 ${warning.most} 件`,
        en: `${warning.name}: has ${warning.load} cases, at most ${warning.most}`,
      }
    case 'gone':
      return {
        zh: `${warning.name || '一位专家'}已不在专家库中`,
        en: `${warning.name || 'Somebody'} is no expert of the programme any more`,
      }
  }
}

const matches: Record<FieldMatch, Words> = {
  same: { zh: '领域相符', en: 'same field' },
  near: { zh: '领域相近', en: 'neighbouring field' },
  other: { zh: '领域不同', en: 'another field' },
  'not-asked': { zh: '案件未填领域', en: 'the case names no field' },
}

/** What speaks for and against somebody, in short: field, load, region, place by field, earlier round. */
export const reasonsOf = (
  suits: Suitability,
  panel: Pick<Panel, 'expertRegions' | 'mix'>,
  seat?: string,
): Words[] => {
  const { match, load, most, near, earlier } = suits
  const place = panel.mix.find(({ field }) => field.zh === seat)?.field
  return [
    matches[match],
    {
      zh: `本批次 ${load} 件${most === undefined ? '' : `，上限 ${most}`}`,
      en: `${load} ${load === 1 ? 'case' : 'cases'} of this call${most === undefined ? '' : `, at most ${most}`}`,
    },
    ...(near
      ? [{ zh: '与牵头单位同地区', en: 'from the region of the lead' }]
      : panel.expertRegions === undefined || panel.expertRegions === 'any'
        ? []
        : [{ zh: '外地区', en: 'from elsewhere' }]),
    ...(place === undefined ? [] : [{ zh: `占${place.zh}席位`, en: `takes the place for ${place.en}` }]),
    ...(earlier ? [{ zh: '评审过前一轮', en: 'judged an earlier round' }] : []),
  ]
}

/** Why the program does not propose somebody: the first thing that decides it. */
export const whyWords: Record<Exclude<Why, 'proposed'>, Words> = {
  conflict: { zh: '有利益冲突', en: 'has a conflict' },
  full: { zh: '已达承担上限', en: 'has as many as they take' },
  region: {
    zh: '与牵头单位同地区，本计划须外地专家',
    en: 'is from the region of the lead, which the programme rules out',
  },
  'on-the-panel': { zh: '已在评审组', en: 'is on the panel already' },
  'other-field': { zh: '领域或地区不如已建议者', en: 'suits the case less well by field or region' },
  busier: { zh: '承担案件比已建议者多', en: 'has more cases than those proposed' },
  'as-good': { zh: '同样合适，名额已满', en: 'suits it as well; the places are taken' },
}

/** Why somebody is not to be chosen; nothing where they may be. */
export const barredBy = ({ against, out }: Pick<Suitability, 'against' | 'out'>): Words | undefined =>
  against.length > 0 ? whyWords.conflict : out === undefined ? undefined : whyWords[out]
