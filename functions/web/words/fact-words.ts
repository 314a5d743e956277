import { changeWords } from '../../../domain/change-words.ts'
import { gradeWords, taskWords } from '../../../domain/task-words.ts'
import type { HistoryEvent } from '../../../domain/history.ts'
import { stepWords, recusalWords } from '../../../domain/scheme-words.ts'
import type { Words } from '../../../domain/words.ts'
import { shortTime } from '../../../domain/zone-time.ts'
import type { View } from '../context.ts'
import { conflictWords } from '../panels/panel-words.ts'
import { decisionWords, memberRoleWords, roleWords } from './words.ts'

/** What the facts of an event are called. One without a name here is told by its own. */
const names: Readonly<Record<string, Words>> = {
  account: { zh: '整改情况', en: 'What was put right' },
  accepted: { zh: '受理人员采用现有评分', en: 'Taken as they are by an officer' },
  answer: { zh: '答复校验值', en: 'Hash of the answer' },
  answers: { zh: '内容校验值', en: 'Hash of the content' },
  at: { zh: '环节', en: 'At' },
  by: { zh: '提出方式', en: 'Raised as' },
  bound: { zh: '确认内容校验值', en: 'Hash of what was confirmed' },
  call: { zh: '批次', en: 'Call' },
  change: { zh: '变更', en: 'Change' },
  changed: { zh: '变更之处', en: 'What changed' },
  chosen: { zh: '选定人数', en: 'Chosen' },
  counted: { zh: '计入份数', en: 'Counted' },
  delegation: { zh: '委托编号', en: 'Delegation' },
  days: { zh: '提前天数', en: 'Days before' },
  declared: { zh: '已声明无回避情形', en: 'Declared that no ground applies' },
  due: { zh: '期限', en: 'Due' },
  effective: { zh: '生效时间', en: 'In effect from' },
  en: { zh: '原因', en: 'Reason' },
  expert: { zh: '专家', en: 'Expert' },
  failed: { zh: '不符合的条件', en: 'Conditions that fail' },
  figure: { zh: '会费数据', en: 'Figure for dues' },
  firstDay: { zh: '公示首日', en: 'First day' },
  grade: { zh: '等级', en: 'Grade' },
  grounds: { zh: '回避情形', en: 'Grounds' },
  invitation: { zh: '邀请编号', en: 'Invitation' },
  names: { zh: '单位', en: 'Organisations' },
  hash: { zh: '校验值', en: 'Hash' },
  was: { zh: '原定期限', en: 'Was due' },
  graceSeconds: { zh: '使用宽限（秒）', en: 'Seconds of grace used' },
  statement: { zh: '说明的校验值', en: 'Hash of the statement' },
  appeal: { zh: '申诉', en: 'Appeal' },
  reopened: { zh: '重新办理', en: 'Goes on' },
  version: { zh: '提交版本', en: 'Version handed in' },
  lastDay: { zh: '公示末日', en: 'Last day' },
  late: { zh: '逾期提交', en: 'Late' },
  layer: { zh: '层次', en: 'Layer' },
  lead: { zh: '牵头单位', en: 'Lead' },
  leadsTo: { zh: '结果', en: 'Leads to' },
  level: { zh: '审批层级', en: 'Level' },
  mean: { zh: '平均分', en: 'Mean' },
  link: { zh: '会议链接', en: 'Link' },
  meets: { zh: '答辩时间', en: 'Held at' },
  name: { zh: '单位', en: 'Organisation' },
  number: { zh: '编号', en: 'Number' },
  opinion: { zh: '推荐意见', en: 'Opinion' },
  organisation: { zh: '代码', en: 'Code' },
  outcome: { zh: '结论', en: 'Outcome' },
  people: { zh: '人数', en: 'People' },
  place: { zh: '地点', en: 'Place' },
  record: { zh: '答辩记录', en: 'Questions and answers' },
  reason: { zh: '理由', en: 'Reason' },
  remark: { zh: '意见', en: 'Remark' },
  replaced: { zh: '已补选', en: 'Replaced' },
  role: { zh: '角色', en: 'Role' },
  round: { zh: '轮次', en: 'Round' },
  rules: { zh: '核对条件数', en: 'Conditions checked' },
  scheme: { zh: '计划版本', en: 'Programme version' },
  section: { zh: '部分', en: 'Section' },
  sheets: { zh: '评分表份数', en: 'Sheets' },
  spread: { zh: '分差', en: 'Spread' },
  step: { zh: '环节', en: 'Step' },
  task: { zh: '事项', en: 'Task' },
  tasks: { zh: '事项数', en: 'Tasks' },
  threshold: { zh: '合格线', en: 'Threshold' },
  told: { zh: '报至', en: 'Told' },
  lateDays: { zh: '逾期工作日', en: 'Working days late' },
  title: { zh: '名称', en: 'Title' },
  visits: { zh: '实地考察日期', en: 'Site visits on' },
  tooFew: { zh: '人数不足', en: 'Too few people' },
  kind: { zh: '事项', en: 'Task' },
  to: { zh: '退回到', en: 'Returned to' },
  until: { zh: '至', en: 'Until' },
  abstain: { zh: '弃权', en: 'Abstained' },
  against: { zh: '反对', en: 'Against' },
  before: { zh: '此前', en: 'Before' },
  conclusion: { zh: '会议结论', en: 'Conclusion' },
  consortium: { zh: '名录编号', en: 'In the register as' },
  document: { zh: '文件编号', en: 'Document' },
  fields: { zh: '核对的栏目数', en: 'Fields looked at' },
  for: { zh: '赞成', en: 'For' },
  found: { zh: '查出', en: 'Found' },
  from: { zh: '原定', en: 'Before' },
  id: { zh: '代码', en: 'Code' },
  kinds: { zh: '事项', en: 'Tasks' },
  left: { zh: '退出', en: 'Left' },
  meeting: { zh: '评审会', en: 'Panel meeting' },
  nearest: { zh: '最近期限', en: 'Nearest deadline' },
  objection: { zh: '异议编号', en: 'Objection' },
  officer: { zh: '经办人', en: 'Officer' },
  person: { zh: '人员', en: 'Person' },
  rule: { zh: '条件', en: 'Condition' },
  scan: { zh: '查毒', en: 'Scan' },
  sections: { zh: '部分', en: 'Sections' },
  sha256: { zh: '文件校验值', en: 'Hash of the file' },
  size: { zh: '大小（字节）', en: 'Bytes' },
  shown: { zh: '声明所据内容的校验值', en: 'Hash of what was shown' },
  ties: { zh: '利益关系', en: 'Ties' },
  why: { zh: '原因', en: 'Why' },
  unknown: { zh: '无法核对的条件', en: 'Conditions that cannot be told' },
  vetoed: { zh: '一票否决', en: 'Vetoed' },
  inBand: { zh: '该等级已有', en: 'In that band already' },
  milestone: { zh: '评估类别', en: 'Review' },
  mostShare: { zh: '该等级比例上限', en: 'Most of that band' },
  of: { zh: '本年度评估总数', en: 'Evaluations of the year' },
  reached: { zh: '得分所达等级', en: 'Band reached' },
  result: { zh: '综合得分', en: 'Result' },
  self: { zh: '自评得分', en: 'Own score' },
  twice: { zh: '连续两次', en: 'Twice in a row' },
  weight: { zh: '自评权重', en: 'Weight of the own score' },
  vacant: { zh: '空缺的专业席位', en: 'Places by field left open' },
  standIns: { zh: '由受理人员指定代替的席位', en: 'Places filled by the officer’s choice' },
  validUntil: { zh: '有效期至', en: 'Valid until' },
  with: { zh: '对方编号', en: 'With' },
  member: { zh: '涉及成员', en: 'About the member' },
  conflict: { zh: '利益冲突', en: 'Conflict' },
  assigned: { zh: '指派人数', en: 'Assigned' },
  dropped: { zh: '未能邀请', en: 'Not asked after all' },
  year: { zh: '年度', en: 'Year' },
  zh: { zh: '原因', en: 'Reason' },
}

const values: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  grade: gradeWords,
  reached: gradeWords,
  role: memberRoleWords,
  step: stepWords,
  to: stepWords,
  kind: taskWords,
  kinds: taskWords,
  told: roleWords,
  change: changeWords,
  outcome: {
    ...decisionWords,
    passed: { zh: '通过', en: 'passed' },
    failed: { zh: '未通过', en: 'failed' },
    apart: { zh: '分差过大', en: 'too far apart' },
    tooFew: { zh: '份数不足', en: 'too few sheets' },
  },
  grounds: recusalWords,
  conflict: conflictWords,
  leadsTo: {
    confirm: { zh: '确认', en: 'confirmed' },
    rectify: { zh: '限期整改', en: 'rectification' },
    revoke: { zh: '撤销', en: 'revocation' },
  },
  by: { person: { zh: '实名', en: 'real name' }, organisation: { zh: '单位盖章', en: 'official seal' } },
}

/**
 * An event's facts as a reader may take them in: named, in the reader's language, times in the programme's zone, and by its name
 * whatever `known` has one for (people, sections, calls).
 */
export const factsSaid = (
  view: View,
  facts: HistoryEvent['facts'],
  known: ReadonlyMap<string, string>,
): (readonly [string, string])[] =>
  inOrder(facts).flatMap(([name, value]): (readonly [string, string])[] => {
    const other = view.language === 'zh' ? 'en' : 'zh'
    if (['verbZh', 'verbEn'].includes(name)) return []
    if (value === '' || value === false || (name === other && 'zh' in facts && 'en' in facts)) return []
    const called = names[name] ?? numbered(name)
    return [[called === undefined ? name : view.say(called), said(view, name, value, known)]]
  })

/** `expert1`, `expert2` … */
const numbered = (name: string): Words | undefined => {
  const n = /^expert(\d+)$/.exec(name)?.[1]
  return n === undefined ? undefined : { zh: `专家 ${n}`, en: `Expert ${n}` }
}

const said = (
  view: View,
  name: string,
  value: string | number | boolean,
  known: ReadonlyMap<string, string>,
): string => {
  if (value === true) return view.t('是', 'yes')
  const text = String(value)
  const words = text.split(',').flatMap((one) => values[name]?.[one] ?? [])
  if (words.length > 0) return words.map((one) => view.say(one)).join(view.t('、', ', '))
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return shortTime(text, view.zone)
  // The first characters are enough to compare by eye; the whole is in the record.
  if (/^[0-9a-f]{64}$/.test(text)) return `${text.slice(0, 12)}…`
  return known.get(text) ?? text
}

/** The store keeps no order; what a reader looks for first comes first, hashes and ids last. */
const last = ['organisation', 'task', 'call', 'scheme', 'hash', 'answer', 'answers']
const inOrder = (facts: HistoryEvent['facts']) =>
  Object.entries(facts).toSorted(([a], [b]) => last.indexOf(a) - last.indexOf(b) || (a < b ? -1 : 1))
