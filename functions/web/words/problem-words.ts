import { figureText } from '../../../domain/condition-words.ts'
import type { Facts, Problem } from '../../../domain/refusal.ts'
import { timeFormat } from '../../../domain/time-format.ts'
import type { Words } from '../../../domain/words.ts'
import { moment } from './refusal-words.ts'

const monthName = (month: number): string =>
  timeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, month - 1, 15))

const amount = (fact: Facts[string] | undefined): string => figureText(Number(fact))
/** A share is said as far as it takes to see on which side of its bound it is. */
const percent = (fact: Facts[string] | undefined): string => `${Number((Number(fact) * 100).toFixed(4))}%`

type ProblemWords = (facts: Facts) => Words

const problemWords: Record<string, ProblemWords> = {
  same: () => ({ zh: '这就是本单位', en: 'This is the same organisation' }),
  'merged-already': () => ({
    zh: '该单位本身已合并到另一家',
    en: 'That one was merged into another itself',
  }),
  'unknown-placeholder': (f) => ({
    zh: `没有占位符 ${f.name}`,
    en: `There is no placeholder ${f.name}`,
  }),
  'placeholder-missing': (f) => ({ zh: `缺少 ${f.name}`, en: `${f.name} is missing` }),
  'no-link-here': () => ({ zh: '主题里不能有链接', en: 'There is no link in a subject' }),
  'no-such-message': () => ({
    zh: '没有这样一条此类通知，请另选',
    en: 'There is no such message of this kind: choose another one',
  }),
  'not-a-robot': (f) => ({
    zh: `请从群机器人设置中复制完整地址，以 ${f.start} 开头`,
    en: `Copy the whole address from the settings of the robot: it begins with ${f.start}`,
  }),
  'not-a-robot-secret': () => ({
    zh: '请填写加签密钥，以 SEC 开头',
    en: 'Give the secret of the signature: it begins with SEC',
  }),
  'more-than-in-room': (f) =>
    f.max === 0
      ? {
          zh: '还没有到会专家，请先在会议页记录出席',
          en: 'Nobody is recorded as present: record attendance first',
        }
      : { zh: `多于在场可表决的 ${f.max} 人`, en: `More than the ${f.max} in the room` },
  'turn-not-begun': () => ({
    zh: '请先开始本案，核对回避；未审议的只能暂缓',
    en: 'Begin this case first, and ask who is bound to leave; what was not heard can only be deferred',
  }),
  'ends-before': () => ({ zh: '最后一天早于第一天', en: 'It ends before it begins' }),
  'too-long-a-break': (f) => ({ zh: `最多连续 ${f.max} 天`, en: `At most ${f.max} days in a row` }),
  'other-year': (f) => ({ zh: `不在 ${f.year} 年`, en: `This is not in ${f.year}` }),
  'day-twice': (f) => ({ zh: `${f.day} 出现两次`, en: `${f.day} is there twice` }),
  'not-a-weekend': (f) => ({
    zh: `${f.day} 不是周末，本来就上班`,
    en: `${f.day} is no day of a weekend: it is worked anyway`,
  }),
  'not-a-day': (f) => ({ zh: `“${f.day}”不是日期`, en: `"${f.day}" is no date` }),
  'same-hour': () => ({ zh: '开始和结束不能相同', en: 'It cannot end when it begins' }),
  'not-chosen': () => ({ zh: '请选择', en: 'Please choose' }),
  'tie-or-reason': () => ({
    zh: '请勾选存在的情形，或在下面说明',
    en: 'Tick what applies, or explain it below',
  }),
  missing: () => ({ zh: '请填写', en: 'Please fill in' }),
  'too-long': (f) => ({ zh: `最多 ${f.max} 个字符`, en: `At most ${f.max} characters` }),
  'too-short': (f) => ({ zh: `至少 ${f.min} 个字符`, en: `At least ${f.min} characters` }),
  'too-many-files': (f) => ({ zh: `最多 ${f.max} 份，每行一份`, en: `At most ${f.max}, one on each line` }),
  'other-format': (f) => ({ zh: `只能上传 ${f.formats}`, en: `Only ${f.formats} can be uploaded` }),
  'empty-file': () => ({ zh: '文件是空的', en: 'The file is empty' }),
  'file-too-large': (f) => ({ zh: `文件超过 ${f.max} MB`, en: `The file is larger than ${f.max} MB` }),
  'other-pieces': () => ({ zh: '文件分段不符', en: 'The pieces do not make up the file' }),
  'document-being-checked': () => ({
    zh: '文件还在检查，请稍候',
    en: 'A file is still being checked: wait a moment',
  }),
  'document-not-taken': () => ({
    zh: '这里提到的文件没有被接收，请重新上传',
    en: 'A file named here was not taken: upload it again',
  }),
  'too-few-rows': (f) => ({
    zh: `至少填写 ${f.min} 行，现有 ${f.count} 行`,
    en: `At least ${f.min} rows; there are ${f.count}`,
  }),
  'too-many-rows': (f) => ({
    zh: `最多 ${f.max} 行，现有 ${f.count} 行`,
    en: `At most ${f.max} rows; there are ${f.count}`,
  }),
  'row-twice': () => ({ zh: '同一行出现两次', en: 'This row is there twice' }),
  'unknown-row': () => ({ zh: '没有这一行', en: 'There is no such row' }),
  'not-a-member': () => ({ zh: '该单位不在成员名单中', en: 'This organisation is not in the consortium' }),
  'too-few': (f) => ({
    zh: `${f.zh}至少 ${f.min}，现为 ${f.count}`,
    en: `${f.en}: at least ${f.min}, there are ${f.count}`,
  }),
  'too-many-of': (f) => ({
    zh: `${f.zh}最多 ${f.max}，现为 ${f.count}`,
    en: `${f.en}: at most ${f.max}, there are ${f.count}`,
  }),
  'share-too-small': (f) => ({
    zh: `${f.zh}不低于 ${percent(f.min)}，现为 ${percent(f.share)}`,
    en: `${f.en}: at least ${percent(f.min)}, it is ${percent(f.share)}`,
  }),
  'share-too-large': (f) => ({
    zh: `${f.zh}不高于 ${percent(f.max)}，现为 ${percent(f.share)}`,
    en: `${f.en}: at most ${percent(f.max)}, it is ${percent(f.share)}`,
  }),
  'total-differs': (f) => ({
    zh: `合计 ${amount(f.total)} 与“${f.zh}” ${amount(f.other)} 不一致`,
    en: `The total, ${amount(f.total)}, is not “${f.en}”, ${amount(f.other)}`,
  }),
  'sum-differs': (f) => ({
    zh: `应为各列之和 ${amount(f.sum)}`,
    en: `Should be the sum of the columns, ${amount(f.sum)}`,
  }),
  'changed-by-another': (f) => ({
    zh: `${f.by} 于 ${f.at} 改为：“${f.theirs}”`,
    en: `${f.by} changed this at ${f.at} to: “${f.theirs}”`,
  }),
  'not-a-number': () => ({ zh: '请填写数字', en: 'Please give a number' }),
  'not-whole': () => ({ zh: '请填写整数', en: 'Please give a whole number' }),
  'too-small': (f) => ({ zh: `不能小于 ${f.min}`, en: `At least ${f.min}` }),
  'too-large': (f) => ({ zh: `不能大于 ${f.max}`, en: `At most ${f.max}` }),
  'not-a-date': () => ({ zh: '请填写日期，如 2026-11-23', en: 'Please give a date such as 2026-11-23' }),
  'is-oneself': () => ({ zh: '不能委托给本人', en: 'Not to yourself' }),
  'decides-at-another-level': () => ({
    zh: '您在同一审批链的另一层级也有审批权，不能委托，以免一人决定两次',
    en: 'You decide at another level of the same chain as well: nobody may come to decide twice',
  }),
  'approves-in-the-chain': () => ({
    zh: '此人是同一审批链的审批人，不能再代他人决定',
    en: 'This person approves in the same chain, and may not decide in another’s place',
  }),
  'stands-in-already': () => ({
    zh: '此人在该时段已代另一位领导审批同一计划',
    en: 'This person already decides in another leader’s place in this programme at that time',
  }),
  'holds-too-many': () => ({
    zh: '此人已代多人审批，不能再受托',
    en: 'This person holds too many delegations already',
  }),
  'delegated-already': () => ({
    zh: '该时段已有委托，请先撤销',
    en: 'There is a delegation for this time already: revoke it first',
  }),
  'must-be-later': () => ({ zh: '应晚于开始时间和现在', en: 'Must be later than the start, and than now' }),
  'too-long-a-time': (f) => ({ zh: `最长 ${f.days} 天`, en: `At most ${f.days} days` }),
  'not-an-option': () => ({ zh: '请选择列出的选项', en: 'Please choose one of the options' }),
  'unknown-field': () => ({ zh: '没有这个栏目', en: 'There is no such field' }),
  'wrong-length': () => ({
    zh: '统一社会信用代码应为 18 位，LEI 应为 20 位',
    en: 'A unified social credit code has 18 characters, an LEI 20',
  }),
  'bad-character': () => ({
    zh: '代码含有不允许的字符',
    en: 'The code contains a character that cannot occur',
  }),
  'bad-check-digit': () => ({
    zh: '代码校验位不正确，请核对',
    en: 'The check digit is wrong: please compare with the certificate',
  }),
  'bad-organisation-check-digit': () => ({
    zh: '代码第 17 位（组织机构代码校验位）不正确，请核对',
    en: 'Character 17 (the organisation code’s check digit) is wrong: please compare',
  }),
  'chinese-code': () => ({
    zh: '这是中国的统一社会信用代码，国家请选中国',
    en: 'This is a Chinese unified social credit code: please choose China as the country',
  }),
  'member-twice': () => ({ zh: '该单位已在名单中', en: 'This organisation is already named' }),
  'not-registered': () => ({
    zh: '该单位尚未注册，请填写联系人邮箱，系统将发送邀请',
    en: 'Nobody of this organisation has registered it yet: give an e-mail address, and it is invited by mail',
  }),
  'invited-already': () => ({
    zh: '已向该邮箱发出邀请，可在下方重新发送',
    en: 'This address was invited already: send it again in the list',
  }),
  'mailed-enough': (f) => ({
    zh: `今天已向该邮箱发送 ${f.max} 封，请明天再试`,
    en: `${f.max} mails went to this address today: try again tomorrow`,
  }),
  'other-organisation': () => ({
    zh: '邀请的是另一家单位，代码不符',
    en: 'The invitation is for another organisation: the code is not the same',
  }),
  'part-incomplete': (f) => ({
    zh: `${f.name}还需填写本单位部分：${f.zh}`,
    en: `${f.name} still has to fill in its own part: ${f.en}`,
  }),
  'clause-missing': (f) => ({
    zh: `请写明“${f.zh}”在协议中的条款`,
    en: `Say where the agreement has “${f.en}”`,
  }),
  'confirmed-otherwise': (f) => ({
    zh: `${f.name}确认的内容已变更，还需重新确认`,
    en: `What ${f.name} confirmed has changed: it still has to confirm again`,
  }),
  'reason-needed': (f) => ({
    zh: `不高于 ${f.below} 分时须说明理由`,
    en: `A score of ${f.below} or less needs a reason`,
  }),
  'prefilled-unchecked': () => ({
    zh: '预填内容尚未核对',
    en: 'filled in before, and not checked yet',
  }),
  'note-needed': (f) => ({
    zh: `完成率 ${f.percent}%，低于 ${f.below}% 须说明`,
    en: `${f.percent}% of the target was reached: below ${f.below}% a note is needed`,
  }),
  'not-confirmed': (f) => ({ zh: `${f.name}尚未确认`, en: `${f.name} has not confirmed` }),
  leads: () => ({
    zh: '牵头单位不能直接退出，请先变更牵头单位',
    en: 'The lead cannot leave: first another organisation must become the lead',
  }),
  banned: (f) => ({
    zh: `该单位牵头的联合体曾被撤销，${moment(f, 'until').zh} 之前不能牵头`,
    en: `A consortium that it led was taken back: it cannot lead until ${moment(f, 'until').en}`,
  }),
  unchanged: () => ({ zh: '与现在相同', en: 'This is what it is now' }),
  'no-such-consortium': () => ({
    zh: '没有该编号的在有效期内的同一计划联合体',
    en: 'No consortium of this programme that is recognised now has this number',
  }),
  foreign: (f) => ({
    zh: `本计划不接受与牵头单位不同国家或地区（${f.country}）的成员`,
    en: `This programme takes no members from another country (${f.country}) than the lead’s`,
  }),
  'no-co-leads': () => ({ zh: '本计划只能有一家牵头单位', en: 'This programme has one lead only' }),
  'figure-missing': (f) => ({
    zh: `${f.name}尚未填写计算会费的数据`,
    en: `${f.name} has not stated the figure that dues are reckoned from`,
  }),
  'may-not-lead': (f) => ({
    zh: `${f.name}所属的会员级别不能牵头`,
    en: `${f.name} is in a tier that may not lead`,
  }),
  declined: (f) => ({ zh: `${f.name}未同意加入`, en: `${f.name} has declined` }),
  rule: (f) => ({ zh: String(f.zh), en: String(f.en) }),
  scheme: (f) => ({ zh: String(f.zh), en: String(f.en) }),
  'blocked-month': (f) => ({
    zh: `本计划 ${f.month} 月不发布申报通知，请改选开始时间`,
    en: `This programme opens no call in ${monthName(Number(f.month))}: please choose another day`,
  }),
  'outside-windows': (f) => ({
    zh: `本计划只在以下时段发布申报通知：${f.windows}`,
    en: `This programme opens its calls within ${f.windows} only`,
  }),
  'full-year': (f) => ({
    zh: `本计划每年发布 ${f.max} 批申报通知，${f.year} 年已满`,
    en: `This programme opens ${f.max} ${f.max === 1 ? 'call' : 'calls'} a year; ${f.year} is full`,
  }),
  'people-only': () => ({
    zh: '本公示只接受个人实名提出的异议',
    en: 'Here only people object, under their real name',
  }),
  'organisations-only': () => ({
    zh: '本公示只接受单位盖章提出的异议',
    en: 'Here only organisations object, under their seal',
  }),
  'nothing-to-upgrade': (f) => ({
    zh: `牵头单位没有有效期内的“${f.zh}”联合体可供提升，请选择其他级别`,
    en: `The lead has no consortium in force at “${f.en}” to upgrade: please choose another tier`,
  }),
  'dates-in-wrong-order': () => ({
    zh: '结束时间应晚于开始时间',
    en: 'The end must be later than the beginning',
  }),
  'after-deadline': (f) => ({
    zh: `应在办理期限 ${moment(f, 'due').zh} 之前`,
    en: `Must be within the time limit, which ends at ${moment(f, 'due').en}`,
  }),
  'not-yet': (f) => ({
    zh: `答辩定于 ${moment(f, 'at').zh}，之后才能记录结果`,
    en: `The defence is set for ${moment(f, 'at').en}; how it went can be recorded after that`,
  }),
  'over-cap': (f) => ({
    zh: `超过支持上限，尚可支付 ${f.left}`,
    en: `This is over the cap: ${f.left} is left`,
  }),
  'over-payment': (f) => ({
    zh: `超过该里程碑的约定付款 ${f.payment}`,
    en: `This is over what the milestone pays: ${f.payment}`,
  }),
  'in-the-future': () => ({ zh: '日期不能晚于今天', en: 'This day is yet to come' }),
  'nothing-to-take-back': () => ({
    zh: '数量应大于 0；只有更正已有条目时才能填 0',
    en: 'More than 0, but where an entry is taken back',
  }),
  'already-corrected': () => ({
    zh: '该条目不存在或已被更正',
    en: 'There is no such entry, or it was corrected already',
  }),
  'not-later': (f) => ({
    zh: `期限只能延后，不能早于或等于原定的 ${moment(f, 'from').zh}`,
    en: `A deadline is only moved to later than ${moment(f, 'from').en}`,
  }),
  'in-the-past': () => ({ zh: '时间已过', en: 'This lies in the past' }),
  'not-with-this-decision': () => ({
    zh: '与所选决定不符：请改选决定，或清空此栏',
    en: 'This does not go with the decision chosen: choose the other one, or empty this field',
  }),
  'not-free': (f) => ({
    zh: `${f.name}有利益冲突或已被邀请，不能选`,
    en: `${f.name} has a conflict or was asked already`,
  }),
  'has-enough': (f) => ({
    zh: `${f.name}在本批次承担的案件已达计划规定的上限`,
    en: `${f.name} has as many cases of this call as the programme allows`,
  }),
  'reason-for-retry': () => ({
    zh: '评审已中断，重新邀请专家须写明理由',
    en: 'The review has stopped: asking experts again needs a reason',
  }),
  twice: () => ({ zh: '同一位专家选了两次', en: 'The same expert is chosen twice' }),
  'too-few-experts': (f) => ({
    zh: `至少 ${f.min} 名专家，现为 ${f.count} 名`,
    en: `At least ${f.min} experts; there are ${f.count}`,
  }),
  'too-many-experts': (f) => ({
    zh: `最多 ${f.max} 名专家，现为 ${f.count} 名`,
    en: `At most ${f.max} experts; there are ${f.count}`,
  }),
  'not-odd': (f) => ({
    zh: `人数应为奇数，现为 ${f.count} 名`,
    en: `The number of experts must be odd; there are ${f.count}`,
  }),
  'no-sheets': () => ({ zh: '还没有评分表', en: 'There is no sheet yet' }),
  'not-json': () => ({ zh: '不是有效的 JSON', en: 'This is not valid JSON' }),
  malformed: () => ({ zh: '内容格式不正确', en: 'The content is malformed' }),
  'bad-cursor': () => ({ zh: '翻页位置无效', en: 'The page marker is not valid' }),
  'not-a-link': () => ({
    zh: '请填写以 https:// 开头的网址',
    en: 'Please give an address that begins with https://',
  }),
  'not-an-address': () => ({ zh: '请填写有效的邮箱', en: 'Please give a valid e-mail address' }),
  'another-document': () => ({
    zh: '该版本已有另一份内容；已发布的版本不能修改，请发布新版本',
    en: 'This version is already something else: a published version never changes, publish a new one',
  }),
  'already-applied': () => ({
    zh: '该单位在本批次已有申报',
    en: 'This organisation already has an application in this call',
  }),
}

/** What is wrong with one field, in both languages. */
export const problemSaid = (problem: {
  readonly code: string
  readonly facts?: Problem['facts'] | undefined
}): Words =>
  (problemWords[problem.code] ?? (() => ({ zh: '内容无效', en: 'Not valid' })))(problem.facts ?? {})
